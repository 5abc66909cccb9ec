import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { AUTHOR_TYPES, AUTHORSHIP_ROLES } from '../../domain/claim.ts';
import { articles } from './article.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { oneOf } from './constraint.ts';
import { nodeReference } from './node.ts';

/** Who wrote or published a document. */
export const authorships = sqliteTable(
  'authorships',
  {
    ...claimColumns('AUTHORSHIP'),
    authorId: integer('author_id').notNull(),
    authorType: text('author_type', { enum: AUTHOR_TYPES }).notNull(),
    articleId: integer('article_id')
      .notNull()
      .references(() => articles.id),
    role: text('role', { enum: AUTHORSHIP_ROLES }).notNull(),
  },
  (t) => [
    ...claimConstraints('authorships', 'AUTHORSHIP', t),
    oneOf('authorships_role', t.role, AUTHORSHIP_ROLES),
    oneOf('authorships_author_type', t.authorType, AUTHOR_TYPES),
    nodeReference('authorships_author', t.authorId, t.authorType),
    index('authorships_by_author').on(t.authorId, t.id, t.withdrawn),
    index('authorships_by_article').on(t.articleId, t.id, t.withdrawn),
  ],
);
