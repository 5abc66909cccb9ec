import { RecordRejected } from '../../../domain/error.ts';
import type { GraphRecords } from '../../../model/record.ts';
import type { GreffeDatabase } from '../../connection/client.ts';
import { asDatabaseUnusable, isConstraintError } from '../../connection/database-error.ts';
import { type Batch, startNextDocument } from './batch.ts';
import { createBatchWriter } from './batch-writer.ts';
import type { SourcedRecords } from './sourced-record.ts';
import {
  type Additions,
  countsOf,
  countsOfParts,
  NO_ADDITIONS,
  NOTHING_WRITTEN,
  sumOf,
  type WriteCounts,
} from './write-count.ts';

export type { SourcedRecords } from './sourced-record.ts';
export type { Counts, WriteCounts } from './write-count.ts';

export interface WriteOptions {
  /** File or URL that rejections name. Default "records". */
  readonly source?: string;
  /** Instant that new and changed rows are stamped with. Default: the clock. */
  readonly now?: Date;
}

/** Writes batches of records to one database, with statements that are prepared once. */
export interface GraphWriter {
  /**
   * Writes the records in one transaction: all of them, or on any error none. Writing the same again changes nothing, and the order
   * in which batches come makes no difference to what they state, but for the suffixes of namesakes' slugs.
   *
   * - A node is found by a checked identifier of its type, else by a key, else by its given slug; two are never merged.
   * - Of each attribute the statement of the later day holds; of a tender's, the latest of those that no later document took back.
   *   Names that lost stay as aliases; aliases and identifiers are only ever added.
   * - A claim is the same when its ends, own fields and the source's key are; a bid when its key, or its tender, lot, parties and
   *   modality are: its value, rank and further fields follow the latest document.
   * - What a document of a series no longer says is taken back on its day; a document written again with another text replaces what it
   *   said, and what nothing says any more is deleted.
   *
   * @throws RecordRejected with a JSON pointer into the batch (`/claims/3/evidence/0/article`) for the first record that can't be
   *   written
   * @throws DatabaseUnusable when the database is locked, full, damaged or not writable
   */
  write(records: GraphRecords, options?: WriteOptions): WriteCounts;
  /**
   * Writes documents, each with refs of its own, as `write` does with one, but in one transaction: what is derived is brought up to
   * date once at its end, which is several times faster than one by one. A document with a record that can't be written is
   * left out as a whole, and the others go in.
   *
   * @throws DatabaseUnusable as of `write`: then none is written
   */
  writeDocuments(documents: readonly GivenDocument[], options?: DocumentOptions): WrittenDocuments;
  /**
   * Runs what writes other tables of the database than the graph's, such as a log: what the writer remembers of organisations from one
   * transaction to the next holds after it as before.
   */
  beside<T>(write: () => T): T;
}

export interface DocumentOptions extends Pick<WriteOptions, 'now'> {
  /** By position, which part of the batch a document belongs to, such as its file: each is counted for itself. Default: all to one. */
  readonly parts?: readonly number[];
  /** Told the position of each document that is left out, before those after it are written: some may follow from it. */
  readonly onRejected?: (position: number) => void;
  /**
   * Called with what was written before the transaction ends: what it writes is part of it, and when it throws nothing is written. A
   * transaction around the call would do the same, and keep a copy of every page that is touched, to undo this part of it alone.
   */
  readonly also?: (written: WrittenDocuments) => void;
}

/** A document, or what makes it when those before it are written: then nobody has to hold all of them. It may be made again. */
export type GivenDocument = SourcedRecords | (() => SourcedRecords);

export interface WrittenDocuments {
  /** Of all together: a node that two of them change is one. */
  readonly counts: WriteCounts;
  /**
   * Of each part for itself; together they are `counts`. A row that is new or changed is counted for the part that did so first, and what
   * follows for a node when the batch ends for the last that named it. Parts without a document may be missing.
   */
  readonly ofParts: readonly WriteCounts[];
  /** By position, why documents were left out. */
  readonly rejected: ReadonlyMap<number, RecordRejected>;
}

