import { lastDay } from '../../../domain/partial-date.ts';
import { isPlausibleDate } from '../../../domain/quality.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { articleRecord } from './article.ts';
import { type Award, readAwards } from './award.ts';
import { Bids } from './bid.ts';
import { type Contract, readContracts } from './contract.ts';
import { latestDayIn, readDate } from './date.ts';
import { stateListedTenderers } from './listed-tenderer.ts';
import { Lots } from './lot.ts';
import { objectAt, objectsAt, textsIn } from './member.ts';
import { stateOfferedBids } from './offered-bid.ts';
import { Parties } from './party.ts';
import type { Place } from './place.ts';
import { readBuyers, stateProcurementRoles } from './procurement-role.ts';
import { publisherOf } from './publisher.ts';
import { statePublisher } from './publishing.ts';
import { ARTICLE, Release } from './release-record.ts';
import { stateSuccessions } from './succession.ts';
import { tenderRecord } from './tender.ts';
import { stateTenderEvents } from './tender-event.ts';
import { stateValuations } from './valuation.ts';
import { stateWinningBids } from './winning-bid.ts';

/**
 * Turns one release, of version 1.0 or 1.1, into records. All that it states follows from the release alone (and its package's
 * publisher), so that the order of releases does not matter. Parts that can't be understood are in `rejected`.
 *
 * @param container the package around it, as far as it was read
 * @param ocid of the record around it, for a release without one
 */
export function readRelease(value: JsonObject, ocid: string, container: JsonObject | undefined): Release {
  const day = dayOf(value, container);
  const tags = new Set(textsIn(value.tag).map((tag) => tag.toLowerCase()));
  const release = new Release(value, ocid, publisherOf(ocid, value, container), day, tags);
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
  const lots = readLots(release, tender, bids, awards, contracts);
  stateTenderEvents(release, tender, awards, lots);
  stateValuations(release, tender?.value, awards, contracts);
  stateProcurementRoles(release, buyers, contracts, parties);
  stateSuccessions(release, contracts);

  const record = tenderRecord(release, tender?.value, lots, bids.all.length > 0);
  release.nodes.unshift(articleRecord(release, container, record.name), record);
  stateParties(release, parties);
  statePublisher(release, container);
  return release;
}

/** An organisation that the release names and no claim does is mentioned: a role alone proves no bid. */
function stateParties(release: Release, parties: Parties): void {
  for (const party of parties.all) {
    release.nodes.push(party.record(release));
    if (party.isUsed) continue;
    release.mentions.push({ article: ARTICLE, node: party.ref, name: party.name, locator: party.pointer });
  }
}

function readLots(
  release: Release,
  tender: Place | undefined,
  bids: Bids,
  awards: readonly Award[],
  contracts: readonly Contract[],
): Lots {
  const lots = new Lots();
  if (tender?.value.lots !== undefined) {
    for (const place of objectsAt(release, tender, 'lots')) {
      if (lots.describe(place.value) === undefined)
        release.reject(place.pointer, 'the lot has no id', place.value);
    }
  }
  const isDescribed = lots.size > 0;
  for (const lot of namedLots(bids, awards, contracts)) {
    if (!lots.name(lot) && isDescribed) release.flag('DANGLING_REFERENCE', 'lots', lot);
  }
  return lots;
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
