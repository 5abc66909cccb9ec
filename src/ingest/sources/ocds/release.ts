import type { GraphRecords } from '../../../model/record.ts';
import type { JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import type { FoldablePart, SourceFile, StatedPart } from '../../source.ts';
import { articleRecord } from './article.ts';
import { type Award, readAwards } from './award.ts';
import { type Bid, Bids } from './bid.ts';
import { type Contract, readContracts } from './contract.ts';
import { type Folded, tagsOf } from './fold.ts';
import { stateListedTenderers } from './listed-tenderer.ts';
import { describeLot } from './lot.ts';
import { stateLotStatistics } from './lot-statistic.ts';
import { objectAt, objectsAt } from './member.ts';
import { stateOfferedBids } from './offered-bid.ts';
import { dayOf } from './part.ts';
import { Parties } from './party.ts';
import type { Place } from './place.ts';
import type { ProcessState } from './process-state.ts';
import { readBuyers, type Stated, stateProcurementRoles } from './procurement-role.ts';
import { publisherOf } from './publisher.ts';
import { statePublisher } from './publishing.ts';
import { Release } from './release-record.ts';
import { stateSuccessions } from './succession.ts';
import { tenderRecord } from './tender.ts';
import { stateTenderEvents } from './tender-event.ts';
import { stateValuations } from './valuation.ts';
import { stateWinningBids } from './winning-bid.ts';

/**
 * Turns what a release, of version 1.0 or 1.1, leaves its process as into records. Parts of it that can't be understood are in
 * `rejected`. Of a long process only those that the release may change are read, and what was said of them before.
 */
export function stateRelease(
  { folded, former, narrowing }: ProcessState,
  { text, locator, document }: FoldablePart,
  file: Pick<SourceFile, 'name'>,
): StatedPart {
  const read = (state: Folded, of: JsonObject, day: string) =>
    readRelease(releaseOf(state, of, day, locator, file));
  const narrowed = narrowing.follow(former?.folded.value, folded.value, text);
  const part = narrowed &&
    former && {
      slice: narrowed.slice,
      after: read(cutTo(folded, narrowed.after), text, document.day),
      before: read(cutTo(former.folded, narrowed.before), former.text, dayOf(former.text)),
    };
  // Else it does not tell whether a published number of bids is contradicted.
  const isEnough = part && Math.min(part.after.fewest, part.before.fewest) > part.slice.unreached;
  const { release } = isEnough ? part.after : read(folded, text, document.day);
  narrowing.noteFlags(release.raised, isEnough ? part.slice : undefined);
  const { records } = release.build(articleRecord(release, document.key));
  return {
    article: release.article,
    records,
    takesBack: release.rejected.length > 0 ? 'NOTHING' : 'DROPS',
    rejected: release.rejected,
    ...(isEnough && { formerly: recordsOf(part.before) }),
  };
}

function recordsOf({ release }: Read): GraphRecords {
  return release.build(articleRecord(release, '')).records;
}

function cutTo(folded: Folded, value: JsonObject): Folded {
  return { ...folded, value, isAsPublished: false };
}

/** A release as it was read, and how many bid at least. */
interface Read {
  readonly release: Release;
  readonly fewest: number;
}

/** Reads all that the release leaves its process as. */
function readRelease(release: Release): Read {
  const tender = objectAt(release, release.root, 'tender');
  const parties = new Parties(release);
  release.readingAt('');
  const buyers = readBuyers(release, tender, parties);
  const awards = readAwards(release, parties);
  const contracts = readContracts(release, parties, awards);
  release.readingAt('');
  const bids = new Bids(release);

  stateOfferedBids(release, parties, bids);
  const offers = [...bids.all];
  stateWinningBids(release, awards, contracts, bids);
  release.readingAt('');
  stateListedTenderers(release, parties, awards, bids, offers.length > 0);
  readLots(release, tender, bids, awards, contracts);
  stateLotStatistics(release);
  stateTenderEvents(release, tender, awards, contracts);
  stateValuations(release, tender?.value, awards, contracts);
  release.readingAt('');
  stateProcurementRoles(release, buyers, contracts, parties);
  for (const [path, names] of release.folded.removedParties) release.flag('REPLACED_PARTIES', path, names);

  const known = {
    fewest: fewestBidders(offers, awards, bids),
    buyersCountry: firstCountryOf(buyers.values()),
  };
  release.addNode(tenderRecord(release, tender?.value, known));
  stateSuccessions(release, contracts);
  stateParties(release, parties);
  statePublisher(release);
  return { release, fewest: known.fewest };
}

function releaseOf(
  folded: Folded,
  text: JsonObject,
  day: string,
  locator: string,
  file: Pick<SourceFile, 'name'>,
): Release {
  const ocid = publishedText(text.ocid) as string;
  return new Release(file, locator, {
    text,
    folded,
    ocid,
    publisher: publisherOf(ocid, text),
    day,
    tags: tagsOf(text),
  });
}

/** The country of the buyer; where the release names none, of who runs the procedure. */
function firstCountryOf(stated: Iterable<Stated>): string | undefined {
  const buying = [...stated];
  const buyer = buying.find(({ role }) => role === 'BUYER') ?? buying[0];
  return buyer?.party.country;
}

/** So many bid at least: a published count of fewer contradicts it. Several suppliers of one award may have bid together. */
function fewestBidders(offers: readonly Bid[], awards: readonly Award[], bids: Bids): number {
  const named = offers.length > 0 ? offers.filter(({ isLive }) => isLive).map(({ parties }) => parties) : [];
  const won = awards.map(({ suppliers }) => suppliers).filter(({ length }) => length > 0);
  const together = new Set(
    (offers.length > 0 ? named : won).map((parties) =>
      parties
        .map(({ ref }) => ref)
        .sort()
        .join(),
    ),
  );
  return Math.max(together.size, Math.min(1, bids.all.length));
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
