import { type Html, html, joined, type Markup } from '../../html.ts';
import type { OrganisationQuery } from '../../operations.ts';
import { absent, amount } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { bidOutcome, organisationWords } from '../../words/organisation.ts';

type Organisation = NonNullable<OrganisationQuery['organisation']>;

/** The figures above the page, and what they can not see. Null where it neither bids nor buys, or they were not asked. */
export function headline(view: View, organisation: Organisation): Html {
  const items = [...outcomes(view, organisation), ...others(view, organisation)];
  return html`${items.length > 0 && html`<ul class="figures">${items.map((item) => html`<li>${item}</li>`)}</ul>`}
${sums(view, organisation)}
${coverage(view, organisation)}`;
}

/** "0 lost" would be wrong where sources name winners only. */
function outcomes(view: View, { bidOutcomes, rivals }: Organisation): Markup[] {
  if (!bidOutcomes || bidOutcomes.bidCount === 0) return [];
  const words = organisationWords[view.language];
  const shown = bidOutcomes.nodes
    .filter(({ count }) => count > 0)
    .map(
      ({ outcome, count, uncertainCount }) =>
        html`<b>${view.format.number(count)}</b> ${bidOutcome[view.language][outcome]}${uncertainCount > 0 && html` <span class="detail">(${words.possible(view.format.number(uncertainCount))})</span>`}`,
    );
  const lost = bidOutcomes.nodes.some(({ outcome, count }) => outcome === 'LOST' && count > 0);
  const hides = rivals && rivals.coverage.complete < sumOf(rivals.coverage);
  return !lost && hides ? [...shown, html`${words.lostNotVisible} ${absent(words.notVisible, '·')}`] : shown;
}

function others(view: View, { coBidders, rivals, activityByYear = [] }: Organisation): Markup[] {
  const words = organisationWords[view.language];
  const bought = activityByYear.reduce((sum, { boughtCount }) => sum + boughtCount, 0);
  return [
    coBidders && coBidders.totalCount > 0 && figure(view, coBidders.totalCount, words.partners),
    rivals && rivals.totalCount > 0 && figure(view, rivals.totalCount, words.rivals),
    bought > 0 && figure(view, bought, words.buys),
  ].filter((each) => each != null && each !== false);
}

function figure(view: View, count: number, words: (count: number) => string): Html {
  return html`<b>${view.format.number(count)}</b> ${words(count).replace(/^\d+ /, '')}`;
}

/** What it won, one sum for each currency, with what is in none of them. */
function sums(view: View, { bidOutcomes }: Organisation): Html | null {
  const won = bidOutcomes?.nodes.find(({ outcome }) => outcome === 'WON');
  if (!won || (won.sums.length === 0 && won.unknownValueCount === 0)) return null;
  const words = organisationWords[view.language];
  const parts = [
    won.sums.length > 0 &&
      html`${words.wonSum} ${joined(won.sums.map((sum) => html`<strong>${amount(view, sum)}</strong>`))}`,
    won.ceilingValueCount > 0 && words.ceilings(won.ceilingValueCount),
    won.unknownValueCount > 0 && words.noAmount(won.unknownValueCount),
    won.flaggedValueCount > 0 && words.flaggedAmount(won.flaggedValueCount),
  ];
  return html`<p class="byline">${joined(parts, ' · ')}</p>`;
}

interface Coverage {
  readonly complete: number;
  readonly partial: number;
  readonly unknown: number;
  readonly winnersOnly: number;
}

function sumOf({ complete, partial, unknown, winnersOnly }: Coverage): number {
  return complete + partial + unknown + winnersOnly;
}

/** What can not be seen of whom it met. */
function coverage(view: View, { rivals }: Organisation): Html | null {
  if (!rivals) return null;
  const words = organisationWords[view.language];
  const shown = (count: number) => view.format.number(count);
  const all = shown(sumOf(rivals.coverage));
  const { winnersOnly, partial, unknown } = rivals.coverage;
  const sentences = [
    winnersOnly > 0 && words.winnersOnly(shown(winnersOnly), all),
    partial > 0 && words.partial(shown(partial), all),
    unknown > 0 && words.coverageUnknown(shown(unknown), all),
  ].filter((each) => each !== false);
  return sentences.length > 0 ? html`<p class="coverage">${sentences.join(' ')}</p>` : null;
}
