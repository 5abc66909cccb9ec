import type { Database } from 'better-sqlite3';
import { and, eq, isNull } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import { isPartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { DocumentRecord } from '../../../model/document.ts';
import { EVIDENCE_PLACE, forgetStated } from '../../merge/place.ts';
import { bare } from '../../statement/alias.ts';
import { bound, named, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { documentDrops, evidence } from '../../tables/claim.ts';
import { documents, seriesLinks } from '../../tables/document.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import type { DocumentOfArticle } from '../evidence/evidence-writer.ts';
import type { Value } from '../field/attribute.ts';
import { nodeNamed } from '../node/node-ref.ts';
import type { KnownDocument } from '../pending/made.ts';
import type { Pending } from '../pending/pending.ts';
import { createDocumentSeries } from './document-series.ts';

/** More documents than any procedure has: what one series costs stays bounded. */
export const MAX_DOCUMENTS_OF_SERIES = 5_000;

/** Keeps documents and their series, and knows what each said before it was read anew. */
export interface DocumentWriter {
  /** Whether this very text was written before, or one that holds before it: then nothing is to be done. */
  isKnown(batch: Batch, record: DocumentRecord): boolean;
  /** Makes the record the document of which the records that follow are. Its article must have been written. @throws Refusal */
  open(batch: Batch, record: DocumentRecord): void;
  /** Takes out what the document said before and does not say now, and notes what it takes back. */
  close(batch: Batch): void;
  /** The document that stands for an article where its author says that it took something back. */
  readonly ofArticle: DocumentOfArticle;
}

interface PieceRow {
  readonly id: number;
  readonly claimId: number;
}

const own = bare(documents);

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

export function createDocumentWriter(sqlite: Database, pending: Pending): DocumentWriter {
  const { id, key, moment, hash, reading, edition, seriesId } = documents;
  const inSeries = createDocumentSeries(sqlite, pending);
  const findStored = prepareFixed<KnownDocument>(sqlite, ['key', 'moment'], (db) =>
    db
      .select(named({ id, hash, reading, edition, seriesId }))
      .from(documents)
      .where(and(eq(key, bound('key')), eq(moment, bound('moment')))),
  );
  const newDocuments = pending.rowsOf([
    documents.id,
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
  const link = prepareInsert(sqlite, [seriesLinks.documentId, seriesLinks.seriesId], true);
  const unlink = prepareFixed(sqlite, ['document'], (db) =>
    db.delete(seriesLinks).where(eq(seriesLinks.documentId, bound('document'))),
  );
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
  const newDrops = pending.rowsOf([documentDrops.documentId, documentDrops.claimId], true);
  const clearDrops = prepareFixed(sqlite, ['document'], (db) =>
    db.delete(documentDrops).where(eq(documentDrops.documentId, bound('document'))),
  );
  function find({ made }: Batch, documentKey: string, documentMoment: string): KnownDocument | undefined {
    return (
      made.documents.get(nameOf(documentKey, documentMoment)) ?? findStored.get(documentKey, documentMoment)
    );
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

  function store(
    { made }: Batch,
    record: DocumentRecord,
    articleId: number | null,
    seriesId: number | null,
  ): number {
    const { key, moment, rest, raw } = valuesOf(record, articleId, seriesId);
    const id = made.idOf('document');
    newDocuments.add(id, articleId, key, seriesId, moment, ...rest, raw);
    const { hash, reading = '', edition = null } = record;
    made.documents.set(nameOf(key, moment), { id, hash, reading, edition, seriesId });
    return id;
  }

  /** @throws Refusal when the series has as many documents as are kept */
  function requireRoom(batch: Batch, { series: of }: DocumentRecord, seriesId: number): void {
    if (inSeries.size(batch, seriesId) < MAX_DOCUMENTS_OF_SERIES) return;
    const reason = `the series ${quoted(of?.key)} has ${MAX_DOCUMENTS_OF_SERIES} documents already, which is the most that is kept`;
    throw new Refusal('/document/series', reason);
  }

  /** Makes a document that is there what the record says it is. What it said is left until it is said again. */
  function renew(
    batch: Batch,
    known: KnownDocument,
    record: DocumentRecord,
    articleId: number | null,
    seriesId: number | null,
  ): void {
    pending.flush();
    const { rest, raw } = valuesOf(record, articleId, seriesId);
    update.run(articleId, seriesId, ...rest, raw, known.id);
    const { hash, reading = '', edition = null } = record;
    const name = nameOf(record.key, record.moment);
    batch.made.documents.set(name, { id: known.id, hash, reading, edition, seriesId });
    unlink.run(known.id);
    clearDrops.run(known.id);
    leave(batch, said.all(known.id));
    if (known.seriesId !== null && known.seriesId !== seriesId) batch.touchedSeries.add(known.seriesId);
    for (const id of [known.seriesId, seriesId]) if (id !== null) inSeries.recount(batch, id);
    const isRewritten = known.hash !== hash && known.reading === reading && record.isEdited !== true;
    if (isRewritten && articleId !== null) batch.rewrittenArticles.set(articleId, record.day);
  }

  function linkTo(
    batch: Batch,
    { series: of }: DocumentRecord,
    id: number,
    seriesId: number | null,
  ): boolean {
    const targets = (of?.continues ?? []).map((key) => inSeries.named(batch, key).id);
    if (targets.length > 0) pending.flush();
    for (const target of targets) if (target !== seriesId) link.run(id, target);
    return targets.length > 0;
  }

  /** What the document said when it was read before, or its article supported before it was a document's. */
  function leave(batch: Batch, rows: readonly { id: number; claimId: number }[]): void {
    for (const { id, claimId } of rows) batch.leftovers.set(id, claimId);
  }

  return {
    isKnown(batch, record) {
      if (record.isRefolded) return false;
      // What an edited document refers to may be other than before, and it is small.
      const known = record.isEdited ? undefined : find(batch, record.key, record.moment);
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
      const of = record.series && inSeries.named(batch, record.series.key);
      const seriesId = of?.id ?? null;
      const known = find(batch, record.key, record.moment);
      if (seriesId !== null && known === undefined) requireRoom(batch, record, seriesId);
      if (known !== undefined) renew(batch, known, record, articleId, seriesId);
      const isOldArticle = articleId !== null && !batch.made.isNewNode(articleId);
      if (isOldArticle) {
        pending.flush();
        leave(batch, supported.all(articleId));
      }
      const isPartwise = record.takesBack === 'DROPS' || batch.openClaims.has(seriesId ?? 0);
      const open =
        isPartwise && seriesId !== null ? inSeries.openBefore(batch, seriesId, record.moment) : undefined;
      const id = known?.id ?? store(batch, record, articleId, seriesId);
      if (seriesId !== null) inSeries.touch(batch, seriesId, known === undefined);
      const isLinked = linkTo(batch, record, id, seriesId);
      if (seriesId !== null && (known !== undefined || !of?.isNew || isLinked)) {
        batch.touchedSeries.add(seriesId);
      }
      const replaces = known !== undefined || isOldArticle;
      batch.document = { record, id, articleId, seriesId, replaces, says: new Set(), open };
    },
    close(batch) {
      const { document } = batch;
      if (document === undefined) return;
      if (batch.leftovers.size > 0) pending.flush();
      for (const [id, claimId] of batch.leftovers) {
        forgetRestated.run(id);
        forget.run(id);
        batch.touchedClaims.add(claimId);
      }
      const { id, record, seriesId, open, says, formerly } = document;
      if (open === undefined || seriesId === null) return;
      if (record.takesBack !== 'NOTHING') {
        const before = formerly ?? open;
        const isGone = (claim: number) => open.has(claim) && !says.has(claim);
        for (const claim of [...before].filter(isGone)) {
          newDrops.add(id, claim);
          open.delete(claim);
        }
      }
      for (const claim of says) open.add(claim);
      batch.openClaims.set(seriesId, { moment: record.moment, claims: open });
    },
    ofArticle(batch, articleId, day) {
      const key = `withdrawal:${articleId}`;
      const known = find(batch, key, day);
      if (known !== undefined) return known.id;
      return store(batch, { key, moment: day, day, takesBack: 'NOTHING', hash: '' }, articleId, null);
    },
  };
}

function nameOf(key: string, moment: string): string {
  return JSON.stringify([key, moment]);
}

function requireForm({ key, moment, day, hash }: DocumentRecord): void {
  if (key === '') throw new Refusal('/document/key', 'it is blank');
  if (moment === '') throw new Refusal('/document/moment', 'it is blank');
  if (hash === '') throw new Refusal('/document/hash', 'it is blank');
  if (!isPartialDate(day) || precisionOf(day) !== 'DAY') {
    throw new Refusal('/document/day', `${quoted(day)} is not a day (YYYY-MM-DD)`);
  }
}
