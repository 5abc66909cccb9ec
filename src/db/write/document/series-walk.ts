import type { Database } from 'better-sqlite3';
import type { TakesBack } from '../../../model/document.ts';
import { KEPT_BY_KEY, OUTSIDE_SERIES } from '../../../model/model.ts';
import { as } from '../../statement/alias.ts';
import { claims, documentDrops, evidence } from '../../tables/claim.ts';
import { documents, seriesLinks } from '../../tables/document.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import { parseStated } from '../field/stated-text.ts';
import { type Closings, type WalkedDocument, walkSeries } from './span-walk.ts';

interface DocumentRow {
  readonly id: number;
  readonly seriesId: number;
  readonly moment: string;
  readonly key: string;
  readonly day: string;
  readonly takesBack: TakesBack;
  readonly keeps: string | null;
}

interface PieceRow {
  readonly id: number;
  readonly claimId: number;
  readonly documentId: number;
  readonly knownUntil: string | null;
  readonly withdrawnBy: number | null;
  readonly stated: string | null;
}

interface StatementRow {
  readonly id: number;
  readonly tenderId: number;
  readonly documentId: number;
  readonly knownUntil: string | null;
}

const d = as(documents, 'd');
const l = as(seriesLinks, 'l');
const e = as(evidence, 'e');
const c = as(claims, 'c');
const s = as(tenderStatements, 's');
const g = as(documentDrops, 'g');
const v = as(tenderEvents, 'v');
const LISTED = 'IN (SELECT value FROM json_each(+?))';
const IN_SERIES = `${d.seriesId} ${LISTED}`;

/** A row whose span is to be another one. */
export interface OutdatedPiece {
  readonly id: number;
  readonly claimId: number;
  readonly knownUntil: string | null;
  readonly withdrawnBy: number | null;
}
export interface OutdatedStatement {
  readonly id: number;
  readonly tenderId: number;
  readonly knownUntil: string | null;
}

