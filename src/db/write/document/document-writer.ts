import type { Database } from 'better-sqlite3';
import { and, eq, isNull } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import { isPartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { DocumentRecord } from '../../../model/document.ts';
import { EVIDENCE_PLACE, forgetStated } from '../../merge/place.ts';
import { as, bare } from '../../statement/alias.ts';
import { bound, named, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { documentDrops, evidence } from '../../tables/claim.ts';
import { documents, series, seriesLinks } from '../../tables/document.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import type { Value } from '../field/attribute.ts';
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

interface PieceRow {
  readonly id: number;
  readonly claimId: number;
}

const own = bare(documents);
const d = as(documents, 'd');
const x = as(documents, 'x');
const e = as(evidence, 'e');
const g = as(documentDrops, 'g');

/** What a document that is written again may have otherwise. */
const RENEWED = [
  own.articleId,
  own.seriesId,
  own.day,
  own.takesBack,
  own.keeps,
  own.hash,
  own.reading,
  own.edition,
  own.raw,
];

export function createDocumentWriter(sqlite: Database): DocumentWriter {
  const { id, key, moment, hash, reading, edition, seriesId } = documents;
  const find = prepareFixed<Known>(sqlite, ['key', 'moment'], (db) =>
    db
      .select(named({ id, hash, reading, edition, seriesId }))
      .from(documents)
      .where(and(eq(key, bound('key')), eq(moment, bound('moment')))),
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
  const update = sqlite.prepare<(Value | Buffer)[]>(
    `UPDATE ${own} SET ${RENEWED.map((column) => `${column} = ?`).join(', ')} WHERE ${own.id} = +?`,
  );
  const findSeries = prepareFixed<number>(sqlite, ['key'], (db) =>
    db
      .select({ id: series.id })
      .from(series)
      .where(eq(series.key, bound('key'))),
  ).pluck();
  const insertSeries = prepareInsert(sqlite, [series.key]);
  const link = prepareInsert(sqlite, [seriesLinks.documentId, seriesLinks.seriesId], true);
  const unlink = prepareFixed(sqlite, ['document'], (db) =>
    db.delete(seriesLinks).where(eq(seriesLinks.documentId, bound('document'))),
  );
  const countDocuments = sqlite
    .prepare<[number, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM ${own} WHERE ${own.seriesId} = +? LIMIT +?)`,
    )
    .pluck();
  const piece = named({ id: evidence.id, claimId: evidence.claimId });
  const said = prepareFixed<PieceRow>(sqlite, ['document'], (db) =>
    db
      .select(piece)
      .from(evidence)
      .where(eq(evidence.documentId, bound('document'))),
  );
  const supported = prepareFixed<PieceRow>(sqlite, ['article'], (db) =>
    db
      .select(piece)
      .from(evidence)
      .where(and(eq(evidence.articleId, bound('article')), isNull(evidence.documentId))),
  );
  const forget = prepareFixed(sqlite, ['id'], (db) =>
    db.delete(evidence).where(eq(evidence.id, bound('id'))),
  );
  const forgetRestated = sqlite.prepare<[number]>(forgetStated(EVIDENCE_PLACE));
  const addDrop = prepareInsert(sqlite, [documentDrops.documentId, documentDrops.claimId], true);
  const clearDrops = prepareFixed(sqlite, ['document'], (db) =>
    db.delete(documentDrops).where(eq(documentDrops.documentId, bound('document'))),
  );
  const lastSaid = sqlite.prepare<[{ series: number; moment: string }], { id: number }>(
    `SELECT ${e.claimId} AS id FROM ${d} JOIN ${e} ON ${e.documentId} = ${d.id} WHERE ${d.seriesId} = +@series AND ${d.moment} < +@moment GROUP BY ${e.claimId} HAVING max(${d.moment}) >= coalesce((SELECT max(${x.moment}) FROM ${g} JOIN ${x} ON ${x.id} = ${g.documentId} WHERE ${g.claimId} = ${e.claimId} AND ${x.seriesId} = ${d.seriesId} AND ${x.moment} < +@moment), '')`,
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
      if (record.isRefolded) return false;
      // What an edited document refers to may be other than before, and it is small.
      const known = record.isEdited ? undefined : find.get(record.key, record.moment);
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
