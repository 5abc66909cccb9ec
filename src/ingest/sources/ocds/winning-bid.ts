import type { PartialDate } from '../../../domain/partial-date.ts';
import type { TenderEventRecord } from '../../../model/record.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import type { Award, AwardStatus } from './award.ts';
import type { Bid, Bids } from './bid.ts';
import type { Party } from './organisation.ts';
import type { Release } from './release-record.ts';

/** What an award says of its suppliers' bids. A cancelled one leaves them submitted. */
const EVENTS: Readonly<Record<AwardStatus, BidStatus>> = {
  active: 'WON',
  pending: 'PRESELECTED',
  cancelled: 'SUBMITTED',
  unsuccessful: 'REJECTED',
};

/**
 * States what awards say of bids: an award's suppliers won with the bids they made, and where none is named, with a bid that only
 * the award tells of.
 *
 * Several suppliers of an award are several bids, unless they made one together in `bids/details`: OCDS doesn't say which it is,
 * frameworks name a dozen rivals in one award, and a bid in common would be invented.
 */
export function stateWinningBids(release: Release, awards: readonly Award[], bids: Bids): void {
  const offers = [...bids.all];
  const told = new Map<string, number>();
  for (const award of sortedById(awards)) {
    if (award.suppliers.length === 0) continue;
    const known = offers.length > 0 ? matchingBids(award, offers) : [];
    const won = [...known, ...toldBids(release, award, known, bids, told)];
    const event = EVENTS[award.status];
    for (const bid of won) bids.stateEvent(bid, event, decidedAfter(release, award, bid), award.pointer);
  }
}

/** The award's date, unless the bid would be decided before it was handed in: then the decision stands on the release's day. */
function decidedAfter(release: Release, { date }: Award, { submission }: Bid): PartialDate | undefined {
  const submitted = submission?.date;
  if (submitted === undefined || (date !== undefined && submitted <= date)) return date;
  if (date !== undefined && !submitted.startsWith(date)) release.flag('CONTRADICTION', 'awards/date', date);
  if (submitted.startsWith(`${release.day}T`)) submitOnDay(submission as TenderEventRecord, release.day);
  return undefined;
}

/**
 * Dates a bid by the day alone. What only the release's day dates comes before every instant of that day, and of two on one day the
 * more advanced is the last: beside the instant the decision would seem to be taken back.
 */
function submitOnDay(submission: TenderEventRecord, day: string): void {
  submission.note = `Handed in at ${submission.date}.`;
  submission.date = day;
}

/** Bids that the release names elsewhere and the award is for. */
function matchingBids(award: Award, offers: readonly Bid[]): Bid[] {
  if (award.bidIds.length > 0) {
    const named = offers.filter(({ id }) => id !== undefined && award.bidIds.includes(id));
    if (named.length > 0) return named;
  }
  const together = onLotsOf(award, bidsOf(award.suppliers, offers));
  if (together.length > 0) return narrowed(award, together);
  if (award.suppliers.length === 1) return [];
  return award.suppliers.flatMap((supplier) => narrowed(award, onLotsOf(award, bidsOf([supplier], offers))));
}

/** Bids of exactly these parties. */
function bidsOf(parties: readonly Party[], offers: readonly Bid[]): Bid[] {
  return offers.filter(
    (bid) => bid.parties.length === parties.length && parties.every((party) => bid.parties.includes(party)),
  );
}

function onLotsOf(award: Award, bids: readonly Bid[]): Bid[] {
  return bids.filter(
    ({ lot, record }) =>
      record.modality !== 'EXPECTED' &&
      (award.lots.length === 0 || lot === undefined || award.lots.includes(lot)),
  );
}

/** Of several bids of a supplier that an award may be for, those of its amount. */
function narrowed(award: Award, candidates: Bid[]): Bid[] {
  const { value } = award;
  if (candidates.length < 2 || value === undefined || award.lots.length > 1) return candidates;
  const same = candidates.filter(
    ({ record }) =>
      record.value?.status === 'KNOWN' &&
      record.value.amountMinor === value.amountMinor &&
      record.value.currency === value.currency,
  );
  return same.length > 0 ? same : candidates;
}

/** Bids that nothing but the award tells of: of each supplier without a bid, one on each of the award's lots. */
function toldBids(
  release: Release,
  award: Award,
  known: readonly Bid[],
  bids: Bids,
  told: Map<string, number>,
): Bid[] {
  const lots = award.lots.length === 0 ? [undefined] : award.lots;
  // What the award is worth is what the bid was only where both are one.
  const isOne = award.suppliers.length === 1 && lots.length === 1;
  const stated: Bid[] = [];
  for (const supplier of award.suppliers) {
    if (known.some(({ parties }) => parties.includes(supplier))) continue;
    for (const lot of lots) {
      const whose = `${supplier.ref} ${lot ?? ''}`;
      const count = told.get(whose) ?? 0;
      told.set(whose, count + 1);
      stated.push(
        bids.state({
          parties: [supplier],
          lot,
          pointer: award.pointer,
          value: isOne ? award.value : undefined,
          flags: isOne ? award.valueFlags : [],
          keySuffix: count === 0 ? undefined : suffixOf(release, award, supplier, count),
        }),
      );
    }
  }
  return stated;
}

function suffixOf(release: Release, award: Award, supplier: Party, count: number): string {
  return `${award.id ?? count + 1}:${supplier.identityIn(release)}`;
}

/** By id, so that which of somebody's awards is the first does not depend on the order in the release. */
function sortedById(awards: readonly Award[]): readonly Award[] {
  if (awards.length < 2) return awards;
  return [...awards].sort((a, b) => {
    const [first, second] = [a.id ?? '', b.id ?? ''];
    return first === second ? 0 : first < second ? -1 : 1;
  });
}
