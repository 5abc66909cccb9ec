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
  'placements',
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
  const rows = dumpRows(database);
  const imports = rows.imports as { id: number; source: string; file: string; sha256: string }[];
  const files = new Map(imports.map(({ id, source, file, sha256 }) => [id, `${source} ${file} ${sha256}`]));
  const placements = (rows.placements ?? []) as { id: number; import_id: number }[];
  const placed = placements.map(({ import_id, ...place }) => ({ ...place, file: files.get(import_id) }));
  return Object.fromEntries(
    Object.entries({ ...rows, placements: placed })
      .filter(([table]) => !NOT_COPIED.has(table))
      .map(([table, all]) => [
        table,
        OWN_IDS.has(table) ? all.map(({ id: _id, ...row }) => JSON.stringify(row)).sort() : all,
      ]),
  );
}
