import { fragment, raw } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';
import { type Child, type Children, gatherChildren } from './children.ts';
import type {
  BidFact,
  BidPartyFact,
  EventFact,
  LotFact,
  PredecessorFact,
  RoleFact,
  TenderFact,
  TenderFile,
  ValuationFact,
} from './tender-file.ts';

const CERTAINTY = 'c.standing AS standing, c.modality AS modality, c.known_from AS knownFrom';
const AMOUNT =
  'x.value_minor AS valueMinor, x.value_currency AS valueCurrency, x.value_status AS valueStatus';
const LOT = '(SELECT number FROM lots WHERE id = x.lot_id) AS lot';
const CLAIM = 'CROSS JOIN claims c ON c.id = x.id';

function ocidOf(tender: string): string {
  return `(SELECT value FROM identifiers WHERE node_id = ${tender}.id AND scheme = 'OCID' ORDER BY checked DESC, id LIMIT 1) AS ocid`;
}

const LOTS: Children = {
  columns: 'x.number, x.title, x.description, x.published_bid_count AS publishedBidCount',
  table: 'lots',
  parent: 'tender_id',
};
const CPVS: Children = { columns: 'x.code AS text', table: 'tender_cpvs', parent: 'tender_id' };
const PLACES: Children = { columns: 'x.place AS text', table: 'tender_places', parent: 'tender_id' };
const ROLES: Children = {
  columns: `x.organisation_id AS organisation, x.role, ${CERTAINTY}`,
  table: 'procurement_roles',
  parent: 'tender_id',
  joins: CLAIM,
};
const BIDS: Children = {
  columns: `${LOT}, x.rank, ${AMOUNT}, ${CERTAINTY}`,
  table: 'bids',
  parent: 'tender_id',
  joins: CLAIM,
};
const PARTIES: Children = {
  columns: 'x.organisation_id AS organisation, x.role',
  table: 'bid_parties',
  parent: 'bid_id',
  key: 'organisation_id',
};
const EVENTS: Children = {
  columns: `${LOT}, x.bid_id AS bid, x.event, x.date, x.reason, ${CERTAINTY}`,
  table: 'tender_events',
  parent: 'tender_id',
  joins: CLAIM,
};
const VALUATIONS: Children = {
  columns: `${LOT}, x.valuation, x.date, ${AMOUNT}, ${CERTAINTY}`,
  table: 'valuations',
  parent: 'tender_id',
  joins: CLAIM,
};
const PREDECESSORS: Children = {
  columns: `x.relation, t.name, t.slug, ${ocidOf('t')}, ${CERTAINTY}`,
  table: 'successions',
  parent: 'successor_id',
  joins: `${CLAIM} CROSS JOIN tenders t ON t.id = x.predecessor_id`,
};
const EVIDENCE: Children = {
  columns: 'x.article_id AS article, x.known_from AS knownFrom',
  table: 'evidence',
  parent: 'claim_id',
};

/**
 * The files of some tenders, in order of id; one that is gone is missing. They are in memory together, so `ids` should be those of
 * `splitByBids`. Each yield is a chance to give way.
 */
export function* readTenderFiles(
  session: Session,
  ids: readonly number[],
): Generator<undefined, TenderFile[]> {
  const tenders = readTenders(session, ids);
  yield;
  const lots = yield* gatherChildren<LotFact>(session, ids, LOTS);
  const cpvs = yield* gatherChildren<{ text: string }>(session, ids, CPVS);
  const places = yield* gatherChildren<{ text: string }>(session, ids, PLACES);
  const roles = yield* gatherChildren<RoleFact>(session, ids, ROLES);
  const bids = yield* gatherChildren<BidFact>(session, ids, BIDS);
  const events = yield* gatherChildren<EventFact>(session, ids, EVENTS);
  const valuations = yield* gatherChildren<ValuationFact>(session, ids, VALUATIONS);
  const predecessors = yield* gatherChildren<PredecessorFact>(session, ids, PREDECESSORS);
  const parties = yield* gatherChildren<BidPartyFact>(session, keysOf(bids), PARTIES);
  const claims = [roles, bids, events, valuations, predecessors];
  const evidence = yield* gatherChildren<EvidenceFact>(session, claims.flatMap(keysOf), EVIDENCE);
  return tenders.map(({ ocid, ...tender }) => {
    const own = <R>(gathered: ReadonlyMap<number, Child<R>[]>): Child<R>[] => gathered.get(tender.id) ?? [];
    const pieces = claims.flatMap((gathered) =>
      own<unknown>(gathered).flatMap(({ key }) => evidence.get(key) ?? []),
    );
    return {
      tender,
      lots: own(lots),
      cpvs: own(cpvs).map(({ text }) => text),
      places: own(places).map(({ text }) => text),
      ocid,
      roles: own(roles),
      bids: own(bids),
      parties,
      events: own(events),
      valuations: own(valuations),
      predecessors: own(predecessors),
      evidence: articlesOf(pieces),
      lastKnown: lastOf(pieces, tender.statedOn),
    };
  });
}

interface EvidenceFact {
  readonly article: number | null;
  readonly knownFrom: string;
}

function keysOf(gathered: ReadonlyMap<number, readonly Child<unknown>[]>): number[] {
  return Array.from(gathered.values(), (rows) => rows.map(({ key }) => key)).flat();
}

function articlesOf(pieces: readonly EvidenceFact[]): number[] {
  const articles = new Set(pieces.flatMap(({ article }) => article ?? []));
  return [...articles].sort((a, b) => a - b);
}

function lastOf(pieces: readonly EvidenceFact[], statedOn: string): string {
  let last = statedOn;
  for (const { knownFrom } of pieces) if (knownFrom > last) last = knownFrom;
  return last;
}

function readTenders(session: Session, ids: readonly number[]): (TenderFact & { ocid: string | null })[] {
  return session.rows(
    fragment`SELECT t.id, t.slug, t.name, t.description, t.procedure, t.procedure_details AS procedureDetails, t.published, t.deadline, t.country, t.published_bid_count AS publishedBidCount, t.purpose, t.known_from AS knownFrom, ${raw(ocidOf('t'))}, max(t.known_from, CASE WHEN n.stamps LIKE '{%' THEN json_extract(n.stamps, '$.""') ELSE n.stamps END) AS statedOn FROM json_each(${JSON.stringify(ids)}) k CROSS JOIN tenders t ON t.id = k.value CROSS JOIN nodes n ON n.id = t.id ORDER BY t.id`,
  ) as unknown as (TenderFact & { ocid: string | null })[];
}

/** Bids that the files of one batch have together, unless a single tender has more. */
const BIDS_PER_BATCH = 1_000;
const TENDERS_PER_BATCH = 100;

/** Splits tenders into batches of which the files can be held in memory together, in the order given. */
export function* splitByBids(session: Session, ids: readonly number[]): Generator<readonly number[]> {
  const counts = session.rows(
    fragment`SELECT k.value AS id, (SELECT count(*) FROM (SELECT 1 FROM bids WHERE tender_id = k.value LIMIT ${BIDS_PER_BATCH})) AS bids FROM json_each(${JSON.stringify(ids)}) k ORDER BY ${raw('k.key')}`,
  ) as unknown as { id: number; bids: number }[];
  let batch: number[] = [];
  let total = 0;
  for (const { id, bids } of counts) {
    if (batch.length > 0 && (total + bids > BIDS_PER_BATCH || batch.length === TENDERS_PER_BATCH)) {
      yield batch;
      batch = [];
      total = 0;
    }
    batch.push(id);
    total += bids;
  }
  if (batch.length > 0) yield batch;
}
