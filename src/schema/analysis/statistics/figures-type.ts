import type { AmountTotal, Figures } from '../../../graph/statistics/figures.ts';
import type { Builder, FieldsOf } from '../../type/builder.ts';
import { addCertainCount } from '../../type/certain-count.ts';

declare module '../../type/backing.ts' {
  interface Objects {
    TenderFigures: Figures;
    AmountSum: CurrencyAmounts;
  }
}

interface CurrencyAmounts {
  readonly currency: string;
  readonly total: AmountTotal;
}

/** Makes `TenderFigures` and `AmountSum`. */
export function addFigureTypes(builder: Builder): void {
  addAmountSum(builder);
  addCertainCount(builder);
  builder.objectType('TenderFigures', {
    description:
      'Counts and sums over some tenders, as known and valid on the days asked, each with what it can not see.',
    fields: (t) => ({
      tenderCount: t.int({
        nullable: false,
        description: 'How many tenders they are, without those of `duplicateCount`.',
        resolve: ({ tenders }) => tenders,
      }),
      duplicateCount: t.int({
        nullable: false,
        description:
          'Tenders that are published under longer numbers, too (`Tender.isDuplicate`): in no other figure here. Counted with them, `tenderCount` would be that of the list of tenders.',
        resolve: ({ duplicates }) => duplicates,
      }),
      values: t.field({
        type: ['AmountSum'],
        nullable: false,
        description:
          'Sums of `Tender.value`, one for each currency, in order of its code. Every tender is in one of them or in `unknownValueCount`.',
        resolve: (each) =>
          Array.from(each.amounts, ([currency, total]) => ({ currency, total })).sort((a, b) =>
            a.currency < b.currency ? -1 : 1,
          ),
      }),
      unknownValueCount: t.int({
        nullable: false,
        description: 'Tenders whose value is not known, not published or withheld: in no sum.',
        resolve: ({ unknownValues }) => unknownValues,
      }),
      bids: t.field({
        type: 'CertainCount',
        nullable: false,
        description:
          'Bids. `certain`: named and made, as an official document or a source that states it as fact says. `possible`: named, but expected, unconfirmed or disputed. `unknown`: how many more were received than made bids are named, where a document says how many were received. A bid of several organisations counts once.',
        resolve: ({ bids }) => bids,
      }),
      withoutBidCount: t.int({
        nullable: false,
        description:
          'Tenders of which no document says how many bids were received: `bids.unknown` says nothing of them.',
        resolve: ({ unpublishedBidCounts }) => unpublishedBidCounts,
      }),
      bidderCount: t.int({
        nullable: false,
        description:
          'Organisations that are party to a bid that was made, surely or not, each once. Those behind bids that are not named are not among them.',
        resolve: ({ bidders }) => bidders.size,
      }),
      singleBids: t.field({
        type: 'CertainCount',
        nullable: false,
        description:
          'Tenders with a single bid. `certain`: the published number of bids is 1. `possible`: no number is published and one bid that was made is named; there may have been more. `unknown`: neither a number nor a bid is published. A tender in several lots counts as a whole, by all bids on it.',
        resolve: ({ singleBids }) => singleBids,
      }),
    }),
  });
}

function addAmountSum(builder: Builder): void {
  builder.objectType('AmountSum', {
    description: 'The amounts of some tenders in one currency, added up exactly.',
    fields: (t) => ({
      sum: t.field({
        type: 'Money',
        nullable: false,
        description: 'The sum of those that count. Zero when all of them are flagged.',
        resolve: ({ currency, total }) => ({ amountMinor: total.sum.total, currency }),
      }),
      count: t.int({
        nullable: false,
        description: 'How many amounts are in the sum.',
        resolve: ({ total }) => total.count,
      }),
      estimateCount: t.int({
        nullable: false,
        description:
          'How many of these are budgets or estimates, because no award or contract is valued: `Tender.valueKind`.',
        resolve: ({ total }) => total.estimates,
      }),
      partialCount: t.int({
        nullable: false,
        description:
          'How many amounts in the sum leave something out or count elsewhere, so that the sum is too low or too high: `Tender.valueIsPartial`.',
        resolve: ({ total }) => total.partial,
      }),
      ceilingCount: t.int({
        nullable: false,
        description:
          'How many amounts in the sum are the most that may be spent, or have such a part: `Tender.valueIsCeiling`. What is spent may be less.',
        resolve: ({ total }) => total.ceilings,
      }),
      unusualCount: t.int({
        nullable: false,
        description:
          'How many amounts in the sum are far above others of their division, currency and kind (`UNUSUAL_AMOUNT`): great contracts, or slips.',
        resolve: ({ total }) => total.unusual,
      }),
      sumWithoutUnusual: t.field({
        type: 'Money',
        nullable: false,
        description: 'The sum without those.',
        resolve: ({ currency, total }) => ({ amountMinor: total.usual.total, currency }),
      }),
      flaggedCount: t.int({
        nullable: false,
        description:
          'How many amounts in this currency are left out of the sum, because they are flagged as zero, negative or implausible.',
        resolve: ({ total }) => total.flagged,
      }),
    }),
  });
}

/** The field `figures` of a group. */
export function figuresField<T extends { readonly figures: Figures }>(t: FieldsOf<T>, description: string) {
  return t.field({
    type: 'TenderFigures',
    nullable: false,
    description,
    resolve: ({ figures }) => figures,
  });
}
