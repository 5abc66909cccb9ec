import type { Database } from 'better-sqlite3';
import type { Batch } from '../batch/batch.ts';

/** Carries a new date of an article on to the evidence that is dated by it, and has the claims assessed that it supports. */
export function createRedating(sqlite: Database) {
  // What a document of the article itself says is dated by the document.
  const datedByIt =
    'article_id = +@article AND known_from <> +@day AND NOT EXISTS (SELECT 1 FROM documents d WHERE d.id = document_id AND d.article_id IS NOT NULL)';
  const outdated = sqlite
    .prepare<[{ article: number; day: string }], number>(
      `SELECT DISTINCT claim_id FROM evidence WHERE ${datedByIt}`,
    )
    .pluck();
  const redate = sqlite.prepare<[{ article: number; day: string }]>(
    `UPDATE evidence SET known_from = @day WHERE ${datedByIt}`,
  );

  return function carryDatesOn(batch: Batch): void {
    for (const article of batch.redatedArticles) {
      const day = batch.articleDays.get(article) as string;
      for (const id of outdated.all({ article, day })) batch.touchedClaims.add(id);
      redate.run({ article, day });
    }
  };
}
