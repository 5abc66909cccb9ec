import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { dumpRows } from '../../db/graph-dump.ts';

/** Rows that only count within their owner, whose ids a copy need not have. */
const OWN_IDS = new Set([
  'aliases',
  'identifiers',
  'quality_flags',
  'served_areas',
  'tender_cpvs',
  'tender_places',
  'assessment_amounts',
]);
const NOT_COPIED = new Set([
  'imports',
  'amount_divisions',
  'amount_medians',
  '__drizzle_migrations',
  'sqlite_stat1',
]);

/** Every row that a copy has too, with its id where others can see it. */
export function copiedRows(database: GreffeDatabase): unknown {
  return Object.fromEntries(
    Object.entries(dumpRows(database))
      .filter(([table]) => !NOT_COPIED.has(table))
      .map(([table, all]) => [
        table,
        OWN_IDS.has(table) ? all.map(({ id: _id, ...row }) => JSON.stringify(row)).sort() : all,
      ]),
  );
}
