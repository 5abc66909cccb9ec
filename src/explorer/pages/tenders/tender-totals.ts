import { type Html, html, type Markup } from '../../html.ts';
import type { TendersQuery } from '../../operations.ts';
import { wholeAmount } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { tendersWords } from '../../words/tenders.ts';

type Sum = NonNullable<TendersQuery['tenderStatistics']>['total']['values'][number];

/** Of the currencies that most tenders have. */
const SHOWN_SUMS = 2;

/** What all of the list add up to, currency by currency, and what is in no sum. Null on later pages, where it was not asked for. */
export function tenderTotals(
  view: View,
  { tenderStatistics }: Pick<TendersQuery, 'tenderStatistics'>,
): Html | null {
  if (!tenderStatistics || tenderStatistics.total.tenderCount === 0) return null;
  const words = tendersWords[view.language];
  const { format } = view;
  const { total, allTendersRead } = tenderStatistics;
  const unseen: Markup[] = [
    !allTendersRead && html`<strong>${words.partly}</strong>`,
    total.duplicateCount > 0 && words.duplicates(total.duplicateCount, format.number(total.duplicateCount)),
    total.unknownValueCount > 0 &&
      words.unknownValues(total.unknownValueCount, format.number(total.unknownValueCount)),
    total.withoutBidCount > 0 &&
      words.withoutCount(total.withoutBidCount, format.number(total.withoutBidCount)),
  ].filter((part) => part !== false);
  const sums = total.values.toSorted((a, b) => b.count - a.count);
  const [first, others] = [sums.slice(0, SHOWN_SUMS), sums.slice(SHOWN_SUMS)];
  return html`<div class="totals"><ul class="figures">${first.map((sum) => sumOf(view, sum))}${total.singleBids.certain > 0 && html`<li><b>${format.number(total.singleBids.certain)}</b> ${words.singleBids}</li>`}</ul>
${others.length > 0 && html`<details class="full"><summary>${words.otherCurrencies(others.length)}</summary><ul class="figures small">${others.map((sum) => sumOf(view, sum))}</ul></details>`}
${unseen.length > 0 && html`<p class="coverage">${unseen.flatMap((part, index) => (index === 0 ? [part] : [' ', part]))}</p>`}</div>`;
}

function sumOf(
  view: View,
  {
    sum,
    count,
    estimateCount,
    partialCount,
    ceilingCount,
    flaggedCount,
    unusualCount,
    sumWithoutUnusual,
  }: Sum,
): Html {
  const words = tendersWords[view.language];
  const { format } = view;
  const notes: string[] = [];
  if (estimateCount > 0) notes.push(words.estimates(format.number(estimateCount)));
  if (ceilingCount > 0) notes.push(words.ceilings(ceilingCount, format.number(ceilingCount)));
  if (partialCount > 0) notes.push(words.partial(partialCount, format.number(partialCount)));
  if (flaggedCount > 0) notes.push(words.flagged(format.number(flaggedCount)));
  if (unusualCount > 0)
    notes.push(words.unusual(format.number(unusualCount), format.wholeMoney(sumWithoutUnusual)));
  return html`<li><b>${wholeAmount(view, sum)}</b> ${words.ofThem(count, format.number(count))}${notes.map((note) => html`<span class="sub">${note}</span>`)}</li>`;
}
