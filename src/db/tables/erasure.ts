import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { holds } from './constraint.ts';

/** Who erased a person, when and why, and how much of the graph went with them. Rows are only ever added; none has a name. */
export const erasures = sqliteTable(
  'erasures',
  {
    id: integer('id').primaryKey(),
    /** Id that the node had. Its number is not given again as long as a later node stands. */
    personId: integer('person_id').notNull(),
    at: text('at').notNull(),
    by: text('by'),
    note: text('note'),
    /** Claims and mentions that were deleted, and texts in which the name was masked. */
    claims: integer('claims').notNull(),
    mentions: integer('mentions').notNull(),
    texts: integer('texts').notNull(),
  },
  (t) => [index('erasures_person').on(t.personId)],
);

/**
 * By what a later import knows a person again that was erased: SHA-256 of each of their keys, identifiers and slugs, of which none can
 * be read.
 */
export const tombstones = sqliteTable(
  'tombstones',
  {
    hash: text('hash').primaryKey(),
    erasureId: integer('erasure_id')
      .notNull()
      .references(() => erasures.id),
  },
  (t) => [index('tombstones_erasure').on(t.erasureId), holds('tombstones_hash', sql`length(${t.hash}) = 64`)],
);
