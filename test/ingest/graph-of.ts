import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { dumpGraph, dumpRows } from '../db/graph-dump.ts';

/** What the graph states with its quality flags, whatever the order in which it came in. */
export function graphOf(database: GreffeDatabase): unknown {
  const flags = database.sqlite
    .prepare(
      `SELECT f.flag, f.field, f.published, f.left_out, f.day, (SELECT min(key) FROM node_keys k WHERE k.node_id = f.node_id) AS node, (SELECT hex(key) FROM claims c WHERE c.id = f.claim_id) IS NOT NULL AS claim FROM quality_flags f`,
    )
    .all()
    .map((row) => JSON.stringify(row))
    .sort();
  return { graph: dumpGraph(database), flags };
}

/** Every row but the logs of imports and of places in their files: equal only when importing again changed nothing at all. */
export function rowsOf(database: GreffeDatabase): Record<string, unknown[]> {
  const { imports: _, placements: __, ...rows } = dumpRows(database);
  return rows;
}

/**
 * Every row but the log of imports, without instants and revisions, which go up once for each batch: equal when the same documents
 * came in in the same order.
 */
export function rowsWithoutStamps(database: GreffeDatabase): Record<string, unknown[]> {
  const left = new Set(['created', 'updated', 'revision']);
  return JSON.parse(JSON.stringify(rowsOf(database), (key, value) => (left.has(key) ? undefined : value)));
}
