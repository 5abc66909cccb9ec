import type { Database, Statement } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { EvidenceStanding, Stance } from '../../../domain/claim.ts';
import type { ClaimKind } from '../../../model/model.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import { deleteEdges, EDGE_KINDS, withdrawEdges } from '../../edge.ts';
import { as, bare } from '../../statement/alias.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { claims, edges, evidence } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import { assess } from '../document/span.ts';
import type { StatedFlagWriter } from '../evidence/stated-flag.ts';
import type { Value } from '../field/attribute.ts';
import { columnValues, compareValues, valuesOfRow } from '../field/reconcile.ts';
import {
  type DatedFlag,
  heldFlags,
  latestOfSeries,
  latestValues,
  type PlacedStatement,
  parseStated,
} from '../field/stated-text.ts';
import { createPartyWriter, PARTIES, parseParties } from './bid-party.ts';
import type { ClaimRemover } from './claim-remover.ts';
import type { ReviseClaim } from './claim-revision.ts';
import type { ClaimStatements, Mutable } from './claim-statement.ts';

interface PieceRow {
  readonly stance: Stance;
  readonly standing: EvidenceStanding;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
  readonly stated: string | null;
  readonly series: number | null;
  readonly moment: string | null;
  readonly document: string | null;
}

interface ClaimRow {
  readonly kind: ClaimKind;
  readonly standing: string;
  readonly knownFrom: string;
  readonly knownUntil: string | null;
  readonly broken: 0 | 1;
}

type Piece = PieceRow & PlacedStatement;

/**
 * Brings claims up to date with their evidence: standing, days, whether they are withdrawn, what of them documents may state
 * differently, and their flags. A claim whose last piece is gone was never said, and goes.
 */
export type AssessClaims = (batch: Batch, claimIds: Iterable<number>) => void;

const own = bare(claims);
const e = as(evidence, 'e');
const d = as(documents, 'd');
const party = bare(bidParties);
const bid = bare(bids);

export function createClaimAssessment(
  sqlite: Database,
  statements: Record<ClaimKind, ClaimStatements>,
  flags: StatedFlagWriter,
  remover: ClaimRemover,
  revise: ReviseClaim,
): AssessClaims {
  const parties = createPartyWriter(sqlite);
  const readClaim = sqlite.prepare<[number], ClaimRow>(
    `SELECT ${own.kind}, ${own.standing}, ${own.knownFrom} AS knownFrom, ${own.knownUntil} AS knownUntil, ${own.broken} FROM ${own} WHERE ${own.id} = +?`,
  );
  const readPieces = sqlite.prepare<[number], PieceRow>(
    `SELECT ${e.stance}, ${e.standing}, ${e.knownFrom} AS knownFrom, ${e.knownUntil} AS knownUntil, ${e.stated}, ${d.seriesId} AS series, ${d.moment}, ${d.key} AS document FROM ${e} LEFT JOIN ${d} ON ${d.id} = ${e.documentId} WHERE ${e.claimId} = +?`,
  );
  const updateClaim = sqlite.prepare<[string, string, string | null, number, number]>(
    `UPDATE ${own} SET ${own.standing} = ?, ${own.knownFrom} = ?, ${own.knownUntil} = ?, ${own.broken} = ? WHERE ${own.id} = +?`,
  );
  const prepared = new Map<ClaimKind, ClaimPlace>();
  const placeOf = (kind: ClaimKind): ClaimPlace => {
    const place = prepared.get(kind) ?? preparePlace(sqlite, kind);
    prepared.set(kind, place);
    return place;
  };
  const withdrawParties = sqlite.prepare<[number, number]>(
    `UPDATE ${party} SET ${party.withdrawn} = ? WHERE ${party.bidId} = +?`,
  );
  const insertEdge = prepareInsert(sqlite, [
    edges.fromId,
    edges.kind,
    edges.toId,
    edges.claimId,
    edges.withdrawn,
  ]);
  const unlinkParties = sqlite.prepare<[number]>(deleteEdges('BID'));
  const tenderOfBid = sqlite
    .prepare<[number], number>(`SELECT ${bid.tenderId} FROM ${bid} WHERE ${bid.id} = +?`)
    .pluck();

  function withdraw(id: number, kind: ClaimKind, withdrawn: boolean): boolean {
    const place = placeOf(kind);
    if (place.withdraw.run(Number(withdrawn), id, Number(withdrawn)).changes === 0) return false;
    place.withdrawEdges?.run(Number(withdrawn), id);
    if (kind === 'BID') withdrawParties.run(Number(withdrawn), id);
    return true;
  }

  function setParties(batch: Batch, id: number, values: readonly Value[], withdrawn: boolean): void {
    const given = parseParties(values);
    unlinkParties.run(id);
    parties.replace(id, given);
    if (withdrawn) withdrawParties.run(1, id);
    const tender = tenderOfBid.get(id) as number;
    for (const [organisation] of given) insertEdge.run(organisation, 'BID', tender, id, Number(withdrawn));
    batch.repartiedBids.add(id);
  }

  /** Shows what the latest documents state. */
  function restate(
    batch: Batch,
    id: number,
    mutable: Mutable,
    pieces: readonly Piece[],
    isWithdrawn: boolean,
  ): boolean {
    const row = mutable.read.get(id);
    if (row === undefined) throw new Error(`Claim ${id} has no row of its kind.`);
    const old = valuesOfRow(mutable.attributes, row, 0);
    const values = latestValues(mutable.attributes, pieces);
    const changed = mutable.attributes.filter(
      (_, position) => compareValues(values[position] ?? [], old[position] ?? []) !== 0,
    );
    if (changed.length === 0) return false;
    const { attributes, baseCount } = mutable;
    const base = columnValues(attributes.slice(0, baseCount), values.slice(0, baseCount));
    mutable.updateBase?.run(...base, id);
    mutable.updateOwn?.run(...columnValues(attributes.slice(baseCount), values.slice(baseCount)), id);
    const position = attributes.indexOf(PARTIES);
    if (changed.includes(PARTIES)) setParties(batch, id, values[position] ?? [], isWithdrawn);
    return true;
  }

  function assessOne(batch: Batch, id: number): void {
    const row = readClaim.get(id);
    if (row === undefined) return;
    const pieces = readPieces.all(id).map(placed);
    if (pieces.length === 0) {
      placeOf(row.kind).markStale(batch, id);
      remover.remove(batch, id, row.kind);
      return;
    }
    const now = assess(pieces);
    const isSame =
      now.standing === row.standing &&
      now.knownFrom === row.knownFrom &&
      now.knownUntil === row.knownUntil &&
      Number(now.broken) === row.broken;
    if (!isSame) updateClaim.run(now.standing, now.knownFrom, now.knownUntil, Number(now.broken), id);
    const shown = latestOfSeries(pieces.filter(({ knownUntil }) => now.withdrawn || knownUntil === null));
    const isMoved = withdraw(id, row.kind, now.withdrawn);
    const of = statements[row.kind];
    const mutable = pieces.some(({ key }) => key !== undefined) ? of.keyed : of.unkeyed;
    const isRestated = restate(batch, id, mutable, shown, now.withdrawn);
    const isFlagged = flags.set(id, flagsOf(mutable, shown));
    if (!isSame || isMoved || isRestated || isFlagged) {
      revise(batch, id);
      placeOf(row.kind).markStale(batch, id);
    }
  }

  return (batch, claimIds) => {
    for (const id of claimIds) assessOne(batch, id);
    // An event may go after the bid that it speaks of.
    for (const id of batch.removedClaims) {
      batch.staleBids.delete(id);
      batch.repartiedBids.delete(id);
    }
  };
}

