import { sql } from 'drizzle-orm';
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { TAKES_BACK } from '../../model/document.ts';
import { articles } from './article.ts';
import { day, oneOf } from './constraint.ts';

/** Documents that speak for the same thing one after another. */
export const series = sqliteTable(
  'series',
  {
    id: integer('id').primaryKey(),
    /** The source's own stable key. */
    key: text('key').notNull(),
  },
  (t) => [uniqueIndex('series_key').on(t.key)],
);

/** One text as published at one moment. An article has one or more; a dossier is a document without an article of its own. */
export const documents = sqliteTable(
  'documents',
  {
    id: integer('id').primaryKey(),
    articleId: integer('article_id').references(() => articles.id),
    key: text('key').notNull(),
    /** Without a series the document stands for itself: nothing takes it back. */
    seriesId: integer('series_id').references(() => series.id),
    /** Where it stands in its series: sorts as text. */
    moment: text('moment').notNull(),
    /** The day since which what it says is known. */
    day: text('day').notNull(),
    takesBack: text('takes_back', { enum: TAKES_BACK }).notNull(),
    /** Sources' keys of bids and events that it keeps, as a JSON list; null for none. */
    keeps: text('keeps'),
    /** Of its text, as hexadecimal digits. */
    hash: text('hash').notNull(),
    /** Version of the source by which the text was read. */
    reading: text('reading').notNull(),
    /** Instant of the file that has the text; null when that is not known. */
    edition: text('edition'),
    /** Deflated: the text of a part-wise source; what an edited document states of nodes; null of others. */
    raw: blob('raw', { mode: 'buffer' }),
  },
  (t) => [
    day('documents_day_day', t.day),
    oneOf('documents_takes_back', t.takesBack, TAKES_BACK),
    uniqueIndex('documents_key_moment').on(t.key, t.moment),
    index('documents_series_moment').on(t.seriesId, t.moment).where(sql`${t.seriesId} IS NOT NULL`),
    index('documents_article').on(t.articleId).where(sql`${t.articleId} IS NOT NULL`),
  ],
);

/** From this document's moment on, the series is one with the document's own. */
export const seriesLinks = sqliteTable(
  'series_links',
  {
    documentId: integer('document_id')
      .notNull()
      .references(() => documents.id),
    seriesId: integer('series_id')
      .notNull()
      .references(() => series.id),
  },
  (t) => [primaryKey({ columns: [t.documentId, t.seriesId] }), index('series_links_series').on(t.seriesId)],
);
