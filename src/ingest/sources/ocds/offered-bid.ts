import type { QualityFlagRecord } from '../../../domain/quality.ts';
import type { BidStatus } from '../../../model/words/claim.ts';
import type { JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { amountIn } from './award.ts';
import type { Bids } from './bid.ts';
import { codeOf } from './code.ts';
import { dateOfClaim } from './date.ts';
import { lotsOf } from './lot.ts';
import { objectAt, objectsAt } from './member.ts';
import type { Party } from './organisation.ts';
import type { Parties } from './party.ts';
import type { Place } from './place.ts';
import type { Release } from './release-record.ts';
import { moneyOf } from './value.ts';

/** Codes of the bid extension's codelist, and what ProZorro and Armenia write for them. */
const STATUSES: Readonly<Record<string, BidStatus>> = {
  invited: 'EXPECTED',
  pending: 'SUBMITTED',
  valid: 'SUBMITTED',
  active: 'SUBMITTED',
  qualified: 'SUBMITTED',
  submitted: 'SUBMITTED',
  disqualified: 'DISQUALIFIED',
  'not-qualified': 'DISQUALIFIED',
  invalid: 'DISQUALIFIED',
  unsuccessful: 'REJECTED',
  rejected: 'REJECTED',
  withdrawn: 'WITHDRAWN',
  deleted: 'WITHDRAWN',
};

interface Offer {
  readonly place: Place;
  readonly id: string | undefined;
  readonly parties: readonly Party[];
  readonly lots: readonly (string | undefined)[];
}

/** States the bids that `bids/details` names. One that names several lots is a bid on each, its amount that of none of them. */
export function stateOfferedBids(release: Release, parties: Parties, bids: Bids): void {
  const owner = objectAt(release, release.root, 'bids');
  if (owner === undefined) return;
  const offers = objectsAt(release, owner, 'details').flatMap(
    (place) => readOffer(release, parties, place) ?? [],
  );
  // By id, so that which of somebody's bids on a lot comes first does not depend on the order in the release.
  if (offers.length > 1) offers.sort((a, b) => compareIds(a.id, b.id));
  const counts = new Map<string, number>();
  for (const offer of offers) {
    for (const lot of offer.lots) stateOffer(release, bids, offer, lot, counts);
  }
}

function readOffer(release: Release, parties: Parties, place: Place): Offer | undefined {
  const found = new Set<Party>();
  for (const reference of objectsAt(release, place, 'tenderers')) {
    const party = parties.find(reference, 'bids/details/tenderers');
    if (party !== undefined) found.add(party);
  }
  const id = publishedText(place.value.id);
  if (found.size === 0 && isAnonymous(place.value)) {
    release.flag('PLACEHOLDER_TEXT', 'bids/details/tenderers', id ?? place.pointer);
    found.add(parties.addUnnamed(place, `Unnamed bidder ${id ?? place.pointer} of ${release.ocid}`));
  }
  if (found.size === 0) {
    release.flag('PLACEHOLDER_TEXT', 'bids/details/tenderers', id ?? place.pointer);
    return undefined;
  }
  const lots = lotsOf(place.value);
  return { place, id, parties: [...found], lots: lots.length === 0 ? [undefined] : lots };
}

/** Whether somebody bid this amount whom the release does not name at all: prices compete, whoever offers them. */
function isAnonymous({ tenderers, value }: JsonObject): boolean {
  const isNamed = Array.isArray(tenderers)
    ? tenderers.length > 0
    : tenderers !== undefined && tenderers !== null;
  return !isNamed && moneyOf(value, 'value', []) !== undefined;
}

function stateOffer(
  release: Release,
  bids: Bids,
  { place, id, parties, lots }: Offer,
  lot: string | undefined,
  counts: Map<string, number>,
): void {
  const { value, pointer } = place;
  const flags: QualityFlagRecord[] = [];
  const amount = lots.length === 1 ? amountIn(release, value.value, flags, 'bids/details/value') : undefined;
  const status = statusOf(release, value.status);
  const whose = `${parties.map(({ ref }) => ref).sort()} ${lot ?? ''}`;
  const count = counts.get(whose) ?? 0;
  counts.set(whose, count + 1);
  const bid = bids.state({
    parties,
    lot,
    id,
    pointers: [pointer],
    value: amount,
    flags,
    isExpected: status === 'EXPECTED',
    isWithdrawn: status === 'WITHDRAWN',
    keySuffix: count === 0 ? undefined : (id ?? `${identityOf(release, parties)}:${count + 1}`),
  });
  if (status === undefined || status === 'EXPECTED') return;
  const dateFlags: QualityFlagRecord[] = [];
  const date = dateOfClaim(value.date, 'bids/details/date', dateFlags);
  for (const { flag, field, published } of dateFlags) release.flag(flag, field, published);
  if (status !== 'SUBMITTED') bids.stateEvent(bid, status, undefined, `${pointer}/status`);
  if (date === undefined) return;
  bid.submission = bids.stateEvent(bid, 'SUBMITTED', date, `${pointer}/date`);
}

function statusOf(release: Release, value: unknown): BidStatus | undefined {
  const code = codeOf(value);
  if (code === undefined) return 'SUBMITTED';
  if (Object.hasOwn(STATUSES, code)) return STATUSES[code];
  release.flag('INVALID_CODE', 'bids/details/status', value);
  return 'SUBMITTED';
}

function identityOf(release: Release, parties: readonly Party[]): string {
  return parties
    .map((party) => party.identityIn(release))
    .sort()
    .join('+');
}

function compareIds(a: string | undefined, b: string | undefined): number {
  if (a === b) return 0;
  return (a ?? '') < (b ?? '') ? -1 : 1;
}
