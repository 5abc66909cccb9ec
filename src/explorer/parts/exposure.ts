import { type Html, html } from '../html.ts';
import type { Modality, Standing, StandingFragment } from '../operations.ts';
import type { View } from '../view.ts';
import { regulationWords } from '../words/regulation.ts';
import { chain, chainStanding } from './chain.ts';
import { section } from './facts.ts';
import { type Linked, nodeLink } from './statement.ts';
import { cutFoot } from './table.ts';

interface Exposures {
  readonly totalCount: number;
  readonly complete: boolean;
  readonly nodes: readonly {
    readonly standing: Standing;
    readonly modality: Modality;
    readonly chainCount: number;
    /** The other one: a law that reaches an organisation, or an organisation that a law reaches. */
    readonly reached: Linked;
    readonly chains: readonly {
      readonly steps: readonly {
        readonly reading: string;
        readonly from: Linked;
        readonly to: Linked;
        readonly claim: StandingFragment | null;
      }[];
    }[];
  }[];
}

/** What follows from ownership and hosting, each with the chains of claims that prove it; null where nothing does, or it was not asked. */
export function exposureSection(
  view: View,
  title: string,
  hint: string,
  exposures: Exposures | null | undefined,
): Html | null {
  if (!exposures || exposures.nodes.length === 0) return null;
  const words = regulationWords[view.language];
  const { nodes, totalCount, complete } = exposures;
  const items = nodes.map(
    ({ reached, chains, chainCount, ...stands }) =>
      html`<li><p class="exposure-head"><span class="derived" aria-hidden="true">ƒ</span> ${nodeLink(view, reached)} ${chainStanding(view, stands)} <span class="detail">${words.chains(chains.length, chainCount)}</span></p>${chains.map(({ steps }) => chain(view, steps))}</li>`,
  );
  const cut = cutFoot(view, nodes.length, totalCount);
  const body = html`<p class="foot-note">${hint}</p><ul class="exposures">${items}</ul>${(cut || !complete) && html`<p class="foot-note">${cut}${!complete && html` ${words.incomplete}`}</p>`}`;
  return section('exposures', title, body, view.format.number(totalCount));
}
