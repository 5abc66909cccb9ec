import type { Database, Statement } from 'better-sqlite3';
import { CLAIM_KINDS, type ClaimKind } from '../../domain/claim.ts';
import { EDGE_KINDS, edgesFromClaims } from '../edge.ts';
import type { CanonicalNodes } from './group.ts';
import { PLACES, type Place } from './place.ts';

/** Called for each claim of which an end now is another node. */
export type OnMoved = (kind: ClaimKind, claimId: number) => void;

/** Keeps each place on the node that stands for the stated one, and the edges of the claims with it. */
export interface CanonicalEnds {
  /** Settles every place where this node stands now. */
  settleStanding(nodeId: number, onMoved: OnMoved): void;
  /** Settles every place where this node was stated and another stands. */
  settleStated(nodeId: number, onMoved: OnMoved): void;
}

interface PlaceStatements extends Place {
  readonly standing: Statement<[number], number>;
  readonly current: Statement<[number], number>;
  readonly move: Statement<[number, number]>;
}

export function createCanonicalEnds(
  sqlite: Database,
  canonical: CanonicalNodes,
  edges: EdgeKeeper,
): CanonicalEnds {
  const places = PLACES.map(
    (place): PlaceStatements => ({
      ...place,
      standing: sqlite
        .prepare<[number], number>(`SELECT id FROM ${place.table} WHERE ${place.column} = +?`)
        .pluck(),
      current: sqlite
        .prepare<[number], number>(`SELECT ${place.column} FROM ${place.table} WHERE id = +?`)
        .pluck(),
      move: sqlite.prepare(`UPDATE ${place.table} SET ${place.column} = ? WHERE id = +?`),
    }),
  );
  const stated = sqlite
    .prepare<[string, number], number>('SELECT stated_id FROM restated_ends WHERE place = +? AND row_id = +?')
    .pluck();
  const statedRows = sqlite
    .prepare<[number, string], number>('SELECT row_id FROM restated_ends WHERE stated_id = +? AND place = +?')
    .pluck();
  const restate = sqlite.prepare<[string, number, number]>(
    'INSERT INTO restated_ends (place, row_id, stated_id) VALUES (?, ?, ?) ON CONFLICT DO NOTHING',
  );
  const forget = sqlite.prepare<[string, number]>(
    'DELETE FROM restated_ends WHERE place = +? AND row_id = +?',
  );

  function settle(place: PlaceStatements, rowId: number, onMoved: OnMoved): void {
    const current = place.current.get(rowId) as number;
    const statedId = stated.get(place.name, rowId) ?? current;
    const target = canonical.of(statedId);
    if (target === statedId) forget.run(place.name, rowId);
    else restate.run(place.name, rowId, statedId);
    if (target === current) return;
    if (place.kind === null) {
      place.move.run(target, rowId);
      return;
    }
    edges.unlink(place.kind, rowId);
    place.move.run(target, rowId);
    edges.link(place.kind, rowId);
    onMoved(place.kind, rowId);
  }

  return {
    settleStanding(nodeId, onMoved) {
      for (const place of places) {
        for (const rowId of place.standing.all(nodeId)) settle(place, rowId, onMoved);
      }
    },
    settleStated(nodeId, onMoved) {
      for (const place of places) {
        for (const rowId of statedRows.all(nodeId, place.name)) settle(place, rowId, onMoved);
      }
    },
  };
}

/** Takes away the edges of one claim and makes them anew. There is no index of edges by claim: they are named by its row. */
export interface EdgeKeeper {
  unlink(kind: ClaimKind, claimId: number): void;
  link(kind: ClaimKind, claimId: number): void;
}

export function createEdgeKeeper(sqlite: Database): EdgeKeeper {
  const of = (kind: ClaimKind) =>
    `SELECT from_id, kind, to_id, claim_id FROM (${edgesFromClaims(kind)}) WHERE claim_id = +?`;
  const statements = new Map(
    CLAIM_KINDS.filter((kind) => EDGE_KINDS.includes(kind)).map((kind) => [
      kind,
      {
        unlink: sqlite.prepare<[number]>(
          `DELETE FROM edges WHERE (from_id, kind, to_id, claim_id) IN (${of(kind)})`,
        ),
        link: sqlite.prepare<[number]>(
          `INSERT INTO edges (from_id, kind, to_id, claim_id, withdrawn) SELECT from_id, kind, to_id, claim_id, withdrawn FROM (${edgesFromClaims(kind)}) WHERE claim_id = +?`,
        ),
      },
    ]),
  );
  return {
    unlink: (kind, claimId) => void statements.get(kind)?.unlink.run(claimId),
    link: (kind, claimId) => void statements.get(kind)?.link.run(claimId),
  };
}