/** Finds anew what the documents of series take back of each other, and which rows have other spans than that. */
export function createSeriesWalk(sqlite: Database) {
  const linked = sqlite.prepare<[string, string], { one: number; other: number }>(
    `SELECT ${d.seriesId} AS one, ${l.seriesId} AS other FROM ${l} JOIN ${d} ON ${d.id} = ${l.documentId} WHERE ${l.seriesId} ${LISTED} UNION SELECT ${d.seriesId}, ${l.seriesId} FROM ${d} JOIN ${l} ON ${l.documentId} = ${d.id} WHERE ${IN_SERIES}`,
  );
  const documentsOf = sqlite.prepare<[string], DocumentRow>(
    `SELECT ${d.id}, ${d.seriesId} AS seriesId, ${d.moment}, ${d.key}, ${d.day}, ${d.takesBack} AS takesBack, ${d.keeps} FROM ${d} WHERE ${IN_SERIES}`,
  );
  const linksOf = sqlite.prepare<[string], { documentId: number; seriesId: number }>(
    `SELECT ${l.documentId} AS documentId, ${l.seriesId} AS seriesId FROM ${d} JOIN ${l} ON ${l.documentId} = ${d.id} WHERE ${IN_SERIES}`,
  );
  const quotedList = (kinds: readonly string[]) => kinds.map((kind) => `'${kind}'`).join(', ');
  const outside = quotedList(OUTSIDE_SERIES);
  const kept = quotedList(KEPT_BY_KEY);
  const piecesOf = sqlite.prepare<[string], PieceRow>(
    `SELECT ${e.id}, ${e.claimId} AS claimId, ${e.documentId} AS documentId, ${e.knownUntil} AS knownUntil, ${e.withdrawnBy} AS withdrawnBy, CASE WHEN ${c.kind} IN (${kept}) THEN ${e.stated} END AS stated FROM ${d} JOIN ${e} ON ${e.documentId} = ${d.id} JOIN ${c} ON ${c.id} = ${e.claimId} WHERE ${IN_SERIES} AND ${c.kind} NOT IN (${outside})`,
  );
  const statementsOf = sqlite.prepare<[string], StatementRow>(
    `SELECT ${s.id}, ${s.tenderId} AS tenderId, ${s.documentId} AS documentId, ${s.knownUntil} AS knownUntil FROM ${d} JOIN ${s} ON ${s.documentId} = ${d.id} WHERE ${IN_SERIES}`,
  );
  const dropsOf = sqlite.prepare<[string], { documentId: number; claimId: number }>(
    `SELECT ${g.documentId} AS documentId, ${g.claimId} AS claimId FROM ${d} JOIN ${g} ON ${g.documentId} = ${d.id} WHERE ${IN_SERIES}`,
  );
  const eventsOfBids = sqlite.prepare<[string], { id: number; bid: number }>(
    `SELECT ${v.id}, ${v.bidId} AS bid FROM ${v} WHERE ${v.bidId} ${LISTED}`,
  );

  /** All series that links tie to these, before or after. */
  function componentOf(series: ReadonlySet<number>): Set<number> {
    const found = new Set(series);
    for (let fresh = [...series]; fresh.length > 0; ) {
      const list = JSON.stringify(fresh);
      fresh = [];
      for (const { one, other } of linked.all(list, list)) {
        for (const id of [one, other]) {
          if (found.has(id)) continue;
          found.add(id);
          fresh.push(id);
        }
      }
    }
    return found;
  }

  /** By source's key, the claims that have it, and the events on those that are bids. */
  function claimsByKey(pieces: readonly PieceRow[]): Map<string, number[]> {
    const byKey = new Map<string, Set<number>>();
    for (const { claimId, stated } of pieces) {
      const { key } = parseStated(stated);
      if (key !== undefined) byKey.set(key, (byKey.get(key) ?? new Set()).add(claimId));
    }
    const keyed = [...byKey.values()].flatMap((ids) => [...ids]);
    const events = Map.groupBy(eventsOfBids.all(JSON.stringify(keyed)), ({ bid }) => bid);
    return new Map(
      Array.from(byKey, ([key, ids]) => [
        key,
        [...ids].flatMap((id) => [id, ...(events.get(id) ?? []).map((event) => event.id)]),
      ]),
    );
  }

  return function outdatedIn(series: ReadonlySet<number>): {
    pieces: OutdatedPiece[];
    statements: OutdatedStatement[];
  } {
    const list = JSON.stringify([...componentOf(series)]);
    const documents = documentsOf.all(list);
    const dayOf = new Map(documents.map(({ id, day }) => [id, day]));
    const continues = Map.groupBy(linksOf.all(list), ({ documentId }) => documentId);
    const pieces = piecesOf.all(list);
    const statements = statementsOf.all(list);
    const said = Map.groupBy(pieces, ({ documentId }) => documentId);
    const stated = Map.groupBy(statements, ({ documentId }) => documentId);
    const drops = Map.groupBy(dropsOf.all(list), ({ documentId }) => documentId);
    const byKey = documents.some(({ keeps }) => keeps !== null)
      ? claimsByKey(pieces)
      : new Map<string, number[]>();
    const common = ({ id, seriesId, moment, key }: DocumentRow) => ({
      id,
      seriesId,
      moment,
      key,
      continues: (continues.get(id) ?? []).map((link) => link.seriesId),
    });
    const ofClaims = walkSeries(
      documents.map(
        (row): WalkedDocument => ({
          ...common(row),
          takesBack: row.takesBack,
          says: new Set((said.get(row.id) ?? []).map(({ claimId }) => claimId)),
          drops: (drops.get(row.id) ?? []).map(({ claimId }) => claimId),
          keeps: new Set(keysOf(row.keeps).flatMap((key) => byKey.get(key) ?? [])),
        }),
      ),
    );
    // A later statement on a tender takes the place of the earlier one, whatever it repeats.
    const ofTenders = walkSeries(
      documents.map(
        (row): WalkedDocument => ({
          ...common(row),
          takesBack: row.takesBack === 'DROPS' && stated.has(row.id) ? 'UNSAID' : row.takesBack,
          says: (stated.get(row.id) ?? []).map(({ id }) => id),
          drops: [],
          keeps: new Set(),
        }),
      ),
    );
    return {
      pieces: pieces.flatMap(({ id, claimId, documentId, knownUntil, withdrawnBy }) => {
        const closedBy = ofClaims.get(documentId)?.get(claimId) ?? null;
        const day = closedBy === null ? null : (dayOf.get(closedBy) ?? null);
        const isSame = knownUntil === day && withdrawnBy === closedBy;
        return isSame ? [] : [{ id, claimId, knownUntil: day, withdrawnBy: closedBy }];
      }),
      statements: statements.flatMap(({ id, tenderId, documentId, knownUntil }) => {
        const day = dayClosed(ofTenders, documentId, id, dayOf);
        return knownUntil === day ? [] : [{ id, tenderId, knownUntil: day }];
      }),
    };
  };
}

function keysOf(keeps: string | null): string[] {
  return keeps === null ? [] : (JSON.parse(keeps) as string[]);
}

function dayClosed(
  closings: Closings,
  documentId: number,
  id: number,
  dayOf: ReadonlyMap<number, string>,
): string | null {
  const closedBy = closings.get(documentId)?.get(id);
  return closedBy === undefined ? null : (dayOf.get(closedBy) ?? null);
}
