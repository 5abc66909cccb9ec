import { isValueGap } from '../../../domain/value-gap.ts';
import { type Html, html, type Markup } from '../../html.ts';
import type { TenderQuery } from '../../operations.ts';
import { absentValue, amount } from '../../parts/value.ts';
import type { View } from '../../view.ts';
import { tenderWords } from '../../words/tender.ts';
import { vocabulary } from '../../words/vocabulary.ts';

type Tender = NonNullable<TenderQuery['tender']>;

/** On so many tenders of a buyer one amount may be a ceiling that they share. */
const OFTEN = 3;
/** `Tender.repeatedAmountCount` does not count beyond it. */
const MOST_COUNTED = 100;

/** What a tender is worth, how that figure comes about, and what it leaves out. */
export function value(view: View, tender: Tender): Markup {
  const { value: money, valueStatus, valueKind, valueParts } = tender;
  if (money === null) return absentValue(view, valueStatus);
  const kind = valueKind === null ? '' : vocabulary[view.language].valuation[valueKind];
  const shown = amount(view, money);
  const figure =
    valueParts !== null && valueParts > 1 && tender.valueBasis !== 'SHARED_CEILING'
      ? html`<span class="big">Σ ${shown}</span><span class="sub">${tenderWords[view.language].sumOf(valueParts, kind)}</span>`
      : html`<span class="big">${shown}</span> <span class="detail">${kind}</span>`;
  return html`${figure}${notes(view, tender).map((note) => html`<span class="sub">${note}</span>`)}`;
}

function notes(view: View, tender: Tender): Markup[] {
  const words = tenderWords[view.language];
  const { valueBasis: basis, valueIsCeiling, valueGaps } = tender;
  const gaps = (valueGaps?.split(' ') ?? []).filter(isValueGap);
  return [
    (basis === 'ONE_AWARD' || basis === 'SHARED_CEILING') && vocabulary[view.language].valueBasis[basis],
    gaps.length > 0 && words.partial(view.format.list(gaps.map((gap) => words.gap[gap]))),
    valueIsCeiling === true && words.ceiling,
    repeated(view, tender),
  ].filter((note) => note !== false);
}

/** That the amount stands on other tenders of the buyer, with a link to them. */
function repeated(view: View, { repeatedAmountCount: count, value: money, buyer }: Tender): Html | false {
  if (count === null || count < OFTEN || money === null || buyer === null) return false;
  const { amount: text, currency } = money;
  const address = view.link('/tenders', {
    buyer: buyer.slug,
    valueMin: text,
    valueMax: text,
    currency,
  });
  const least = count < MOST_COUNTED ? '' : '≥ ';
  return html`<a href="${address}">${tenderWords[view.language].repeated(least + view.format.number(count))}</a>`;
}
