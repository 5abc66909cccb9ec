import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as, bare, type Name } from '../../statement/alias.ts';
import { fragment, raw } from '../../statement/fragment.ts';
import { bidParties, bids as bidTable } from '../../tables/bid.ts';
import { claims, evidence as evidenceTable } from '../../tables/claim.ts';
import { identifiers } from '../../tables/node.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { successions } from '../../tables/succession.ts';
import { lots as lotTable, tenderCpvs, tenderPlaces, tenders as tenderTable } from '../../tables/tender.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { valuations as valuationTable } from '../../tables/valuation.ts';
import type { Session } from '../row/session.ts';
import { CHILD, type Child, type Children, gatherChildren } from './children.ts';
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

const k = eachValue('k');
const t = as(tenderTable, 't');
const stated = as(tenderStatements, 's');
const c = as(claims, 'c');
const identifier = bare(identifiers);
const lot = bare(lotTable);
const bidRow = bare(bidTable);
const tenderLot = as(lotTable, CHILD);
const cpv = as(tenderCpvs, CHILD);
const placeRow = as(tenderPlaces, CHILD);
const role = as(procurementRoles, CHILD);
const bid = as(bidTable, CHILD);
const party = as(bidParties, CHILD);
const event = as(tenderEvents, CHILD);
const valuation = as(valuationTable, CHILD);
const succession = as(successions, CHILD);
const evidenceRow = as(evidenceTable, CHILD);

const CERTAINTY = `${c.standing} AS standing, ${c.modality} AS modality, ${c.knownFrom} AS knownFrom`;

function amountOf({ valueMinor, valueCurrency, valueStatus }: typeof bid | typeof valuation): string {
  return `${valueMinor} AS valueMinor, ${valueCurrency} AS valueCurrency, ${valueStatus} AS valueStatus`;
}

function lotOf(id: Name): string {
  return `(SELECT ${lot.number} FROM ${lot} WHERE ${lot.id} = ${id}) AS lot`;
}

/** The base row of a claim, and that it is current. */
function claimOf({ id, withdrawn }: { readonly id: Name; readonly withdrawn: Name }) {
  return { joins: `${thenJoin} ${c} ON ${c.id} = ${id}`, where: `${withdrawn} = 0` };
}

function ocidOf(tender: Name): string {
  return `(SELECT ${identifier.value} FROM ${identifier} WHERE ${identifier.nodeId} = ${tender} AND ${identifier.scheme} = 'OCID' ORDER BY ${identifier.checked} DESC, ${identifier.id} LIMIT 1) AS ocid`;
}

const LOTS: Children = {
  columns: `${tenderLot.number}, ${tenderLot.title}, ${tenderLot.description}, ${tenderLot.publishedBidCount} AS publishedBidCount`,
  parent: lotTable.tenderId,
  key: lotTable.id,
};
const CPVS: Children = { columns: `${cpv.code} AS text`, parent: tenderCpvs.tenderId, key: tenderCpvs.id };
const PLACES: Children = {
  columns: `${placeRow.place} AS text`,
  parent: tenderPlaces.tenderId,
  key: tenderPlaces.id,
};
const ROLES: Children = {
  columns: `${role.organisationId} AS organisation, ${role.role}, ${CERTAINTY}`,
  parent: procurementRoles.tenderId,
  key: procurementRoles.id,
  ...claimOf(role),
};
const BIDS: Children = {
  columns: `${lotOf(bid.lotId)}, ${bid.rank}, ${amountOf(bid)}, ${CERTAINTY}`,
  parent: bidTable.tenderId,
  key: bidTable.id,
  ...claimOf(bid),
};
const PARTIES: Children = {
  columns: `${party.organisationId} AS organisation, ${party.role}`,
  parent: bidParties.bidId,
  key: bidParties.organisationId,
};
const EVENTS: Children = {
  columns: `${lotOf(event.lotId)}, ${event.bidId} AS bid, ${event.event}, ${event.date}, ${event.reason}, ${CERTAINTY}`,
  parent: tenderEvents.tenderId,
  key: tenderEvents.id,
  ...claimOf(event),
};
const VALUATIONS: Children = {
  columns: `${lotOf(valuation.lotId)}, ${valuation.part}, ${valuation.valuation}, ${valuation.date}, ${amountOf(valuation)}, ${CERTAINTY}`,
  parent: valuationTable.tenderId,
  key: valuationTable.id,
  ...claimOf(valuation),
};
const PREDECESSORS: Children = {
  columns: `${succession.relation}, ${t.name}, ${t.slug}, ${ocidOf(t.id)}, ${CERTAINTY}`,
  parent: successions.successorId,
  key: successions.id,
  where: claimOf(succession).where,
  joins: `${claimOf(succession).joins} ${thenJoin} ${t} ON ${t.id} = ${succession.predecessorId}`,
};
const EVIDENCE: Children = {
  columns: `${evidenceRow.articleId} AS article, ${evidenceRow.knownFrom} AS knownFrom`,
  parent: evidenceTable.claimId,
  key: evidenceTable.id,
  where: `${evidenceRow.knownUntil} IS NULL`,
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
    fragment`SELECT ${t.id}, ${t.slug}, ${t.name}, ${t.description}, ${t.procedure}, ${t.procedureDetails} AS procedureDetails, ${t.published}, ${t.bidsFrom} AS bidsFrom, ${t.deadline}, ${t.country}, ${t.publishedBidCount} AS publishedBidCount, ${t.purpose}, ${t.knownFrom} AS knownFrom, ${raw(ocidOf(t.id))}, coalesce((SELECT max(${stated.knownFrom}) FROM ${stated} WHERE ${stated.tenderId} = ${t.id}), ${t.knownFrom}) AS statedOn FROM ${k.of(ids)} ${thenJoin} ${t} ON ${t.id} = ${k.value} ORDER BY ${t.id}`,
  ) as unknown as (TenderFact & { ocid: string | null })[];
}

/** Bids that the files of one batch have together, unless a single tender has more. */
const BIDS_PER_BATCH = 500;
const TENDERS_PER_BATCH = 50;

/** Splits tenders into batches of which the files can be held in memory together, in the order given. */
export function* splitByBids(session: Session, ids: readonly number[]): Generator<readonly number[]> {
  const counts = session.rows(
    fragment`SELECT ${k.value} AS id, (SELECT count(*) FROM (SELECT 1 FROM ${bidRow} WHERE ${bidRow.tenderId} = ${k.value} AND ${bidRow.withdrawn} = 0 LIMIT ${BIDS_PER_BATCH})) AS bids FROM ${k.of(ids)} ORDER BY ${k.key}`,
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
