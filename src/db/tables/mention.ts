import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES } from '../../domain/node.ts';
import { articles } from './article.ts';
import { holds } from './constraint.ts';
import { documents } from './document.ts';
import { nodeReference } from './node.ts';

/** A name found in a text: it links an article to a node, and claims nothing. */
export const mentions = sqliteTable(
  'mentions',
  {
    id: integer('id').primaryKey(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id),
    nodeId: integer('node_id').notNull(),
    nodeType: text('node_type', { enum: NODE_TYPES }).notNull(),
    /** The name as it stands in the text. */
    name: text('name').notNull(),
    /** Character offsets into the body; both null when the body is not stored. */
    startOffset: integer('start_offset'),
    endOffset: integer('end_offset'),
    locator: text('locator'),
    /** The document that was read when it was found; null where none was kept. */
    documentId: integer('document_id').references(() => documents.id),
  },
  (t) => [
    holds(
      'mentions_offsets',
      sql`(${t.startOffset} IS NULL) = (${t.endOffset} IS NULL) AND coalesce(${t.startOffset} >= 0 AND ${t.startOffset} < ${t.endOffset}, 1)`,
    ),
    index('mentions_article').on(t.articleId),
    index('mentions_node').on(t.nodeId),
    index('mentions_document').on(t.documentId).where(sql`${t.documentId} IS NOT NULL`),
    nodeReference('mentions_node_typed', t.nodeId, t.nodeType),
  ],
);
