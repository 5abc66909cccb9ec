import { accessSync, closeSync, constants, existsSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Database } from 'better-sqlite3';
import { DatabaseUnusable, databaseMoved } from '../../domain/error.ts';
import { isPublicationUrl, shownUrl } from '../../domain/publication-url.ts';
import { addCursorFunction } from '../read/collection/cursor.ts';
import { addValueFunction } from '../write/derive/value-function.ts';
import { asDatabaseUnusable } from './database-error.ts';
import { openHandle } from './handle.ts';

/** An open database: the handle that statements are prepared on, and what it was opened as. */
export interface GreffeDatabase {
  readonly location: string;
  readonly sqlite: Database;
  readonly readonly: boolean;
  /** Whether the file that is open still stands at its place: it was not moved away, deleted or replaced. */
  isInPlace(): boolean;
  /** Closes the handle; doing it again changes nothing. */
  close(): void;
}

export interface OpenOptions {
  /** Refuse every write on this handle. Default false. */
  readonly readonly?: boolean;
  /** Make the file when it is not there. Default: true, unless `readonly`. */
  readonly create?: boolean;
  /** How many megabytes of the file, from its start, are mapped into memory instead of being read into the cache. Default 0. */
  readonly mmapMb?: number;
}

/** What is in a database may not be for everybody: its owner decides. */
const FILE_MODE = 0o600;

/** Negative: KiB. A cache of SQLite's default size halves the speed of nested reads. */
const CACHE_SIZE = -32_000;

/** Waiting for a lock blocks the event loop: whoever serves must not wait long, and says so instead. */
const BUSY_TIMEOUT_MS = 250;

/**
 * WAL pages after which they are moved into the file. Bulk writing touches the same index pages in batch after batch: moving
 * them each time costs more than a longer log does.
 */
export const CHECKPOINT_PAGES = 8_000;

/** A log that grew longer than that, in bulk writing or while a reader held it, is cut to it when it begins anew: as much as serving writes. */
const LOG_FILE_BYTES = CHECKPOINT_PAGES * 4_096;

/**
 * Opens a database, without looking at its schema (that is `migrate`'s and `requireCurrentSchema`'s).
 *
 * `location` is a path, `:memory:` or a `file:` URL (`file:greffe.db`, `file:///var/lib/greffe.db`; no `?` options). Foreign keys
 * are enforced on the handle; commits survive the end of the process, the last ones possibly not a power cut (WAL, synchronous NORMAL).
 *
 * @throws DatabaseUnusable in one line with a remedy: folder or file missing, a folder, no SQLite file, corrupt, locked, not writable
 */
export function openDatabase(location: string, options: OpenOptions = {}): GreffeDatabase {
  const readonly = options.readonly ?? false;
  const path = pathOf(location);
  if (path !== ':memory:') requireUsableFile(location, path, readonly, options.create ?? !readonly);
  let sqlite: Database | undefined;
  try {
    // The log beside it gets the same mode.
    if (path !== ':memory:' && !existsSync(path)) closeSync(openSync(path, 'a', FILE_MODE));
    sqlite = openHandle(path, { readonly, timeout: BUSY_TIMEOUT_MS });
    configure(sqlite, readonly, options.mmapMb ?? 0);
    addCursorFunction(sqlite);
    addValueFunction(sqlite);
  } catch (error) {
    sqlite?.close();
    throw asDatabaseUnusable(location, error);
  }
  const handle = sqlite;
  const opened = identityOf(path);
  const isInPlace = () => identityOf(path) === opened;
  return { location, sqlite: handle, readonly, isInPlace, close: () => void handle.close() };
}

/**
 * To be called before the file is opened once more beside a handle: two handles must not read two files.
 *
 * @throws Unavailable DATABASE_UNAVAILABLE when the file that is open was moved away, deleted or replaced
 */
export function requireInPlace({ isInPlace }: Pick<GreffeDatabase, 'isInPlace'>): void {
  if (!isInPlace()) throw databaseMoved();
}

/** Which file stands there; undefined when none does, and of a database in memory. */
function identityOf(path: string): string | undefined {
  if (path === ':memory:') return undefined;
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  return found && `${found.dev}:${found.ino}`;
}

function configure(sqlite: Database, readonly: boolean, mmapMb: number): void {
  // Reads the file's header: what is no database shows here and not in the first query.
  sqlite.pragma('schema_version');
  sqlite.pragma('foreign_keys = ON');
  sqlite.pragma(`cache_size = ${CACHE_SIZE}`);
  sqlite.pragma('synchronous = NORMAL');
  sqlite.pragma(`mmap_size = ${mmapMb * 2 ** 20}`);
  if (readonly) return;
  // What a statement would undo is kept aside while it runs: in a file, that costs as much as the statement itself.
  sqlite.pragma('temp_store = MEMORY');
  sqlite.pragma('journal_mode = WAL');
  sqlite.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  sqlite.pragma(`journal_size_limit = ${LOG_FILE_BYTES}`);
}

/** The path that a location names; `:memory:` for one in memory. @throws DatabaseUnusable */
export function pathOf(location: string): string {
  if (location === '') {
    throw new DatabaseUnusable('""', 'no location was given', 'Name a file, e.g. file:greffe.db.');
  }
  if (isPublicationUrl(location)) {
    const reason = 'this command works on a file: a publication is made of one, and served';
    throw new DatabaseUnusable(shownUrl(location), reason, 'Use file:…, and publish it then.');
  }
  const scheme = /^([a-z][a-z0-9+.-]+):/i.exec(location)?.[1]?.toLowerCase();
  if (scheme === undefined || location === ':memory:') return location;
  if (scheme !== 'file') {
    throw new DatabaseUnusable(location, `"${scheme}:" is no kind of database that is known`, 'Use file:….');
  }
  if (/[?#]/.test(location)) {
    throw new DatabaseUnusable(
      location,
      'options in the URL are not known',
      'Leave out all from "?" or "#" on.',
    );
  }
  try {
    return location.startsWith('file://')
      ? fileURLToPath(location)
      : decodeURIComponent(location.slice('file:'.length));
  } catch (error) {
    throw new DatabaseUnusable(location, 'this is not a file URL', 'Use file:greffe.db or file:///a/path.', {
      cause: error,
    });
  }
}

function requireUsableFile(location: string, path: string, readonly: boolean, create: boolean): void {
  const folder = dirname(path);
  if (!existsSync(folder)) {
    throw new DatabaseUnusable(location, `there is no folder ${folder}`, 'Make it, or name another place.');
  }
  const exists = existsSync(path);
  if (!exists && !create) {
    throw new DatabaseUnusable(
      location,
      'there is no such file',
      'Check the name, or import something first.',
    );
  }
  if (exists && statSync(path).isDirectory()) {
    throw new DatabaseUnusable(location, 'this is a folder', 'Name a file in it.');
  }
  // The log stands beside the file, so the folder is written to as well.
  if (!readonly && !mayWrite(path)) {
    throw new DatabaseUnusable(
      location,
      'it is not writable',
      'Check the permissions of the file and its folder.',
    );
  }
}

/** Whether this process may write a file and what stands beside it. */
export function mayWrite(path: string): boolean {
  return isWritable(dirname(path)) && (!existsSync(path) || isWritable(path));
}

function isWritable(path: string): boolean {
  try {
    accessSync(path, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
