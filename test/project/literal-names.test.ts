import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { getTableColumns, getTableName } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { readTables } from '../db/all-tables.ts';
import { literalsOf } from './literal-text.ts';

const SRC = fileURLToPath(new URL('../../src/', import.meta.url));

/** Rooms that speak to the database; a name in other rooms may be one of a format that they read or write. */
const ROOMS_WITH_SQL: readonly string[] = ['db/', 'graph/', 'schema/', 'commands/'];

/** What is spelt as a column of ours and is none. */
const OTHER_NAMES: Readonly<Record<string, readonly string[]>> = {
  // The columns of SQLite's table function.
  'db/dialect/list.ts': ['{alias}.value', '{alias}.key'],
  'db/dialect/postgresql.ts': ['{listAlias}.key'],
  // A path in the JSON of a statement.
  'db/read/tender/makeshift-title.ts': ['values.name'],
};

/** Where functions are made, whose rows have names of their own. */
const FUNCTIONS = 'db/dialect/postgresql-functions.ts';

const tables = await readTables();
const tableNames = tables.map(getTableName);
const columnNames = [
  ...new Set(tables.flatMap((table) => Object.values(getTableColumns(table)).map(({ name }) => name))),
];
const snakeCase = columnNames.filter((name) => name.includes('_'));

const TABLE = new RegExp(`\\b(?:FROM|JOIN|INTO|UPDATE)\\s+(?:${tableNames.join('|')})\\b`, 'g');
/** `t.slug`, or `{alias}.slug`; `{argument}.id` names a place in an operation. */
const QUALIFIED = new RegExp(
  `(?:\\b[a-z]\\w*|\\{(?!argument\\})\\w*\\})\\.(?:${columnNames.join('|')})\\b`,
  'g',
);
const BARE = new RegExp(`(?<![\\w/-])(?:${snakeCase.join('|')})(?![\\w/-])`, 'g');

function namesIn(text: string, hasSql: boolean): string[] {
  const rules = hasSql ? [TABLE, QUALIFIED, BARE] : [TABLE];
  return rules.flatMap((rule) => Array.from(text.matchAll(rule), ([name]) => name));
}

function literalNamesOf(file: string): string[] {
  const allowed = OTHER_NAMES[file] ?? [];
  const hasSql = ROOMS_WITH_SQL.some((room) => file.startsWith(room));
  return literalsOf(readFileSync(join(SRC, file), 'utf8')).flatMap(({ text, line }) =>
    namesIn(text, hasSql)
      .filter((name) => !allowed.includes(name))
      .map((name) => `${file}:${line} ${name}`),
  );
}

const FILES = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.split(sep).join('/'))
  .filter((file) => file.endsWith('.ts') && !file.startsWith('db/tables/') && file !== FUNCTIONS)
  .sort();

describe('names of tables and columns', () => {
  it('are found in statements, in names of columns and in paths of JSON', () => {
    const source =
      "const a = `SELECT t.name, \u0024{alias}.slug FROM tenders t`; const b = ['buyer_id', '$.columns.known_from'];";
    const found = literalsOf(source).flatMap(({ text }) => namesIn(text, true));
    expect(found).toEqual([
      'FROM tenders',
      't.name',
      '{alias}.slug',
      'buyer_id',
      'columns.known_from',
      'known_from',
    ]);
  });

  it('stand in the tables alone', () => {
    expect(FILES.flatMap(literalNamesOf)).toEqual([]);
  });
});