/** Flags on what documents may state differently hold beside that; all others stay with the claim. */
function flagsOf({ attributes }: Mutable, shown: readonly Piece[]): DatedFlag[] {
  if (shown.every(({ flags }) => flags === undefined)) return [];
  return heldFlags(attributes, shown, latestValues(attributes, shown));
}

function placed(row: PieceRow): Piece {
  return {
    ...row,
    ...parseStated(row.stated),
    day: row.knownFrom,
    moment: row.moment ?? row.knownFrom,
    document: row.document ?? '',
  };
}

/** What of one kind follows from whether a claim is withdrawn, and which derived columns speak of it. */
interface ClaimPlace {
  readonly withdraw: Statement<[number, number, number]>;
  readonly withdrawEdges: Statement<[number, number]> | undefined;
  markStale(batch: Batch, id: number): void;
}

function preparePlace(sqlite: Database, kind: ClaimKind): ClaimPlace {
  const { table, ends } = CLAIM_TABLES[kind];
  const [name, withdrawn] = [getTableName(table), table.withdrawn.name];
  const tender = ends.find((end) => end.name === 'tender')?.column;
  const about =
    tender && STALING.has(kind)
      ? sqlite.prepare<[number], { tender: number; bid: number | null }>(
          `SELECT ${tender.name} AS tender, ${kind === 'TENDER_EVENT' ? tenderEvents.bidId.name : 'NULL'} AS bid FROM ${name} WHERE ${table.id.name} = +?`,
        )
      : undefined;
  return {
    withdraw: sqlite.prepare(
      `UPDATE ${name} SET ${withdrawn} = ? WHERE ${table.id.name} = +? AND ${withdrawn} <> +?`,
    ),
    withdrawEdges: EDGE_KINDS.includes(kind) ? sqlite.prepare(withdrawEdges(kind)) : undefined,
    markStale(batch, id) {
      const row = about?.get(id);
      if (row === undefined) return;
      if (kind === 'BID') {
        batch.staleBids.add(id);
        batch.contestedTenders.add(row.tender);
      } else if (row.bid !== null) batch.staleBids.add(row.bid);
      else markTenderStale(batch, row.tender, kind);
    },
  };
}

/** Kinds that derived columns of tenders or bids follow from. */
const STALING: ReadonlySet<ClaimKind> = new Set(['BID', 'TENDER_EVENT', 'VALUATION', 'PROCUREMENT_ROLE']);
