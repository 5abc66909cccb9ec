import Sqlite from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { getTableConfig, type SQLiteTable } from 'drizzle-orm/sqlite-core';
import pg from 'pg';
import { readTables } from '../db/all-tables.ts';

/** What a publication says of itself, and where its tables are. */
export async function publicationOf(url: string): Promise<Record<string, unknown> | undefined> {
  const [row] = await query(url, 'SELECT * FROM greffe.publication');
  return row;
}

export function query(url: string, text: string): Promise<Record<string, unknown>[]> {
  return withClient(url, async (client) => (await client.query(text)).rows);
}

async function withClient<T>(url: string, use: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url, types: { getTypeParser } });
  await client.connect();
  try {
    return await use(client);
  } finally {
    await client.end();
  }
}

/** Whole numbers as numbers, as SQLite gives them. */
function getTypeParser(oid: number) {
  return oid === pg.types.builtins.INT8 ? Number : pg.types.getTypeParser(oid);
}

/**
 * The tables of the model whose rows a publication does not show as the author's file has them, generated columns too; none when all
 * is well. Tables of search are no part of it.
 */
export async function differingTables(file: string, url: string): Promise<string[]> {
  const schema = (await publicationOf(url))?.schema;
  const tables = await readTables();
  const sqlite = new Sqlite(file, { readonly: true });
  try {
    return await withClient(url, async (client) => {
      const differing: string[] = [];
      for (const table of tables) {
        const name = getTableName(table);
        const { list, order } = namesOf(table);
        const there = sqlite.prepare(`SELECT ${list} FROM "${name}" ORDER BY ${order}`).all();
        const here = await client.query(`SELECT ${list} FROM ${schema}."${name}" ORDER BY ${order}`);
        if (JSON.stringify(there) !== JSON.stringify(here.rows)) differing.push(name);
      }
      return differing;
    });
  } finally {
    sqlite.close();
  }
}

function namesOf(table: SQLiteTable): { list: string; order: string } {
  const { columns, primaryKeys } = getTableConfig(table);
  const key = [...columns.filter(({ primary }) => primary), ...primaryKeys.flatMap((each) => each.columns)];
  const quoted = (some: readonly { name: string }[]) => some.map(({ name }) => `"${name}"`).join(', ');
  return { list: quoted(columns), order: quoted(key) };
}
