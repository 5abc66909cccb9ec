import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { day } from './constraint.ts';
import { documents } from './document.ts';
import { tenders } from './tender.ts';

/**
 * What one document states of a tender's and its lots' attributes. The columns of `tenders` and `lots` show what the latest open
 * statements say.
 */
export const tenderStatements = sqliteTable(
  'tender_statements',
  {
    id: integer('id').primaryKey(),
    tenderId: integer('tender_id')
      .notNull()
      .references(() => tenders.id),
    /** Null of what was written without a document. */
    documentId: integer('document_id').references(() => documents.id),
    /** JSON: attributes by name, `aliases`, `lots` by number, `flags`. */
    stated: text('stated').notNull(),
    knownFrom: text('known_from').notNull(),
    /** The day on which a later document of the series took it back; null while it is open. */
    knownUntil: text('known_until'),
  },
  (t) => [
    day('tender_statements_known_from_day', t.knownFrom),
    day('tender_statements_known_until_day', t.knownUntil),
    uniqueIndex('tender_statements_tender_document')
      .on(t.tenderId, t.documentId)
      .where(sql`${t.documentId} IS NOT NULL`),
    index('tender_statements_tender').on(t.tenderId),
    index('tender_statements_document').on(t.documentId),
    // What was published last of any tender; its id, which SQLite appends, makes the order whole.
    index('tender_statements_known_from').on(t.knownFrom),
  ],
);
