import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { GreffeDatabase } from '../db/connection/client.ts';
import { type LockOptions, waitForLock, writeLocked } from '../db/connection/write-lock.ts';
import {
  countWritten,
  type ImportEntry,
  type ImportedFile,
  type ImportLog,
  type ImportProgress,
  noProgress,
} from '../db/log/import-log.ts';
import type { PlacementLog } from '../db/log/placement-log.ts';
import type { SourcedRecords, WrittenDocuments } from '../db/write/batch/writer.ts';
import type { StoredTexts } from '../db/write/document/stored-text.ts';
import { WHOLE_FILE } from '../model/citation/locator.ts';
import type { AdmittingWriter } from './admission/admission.ts';
import { type FileSummary, totalOf } from './import-summary.ts';
import type { InputFile } from './input.ts';
import { type PendingPart, placeParts } from './part-batch.ts';
import { withAddress } from './published-at.ts';
import { type Reading, readInput } from './read-input.ts';
import { isReadPart, type ReadItem, type ReadPart, readItemOf } from './read-item.ts';
import { readInThread } from './reading-thread.ts';
import { SOURCES } from './registry.ts';
import { rejection } from './rejection.ts';
import type { RejectLine, RejectsFile } from './rejects-file.ts';
import type { SeriesLimits } from './series-limit.ts';
import type { RejectedDocument, Source, SourceItem, SourceOptions, StatedDocument } from './source.ts';

/** What all files of one import are written with. */
export interface ImportSession {
  readonly database: GreffeDatabase;
  readonly writer: AdmittingWriter;
  /** Where documents stand in files is noted there. */
  readonly placements: PlacementLog;
  /** Kept texts of documents that only say what changed. */
  readonly texts: StoredTexts;
  readonly log: ImportLog;
  readonly source: Source;
  readonly sourceOptions: SourceOptions;
  readonly rejects: RejectsFile;
  readonly lock: LockOptions;
  readonly batchDocuments: number;
  readonly seriesLimits: SeriesLimits;
  /** Files of so many bytes are read in a thread of their own. */
  readonly threadBytes: number;
  readonly signal: AbortSignal | undefined;
  readonly now: () => Date;
  readonly onRead: (bytes: number) => void;
  /** Told of what each batch wrote. */
  readonly onWritten: (progress: Readonly<ImportProgress>) => void;
}

/** A batch ends at so many records in its documents, however few those are. */
const BATCH_RECORDS = 10_000;

interface Pending {
  readonly file: string;
  readonly item: ReadItem;
}

/**
 * Imports one file: reads item by item and writes batches, each with its checkpoint in one transaction. A document that can't be
 * written is rejected alone.
 *
 * @param goesOn an import of the same bytes that did not come to its end: what it dealt with is read, and not written again
 * @throws DatabaseUnusable, GreffeError when the database or the rejections can't be written; what is wrong with the file itself
 *   is in the summary
 */
export async function importFile(
  session: ImportSession,
  input: InputFile,
  file: ImportedFile,
  goesOn: ImportEntry | undefined,
): Promise<FileSummary> {
  const { database, writer, log, rejects, source, sourceOptions, signal, now } = session;
  const start = () => writer.beside(() => log.start(file, rejects, now(), goesOn));
  const id = await writeLocked(database, start, session.lock);
  const resumedAt = goesOn?.items ?? 0;
  const hash = createHash('sha256');
  const onBytes = (count: number, bytes?: Uint8Array) => {
    if (file.sha256 === undefined && bytes !== undefined) hash.update(bytes);
    session.onRead(count);
  };
  const batches = new Batches(session, id);
  const notes: string[] = [];
  let isUsable = true;
  let seen = 0;
  const task = { source: source.name, options: sourceOptions, input, skip: resumedAt };
  const readings = mayReadInThread(session, input, file)
    ? readInThread(task, onBytes, signal)
    : readInput(source, sourceOptions, input, { onBytes, signal });
  for await (const reading of readings) {
    if (reading === undefined) {
      seen++;
    } else if ('item' in reading) {
      seen++;
      if (seen > resumedAt) await batches.add(reading.file, reading.item);
    } else {
      notes.push(sentenceOf(reading));
      isUsable &&= !('unusable' in reading);
    }
  }
  await batches.flush();
  const isStopped = signal?.aborted === true;
  const status = isStopped ? 'STOPPED' : isUsable ? 'COMPLETE' : 'UNUSABLE';
  const sha256 = file.sha256 ?? (status === 'COMPLETE' ? hash.digest('hex') : undefined);
  const finish = () => writer.beside(() => log.finish(id, { status, sha256, notes, now: now() }));
  await writeLocked(database, finish, session.lock);
  return {
    file: input.path,
    outcome: status === 'COMPLETE' ? 'IMPORTED' : status,
    resumedAt,
    skippedFor: batches.skippedFor,
    notes,
    ...batches.total,
  };
}

