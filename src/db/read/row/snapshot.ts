import type { Database } from 'better-sqlite3';
import { openDatabase } from '../../connection/client.ts';
import { bare } from '../../statement/alias.ts';
import { nodes } from '../../tables/node.ts';

const node = bare(nodes);

/**
 * Opens a connection of its own that reads the state that a database in a file is in now, until it is closed.
 *
 * @throws DatabaseUnusable
 */
export function holdState(location: string): Database {
  const { sqlite } = openDatabase(location, { readonly: true });
  sqlite.exec('BEGIN');
  // The state is that of the first reading, not of BEGIN.
  sqlite.prepare(`SELECT ${node.id} FROM ${node} LIMIT 1`).get();
  return sqlite;
}
