import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { DatabaseUnusable } from '../../domain/error.ts';
import { mayWrite, openDatabase, pathOf } from './client.ts';

/** Where a database can be read, and how. */
export interface ReadableDatabase {
  readonly location: string;
  /** Whether it has to be opened for reading only. */
  readonly isReadonly: boolean;
  /** Removes what was made to read it. */
  remove(): void;
}

/**
 * Where a database can be read, whether or not it may be written. SQLite reads a file with a write-ahead log only where it can write
 * beside it: in a folder that is for reading only, what is read is a copy in the folder for temporary files.
 *
 * @param onCopy told the folder of the copy
 * @throws DatabaseUnusable
 */
export function makeReadable(location: string, onCopy: (folder: string) => void): ReadableDatabase {
  const path = pathOf(location);
  const asItIs = { location, remove: () => undefined };
  if (path === ':memory:' || !existsSync(path) || mayWrite(path)) return { ...asItIs, isReadonly: false };
  try {
    openDatabase(location, { readonly: true }).close();
    return { ...asItIs, isReadonly: true };
  } catch (error) {
    if (!needsFolder(error)) throw error;
  }
  const folder = mkdtempSync(join(tmpdir(), 'greffe-copy-'));
  const remove = () => rmSync(folder, { recursive: true, force: true });
  try {
    onCopy(folder);
    const copy = join(folder, basename(path));
    // Without the bytes where the file system can share them.
    copyFileSync(path, copy, constants.COPYFILE_FICLONE);
    if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${copy}-wal`);
    chmodForOwner(copy);
    return { location: copy, isReadonly: false, remove };
  } catch (error) {
    remove();
    const reason = `its folder is for reading only, and no copy of it can be made in ${tmpdir()}`;
    const remedy = 'Make room there, name another folder with TMPDIR, or make its own folder writable.';
    throw new DatabaseUnusable(location, reason, remedy, { cause: error });
  }
}

function chmodForOwner(copy: string): void {
  for (const path of [copy, `${copy}-wal`]) if (existsSync(path)) chmodSync(path, 0o600);
}

/** Whether SQLite would have to make a file beside the database. */
function needsFolder(error: unknown): boolean {
  const cause = error instanceof DatabaseUnusable ? error.cause : undefined;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  return code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN');
}