/** Starting a thread takes a quarter of a second; it knows the sources by their names, and can't hash for this one. */
function mayReadInThread(
  { source, threadBytes }: ImportSession,
  { sizeBytes = 0 }: InputFile,
  { sha256 }: ImportedFile,
): boolean {
  return sha256 !== undefined && sizeBytes >= threadBytes && SOURCES.includes(source);
}

function sentenceOf(reading: Exclude<Reading, { item: SourceItem }>): string {
  return 'note' in reading ? `${reading.file}: ${reading.note}` : reading.unusable.message;
}

/** So many characters of a document's text make about one record. */
const CHARACTERS_PER_RECORD = 200;

function weightOf(item: ReadItem): number {
  if (isReadPart(item)) return Math.ceil(item.characters / CHARACTERS_PER_RECORD);
  if (!('records' in item)) return 1;
  const { nodes, claims, mentions } = item.records;
  return nodes.length + claims.length + mentions.length;
}

/** Collects items and writes them with the checkpoint, a batch in a transaction. */
class Batches {
  total = noProgress();
  readonly skippedFor: Record<string, number> = {};
  private readonly session: ImportSession;
  private readonly importId: number;
  private pending: Pending[] = [];
  private records = 0;

  constructor(session: ImportSession, importId: number) {
    this.session = session;
    this.importId = importId;
  }

  async add(file: string, read: SourceItem | ReadItem): Promise<void> {
    const item = 'kept' in read ? readItemOf(read) : read;
    this.pending.push({ file, item });
    this.records += weightOf(item);
    const isFull = this.pending.length >= this.session.batchDocuments || this.records >= BATCH_RECORDS;
    if (isFull) await this.flush();
  }

  async flush(): Promise<void> {
    if (this.pending.length === 0) return;
    const { database, lock, onWritten } = this.session;
    // Without the signal: what was read goes in before the import stops.
    const progress = await waitForLock(database, () => this.write(), { ...lock, signal: undefined });
    this.pending = [];
    this.records = 0;
    this.total = totalOf([this.total, progress]);
    onWritten(progress);
    // Lets signals and timers in: a file that is read faster than it is written never waits by itself.
    await setImmediate();
  }

  /** Writes all documents with the checkpoint; those that the writer can't take are rejected, and nothing of them is written. */
  private write(): ImportProgress {
    const { writer, now } = this.session;
    const progress = noProgress();
    const { documents, refused } = this.documentsToWrite();
    writer.writeDocuments(
      documents.map(({ make }) => make),
      {
        now: now(),
        onRejected: (position) => documents[position]?.refuse(),
        also: ({ counts, rejected }) => {
          const refusals = new Map([...refused, ...refusalsOf(documents, rejected)]);
          const count = this.pending.filter(({ item }) => isDocument(item)).length;
          countWritten(progress, counts, count - refusals.size);
          const parts = documents.filter((_, position) => !rejected.has(position));
          this.conclude(progress, refusals, parts);
        },
      },
    );
    return progress;
  }

  /** The documents of the batch; of those that only say what changed also the later ones of their series. */
  private documentsToWrite(): { documents: ToWrite[]; refused: ReadonlyMap<Pending, RejectedDocument> } {
    const { source, sourceOptions, texts, seriesLimits } = this.session;
    const { publishedAt } = sourceOptions;
    const reading = [source.version ?? 1, publishedAt].filter((part) => part !== undefined).join(' ');
    const whole = this.pending.flatMap((pending) => wholeToWrite(pending, reading, publishedAt));
    const parts = this.pending.filter(isPart);
    if (source.partwise === undefined || parts.length === 0) return { documents: whole, refused: new Map() };
    const { documents, refused } = placeParts(parts, source.partwise, reading, texts, seriesLimits);
    return { documents: [...whole, ...documents], refused };
  }

