import type { Modality } from '../../../domain/claim.ts';
import type { TenderStatus } from '../../../domain/node.ts';
import type { BidStatus, ProcurementRole, ValuationKind } from '../../../model/words/claim.ts';
import type { ProcedureKind } from '../../../model/words/node.ts';
import { thenJoin, truth } from '../../dialect/expression.ts';
import { jsonArray, jsonRows } from '../../dialect/json-value.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, join, NOTHING, raw, type SqlRow, where } from '../../statement/fragment.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { tenderCpvs, tenders as tenderTable } from '../../tables/tender.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { valuations } from '../../tables/valuation.ts';
import { countsNow } from '../../write/derive/derived.ts';
import { b, bidsOn, c } from '../bid/bid-walk.ts';
import { isOutOfSums } from '../bid/out-of-sums.ts';
import { partyList, readPartyList } from '../bid/party-list.ts';
import { walkByKey } from '../row/key-walk.ts';
import type { Session } from '../row/session.ts';
import { bidAmount, bidCurrency, bidStatus, tenderAttribute, tenderStatus } from '../time/as-known.ts';
import { type AsOf, KNOWN_ON, knownBy, validClaim, visibleClaim } from '../time/as-of.ts';
import { type StatedOfTender, tenderListOn } from '../time/stated-as-known.ts';
import type { BidCase, DatedClaim, LotFact, TenderCase } from './tender-case.ts';
import { walkLots } from './tender-fact.ts';

const k = eachValue('k');
const t = as(tenderTable, 't');
const e = as(tenderEvents, 'e');
const r = as(procurementRoles, 'r');
const v = as(valuations, 'v');
const q = as(qualityFlags, 'q');
const p = as(tenderCpvs, 'p');

/** Few enough that a statement ends within a few milliseconds, also when statuses are derived as of a day. */
const TENDERS_PER_STATEMENT = 100;
const BIDS_PER_STATEMENT = 200;

/**
 * Reads the cases of some distinct tenders, as far as they are not kept, in short statements, and yields a chunk of cases, or nothing, after each: a chance to
 * give way. A tender that is not known on the day asked has none.
 */
export function* walkTenderCases(
  session: Session,
  tenders: readonly number[],
): Generator<readonly TenderCase[]> {
  const kept = session.keptCases();
  for (let start = 0; start < tenders.length; start += TENDERS_PER_STATEMENT) {
    const asked = tenders.slice(start, start + TENDERS_PER_STATEMENT);
    const found = new Map(asked.map((id) => [id, kept.find(id)]));
    const missing = asked.filter((id) => found.get(id) === undefined);
    for (const chunk of missing.length > 0 ? readCases(session, missing) : []) {
      for (const tender of chunk) {
        kept.keep(tender);
        found.set(tender.id, tender);
      }
      yield [];
    }
    yield [...found.values()].filter((tender) => tender !== undefined);
  }
}

/** Reads some cases in as many short statements as it takes, and yields nothing after each but the last. */
function* readCases(session: Session, tenders: readonly number[]): Generator<readonly TenderCase[]> {
  const rows = session.rows(tendersStatement(session.asOf, tenders));
  yield [];
  const ids = rows.map(({ id }) => id as number);
  const lots: LotFact[] = [];
  for (const chunk of walkLots(session, ids)) {
    lots.push(...chunk.filter(({ publishedBidCount }) => publishedBidCount !== null));
    yield [];
  }
  const bids: SqlRow[] = [];
  for (const chunk of walkBidRows(session, ids)) {
    bids.push(...chunk.filter(({ visible }) => visible === 1));
    yield [];
  }
  const lotsOf = Map.groupBy(lots, ({ tender }) => tender);
  const bidsOf = Map.groupBy(bids, ({ tender }) => tender as number);
  yield rows.map((row) => {
    const id = row.id as number;
    return caseOf(row, lotsOf.get(id) ?? [], bidsOf.get(id) ?? []);
  });
}

