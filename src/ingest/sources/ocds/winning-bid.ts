import type { PartialDate } from '../../../domain/partial-date.ts';
import type { Award } from './award.ts';
import type { Bid, Bids } from './bid.ts';
import type { Contract } from './contract.ts';
import type { Party } from './organisation.ts';
import type { Release } from './release-record.ts';
import { type Telling, tellingsOf } from './telling.ts';

/** A bid that nothing but awards or contracts tell of. */
interface ToldBid {
  readonly supplier: Party;
  readonly lot: string | undefined;
  readonly tellings: Telling[];
}

/**
 * States what awards say of bids: an award's suppliers won with the bids they made, and where none is named, with a bid that only
 * awards tell of: one on each of their lots, however many awards there are. An award is no bid, and some publishers award line by line.
 *
 * Several suppliers of an award are several bids, unless they made one together in `bids/details`: OCDS doesn't say which it is,
 * frameworks name a dozen rivals in one award, and a bid in common would be invented.
 */
export function stateWinningBids(
  release: Release,
  awards: readonly Award[],
  contracts: readonly Contract[],
  bids: Bids,
): void {
  const offers = [...bids.all];
  const told = new Map<string, ToldBid>();
  const tellings = tellingsOf(awards, contracts);
  for (const telling of tellings) {
    release.readingAt(telling.pointer);
    const known = matchingBids(release, telling, offers);
    for (const bid of known) stateEvent(release, bids, telling, bid);
    tell(telling, known, told);
  }
  for (const { supplier, lot, tellings } of told.values()) {
    const bid = bids.state({
      parties: [supplier],
      lot,
      pointers: tellings.map(({ pointer }) => pointer),
      ...worthOf(tellings),
    });
    for (const telling of tellings) stateEvent(release, bids, telling, bid);
  }
}

function stateEvent(release: Release, bids: Bids, telling: Telling, bid: Bid): void {
  const { event, pointer } = telling;
  release.readingAt(pointer);
  if (event !== undefined) bids.stateEvent(bid, event, decidedAfter(release, telling, bid), pointer);
}

/** The award's date, unless the bid would be decided before it was handed in: then the decision stands on the release's day. */
function decidedAfter(release: Release, { date }: Telling, { submission }: Bid): PartialDate | undefined {
  const submitted = submission?.date;
  if (submitted === undefined || (date !== undefined && submitted <= date)) return date;
  if (date !== undefined && !submitted.startsWith(date)) release.flag('CONTRADICTION', 'awards/date', date);
  return undefined;
}

/** Bids that the release names elsewhere and the award is for: none on a lot that the award is not about. */
function matchingBids(release: Release, award: Telling, offers: readonly Bid[]): Bid[] {
  if (offers.length === 0) return [];
  const named = offers.filter(({ id }) => id !== undefined && award.bidIds.includes(id));
  const onLots = onLotsOf(award, named);
  if (onLots.length > 0) return onLots;
  if (named.length > 0) release.flag('CONTRADICTION', 'awards/relatedBids', award.bidIds.join(', '));
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

function onLotsOf(award: Telling, bids: readonly Bid[]): Bid[] {
  return bids.filter(
    ({ lot, record }) =>
      record.modality !== 'EXPECTED' &&
      (award.lots.length === 0 || lot === undefined || award.lots.includes(lot)),
  );
}

/** Of several bids of a supplier that an award may be for, those of its amount. */
function narrowed(award: Telling, candidates: Bid[]): Bid[] {
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

/** Of each supplier without a bid, one on each of the award's lots. */
function tell(telling: Telling, known: readonly Bid[], told: Map<string, ToldBid>): void {
  const lots = telling.lots.length === 0 ? [undefined] : telling.lots;
  for (const supplier of telling.suppliers) {
    if (known.some(({ parties }) => parties.includes(supplier))) continue;
    for (const lot of lots) {
      const whose = `${supplier.ref} ${lot ?? ''}`;
      const bid = told.get(whose) ?? { supplier, lot, tellings: [] };
      told.set(whose, bid);
      bid.tellings.push(telling);
    }
  }
}

/** What the award is worth is what the bid was only where both are one. */
function worthOf([telling, ...others]: readonly Telling[]) {
  const isOne = telling?.suppliers.length === 1 && telling.lots.length < 2 && others.length === 0;
  return isOne ? { value: telling.value, flags: telling.valueFlags } : {};
}
