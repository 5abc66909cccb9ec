import { sql } from 'drizzle-orm';
import { index, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { article } from '../../model/nodes/article.ts';
import { fieldChecks, fieldColumns } from './field-column.ts';
import { nodeColumns, nodeConstraints } from './node.ts';

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
