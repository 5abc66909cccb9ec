import { setImmediate } from 'node:timers/promises';
import { waitForLock, writeLocked } from '../db/connection/write-lock.ts';
import { countWritten, type ImportProgress, noProgress } from '../db/log/import-log.ts';
import { NOTHING_WRITTEN, type WriteCounts } from '../db/write/batch/write-count.ts';
import type { ImportSession } from './import-session.ts';
import { type FileImport, totalOf } from './import-summary.ts';
import { placeParts } from './part-batch.ts';
import {
  type DocumentToWrite,
  isDocument,
  isPart,
  locatorIn,
  type PendingItem,
  refusalsOf,
  weightOf,
  wholeToWrite,
} from './pending-document.ts';
import { type ReadItem, readItemOf } from './read-item.ts';
import type { RejectLine } from './rejects-file.ts';
import type { RejectedDocument, SourceItem } from './source.ts';

/** A batch ends at so many records in its documents, however few those are. */
const BATCH_RECORDS = 10_000;

type Refusals = ReadonlyMap<PendingItem, RejectedDocument>;

/** What one transaction did for one file. */
interface FileWritten {
  readonly of: FileImport;
  readonly id: number;
  readonly progress: ImportProgress;
  /** Why each of its items was left out that was skipped. */
  readonly skippedFor: readonly string[];
}

/**
 * Collects items of one file after another, and writes them a batch in a transaction, together with the log of their files: that one
 * began, its checkpoint, and that it ended. So a thousand small files take as many transactions as a large one.
 *
 * A batch is only written when it is full, and then the file that filled it is not at its end: whatever is committed before the last
 * batch, the log shows an import that did not come to its end, from which `resume` goes on.
 */
export class ImportBatch {
  private readonly session: ImportSession;
  /** Files of which the log or the graph does not know all yet. */
  private files: FileImport[] = [];
  private pending: PendingItem[] = [];
  private records = 0;

  constructor(session: ImportSession) {
    this.session = session;
  }

  /** Whether something of the same bytes waits, by the same reading. */
  holds(sha256: string | undefined): boolean {
    return sha256 !== undefined && this.files.some(({ file }) => file.sha256 === sha256);
  }

  /** Takes a file in. With `isShown` the log has it at once, and what waits is written before it is read. */
  async open(file: FileImport, isShown: boolean): Promise<void> {
    this.files.push(file);
    // Files may have nothing in them; a batch of documents has room for one that goes on from the batch before.
    if (isShown || this.files.length > 2 * this.session.batchDocuments) await this.flush();
  }

  async add(of: FileImport, file: string, read: SourceItem | ReadItem): Promise<void> {
    const item = 'kept' in read ? readItemOf(read) : read;
    this.pending.push({ file, item, of });
    this.records += weightOf(item);
    const isFull = this.pending.length >= this.session.batchDocuments || this.records >= BATCH_RECORDS;
    if (isFull) await this.flush();
  }

  /** Writes what waits; files that ended are known to have then. */
  async flush(): Promise<void> {
    if (this.files.length === 0) return;
    const { database, onWritten } = this.session;
    // Without the signal: what was read goes in before the import stops.
    const lock = { ...this.session.lock, signal: undefined };
    const written =
      this.pending.length > 0
        ? await waitForLock(database, () => this.writeDocuments(), lock)
        : await writeLocked(database, () => this.session.writer.beside(() => this.concludeWithout()), lock);
    for (const { of, id, progress, skippedFor } of written) {
      of.id = id;
      of.written = totalOf([of.written, progress]);
      for (const reason of skippedFor) of.skippedFor[reason] = (of.skippedFor[reason] ?? 0) + 1;
    }
    this.files = this.files.filter(({ end }) => end === undefined);
    this.pending = [];
    this.records = 0;
    onWritten(totalOf(written.map(({ progress }) => progress)));
    // Lets signals and timers in: a file that is read faster than it is written never waits by itself.
    await setImmediate();
  }