  /** Counts what was skipped and rejected, and writes the checkpoint. */
  private conclude(
    progress: ImportProgress,
    refusals: ReadonlyMap<Pending, RejectedDocument>,
    written: readonly ToWrite[],
  ): void {
    const { log, rejects, source } = this.session;
    const lines: RejectLine[] = [];
    const reject = (file: string, { locator, rejected, content }: RejectedDocument) => {
      progress.rejected++;
      lines.push({ source: source.name, file, locator, reason: rejected.reason, content });
    };
    for (const pending of this.pending) {
      const { file, item } = pending;
      const rejected = isDocument(item) ? refusals.get(pending) : item;
      if (rejected === undefined) continue;
      if ('skipped' in rejected) {
        progress.skipped++;
        this.skippedFor[rejected.skipped] = (this.skippedFor[rejected.skipped] ?? 0) + 1;
      } else {
        reject(file, rejected);
      }
    }
    this.place(refusals);
    for (const { pending, rejected } of written) {
      if (pending !== undefined) for (const part of rejected) reject(pending.file, part);
    }
    // Before the commit: a rejection that is counted is in the file, whatever happens in between.
    rejects.append(lines);
    log.advance(this.importId, progress, rejects.bytes, this.pending.length);
  }

  /** Notes where documents stand, those too that were there with the same text. */
  private place(refusals: ReadonlyMap<Pending, RejectedDocument>): void {
    for (const pending of this.pending) {
      const { file, item } = pending;
      if (!isDocument(item) || item.document === undefined || refusals.has(pending)) continue;
      this.session.placements.place(this.importId, item.document, locatorIn(file, item));
    }
  }
}

/** Where the article stands in the file that is imported: within an entry of it, where that is an archive. */
function locatorIn(file: string, item: StatedDocument | ReadPart): string {
  const [, entry] = /!(.*)$/s.exec(file) ?? [];
  const locator = ('records' in item ? item.articleLocator : undefined) ?? item.locator;
  const place = locator === '' ? WHOLE_FILE : locator;
  return entry === undefined ? place : `${entry}, ${place}`;
}

/** A document for the writer. */
interface ToWrite {
  /** What was read; undefined of one that is there already and follows from the batch. */
  readonly pending: Pending | undefined;
  /** Parts of it that could not be understood, which are known once it is made. */
  readonly rejected: readonly RejectedDocument[];
  make(): SourcedRecords;
  refuse(): void;
}

function isDocument(item: ReadItem): item is StatedDocument | ReadPart {
  return 'records' in item || isReadPart(item);
}

function isPart(pending: Pending): pending is PendingPart {
  return isReadPart(pending.item);
}

function wholeToWrite(pending: Pending, reading: string, publishedAt: string | undefined): ToWrite[] {
  const { file, item } = pending;
  if (!('records' in item)) return [];
  const document = item.document && { ...item.document, reading };
  const records = publishedAt === undefined ? item.records : withAddress(item, publishedAt);
  const given = { records, source: file, document };
  return [{ pending, rejected: [], make: () => given, refuse: () => undefined }];
}

function refusalsOf(
  documents: readonly ToWrite[],
  rejected: WrittenDocuments['rejected'],
): Map<Pending, RejectedDocument> {
  const refusals = new Map<Pending, RejectedDocument>();
  for (const [position, { locator, reason }] of rejected) {
    const { pending } = documents[position] as ToWrite;
    if (pending === undefined || !isDocument(pending.item)) continue;
    const why = `${locator}: ${reason}`;
    const content = contentAt(pending.item, locator);
    refusals.set(pending, rejection({ name: pending.file }, pending.item.locator, why, content));
  }
  return refusals;
}

/** The record that was refused; of a document that only says what changed its text. */
function contentAt(item: StatedDocument | ReadPart, locator: string): unknown {
  if (isReadPart(item)) return item.text;
  const [, list, index] = /^\/(nodes|claims|mentions)\/(\d+)/.exec(locator) ?? [];
  return (list && item.records[list as keyof StatedDocument['records']][Number(index)]) ?? '';
}
