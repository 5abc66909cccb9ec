import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES } from '../../domain/node.ts';
import { article } from '../../model/nodes/article.ts';
import { holds } from './constraint.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';
import { nodeColumns, nodeConstraints, nodeReference } from './node.ts';

export const articles = sqliteTable(
  'articles',
  {
    ...nodeColumns('ARTICLE'),
    ...fieldColumns(article.fields),
    /** Sorts articles without a date before all others. */
    publishedKey: text('published_key')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(published, '')`, { mode: 'virtual' }),
  },
  (t) => [
    ...nodeConstraints('articles', 'ARTICLE', t),
    ...fieldChecks('articles', article.fields, t),
    index('articles_published').on(t.publishedKey),
    index('articles_kind_published').on(t.kind, t.publishedKey),
  ],
);

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
  },
  (t) => [
    holds(
      'mentions_offsets',
      sql`(${t.startOffset} IS NULL) = (${t.endOffset} IS NULL) AND coalesce(${t.startOffset} >= 0 AND ${t.startOffset} < ${t.endOffset}, 1)`,
    ),
    index('mentions_article').on(t.articleId),
    index('mentions_node').on(t.nodeId),
    nodeReference('mentions_node_typed', t.nodeId, t.nodeType),
  ],
);
