import type { Per } from '../../db/read/bid/bidder-key.ts';
import type { BidderCount, BidderTally } from '../../db/read/bid/bidder-tally.ts';
import { ExactSum } from '../../domain/exact-sum.ts';
import { topOf } from '../top-of.ts';

/** What an organisation bid and won on some tenders. */
export interface BidderTotal {
  /** Its id; of an establishment the id less than zero. */
  readonly organisation: number;
  bids: number;
  won: number;
  /** Bids that are not counted, because their contracts are published under longer numbers, too. */
  duplicates: number;
  /** Sums of won bids by currency, in minor units. */
  readonly awarded: Map<string, ExactSum>;
  /** Won bids whose amount is not known, or not published. */
  unknownAmounts: number;
  /** Won bids whose amount is flagged as suspect, and left out of the sums. */
  flaggedAmounts: number;
}

/** By what bidders are ranked: how many bids, how many that won, or how much they won in a currency. */
export type Ranking = { readonly by: 'BIDS' | 'WON' } | { readonly by: 'AWARDED'; readonly currency: string };

/** Adds up what bidders bid and won, piece by piece. */
export class BidderRanking {
  readonly per: Per;
  readonly #totals = new Map<number, BidderTotal>();

  constructor(per: Per = 'UNIT') {
    this.per = per;
  }

  /** How many organisations bid at all. */
  get bidderCount(): number {
    return this.#totals.size;
  }

  add(tally: BidderTally): void {
    if (tally.isDuplicate === 1) this.addDuplicates(tally);
    else this.#addCounted(tally);
  }

  #addCounted({ organisation, bids, won, currency, awardedMinor, unknown, flagged }: BidderTally): void {
    const total = this.addBids({ organisation, bids, won });
    total.unknownAmounts += unknown;
    total.flaggedAmounts += flagged;
    if (currency === null) return;
    let awarded = total.awarded.get(currency);
    if (!awarded) {
      awarded = new ExactSum();
      total.awarded.set(currency, awarded);
    }
    awarded.add(awardedMinor);
  }

  /** Adds bids without amounts; gives what the bidder has by then. */
  addBids({ organisation, bids, won }: BidderCount): BidderTotal {
    const total = this.#totalOf(organisation);
    total.bids += bids;
    total.won += won;
    return total;
  }

  /** Adds bids that stand twice: they count for nothing. */
  addDuplicates({ organisation, bids }: BidderCount): void {
    if (bids > 0) this.#totalOf(organisation).duplicates += bids;
  }

  #totalOf(organisation: number): BidderTotal {
    const known = this.#totals.get(organisation);
    if (known) return known;
    const [awarded, unknownAmounts, flaggedAmounts] = [new Map<string, ExactSum>(), 0, 0];
    const total = { organisation, bids: 0, won: 0, duplicates: 0, awarded, unknownAmounts, flaggedAmounts };
    this.#totals.set(organisation, total);
    return total;
  }

  /** The first bidders, best first; ties in order of the organisation's id. */
  top(ranking: Ranking, first: number): BidderTotal[] {
    return topOf(this.#totals.values(), first, comparing(ranking));
  }
}

function comparing(ranking: Ranking): (a: BidderTotal, b: BidderTotal) => number {
  const measure = measuring(ranking);
  return (a, b) => {
    const [one, other] = [measure(a), measure(b)];
    if (one === other) return a.organisation - b.organisation;
    return one < other ? 1 : -1;
  };
}

function measuring(ranking: Ranking): (total: BidderTotal) => number | bigint {
  switch (ranking.by) {
    case 'BIDS':
      return ({ bids }) => bids;
    case 'WON':
      return ({ won }) => won;
    case 'AWARDED':
      return ({ awarded }) => awarded.get(ranking.currency)?.total ?? 0n;
  }
}
