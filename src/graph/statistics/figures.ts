import type { CountedTender } from '../../db/read/tender/counted-tender.ts';
import { ExactSum } from '../../domain/exact-sum.ts';
import type { BidFigures } from './bid-figures.ts';

/** The amounts of one currency, in minor units. */
export interface AmountTotal {
  readonly sum: ExactSum;
  /** Amounts in the sum. */
  count: number;
  /** Those of them that are budgets or estimates. */
  estimates: number;
  /** Those of them that leave something out, such as an award without an amount. */
  partial: number;
  /** Those of them that are the most that may be spent. */
  ceilings: number;
  /** Amounts that stay out of the sum, because they are flagged as suspect. */
  flagged: number;
  /** Amounts in the sum that are far above others of their kind. */
  unusual: number;
  /** The sum without those. */
  readonly usual: ExactSum;
}

function noAmounts(): AmountTotal {
  return {
    sum: new ExactSum(),
    count: 0,
    estimates: 0,
    partial: 0,
    ceilings: 0,
    flagged: 0,
    unusual: 0,
    usual: new ExactSum(),
  };
}

/** The figures of a group of tenders, added up tender by tender. */
export class Figures {
  tenders = 0;
  /** Tenders that are published under longer numbers, too: they are in no other figure. */
  duplicates = 0;
  /** Tenders whose value is not known, not published or withheld. */
  unknownValues = 0;
  /** Tenders that are in another group of the same grouping too. */
  shared = 0;
  readonly amounts = new Map<string, AmountTotal>();
  /** Organisations behind bids that were made. */
  readonly bidders = new Set<number>();
  readonly bids = { certain: 0, possible: 0, unknown: 0 };
  readonly singleBids = { certain: 0, possible: 0, unknown: 0 };
  /** Tenders of which no document says how many bids were received. */
  unpublishedBidCounts = 0;

  add(tender: CountedTender, bids: BidFigures): void {
    if (tender.isDuplicate === 1) {
      this.duplicates += 1;
      return;
    }
    this.tenders += 1;
    this.#addValue(tender);
    this.#addBids(tender.publishedBidCount ?? null, bids);
    for (const bidder of bids.bidders) this.bidders.add(bidder);
  }

  /** Adds the figures of other tenders. */
  include(other: Figures): void {
    this.tenders += other.tenders;
    this.duplicates += other.duplicates;
    this.unknownValues += other.unknownValues;
    this.shared += other.shared;
    this.unpublishedBidCounts += other.unpublishedBidCounts;
    for (const [currency, amounts] of other.amounts) {
      const total = this.#totalOf(currency);
      total.sum.include(amounts.sum);
      total.usual.include(amounts.usual);
      total.count += amounts.count;
      total.estimates += amounts.estimates;
      total.partial += amounts.partial;
      total.ceilings += amounts.ceilings;
      total.flagged += amounts.flagged;
      total.unusual += amounts.unusual;
    }
    for (const bidder of other.bidders) this.bidders.add(bidder);
    for (const count of ['certain', 'possible', 'unknown'] as const) {
      this.bids[count] += other.bids[count];
      this.singleBids[count] += other.singleBids[count];
    }
  }

  #totalOf(currency: string): AmountTotal {
    let total = this.amounts.get(currency);
    if (!total) {
      total = noAmounts();
      this.amounts.set(currency, total);
    }
    return total;
  }

  #addValue(tender: CountedTender): void {
    const { valueMinor, valueCurrency } = tender;
    if (valueMinor == null || valueCurrency == null) {
      this.unknownValues += 1;
      return;
    }
    const total = this.#totalOf(valueCurrency);
    if (tender.isFlagged === 1) {
      total.flagged += 1;
      return;
    }
    total.sum.add(valueMinor);
    total.count += 1;
    if (tender.isUnusual === 1) total.unusual += 1;
    else total.usual.add(valueMinor);
    total.estimates += tender.isEstimate ?? 0;
    total.partial += tender.isPartial ?? 0;
    total.ceilings += tender.isCeiling ?? 0;
  }

  #addBids(published: number | null, { certain, made, named }: BidFigures): void {
    this.bids.certain += certain;
    this.bids.possible += named - certain;
    if (published === null) {
      this.unpublishedBidCounts += 1;
      if (made === 0) this.singleBids.unknown += 1;
      if (made === 1) this.singleBids.possible += 1;
      return;
    }
    this.bids.unknown += Math.max(0, published - made);
    if (published === 1) this.singleBids.certain += 1;
  }
}
