import { randomUUID } from 'node:crypto';
import { openSync, readSync, statSync } from 'node:fs';
import type { GreffeDatabase } from './client.ts';

/** What the log's index begins with, twice: https://sqlite.org/walformat.html, section 2.2. */
const HEADER_BYTES = 48;
const FRAMES_AT = 16;
/** From the number of frames on: frames, pages, the last frame's checksum, the log's two salts. */
const IDENTITY = [FRAMES_AT, 40] as const;

/**
 * Makes the function that names the state a database is in: the same text in every process that has the file open, and after a restart;
 * another one after each commit. What reads afterwards, in a transaction that it opens then, reads this state or a later one.
 *
 * `data_version` would tell of changes too, but counts from the opening of a connection. The log's index names the last commit: by the
 * salts of the log, which are drawn at random, and the checksum over all that it holds. Where the log is empty, everything is in the
 * file, which is named by its identity, length and time of change. A state may have several names (a checkpoint can give it another),
 * but no two states have one.
 */
export function createStateReader({ sqlite }: GreffeDatabase): () => string {
  if (sqlite.memory) {
    const database = randomUUID();
    const changes = sqlite.prepare<[], number>('SELECT total_changes()').pluck();
    return () => `${database}:${changes.get()}`;
  }
  const { name: path } = sqlite;
  const index = new LogIndex(`${path}-shm`);
  return () => {
    try {
      const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true });
      return `${dev}:${ino}:${index.lastCommit() ?? `${size}:${mtimeNs}`}`;
    } catch {
      // Moved away, or not readable beside what SQLite has open: it may answer, but in which state is unknown.
      return randomUUID();
    }
  };
}

/** The index of a database's log, which SQLite keeps in a file beside it. */
class LogIndex {
  readonly #path: string;
  readonly #header = Buffer.alloc(2 * HEADER_BYTES);
  #file: { readonly descriptor: number; readonly inode: bigint } | undefined;

  constructor(path: string) {
    this.#path = path;
  }

  /** Undefined when there is no log, or nothing in it. */
  lastCommit(): string | undefined {
    const descriptor = this.#open();
    if (descriptor === undefined) return undefined;
    const header = this.#header;
    // A writer changes the two copies one after the other: they agree when it is done.
    for (let attempt = 0; attempt < 100; attempt++) {
      if (readSync(descriptor, header, 0, header.length, 0) < header.length) return undefined;
      if (!header.subarray(0, HEADER_BYTES).equals(header.subarray(HEADER_BYTES))) continue;
      const isEmpty = header.subarray(FRAMES_AT, FRAMES_AT + 4).every((byte) => byte === 0);
      return isEmpty ? undefined : header.subarray(...IDENTITY).toString('base64url');
    }
    // Whoever was writing has died amid it: nobody knows the state until the next one repairs the index.
    return randomUUID();
  }

  /**
   * The file is never closed: with the first descriptor of a file that a process closes, it loses all its locks on that file (POSIX),
   * those of SQLite too. It is opened again when another one has taken its place, as after the last connection was closed.
   */
  #open(): number | undefined {
    const found = statSync(this.#path, { bigint: true, throwIfNoEntry: false });
    if (found === undefined) return undefined;
    if (this.#file?.inode !== found.ino) {
      this.#file = { descriptor: openSync(this.#path, 'r'), inode: found.ino };
    }
    return this.#file.descriptor;
  }
}
