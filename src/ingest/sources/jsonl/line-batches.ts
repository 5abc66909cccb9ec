import type { GreffeDatabase } from '../../../db/connection/client.ts';
import { type LockOptions, writeLocked } from '../../../db/connection/write-lock.ts';
import { COPY_SOURCE } from '../../../db/copy/copy-walk.ts';
import { createRestorer, type Restorer } from '../../../db/copy/restore.ts';
import { type ImportLog, type ImportProgress, noProgress } from '../../../db/log/import-log.ts';
import { totalOf } from '../../import-summary.ts';
import type { InputFile } from '../../input.ts';
import { openInput } from '../../open-input.ts';
import { rejection } from '../../rejection.ts';
import type { RejectsFile } from '../../rejects-file.ts';
import { type CopyLine, readCopyLines } from './line.ts';

/** Lines that are written in one transaction. */
const BATCH_LINES = 2_000;

/** What reading lines tells about itself. */
export interface LineReading {
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((state: RestoreState) => void) | undefined;
}

/** How far restoring is. */
export interface RestoreState {
  readonly readBytes: number;
  readonly written: Readonly<ImportProgress>;
}

/** Where lines go: the database, the entry of the log, and the file for those that can't be taken. */
export interface RestoreTarget {
  readonly database: GreffeDatabase;
  readonly log: ImportLog;
  readonly importId: number;
  readonly rejects: RejectsFile;
  readonly lock: LockOptions;
}

/** Reads the lines of a copied graph and writes them, a batch with its checkpoint in a transaction. */
export class LineBatches {
  total = noProgress();
  /** The version that the file is of, once its first line was read. */
  version: number | undefined;
  readonly #into: RestoreTarget;
  readonly #restorer: Restorer;
  #pending: CopyLine[] = [];

  constructor(into: RestoreTarget) {
    this.#into = into;
    this.#restorer = createRestorer(into.database);
  }

  /** False when it was stopped. @param doneLines lines that an earlier part dealt with for good */
  async readAll(input: InputFile, doneLines: number, { signal, onProgress }: LineReading): Promise<boolean> {
    let readBytes = 0;
    let seen = 0;
    const onBytes = (count: number) => {
      readBytes += count;
    };
    try {
      for await (const file of openInput(input, { endings: ['.jsonl'], onBytes, signal })) {
        for await (const line of readCopyLines(file, (version) => this.#setVersion(version))) {
          seen++;
          if (seen <= doneLines) continue;
          this.#pending.push(line);
          if (this.#pending.length < BATCH_LINES) continue;
          await this.#flush(file.name);
          onProgress?.({ readBytes, written: this.total });
          if (signal?.aborted) return false;
        }
        await this.#flush(file.name);
      }
    } catch (error) {
      if (!signal?.aborted) throw error;
    }
    return signal?.aborted !== true;
  }

  #setVersion(version: number): void {
    this.version = version;
  }

  async #flush(file: string): Promise<void> {
    const lines = this.#pending;
    this.#pending = [];
    const { database, lock } = this.#into;
    const progress = await writeLocked(database, () => this.#write(file, lines), lock);
    this.total = totalOf([this.total, progress]);
  }

  #write(file: string, lines: readonly CopyLine[]): ImportProgress {
    const { log, importId, rejects } = this.#into;
    const good = lines.flatMap((line) => ('object' in line ? [line] : []));
    const { counts, refused } = this.#restorer.write(good.map(({ object }) => object));
    const rejected = [
      ...lines.flatMap((line) => ('object' in line ? [] : [line])),
      ...Array.from(refused, ([position, reason]) => {
        const { locator, object } = good[position] as (typeof good)[number];
        return rejection({ name: file }, locator, reason, object);
      }),
    ];
    const progress = {
      ...noProgress(),
      documents: good.length - refused.size,
      rejected: rejected.length,
      nodesCreated: counts.node,
      claimsCreated: counts.claim,
    };
    rejects.append(
      rejected.map(({ locator, rejected: error, content }) => ({
        source: COPY_SOURCE,
        file,
        locator,
        reason: error.reason,
        content,
      })),
    );
    log.advance(importId, progress, rejects.bytes);
    return progress;
  }
}
