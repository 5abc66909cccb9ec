import type { Database } from 'better-sqlite3';
import { OUTSIDE_SERIES } from '../../../domain/claim.ts';
import type { TakesBack } from '../../../model/document.ts';
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
  const inSeries = (column: string) => `${column} IN (SELECT value FROM json_each(+?))`;
  const linked = sqlite.prepare<[string, string], { one: number; other: number }>(
    `SELECT d.series_id AS one, l.series_id AS other FROM series_links l JOIN documents d ON d.id = l.document_id WHERE ${inSeries('l.series_id')} UNION SELECT d.series_id, l.series_id FROM documents d JOIN series_links l ON l.document_id = d.id WHERE ${inSeries('d.series_id')}`,
  );
  const documentsOf = sqlite.prepare<[string], DocumentRow>(
    `SELECT id, series_id AS seriesId, moment, key, day, takes_back AS takesBack, keeps FROM documents WHERE ${inSeries('series_id')}`,
  );
  const linksOf = sqlite.prepare<[string], { documentId: number; seriesId: number }>(
    `SELECT l.document_id AS documentId, l.series_id AS seriesId FROM documents d JOIN series_links l ON l.document_id = d.id WHERE ${inSeries('d.series_id')}`,
  );
  const outside = OUTSIDE_SERIES.map((kind) => `'${kind}'`).join(', ');
  const piecesOf = sqlite.prepare<[string], PieceRow>(
    `SELECT e.id, e.claim_id AS claimId, e.document_id AS documentId, e.known_until AS knownUntil, e.withdrawn_by AS withdrawnBy, CASE WHEN c.kind = 'BID' THEN e.stated END AS stated FROM documents d JOIN evidence e ON e.document_id = d.id JOIN claims c ON c.id = e.claim_id WHERE ${inSeries('d.series_id')} AND c.kind NOT IN (${outside})`,
  );
  const statementsOf = sqlite.prepare<[string], StatementRow>(
    `SELECT s.id, s.tender_id AS tenderId, s.document_id AS documentId, s.known_until AS knownUntil FROM documents d JOIN tender_statements s ON s.document_id = d.id WHERE ${inSeries('d.series_id')}`,
  );
  const dropsOf = sqlite.prepare<[string], { documentId: number; claimId: number }>(
    `SELECT x.document_id AS documentId, x.claim_id AS claimId FROM documents d JOIN document_drops x ON x.document_id = d.id WHERE ${inSeries('d.series_id')}`,
  );
  const eventsOfBids = sqlite.prepare<[string], { id: number; bid: number }>(
    'SELECT id, bid_id AS bid FROM tender_events WHERE bid_id IN (SELECT value FROM json_each(+?))',
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

  /** By source's key of a bid, the bid and the events on it. */
  function claimsByKey(pieces: readonly PieceRow[]): Map<string, number[]> {
    const byKey = new Map<string, Set<number>>();
    for (const { claimId, stated } of pieces) {
      const { key } = parseStated(stated);
      if (key !== undefined) byKey.set(key, (byKey.get(key) ?? new Set()).add(claimId));
    }
    const bids = [...byKey.values()].flatMap((ids) => [...ids]);
    const events = Map.groupBy(eventsOfBids.all(JSON.stringify(bids)), ({ bid }) => bid);
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
