import { randomUUID } from 'node:crypto';
import { statSync } from 'node:fs';
import type { GreffeDatabase } from './client.ts';
import { readLogHead } from './log-head.ts';

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
  return () => {
    try {
      const { dev, ino, size, mtimeNs } = statSync(path, { bigint: true });
      const log = readLogHead(path);
      if (log === 'UNKNOWN') return randomUUID();
      const isInLog = log !== undefined && log.frames > 0;
      return `${dev}:${ino}:${isInLog ? log.name : `${size}:${mtimeNs}`}`;
    } catch {
      // Moved away, or not readable beside what SQLite has open: it may answer, but in which state is unknown.
      return randomUUID();
    }
  };
}
