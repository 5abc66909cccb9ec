import { desc, eq, sql } from 'drizzle-orm';
import type { GreffeDatabase } from '../connection/client.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { type DetachmentAction, detachments } from '../tables/detachment.ts';
import { establishments } from '../tables/establishment.ts';
import { mergedNodes } from '../tables/merge.ts';
import { organisations } from '../tables/organisation.ts';

/** One detachment of an establishment, or its end, as it was done. */
export interface DetachmentLogEntry {
  readonly id: number;
  readonly action: DetachmentAction;
  /** Its number, with the scheme. */
  readonly establishment: string;
  /** What the establishment is called now; null when no document says. */
  readonly name: string | null;
  /** Global id of the organisation that it is, or was meanwhile. */
  readonly node: string;
  /** Global id of its company. */
  readonly company: string;
  /** Its name now. */
  readonly companyName: string;
  /** Instant, UTC. */
  readonly at: string;
  readonly by: string | null;
  readonly note: string | null;
}

/** Which establishments were detached and attached, newest first; at most `limit` entries. */
export function listDetachments({ sqlite }: GreffeDatabase, limit: number): DetachmentLogEntry[] {
  const { id, action, scheme, value, nodeId, organisationId, at, by, note } = detachments;
  const kept = sql`(SELECT ${mergedNodes.state} ->> ${`$.columns.${organisations.name.name}`} FROM ${mergedNodes} WHERE ${mergedNodes.nodeId} = ${organisationId})`;
  return drizzleOn(sqlite)
    .select({
      id,
      action,
      establishment: sql<string>`${scheme} || ' ' || ${value}`,
      name: establishments.name,
      node: sql<string>`'organisation:' || ${nodeId}`,
      company: sql<string>`'organisation:' || ${organisationId}`,
      companyName: sql<string>`coalesce(${organisations.name}, ${kept})`,
      at,
      by,
      note,
    })
    .from(detachments)
    .leftJoin(organisations, eq(organisations.id, organisationId))
    .leftJoin(
      establishments,
      sql`${establishments.scheme} = ${scheme} AND ${establishments.value} = ${value}`,
    )
    .orderBy(desc(id))
    .limit(limit)
    .all();
}
