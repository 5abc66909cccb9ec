import Sqlite from 'better-sqlite3';
import { DatabaseUnusable } from '../../domain/error.ts';

/** By the start of SQLite's result code: what is wrong with the database itself, and what to do. */
const FAULTS: readonly (readonly [code: string, reason: string, remedy: string])[] = [
  ['SQLITE_NOTADB', 'the file is not a database', 'Name another file, or move this one away.'],
  ['SQLITE_CORRUPT', 'the file is damaged', 'Restore it from a copy, or move it away and import again.'],
  ['SQLITE_BUSY', 'another process holds a lock on it', 'Wait for that process, or stop it.'],
  ['SQLITE_LOCKED', 'another statement holds a lock on it', 'Wait for it to end.'],
  ['SQLITE_READONLY', 'it is not writable', 'Check the permissions of the file and its folder.'],
  ['SQLITE_CANTOPEN', 'it cannot be opened', 'Check that the file is there and readable.'],
  ['SQLITE_PERM', 'it may not be used', 'Check the permissions of the file and its folder.'],
  ['SQLITE_FULL', 'the disk is full', 'Make room; what was committed is safe.'],
  ['SQLITE_IOERR', 'the disk reports an error', 'Check the disk; what was committed may be damaged.'],
];

/** The error as `DatabaseUnusable` when the database itself is at fault, else the error as it is. */
export function asDatabaseUnusable(location: string, error: unknown): unknown {
  if (!(error instanceof Sqlite.SqliteError)) return error;
  const fault = FAULTS.find(([code]) => error.code.startsWith(code));
  if (fault === undefined) return error;
  return new DatabaseUnusable(location, fault[1], fault[2], { cause: error });
}

/** Whether SQLite refused a row: a CHECK, NOT NULL, UNIQUE, foreign key or column type says no. */
export function isConstraintError(error: unknown): error is InstanceType<typeof Sqlite.SqliteError> {
  return error instanceof Sqlite.SqliteError && error.code.startsWith('SQLITE_CONSTRAINT');
}

/**
 * Whether SQLite refuses a statement since its subqueries stand too deep in each other, or PostgreSQL since it is beyond a limit of the
 * program (class 54): an operation can be answered by several.
 */
export function isNestedTooDeep(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.message.includes('nested too deep') || ('code' in error && /^54\d/.test(String(error.code)));
}
