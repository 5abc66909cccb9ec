import { openSync, statSync } from 'node:fs';

interface Kept {
  readonly descriptor: number;
  readonly inode: bigint;
}

/** By path. Of the whole process, as the locks are that hang on them. */
const KEPT = new Map<string, Kept>();

/**
 * A descriptor for reading the file that stands at a path now, the database's own or one that SQLite keeps beside it; undefined when there
 * is none. It is never closed: with the first descriptor of a file that a process closes, it loses all its locks on that file (POSIX), those
 * of SQLite too. The file is opened again when another one has taken its place, as after the last connection was closed.
 */
export function keptDescriptor(path: string): number | undefined {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found === undefined) return undefined;
  const kept = KEPT.get(path);
  if (kept?.inode === found.ino) return kept.descriptor;
  const descriptor = openSync(path, 'r');
  KEPT.set(path, { descriptor, inode: found.ino });
  return descriptor;
}
