import { sql } from 'drizzle-orm';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { ARTICLE_KINDS } from '../../domain/node.ts';
import { oneOf, partialDate } from './constraint.ts';
import { nodeColumns, nodeConstraints } from './node.ts';

export const articles = sqliteTable(
  'articles',
  {
    ...nodeColumns('ARTICLE'),
    kind: text('kind', { enum: ARTICLE_KINDS }).notNull(),
    url: text('url'),
    published: text('published'),
    language: text('language'),
    section: text('section'),
    body: text('body'),
    /** Sorts articles without a date before all others. */
    publishedKey: text('published_key')
      .notNull()
      .generatedAlwaysAs(sql`coalesce(published, '')`, { mode: 'virtual' }),
  },
  (t) => [
    ...nodeConstraints('articles', 'ARTICLE', t),
    oneOf('articles_kind', t.kind, ARTICLE_KINDS),
    partialDate('articles_published_date', t.published),
    index('articles_published').on(t.publishedKey),
    index('articles_kind_published').on(t.kind, t.publishedKey),
  ],
);
