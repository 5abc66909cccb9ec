import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { QUALITY_FLAGS } from '../../domain/quality.ts';
import { claims } from './claim.ts';
import { holds, oneOf } from './constraint.ts';
import { nodes } from './node.ts';

/** The `day` of a flag that no document states. */
export const DERIVED = '';

/** What is suspect about a field of a node or a claim, or was left out of it. */
export const qualityFlags = sqliteTable(
  'quality_flags',
  {
    id: integer('id').primaryKey(),
    nodeId: integer('node_id').references(() => nodes.id),
    claimId: integer('claim_id').references(() => claims.id),
    flag: text('flag', { enum: QUALITY_FLAGS }).notNull(),
    /** Field of the node or claim, or the source's own path where those have no field for it. */
    field: text('field').notNull(),
    /** The value as published; empty where the field holds it. */
    published: text('published').notNull().default(''),
    /** Whether the field was left out; else the flag speaks of the value that stands there. */
    leftOut: integer('left_out', { mode: 'boolean' }).notNull().default(false),
    /** Day of the document that states it; empty for a flag that is derived. */
    day: text('day').notNull(),
  },
  (t) => [
    oneOf('quality_flags_flag', t.flag, QUALITY_FLAGS),
    holds('quality_flags_owner', sql`(${t.nodeId} IS NULL) <> (${t.claimId} IS NULL)`),
    holds('quality_flags_left_out', sql`${t.leftOut} IN (0, 1)`),
    holds('quality_flags_field', sql`length(${t.field}) > 0`),
    uniqueIndex('quality_flags_node')
      .on(t.nodeId, t.field, t.flag, t.published)
      .where(sql`${t.nodeId} IS NOT NULL`),
    uniqueIndex('quality_flags_claim')
      .on(t.claimId, t.field, t.flag, t.published)
      .where(sql`${t.claimId} IS NOT NULL`),
    index('quality_flags_flag').on(t.flag),
  ],
);
