import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core';
import { articles } from './article.ts';
import { documents } from './document.ts';
import { imports } from './import.ts';

/**
 * Where documents stood in the files of imports. Places within a document are the same in every file that has it; this is where that
 * began in one of them.
 */
export const placements = sqliteTable(
  'placements',
  {
    id: integer('id').primaryKey(),
    /** The text that stood there. */
    documentId: integer('document_id')
      .notNull()
      .references(() => documents.id),
    /** The article that it is a text of; of a dossier, which is no article's text, one that the dossier describes. */
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id),
    importId: integer('import_id')
      .notNull()
      .references(() => imports.id),
    /** `row 85`, `rows 12, 13`, `/releases/17`; of an archive the name of its entry comes first. */
    locator: text('locator').notNull(),
  },
  (t) => [
    uniqueIndex('placements_document_article_import').on(t.documentId, t.articleId, t.importId, t.locator),
    index('placements_article').on(t.articleId),
    index('placements_import').on(t.importId),
  ],
);