/** The CPV codes of the tender `t`. */
const CPVS = fragment`(SELECT ${jsonRows(p.code, p.code)} FROM ${p} WHERE ${p.tenderId} = ${t.id})`;

/** That what the claim says is so, and not only expected. */
const MADE = fragment`${c.modality} = 'ACTUAL'`;

/** One statement for tenders; what belongs to a tender and is seldom more than a few rows comes as JSON. */
export function tendersStatement(asOf: AsOf, tenders: readonly number[]): Fragment {
  const { knownOn } = asOf;
  const known = knownOn === undefined ? [] : [knownBy(t.knownFrom)];
  const counting = countingClaim(asOf);
  const attribute = (name: StatedOfTender) => tenderAttribute(name, t, asOf);
  const ofTender = fragment`FROM ${e} ${thenJoin} ${c} ON ${c.id} = ${e.id} WHERE ${e.tenderId} = ${t.id} AND ${e.bidId} IS NULL AND ${e.lotId} IS NULL AND ${MADE} AND ${counting}`;
  const launch = fragment`(SELECT ${jsonArray(e.id, e.date)} ${ofTender} AND ${e.event} = 'LAUNCHED' AND ${e.date} IS NOT NULL ORDER BY ${c.knownFrom} DESC, ${e.date}, ${e.id} LIMIT 1)`;
  const award = fragment`(SELECT ${e.id} ${ofTender} AND ${e.event} = 'AWARDED' ORDER BY ${e.id} LIMIT 1)`;
  const roles = fragment`(SELECT ${jsonRows(jsonArray(r.id, r.organisationId, r.role), r.id)} FROM ${r} ${thenJoin} ${c} ON ${c.id} = ${r.id} WHERE ${r.tenderId} = ${t.id} AND ${r.role} IN ('BUYER', 'PROCURING_ENTITY') AND ${MADE} AND ${counting})`;
  const amount = jsonArray(
    v.id,
    v.part,
    v.valuation,
    v.valueMinor,
    v.valueCurrency,
    c.modality,
    c.knownFrom,
    truth(isOutOfSums(v.id)),
  );
  const amounts = fragment`(SELECT ${jsonRows(amount, v.id)} FROM ${v} ${thenJoin} ${c} ON ${c.id} = ${v.id} WHERE ${v.tenderId} = ${t.id} AND (${v.lotId} IS NULL OR ${v.part} IS NOT NULL) AND ${v.valueMinor} IS NOT NULL AND ${counting})`;
  const flagged = knownOn === undefined ? NOTHING : fragment` AND ${knownBy(q.day)}`;
  const codes = fragment`(SELECT ${jsonRows(q.published, q.id)} FROM ${q} WHERE ${q.nodeId} = ${t.id} AND ${q.field} = 'items/classification' AND ${q.flag} = 'INVALID_CODE'${flagged})`;
  return fragment`SELECT ${t.id} AS id, ${tenderStatus(t, asOf)} AS status, ${attribute('procedure')} AS procedure, ${attribute('procedureDetails')} AS procedureDetails, ${attribute('published')} AS published, ${attribute('bidsFrom')} AS bidsFrom, ${attribute('deadline')} AS deadline, ${attribute('publishedBidCount')} AS publishedBidCount, ${launch} AS launch, ${award} AS award, ${roles} AS roles, ${amounts} AS amounts, ${knownOn === undefined ? CPVS : raw(`(${tenderListOn('cpvs', `${t.id}`)})`)} AS cpvs, ${codes} AS codes FROM ${k.of(tenders)} ${thenJoin} ${t} ON ${t.id} = ${k.value}${where(known)}`;
}

function walkBidRows(session: Session, tenders: readonly number[]): Generator<readonly SqlRow[]> {
  return walkByKey<SqlRow>(tenders, {
    limit: BIDS_PER_STATEMENT,
    read: (keys, after) => session.rows(bidsStatement(session.asOf, keys, after?.id as number | undefined)),
    keyOf: ({ tender }) => tender as number,
  });
}

