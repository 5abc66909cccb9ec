import type { Database } from 'better-sqlite3';
import { and, eq, getTableName, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { ClaimKind } from '../../model/model.ts';
import { deleteEdges, EDGE_KINDS, insertEdges } from '../edge.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound } from '../statement/fixed.ts';
import { restatedEnds } from '../tables/merge.ts';
import type { DetachedNodes, PlacedClaim } from './detached-node.ts';
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
  /** Settles the places of one claim. */
  settleClaim(claim: PlacedClaim, onMoved: OnMoved): void;
}

type PlaceStatements = Place & ReturnType<typeof preparePlace>;

export function createCanonicalEnds(
  sqlite: Database,
  canonical: CanonicalNodes,
  detached: DetachedNodes,
  edges: EdgeKeeper,
): CanonicalEnds {
  const places = PLACES.map((place): PlaceStatements => ({ ...place, ...preparePlace(sqlite, place) }));
  const restated = prepareRestatedEnds(drizzleOn(sqlite));

  function settle(place: PlaceStatements, rowId: number, onMoved: OnMoved): void {
    const { name } = place;
    const current = place.current.get(rowId);
    // An end that is empty.
    if (current === undefined || current === null) return;
    const statedId = restated.of.get({ place: name, rowId })?.id ?? current;
    const [first] = place.kind === null ? [statedId] : detached.standingFor(rowId, statedId);
    const target = canonical.of(first ?? statedId);
    if (target === statedId) restated.forget.run({ place: name, rowId });
    else restated.keep.run({ place: name, rowId, statedId });
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
        for (const { rowId } of restated.rowsOf.all({ nodeId, place: place.name })) {
          settle(place, rowId, onMoved);
        }
      }
    },
    settleClaim({ id, kind }, onMoved) {
      for (const place of places) if (place.kind === kind) settle(place, id, onMoved);
    },
  };
}

function preparePlace(sqlite: Database, { table, column }: Place) {
  const [name, id] = [getTableName(table), table.id.name];
  return {
    standing: sqlite.prepare<[number], number>(`SELECT ${id} FROM ${name} WHERE ${column.name} = +?`).pluck(),
    current: sqlite
      .prepare<[number], number | null>(`SELECT ${column.name} FROM ${name} WHERE ${id} = +?`)
      .pluck(),
    move: sqlite.prepare<[number, number]>(`UPDATE ${name} SET ${column.name} = ? WHERE ${id} = +?`),
  };
}

/** The nodes that are stated where others stand for them. */
function prepareRestatedEnds(db: BetterSQLite3Database) {
  const { place, rowId, statedId } = restatedEnds;
  const ofRow = and(eq(place, bound('place')), eq(rowId, bound('rowId')));
  return {
    of: db.select({ id: statedId }).from(restatedEnds).where(ofRow).prepare(),
    rowsOf: db
      .select({ rowId })
      .from(restatedEnds)
      .where(and(eq(statedId, bound('nodeId')), eq(place, bound('place'))))
      .prepare(),
    keep: db
      .insert(restatedEnds)
      .values({
        place: sql.placeholder('place'),
        rowId: sql.placeholder('rowId'),
        statedId: sql.placeholder('statedId'),
      })
      .onConflictDoNothing()
      .prepare(),
    forget: db.delete(restatedEnds).where(ofRow).prepare(),
  };
}

/** Takes away the edges of one claim and makes them anew. There is no index of edges by claim: they are named by its row. */
export interface EdgeKeeper {
  unlink(kind: ClaimKind, claimId: number): void;
  link(kind: ClaimKind, claimId: number): void;
}

export function createEdgeKeeper(sqlite: Database): EdgeKeeper {
  const statements = new Map(
    EDGE_KINDS.map((kind) => [
      kind,
      {
        unlink: sqlite.prepare<[number]>(deleteEdges(kind)),
        link: sqlite.prepare<[number]>(insertEdges(kind)),
      },
    ]),
  );
  return {
    unlink: (kind, claimId) => void statements.get(kind)?.unlink.run(claimId),
    link: (kind, claimId) => void statements.get(kind)?.link.run(claimId),
  };
}
