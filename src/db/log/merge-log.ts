import { desc, eq, type SQL, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { GreffeDatabase } from '../connection/client.ts';
import { NODE_TABLES } from '../node-type.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { MERGEABLE_TYPES, type MergeAction, mergedNodes, merges } from '../tables/merge.ts';
import { nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';

/** One merge or unmerge, as it was done. */
export interface MergeLogEntry {
  readonly id: number;
  readonly action: MergeAction;
  /** Global id of the node that was merged or came off again. */
  readonly node: string;
  readonly into: string;
  /** Its name now. */
  readonly name: string;
  readonly intoName: string;
  /** Instant, UTC. */
  readonly at: string;
  readonly by: string | null;
  readonly note: string | null;
}

/** What was merged and unmerged, newest first; at most `limit` entries. */
export function listMerges({ sqlite }: GreffeDatabase, limit: number): MergeLogEntry[] {
  const db = drizzleOn(sqlite);
  return db
    .select({
      id: merges.id,
      action: merges.action,
      node: globalId(merges.nodeId),
      into: globalId(merges.intoId),
      name: nameOf(db, merges.nodeId),
      intoName: nameOf(db, merges.intoId),
      at: merges.at,
      by: merges.by,
      note: merges.note,
    })
    .from(merges)
    .innerJoin(nodes, eq(nodes.id, merges.nodeId))
    .orderBy(desc(merges.id))
    .limit(limit)
    .all();
}

/** Both nodes of a merge are of the type of the first. */
function globalId(id: SQLiteColumn): SQL<string> {
  return sql`lower(${nodes.type}) || ':' || ${id}`;
}

/** From the table of its type, or from what is kept of a merged node. */
function nameOf(db: BetterSQLite3Database, id: SQLiteColumn): SQL<string> {
  const standing = MERGEABLE_TYPES.map((type) => NODE_TABLES[type]).map((table) =>
    db.select({ name: table.name }).from(table).where(eq(table.id, id)),
  );
  const kept = db
    .select({ name: sql`${mergedNodes.state} ->> ${`$.columns.${organisations.name.name}`}` })
    .from(mergedNodes)
    .where(eq(mergedNodes.nodeId, id));
  return sql`coalesce(${sql.join([...standing, kept], sql`, `)})`;
}
