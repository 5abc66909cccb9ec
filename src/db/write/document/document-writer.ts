import type { Database } from 'better-sqlite3';
import { quoted } from '../../../domain/error.ts';
import { isPartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { DocumentRecord } from '../../../model/document.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { documentDrops } from '../../tables/claim.ts';
import { documents, series, seriesLinks } from '../../tables/document.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import { nodeNamed } from '../node/node-ref.ts';

/** More documents than any procedure has: what one series costs stays bounded. */
export const MAX_DOCUMENTS_OF_SERIES = 5_000;

/** Keeps documents and their series, and knows what each said before it was read anew. */
export interface DocumentWriter {
  /** Whether this very text was written before, or one that holds before it: then nothing is to be done. */
  isKnown(record: DocumentRecord): boolean;
  /** Makes the record the document of which the records that follow are. Its article must have been written. @throws Refusal */
  open(batch: Batch, record: DocumentRecord): void;
  /** Takes out what the document said before and does not say now, and notes what it takes back. */
  close(batch: Batch): void;
  /** The document that stands for an article where its author says that it took something back. */
  ofArticle(articleId: number, day: string): number;
}

interface Known {
  readonly id: number;
  readonly hash: string;
  readonly reading: string;
  readonly edition: string | null;
  readonly seriesId: number | null;
}

export function createDocumentWriter(sqlite: Database): DocumentWriter {
  const find = sqlite.prepare<[string, string], Known>(
    'SELECT id, hash, reading, edition, series_id AS seriesId FROM documents WHERE key = +? AND moment = +?',
  );
  const insert = prepareInsert(sqlite, [
    documents.articleId,
    documents.key,
    documents.seriesId,
    documents.moment,
    documents.day,
    documents.takesBack,
    documents.keeps,
    documents.hash,
    documents.reading,
    documents.edition,
    documents.raw,
  ]);
  const update = sqlite.prepare(
    'UPDATE documents SET article_id = ?, series_id = ?, day = ?, takes_back = ?, keeps = ?, hash = ?, reading = ?, edition = ?, raw = ? WHERE id = +?',
  );
  const findSeries = sqlite.prepare<[string], number>('SELECT id FROM series WHERE key = +?').pluck();
  const insertSeries = prepareInsert(sqlite, [series.key]);
  const link = prepareInsert(sqlite, [seriesLinks.documentId, seriesLinks.seriesId], true);
  const unlink = sqlite.prepare<[number]>('DELETE FROM series_links WHERE document_id = +?');
  const countDocuments = sqlite
    .prepare<[number, number], number>(
      'SELECT count(*) FROM (SELECT 1 FROM documents WHERE series_id = +? LIMIT +?)',
    )
    .pluck();
  const said = sqlite.prepare<[number], { id: number; claimId: number }>(
    'SELECT id, claim_id AS claimId FROM evidence WHERE document_id = +?',
  );
  const supported = sqlite.prepare<[number], { id: number; claimId: number }>(
    'SELECT id, claim_id AS claimId FROM evidence WHERE article_id = +? AND document_id IS NULL',
  );
  const forget = sqlite.prepare<[number]>('DELETE FROM evidence WHERE id = +?');
  const forgetRestated = sqlite.prepare<[number]>(
    "DELETE FROM restated_ends WHERE place = 'evidence.attributed_to_id' AND row_id = +?",
  );
  const addDrop = prepareInsert(sqlite, [documentDrops.documentId, documentDrops.claimId], true);
  const clearDrops = sqlite.prepare<[number]>('DELETE FROM document_drops WHERE document_id = +?');
  const lastSaid = sqlite.prepare<[{ series: number; moment: string }], { id: number }>(
    "SELECT e.claim_id AS id FROM documents d JOIN evidence e ON e.document_id = d.id WHERE d.series_id = +@series AND d.moment < +@moment GROUP BY e.claim_id HAVING max(d.moment) >= coalesce((SELECT max(x.moment) FROM document_drops g JOIN documents x ON x.id = g.document_id WHERE g.claim_id = e.claim_id AND x.series_id = d.series_id AND x.moment < +@moment), '')",
  );

  function seriesNamed(key: string): { id: number; isNew: boolean } {
    const known = findSeries.get(key);
    if (known !== undefined) return { id: known, isNew: false };
    const id = Number(insertSeries.run(key).lastInsertRowid);
    return { id, isNew: true };
  }

  /** Of a part-wise series, the claims that the state before this document has. */
  function openBefore(batch: Batch, seriesId: number, moment: string, isFirst: boolean): ReadonlySet<number> {
    const known = batch.openClaims.get(seriesId);
    if (known !== undefined && known.moment < moment) return known.claims;
    return isFirst ? new Set() : new Set(lastSaid.all({ series: seriesId, moment }).map(({ id }) => id));
  }

  function valuesOf(record: DocumentRecord, articleId: number | null, seriesId: number | null) {
    const { key, moment, day, takesBack = 'UNSAID', hash, reading = '', edition = null, raw } = record;
    const keeps = record.series?.keeps;
    return {
      key,
      moment,
      rest: [
        day,
        takesBack,
        keeps?.length ? JSON.stringify([...keeps].sort()) : null,
        hash,
        reading,
        edition,
      ],
      raw: raw === undefined ? null : Buffer.from(raw),
      articleId,
      seriesId,
    };
  }

  function store(record: DocumentRecord, articleId: number | null, seriesId: number | null): number {
    const { key, moment, rest, raw } = valuesOf(record, articleId, seriesId);
    return Number(insert.run(articleId, key, seriesId, moment, ...rest, raw).lastInsertRowid);
  }

  /** What the document said when it was read before, or its article supported before it was a document's. */
  function leave(batch: Batch, rows: readonly { id: number; claimId: number }[]): void {
    for (const { id, claimId } of rows) batch.leftovers.set(id, claimId);
  }

  return {
    isKnown(record) {
      const known = find.get(record.key, record.moment);
      if (known === undefined) return false;
      if (known.edition !== null && record.edition !== undefined && record.edition < known.edition)
        return true;
      return known.hash === record.hash && known.reading === (record.reading ?? '');
    },
    open(batch, record) {
      requireForm(record);
      const articleId =
        record.article === undefined
          ? null
          : nodeNamed(batch, record.article, ['ARTICLE'], '/document/article').id;
      const of = record.series && seriesNamed(record.series.key);
      const known = find.get(record.key, record.moment);
      if (of !== undefined && !of.isNew && known === undefined) {
        const count = countDocuments.get(of.id, MAX_DOCUMENTS_OF_SERIES + 1) ?? 0;
        if (count >= MAX_DOCUMENTS_OF_SERIES) {
          const reason = `the series ${quoted(record.series?.key)} has ${MAX_DOCUMENTS_OF_SERIES} documents already, which is the most that is kept`;
          throw new Refusal('/document/series', reason);
        }
      }
      const seriesId = of?.id ?? null;
      if (known !== undefined) {
        const { rest, raw } = valuesOf(record, articleId, seriesId);
        update.run(articleId, seriesId, ...rest, raw, known.id);
        unlink.run(known.id);
        clearDrops.run(known.id);
        leave(batch, said.all(known.id));
        if (known.seriesId !== null && known.seriesId !== seriesId) batch.touchedSeries.add(known.seriesId);
        if (
          known.hash !== record.hash &&
          known.reading === (record.reading ?? '') &&
          record.isEdited !== true
        ) {
          if (articleId !== null) batch.rewrittenArticles.set(articleId, record.day);
        }
      }
      const isOldArticle = articleId !== null && batch.nodeFates.get(articleId)?.fate !== 'CREATED';
      if (isOldArticle) leave(batch, supported.all(articleId));
      const id = known?.id ?? store(record, articleId, seriesId);
      for (const key of record.series?.continues ?? []) {
        const target = seriesNamed(key).id;
        if (target !== seriesId) link.run(id, target);
      }
      const isLinked = (record.series?.continues?.length ?? 0) > 0;
      if (seriesId !== null && (known !== undefined || !of?.isNew || isLinked))
        batch.touchedSeries.add(seriesId);
      const isPartwise = record.takesBack === 'DROPS' || batch.openClaims.has(seriesId ?? 0);
      batch.document = {
        record,
        id,
        articleId,
        seriesId,
        replaces: known !== undefined || isOldArticle,
        says: new Set(),
        open:
          isPartwise && seriesId !== null
            ? openBefore(batch, seriesId, record.moment, of?.isNew === true)
            : undefined,
      };
    },
    close(batch) {
      const { document } = batch;
      if (document === undefined) return;
      for (const [id, claimId] of batch.leftovers) {
        forgetRestated.run(id);
        forget.run(id);
        batch.touchedClaims.add(claimId);
      }
      if (document.open === undefined || document.seriesId === null) return;
      const goesOn =
        document.record.takesBack === 'NOTHING' ? [...document.open, ...document.says] : document.says;
      const claims = new Set(goesOn);
      for (const claim of document.open) if (!claims.has(claim)) addDrop.run(document.id, claim);
      batch.openClaims.set(document.seriesId, { moment: document.record.moment, claims });
    },
    ofArticle(articleId, day) {
      const key = `withdrawal:${articleId}`;
      const known = find.get(key, day);
      if (known !== undefined) return known.id;
      return store({ key, moment: day, day, takesBack: 'NOTHING', hash: '' }, articleId, null);
    },
  };
}

function requireForm({ key, moment, day, hash }: DocumentRecord): void {
  if (key === '') throw new Refusal('/document/key', 'it is blank');
  if (moment === '') throw new Refusal('/document/moment', 'it is blank');
  if (hash === '') throw new Refusal('/document/hash', 'it is blank');
  if (!isPartialDate(day) || precisionOf(day) !== 'DAY') {
    throw new Refusal('/document/day', `${quoted(day)} is not a day (YYYY-MM-DD)`);
  }
}
