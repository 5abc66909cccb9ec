import { type GreffeDatabase, openDatabase } from '../../connection/client.ts';
import { bare } from '../../statement/alias.ts';
import { nodes } from '../../tables/node.ts';
import { Reader } from './reader.ts';

const node = bare(nodes);

/** One state of a database for long reading, whatever others write meanwhile. */
export interface Snapshot {
  readonly reader: Reader;
  /** Lets go of the state; doing it again changes nothing. While it is held, the database's log grows with what is written. */
  close(): void;
}

/**
 * Holds the state that a database is in now, by a connection of its own. One in memory can't be opened twice: there it is read as it
 * stands from turn to turn, which only matters where the same process writes.
 *
 * @throws DatabaseUnusable
 */
export function openSnapshot(database: GreffeDatabase): Snapshot {
  if (database.sqlite.memory) return { reader: new Reader(database.sqlite), close: () => {} };
  const own = openDatabase(database.location, { readonly: true });
  own.sqlite.exec('BEGIN');
  // The state is that of the first reading, not of BEGIN.
  own.sqlite.prepare(`SELECT ${node.id} FROM ${node} LIMIT 1`).get();
  return { reader: new Reader(own.sqlite), close: () => own.close() };
}
