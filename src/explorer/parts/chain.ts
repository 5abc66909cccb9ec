import { type Html, html } from '../html.ts';
import type { Modality, Standing, StandingFragment } from '../operations.ts';
import type { View } from '../view.ts';
import { sign } from './mark.ts';
import { type Linked, nodeLink, support } from './statement.ts';

/** A step of a chain: what links two things, read in its direction. */
export interface Step {
  readonly reading: string;
  readonly from: Linked;
  readonly to: Linked;
  readonly claim: StandingFragment | null;
}

/** A chain of claims: each step a sentence with its line and its sources. */
export function chain(view: View, steps: readonly Step[]): Html {
  return html`<ol class="chain">${steps.map((step) => chainStep(view, step))}</ol>`;
}

function chainStep(view: View, { reading, from, to, claim }: Step): Html {
  const standing = (claim?.standing ?? 'UNCONFIRMED').toLowerCase();
  const expected = claim?.modality === 'EXPECTED' && ' step-expected';
  return html`<li class="step step-${standing}${expected}">${nodeLink(view, from)} <span class="reading">${reading}</span> ${nodeLink(view, to)}${claim && html` ${support(view, claim)}`}</li>`;
}

/** How a chain stands: by the weakest of its steps, and as expected where one of them is. */
export function chainStanding(
  view: View,
  { standing, modality }: { readonly standing: Standing; readonly modality: Modality },
): Html {
  return html`${sign(view, standing)}${modality === 'EXPECTED' && html` ${sign(view, 'EXPECTED')}`}`;
}

const WEAKEST_FIRST: readonly Standing[] = ['DISPUTED', 'UNCONFIRMED', 'REPORTED', 'OFFICIAL'];

/** The step whose claim is least sure, the first of several; undefined where all are official, so that none is weak. */
export function weakestStep(steps: readonly Step[]): Step | undefined {
  const rank = ({ claim }: Step) => WEAKEST_FIRST.indexOf(claim?.standing ?? 'UNCONFIRMED');
  const [weakest] = steps.toSorted((a, b) => rank(a) - rank(b));
  return weakest && rank(weakest) < WEAKEST_FIRST.indexOf('OFFICIAL') ? weakest : undefined;
}
