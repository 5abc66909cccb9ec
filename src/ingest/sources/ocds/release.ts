import { lastDay } from '../../../domain/partial-date.ts';
import { isPlausibleDate } from '../../../domain/quality.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import type { RejectedDocument, SourceFile, StatedDocument } from '../../source.ts';
import { articleRecord } from './article.ts';
import { type Award, readAwards } from './award.ts';
import { Bids } from './bid.ts';
import { type Contract, readContracts } from './contract.ts';
import { latestDayIn, readDate } from './date.ts';
import { stateListedTenderers } from './listed-tenderer.ts';
import { describeLot } from './lot.ts';
import { objectAt, objectsAt, textsIn } from './member.ts';
import { stateOfferedBids } from './offered-bid.ts';
import type { FoundRelease } from './package.ts';
import { Parties } from './party.ts';
import type { Place } from './place.ts';
import { readBuyers, stateProcurementRoles } from './procurement-role.ts';
import { publisherOf } from './publisher.ts';
import { statePublisher } from './publishing.ts';
import { Release } from './release-record.ts';
import { stateSuccessions } from './succession.ts';
import { tenderRecord } from './tender.ts';
import { stateTenderEvents } from './tender-event.ts';
import { stateValuations } from './valuation.ts';
import { stateWinningBids } from './winning-bid.ts';

/**
 * Turns one release, of version 1.0 or 1.1, into records. All that it states follows from the release alone (and its package's
 * publisher), so that the order of releases does not matter. Parts that can't be understood are in `rejected`.
 */
export function readRelease(
  file: Pick<SourceFile, 'name'>,
  { release: value, ocid, container, locator }: FoundRelease,
): { document: StatedDocument; rejected: readonly RejectedDocument[] } {
  const release = new Release(file, locator, {
    root: { value, pointer: '' },
    ocid,
    publisher: publisherOf(ocid, value, container),
    day: dayOf(value, container),
    tags: new Set(textsIn(value.tag).map((tag) => tag.toLowerCase())),
  });
  const tender = objectAt(release, release.root, 'tender');
  const parties = new Parties(release);
  const buyers = readBuyers(release, tender, parties);
  const awards = readAwards(release, parties);
  const contracts = readContracts(release, awards);
  const bids = new Bids(release);

  stateOfferedBids(release, parties, bids);
  const hasOffers = bids.all.length > 0;
  stateWinningBids(release, awards, bids);
  stateListedTenderers(release, parties, awards, bids, hasOffers);
  readLots(release, tender, bids, awards, contracts);
  stateTenderEvents(release, tender, awards);
  stateValuations(release, tender?.value, awards, contracts);
  stateProcurementRoles(release, buyers, contracts, parties);

  const record = tenderRecord(release, tender?.value, bids.all.length > 0);
  release.addNode(record);
  stateSuccessions(release, contracts);
  stateParties(release, parties);
  statePublisher(release, container);
  return {
    document: release.build(articleRecord(release, container, record.name)),
    rejected: release.rejected,
  };
}

/** An organisation that the release names and no claim does is mentioned: a role alone proves no bid. */
function stateParties(release: Release, parties: Parties): void {
  for (const party of parties.all) {
    release.addNode(party.record(release));
    if (!party.isUsed) release.addMention(party.ref, party.name, party.pointer);
  }
}

function readLots(
  release: Release,
  tender: Place | undefined,
  bids: Bids,
  awards: readonly Award[],
  contracts: readonly Contract[],
): void {
  if (tender?.value.lots !== undefined) {
    for (const place of objectsAt(release, tender, 'lots')) {
      if (!describeLot(release, place.value)) release.reject(place.pointer, 'the lot has no id', place.value);
    }
  }
  const isDescribed = release.lots.size > 0;
  for (const lot of namedLots(bids, awards, contracts)) {
    if (!release.nameLot(lot) && isDescribed) release.flag('DANGLING_REFERENCE', 'lots', lot);
  }
}

function* namedLots(bids: Bids, awards: readonly Award[], contracts: readonly Contract[]): Generator<string> {
  for (const { lot } of bids.all) if (lot !== undefined) yield lot;
  for (const { lots } of awards) yield* lots;
  for (const { lots } of contracts) yield* lots;
}

/** Before all days with a date: what nothing dates is outweighed by whatever is. */
const UNDATED = '0001-01-01';

/** The day of publication; without one that can be true, that of the package, else the latest in the release itself. */
function dayOf(value: JsonObject, container: JsonObject | undefined): string {
  return (
    plausibleDay(value.date) ??
    plausibleDay(container?.publishedDate) ??
    plausibleDay(isJsonObject(value.packageInfo) ? value.packageInfo.publishedDate : undefined) ??
    latestDayIn(value) ??
    UNDATED
  );
}

function plausibleDay(published: unknown): string | undefined {
  const text = publishedText(published);
  const date = text === undefined ? undefined : readDate(text);
  return date !== undefined && isPlausibleDate(date) ? lastDay(date) : undefined;
}
