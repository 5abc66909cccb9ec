import { nodePath } from '../../address.ts';
import { type Html, html } from '../../html.ts';
import type { TenderQuery } from '../../operations.ts';
import { section } from '../../parts/facts.ts';
import { name } from '../../parts/name.ts';
import { support } from '../../parts/statement.ts';
import type { View } from '../../view.ts';
import { tenderWords } from '../../words/tender.ts';
import { vocabulary } from '../../words/vocabulary.ts';

type Tender = NonNullable<TenderQuery['tender']>;
type Requirement = Tender['requirements']['nodes'][number];
type Candidate = NonNullable<Tender['eligibility']>['candidates']['nodes'][number];

const VERDICTS = ['YES', 'POSSIBLE', 'NO', 'UNKNOWN'] as const;

/** What a bidder must hold, and who holds it, is only said to, or does not: a tick stands nowhere. */
export function requirements(view: View, tender: Tender): Html | null {
  const words = tenderWords[view.language];
  const { nodes, totalCount } = tender.requirements;
  if (nodes.length === 0) return null;
  const candidates = tender.eligibility?.candidates;
  const body = html`<ul class="requirements">${nodes.map((claim) => requirement(view, claim, candidates?.nodes ?? []))}</ul>${candidates && candidates.nodes.length < candidates.totalCount && html`<p class="foot-note">${words.candidatesNote(candidates.nodes.length, candidates.totalCount)}</p>`}`;
  return section('required', words.requirements, body, view.format.number(totalCount));
}

function requirement(view: View, claim: Requirement, candidates: readonly Candidate[]): Html {
  const { requirementLevel, verdict: verdicts } = vocabulary[view.language];
  const { regulation } = claim;
  const found = candidates.flatMap(({ organisation, findings }) =>
    findings
      .filter(({ requirement: { id } }) => id === claim.id)
      .map(({ verdict, because }) => ({ organisation, verdict, because })),
  );
  const groups = VERDICTS.flatMap((verdict) => {
    const those = found.filter((each) => each.verdict === verdict);
    if (those.length === 0) return [];
    return html`<div class="verdicts verdict-${verdict.toLowerCase()}"><dt>${verdicts[verdict]}</dt><dd>${those.map(
      ({ organisation, because }) =>
        html`<span class="because"><a href="${view.link(nodePath('Organisation', organisation.slug))}">${name(organisation.name)}</a> ${because.map((qualification) => support(view, qualification))}</span>`,
    )}</dd></div>`;
  });
  return html`<li><a href="${view.link(nodePath('Regulation', regulation.slug))}">${name(regulation.name)}</a> <span class="detail">${requirementLevel[claim.level]}</span> ${support(view, claim)}${groups.length > 0 && html`<dl class="inputs">${groups}</dl>`}</li>`;
}
