import { readdirSync } from 'node:fs';
import { is } from 'drizzle-orm';
import { SQLiteTable } from 'drizzle-orm/sqlite-core';

const TABLES = new URL('../../src/db/tables/', import.meta.url);

/** Every table that the files of tables declare. */
export async function readTables(): Promise<SQLiteTable[]> {
  const files = readdirSync(TABLES).filter((file) => file.endsWith('.ts'));
  const modules = await Promise.all(files.map((file) => import(new URL(file, TABLES).href)));
  return modules
    .flatMap((module: Record<string, unknown>) => Object.values(module))
    .filter((value): value is SQLiteTable => is(value, SQLiteTable));
}
