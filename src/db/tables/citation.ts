import { sql } from 'drizzle-orm';
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { CITED_TYPES } from '../../domain/claim.ts';
import { articles } from './article.ts';
import { claimColumns, claimConstraints } from './claim.ts';
import { holds, oneOf } from './constraint.ts';
import { nodeReference } from './node.ts';

/** A document that another one relies on; where it is not named, the organisation it comes from. */
export const citations = sqliteTable(
  'citations',
  {
    ...claimColumns('CITATION'),
    citingId: integer('citing_id')
      .notNull()
      .references(() => articles.id),
    citedId: integer('cited_id').notNull(),
    citedType: text('cited_type', { enum: CITED_TYPES }).notNull(),
  },
  (t) => [
    ...claimConstraints('citations', 'CITATION', t),
    oneOf('citations_cited_type', t.citedType, CITED_TYPES),
    holds('citations_distinct', sql`${t.citingId} <> ${t.citedId}`),
    nodeReference('citations_cited', t.citedId, t.citedType),
    index('citations_by_citing').on(t.citingId, t.id, t.withdrawn),
    index('citations_by_cited').on(t.citedId, t.id, t.withdrawn),
  ],
);
