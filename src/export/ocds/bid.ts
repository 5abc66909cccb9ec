import type { TenderFile } from '../../db/read/export/tender-file.ts';
import { nonEmpty } from '../../domain/without-undefined.ts';
import type { BidStatus } from '../../model/words/claim.ts';
import { LazyList } from '../json-text.ts';
import { startOf } from './date.ts';
import { relatedLots } from './member.ts';
import type { Offer } from './offer.ts';
import type { Parties } from './party.ts';
import { amountOf } from './value.ts';

/**
 * Codes of the bid extension's `bidStatus`. A bid that was submitted has none once the tender is decided: then it is no longer
 * `pending`, and whether it was `valid` nobody says. That goes for REJECTED too, which says no reason.
 */
const STATUSES: Readonly<Partial<Record<BidStatus, string>>> = {
  PRESELECTED: 'valid',
  WON: 'valid',
  DISQUALIFIED: 'disqualified',
  WITHDRAWN: 'withdrawn',
};

/** The section `bids`: how many there were, and each that is known. Undefined when there is nothing of either. */
export function bidsOf(
  file: TenderFile,
  offers: readonly Offer[],
  parties: Parties,
  isDecided: (lot: string | null) => boolean,
): object | undefined {
  const statistics = statisticsOf(file);
  if (statistics.length === 0 && offers.length === 0) return undefined;
  return {
    statistics: nonEmpty(statistics),
    details: offers.length > 0 ? new LazyList(details(offers, parties, isDecided)) : undefined,
  };
}

function statisticsOf({ tender, lots }: TenderFile): object[] {
  const counts = [{ number: undefined, publishedBidCount: tender.publishedBidCount }, ...lots];
  return counts
    .filter(({ publishedBidCount }) => publishedBidCount !== null)
    .map(({ number, publishedBidCount }, position) => ({
      id: String(position + 1),
      measure: 'bids',
      value: publishedBidCount,
      relatedLot: number,
    }));
}

function* details(
  offers: readonly Offer[],
  parties: Parties,
  isDecided: (lot: string | null) => boolean,
): Generator<object> {
  for (const { bid, status, submitted, tenderers } of offers) {
    const isPending = status === 'SUBMITTED' && !isDecided(bid.lot);
    yield {
      id: `bid:${bid.key}`,
      date: startOf(submitted),
      status: isPending ? 'pending' : STATUSES[status],
      tenderers: tenderers.map(({ organisation }) => parties.reference(organisation)),
      value: amountOf(bid),
      relatedLots: relatedLots(bid.lot),
      hasRank: bid.rank === null ? undefined : true,
      rank: bid.rank ?? undefined,
      x_status: status,
      x_standing: bid.standing,
    };
  }
}
