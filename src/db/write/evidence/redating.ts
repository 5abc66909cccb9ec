import type { Database } from 'better-sqlite3';
import type { ClaimKind } from '../../../model/model.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import type { ClaimWriter } from '../claim/claim-writer.ts';

/** Carries a new date of an article on to its evidence, the claims that it supports, and what is derived from those. */
export function createRedating(sqlite: Database, claimWriter: ClaimWriter) {
  const outdated = sqlite
    .prepare<[number, string], number>(
      'SELECT DISTINCT claim_id FROM evidence WHERE article_id = +? AND known_from <> +?',
    )
    .pluck();
  const redate = sqlite.prepare<[string, number]>('UPDATE evidence SET known_from = ? WHERE article_id = +?');
  const reassess = sqlite.prepare<[{ id: number }]>(
    'UPDATE claims SET known_from = first.day FROM (SELECT min(known_from) AS day FROM evidence WHERE claim_id = +@id) first WHERE id = +@id AND known_from <> first.day',
  );
  const staleTenders = sqlite.prepare<[{ id: number }], { kind: ClaimKind; tender: number }>(
    "SELECT 'TENDER_EVENT' AS kind, tender_id AS tender FROM tender_events WHERE id = +@id AND bid_id IS NULL UNION ALL SELECT 'VALUATION', tender_id FROM valuations WHERE id = +@id UNION ALL SELECT 'PROCUREMENT_ROLE', tender_id FROM procurement_roles WHERE id = +@id",
  );
  const staleBid = sqlite
    .prepare<[number], number>('SELECT bid_id FROM tender_events WHERE id = +? AND bid_id IS NOT NULL')
    .pluck();

  return function carryDatesOn(batch: Batch): void {
    for (const article of batch.redatedArticles) {
      const day = batch.articleDays.get(article) as string;
      const ids = outdated.all(article, day);
      redate.run(day, article);
      for (const id of ids) {
        if (reassess.run({ id }).changes === 0) continue;
        claimWriter.revise(batch, id);
        for (const { kind, tender } of staleTenders.all({ id })) markTenderStale(batch, tender, kind);
        const bid = staleBid.get(id);
        if (bid !== undefined) batch.staleBids.add(bid);
      }
    }
  };
}
