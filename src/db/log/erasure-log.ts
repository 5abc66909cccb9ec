import { desc, eq, inArray } from 'drizzle-orm';
import type { GreffeDatabase } from '../connection/client.ts';
import { hashesOf } from '../erase/tombstone.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { erasures, tombstones } from '../tables/erasure.ts';

/** One erasure, as it was done. */
export interface ErasureEntry {
  /** Global id that the person had. */
  readonly person: string;
  /** Instant, UTC. */
  readonly at: string;
  readonly by: string | null;
  readonly note: string | null;
  readonly claims: number;
  readonly mentions: number;
  readonly texts: number;
}

/** Who was erased, newest first. */
export function listErasures({ sqlite }: GreffeDatabase): ErasureEntry[] {
  const rows = drizzleOn(sqlite).select().from(erasures).orderBy(desc(erasures.id)).all();
  return rows.map(({ id: _id, personId, ...entry }) => ({ person: `person:${personId}`, ...entry }));
}

const SHAPE = /^person(?::(\d+)|\/(.+))$/;

/** The erasure of the person who had this id (`person:42`) or slug (`person/jane-doe`). */
export function findErasure(database: GreffeDatabase, text: string): ErasureEntry | undefined {
  const [, id, slug] = SHAPE.exec(text) ?? [];
  const named = { keys: [], identifiers: [], slugs: slug === undefined ? [] : [slug] };
  const hashes = hashesOf(id === undefined ? named : { ...named, id: Number(id) });
  const found = drizzleOn(database.sqlite)
    .select({ person: erasures.personId })
    .from(tombstones)
    .innerJoin(erasures, eq(erasures.id, tombstones.erasureId))
    .where(inArray(tombstones.hash, hashes))
    .get();
  return found && listErasures(database).find(({ person }) => person === `person:${found.person}`);
}