/** One statement for bids of some tenders; `after` is the last bid read of the only one. What is not visible is read and told apart. */
export function bidsStatement(asOf: AsOf, tenders: readonly number[], after: number | undefined): Fragment {
  const visible = join([MADE, ...visibleClaim(c, asOf)], ' AND ');
  const parties = partyList(b, { subcontractors: false });
  const submission = fragment`(SELECT ${jsonArray(e.id, e.date)} FROM ${e} ${thenJoin} ${c} ON ${c.id} = ${e.id} WHERE ${e.bidId} = ${b.id} AND ${e.event} = 'SUBMITTED' AND ${e.date} IS NOT NULL AND ${MADE} AND ${countingClaim(asOf)} ORDER BY ${e.date}, ${e.id} LIMIT 1)`;
  return fragment`SELECT ${b.id} AS id, ${b.tenderId} AS tender, ${b.lotId} AS lot, ${bidStatus(b, asOf)} AS status, ${bidAmount(b, asOf)} AS amount, ${bidCurrency(b, asOf)} AS currency, ${truth(isOutOfSums(b.id))} AS suspect, ${parties} AS parties, ${submission} AS submission, ${truth(visible)} AS visible FROM ${bidsOn(tenders, after, BIDS_PER_STATEMENT)}`;
}

/** That the claim `c` holds on the days asked, and that somebody supports it and nobody disputes it. */
function countingClaim(asOf: AsOf): Fragment {
  const counts = countsNow(c.alias, asOf.knownOn === undefined ? {} : { knownOn: KNOWN_ON });
  return join([raw(counts), ...validClaim(c, asOf)], ' AND ');
}

type RoleRow = readonly [claim: number, organisation: number, role: ProcurementRole];
type AmountRow = readonly [
  claim: number,
  part: string | null,
  kind: ValuationKind,
  amountMinor: number,
  currency: string,
  modality: Modality,
  knownFrom: string,
  isSuspect: number,
];

function caseOf(row: SqlRow, lots: readonly LotFact[], bids: readonly SqlRow[]): TenderCase {
  const roles = JSON.parse(row.roles as string) as RoleRow[];
  const inRole = (asked: ProcurementRole) =>
    roles.filter(([, , role]) => role === asked).map(([claim, organisation]) => ({ claim, organisation }));
  const amounts = JSON.parse(row.amounts as string) as AmountRow[];
  return {
    id: row.id as number,
    status: row.status as TenderStatus | null,
    procedure: row.procedure as ProcedureKind | null,
    procedureDetails: row.procedureDetails as string | null,
    published: row.published as string | null,
    bidsFrom: row.bidsFrom as string | null,
    deadline: row.deadline as string | null,
    publishedBidCount: row.publishedBidCount as number | null,
    launch: datedClaim(row.launch),
    award: row.award as number | null,
    buyers: inRole('BUYER'),
    procuringEntities: inRole('PROCURING_ENTITY'),
    amounts: amounts.map(([claim, part, kind, amountMinor, currency, modality, knownFrom, isSuspect]) => ({
      claim,
      part,
      kind,
      money: { amountMinor, currency },
      modality,
      knownFrom,
      isSuspect: isSuspect === 1,
    })),
    cpvs: JSON.parse(row.cpvs as string) as string[],
    codesWithoutScheme: (JSON.parse(row.codes as string) as string[]).filter((code) => code !== '').sort(),
    lots,
    bids: bids.map(bidOf),
  };
}

function bidOf(row: SqlRow): BidCase {
  const { amount, currency, parties } = row;
  return {
    claim: row.id as number,
    lot: row.lot as number | null,
    status: row.status as BidStatus,
    price: amount === null ? null : { amountMinor: amount as number, currency: currency as string },
    isSuspect: row.suspect === 1,
    parties: readPartyList(parties),
    submission: datedClaim(row.submission),
  };
}

function datedClaim(json: unknown): DatedClaim | null {
  if (json == null) return null;
  const [claim, date] = JSON.parse(json as string) as [number, string];
  return { claim, date };
}