  /** Writes all documents with the log; those that the writer can't take are rejected, and nothing of them is written. */
  private writeDocuments(): FileWritten[] {
    const { writer, now } = this.session;
    const { documents, refused } = this.documentsToWrite();
    let result: FileWritten[] = [];
    writer.writeDocuments(
      documents.map(({ make }) => make),
      {
        now: now(),
        parts: partsOf(documents, this.files),
        onRejected: (position) => documents[position]?.refuse(),
        also: ({ ofParts, rejected }) => {
          const refusals = new Map([...refused, ...refusalsOf(documents, rejected)]);
          const written = documents.filter((_, position) => !rejected.has(position));
          result = this.conclude(ofParts, refusals, written);
        },
      },
    );
    return result;
  }

  /** The documents of the batch; of those that only say what changed also the later ones of their series. */
  private documentsToWrite(): { documents: DocumentToWrite[]; refused: Refusals } {
    const { source, sourceOptions } = this.session;
    const { publishedAt } = sourceOptions;
    const reading = [source.version ?? 1, publishedAt].filter((part) => part !== undefined).join(' ');
    const whole = this.pending.flatMap((pending) => wholeToWrite(pending, reading, publishedAt));
    const parts = this.pending.filter(isPart);
    if (source.partwise === undefined || parts.length === 0) return { documents: whole, refused: new Map() };
    const { documents, refused } = placeParts(parts, source.partwise, reading, this.session);
    return { documents: [...whole, ...documents], refused };
  }

  private concludeWithout(): FileWritten[] {
    return this.conclude([], new Map(), []);
  }

  /** Writes the log of every file: its row, where its documents stand, its checkpoint, its end. */
  private conclude(
    ofParts: readonly (WriteCounts | undefined)[],
    refusals: Refusals,
    written: readonly DocumentToWrite[],
  ): FileWritten[] {
    const items = Map.groupBy(this.pending, ({ of }) => of);
    const documents = Map.groupBy(written, ({ pending }) => pending?.of);
    return this.files.map((of, part) =>
      this.concludeFile(
        of,
        items.get(of) ?? [],
        ofParts[part] ?? NOTHING_WRITTEN,
        refusals,
        documents.get(of) ?? [],
      ),
    );
  }

  private concludeFile(
    of: FileImport,
    items: readonly PendingItem[],
    counts: WriteCounts,
    refusals: Refusals,
    written: readonly DocumentToWrite[],
  ): FileWritten {
    const { log, rejects, placements } = this.session;
    const id = of.id ?? log.start(of.file, rejects, of.started, of.goesOn);
    const left = items.flatMap((pending) => {
      const { file, item } = pending;
      const why = isDocument(item) ? refusals.get(pending) : item;
      return why === undefined ? [] : [{ file, why }];
    });
    const skippedFor = left.flatMap(({ why }) => ('skipped' in why ? [why.skipped] : []));
    const lines = [
      ...left.flatMap(({ file, why }) => ('skipped' in why ? [] : [this.lineOf(file, why)])),
      ...written.flatMap(({ pending, rejected }) =>
        rejected.map((part) => this.lineOf(pending?.file as string, part)),
      ),
    ];
    const progress = { ...noProgress(), rejected: lines.length, skipped: skippedFor.length };
    const documents = items.filter((pending) => isDocument(pending.item) && !refusals.has(pending));
    countWritten(progress, counts, documents.length);
    for (const { file, item } of documents) {
      if (!isDocument(item) || item.document === undefined) continue;
      placements.place(id, item.document, locatorIn(file, item));
    }
    // Before the commit: a rejection that is counted is in the file, whatever happens in between.
    rejects.append(lines);
    log.advance(id, progress, rejects.bytes, items.length);
    if (of.end !== undefined) log.finish(id, of.end);
    return { of, id, progress, skippedFor };
  }

  private lineOf(file: string, { locator, rejected, content }: RejectedDocument): RejectLine {
    return { source: this.session.source.name, file, locator, reason: rejected.reason, content };
  }
}

/** By document, the place of its file among all. One that was there already counts for the document that it follows from. */
function partsOf(documents: readonly DocumentToWrite[], files: readonly FileImport[]): number[] {
  const places = new Map(files.map((file, place) => [file, place]));
  let part = 0;
  return documents.map(({ pending }) => {
    if (pending !== undefined) part = places.get(pending.of) as number;
    return part;
  });
}