export function createWriter(database: GreffeDatabase): GraphWriter {
  const { sqlite, location } = database;
  const { open, write, close, known, words } = createBatchWriter(database);

  const writeAll = sqlite.transaction((document: SourcedRecords, now: Date, isEager: boolean): Batch => {
    const batch = open(now);
    write(batch, document, isEager);
    close(batch);
    return batch;
  });

  /** Writes all documents but those left out; undoes all of them when one is rejected, and throws which. */
  const writeTogether = sqlite.transaction(
    (
      documents: readonly GivenDocument[],
      leftOut: ReadonlyMap<number, RecordRejected>,
      { now, also, parts }: TimedOptions,
      isEager: boolean,
    ): WrittenDocuments => {
      const batch = open(now);
      const additions: Additions[] = [];
      for (const [position, document] of documents.entries()) {
        if (leftOut.has(position)) continue;
        const { evidenceAdded, mentionsAdded } = batch;
        batch.part = parts?.[position] ?? 0;
        try {
          write(batch, madeOf(document), isEager);
        } catch (error) {
          throw error instanceof RecordRejected ? new RejectedAt(position, error) : error;
        }
        startNextDocument(batch);
        const before = additions[batch.part] ?? NO_ADDITIONS;
        additions[batch.part] = {
          evidenceAdded: before.evidenceAdded + batch.evidenceAdded - evidenceAdded,
          mentionsAdded: before.mentionsAdded + batch.mentionsAdded - mentionsAdded,
        };
      }
      close(batch);
      const written = {
        counts: countsOf(batch),
        ofParts: countsOfParts(batch, additions),
        rejected: leftOut,
      };
      also?.(written);
      return written;
    },
  );

  const writeSingly = sqlite.transaction(
    (
      documents: readonly GivenDocument[],
      rejected: Map<number, RecordRejected>,
      { now, also, onRejected, parts }: TimedOptions,
    ): WrittenDocuments => {
      const ofParts: WriteCounts[] = [];
      for (const [position, document] of documents.entries()) {
        if (rejected.has(position)) continue;
        const part = parts?.[position] ?? 0;
        try {
          const counts = countsOf(writeAll(madeOf(document), now, true));
          ofParts[part] = sumOf(ofParts[part] ?? NOTHING_WRITTEN, counts);
        } catch (error) {
          if (!(error instanceof RecordRejected)) throw error;
          known.clear();
          words.clear();
          rejected.set(position, error);
          onRejected?.(position);
        }
      }
      const counts = Object.values(ofParts).reduce(sumOf, NOTHING_WRITTEN);
      const written = { counts, ofParts, rejected };
      also?.(written);
      return written;
    },
  );

  /** Runs a transaction; once more record by record when the database refuses something, to find out what. */
  function transact<T>(run: (isEager: boolean) => T): T {
    for (const isEager of [false, true]) {
      try {
        const result = run(isEager);
        known.keep();
        words.keep();
        return result;
      } catch (error) {
        known.clear();
        words.clear();
        if (isEager || !isConstraintError(error)) throw error;
      }
    }
    throw new Error('A transaction ends or throws.');
  }

  return {
    write(records, { source = 'records', now = new Date() } = {}) {
      try {
        return countsOf(transact((isEager) => writeAll.immediate({ records, source }, now, isEager)));
      } catch (error) {
        throw asDatabaseUnusable(location, error);
      }
    },
    writeDocuments(documents, { now = new Date(), also, onRejected, parts } = {}) {
      const timed = { now, also, onRejected, parts };
      const rejected = new Map<number, RecordRejected>();
      try {
        while (rejected.size <= MAX_RETRIES) {
          try {
            return transact((isEager) => writeTogether.immediate(documents, rejected, timed, isEager));
          } catch (error) {
            if (!(error instanceof RejectedAt)) throw error;
            rejected.set(error.position, error.rejection);
            onRejected?.(error.position);
          }
        }
        return transact(() => writeSingly.immediate(documents, rejected, timed));
      } catch (error) {
        throw asDatabaseUnusable(location, error);
      }
    },
    beside(write) {
      return known.keptBeside(write);
    },
  };
}

function madeOf(document: GivenDocument): SourcedRecords {
  return typeof document === 'function' ? document() : document;
}

/**
 * So often all documents of a batch are written again without one that was rejected. Rejections are rare, and a savepoint for each
 * document, which makes the full-text index write out what it has gathered, costs several times as much as the writing itself.
 */
const MAX_RETRIES = 3;

interface TimedOptions {
  readonly now: Date;
  readonly also: DocumentOptions['also'];
  readonly onRejected: DocumentOptions['onRejected'];
  readonly parts: DocumentOptions['parts'];
}

/** Carries a rejection out of the transaction that it undoes. */
class RejectedAt extends Error {
  readonly position: number;
  readonly rejection: RecordRejected;

  constructor(position: number, rejection: RecordRejected) {
    super(rejection.message, { cause: rejection });
    this.position = position;
    this.rejection = rejection;
  }
}

/** Writes one batch. For many use one `createWriter`: preparing its statements takes a few milliseconds. */
export function writeRecords(
  database: GreffeDatabase,
  records: GraphRecords,
  options?: WriteOptions,
): WriteCounts {
  return createWriter(database).write(records, options);
}
