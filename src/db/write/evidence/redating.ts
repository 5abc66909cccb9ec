import type { Database } from 'better-sqlite3';
import { as, bare } from '../../statement/alias.ts';
import { evidence } from '../../tables/claim.ts';
import { documents } from '../../tables/document.ts';
import type { Batch } from '../batch/batch.ts';

const own = bare(evidence);
const d = as(documents, 'd');

/** Carries a new date of an article on to the evidence that is dated by it, and has the claims assessed that it supports. */
export function createRedating(sqlite: Database) {
  // What a document of the article itself says is dated by the document.
  const datedByIt = `${own.articleId} = +@article AND ${own.knownFrom} <> +@day AND NOT EXISTS (SELECT 1 FROM ${d} WHERE ${d.id} = ${own.documentId} AND ${d.articleId} IS NOT NULL)`;
  const outdated = sqlite
    .prepare<[{ article: number; day: string }], number>(
      `SELECT DISTINCT ${own.claimId} FROM ${own} WHERE ${datedByIt}`,
    )
    .pluck();
  const redate = sqlite.prepare<[{ article: number; day: string }]>(
    `UPDATE ${own} SET ${own.knownFrom} = @day WHERE ${datedByIt}`,
  );

  return function carryDatesOn(batch: Batch): void {
    for (const article of batch.redatedArticles) {
      const day = batch.articleDays.get(article) as string;
      for (const id of outdated.all({ article, day })) batch.touchedClaims.add(id);
      redate.run({ article, day });
    }
  };
}
