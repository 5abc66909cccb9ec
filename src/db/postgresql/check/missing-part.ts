import type { Client } from 'pg';
import type { Problem } from '../../check/problem.ts';
import { CURSOR_FUNCTION, GUARD_FUNCTION, VALUE_FUNCTION } from '../../dialect/postgresql-functions.ts';
import { SUMS_TABLE } from '../publish/load.ts';
import type { PublishedTable } from '../schema/published-table.ts';
import { publishedTables } from '../schema/schema.ts';
import { quotedName } from '../schema/statement.ts';

/** What a publication is made of besides rows. */
type Part = 'table' | 'column' | 'rule' | 'index' | 'function';

/** All parts that there are in the schema `$1`, and whether each has been checked against the rows. */
const PARTS = `
  SELECT 'table' AS part, relname AS of, relname AS name, TRUE AS "isChecked" FROM pg_class WHERE relnamespace = to_regnamespace($1) AND relkind = 'r'
  UNION ALL SELECT 'column', c.relname, a.attname, TRUE FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid WHERE c.relnamespace = to_regnamespace($1) AND a.attnum > 0 AND NOT a.attisdropped
  UNION ALL SELECT 'rule', c.relname, k.conname, k.convalidated FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid WHERE k.connamespace = to_regnamespace($1)
  UNION ALL SELECT 'index', c.relname, i.relname, x.indisvalid FROM pg_index x JOIN pg_class i ON i.oid = x.indexrelid JOIN pg_class c ON c.oid = x.indrelid WHERE i.relnamespace = to_regnamespace($1)
  UNION ALL SELECT 'function', proname, proname, TRUE FROM pg_proc WHERE pronamespace = to_regnamespace($1)`;

interface FoundPart {
  readonly part: Part;
  /** The table; of a function its own name. */
  readonly of: string;
  readonly name: string;
  readonly isChecked: boolean;
}

/** Which parts a publication lacks, and which indexes and rules do not hold of all rows. */
export interface PartProblems {
  readonly problems: readonly Problem[];
  /** Tables with all of their columns: of these, rows can be compared with what was noted of them. None without these notes. */
  readonly readable: readonly PublishedTable[];
}

/** Compares what a schema has with what it must have to be served: by name, since nobody makes another index under the name of one. */
export async function findMissingParts(client: Client, schema: string): Promise<PartProblems> {
  const { rows } = await client.query<FoundPart>(PARTS, [quotedName(schema)]);
  const there = new Set(rows.map(({ part, of, name }) => keyOf(part, of, name)));
  const lacks = (table: string, part: Part, name = table) => !there.has(keyOf(part, table, name));
  const problems = rows
    .filter(({ isChecked }) => !isChecked)
    .map(({ part, of, name }) => problem(of, `its ${part} ${name} was not checked`));
  const readable: PublishedTable[] = [];
  for (const table of publishedTables()) {
    const missing = partsOf(table).filter(([part, name]) => lacks(table.name, part, name));
    if (lacks(table.name, 'table')) problems.push(problem(table.name, 'is missing'));
    else problems.push(...missing.map(([part, name]) => problem(table.name, `lacks its ${part} ${name}`)));
    if (!missing.some(([part]) => part === 'column')) readable.push(table);
  }
  const lacksSums = lacks(SUMS_TABLE, 'table');
  if (lacksSums) problems.push(problem(SUMS_TABLE, 'is missing'));
  for (const name of [CURSOR_FUNCTION, GUARD_FUNCTION, VALUE_FUNCTION]) {
    if (lacks(name, 'function')) problems.push(problem(name, 'is missing'));
  }
  return { problems, readable: lacksSums ? [] : readable };
}

function partsOf(table: PublishedTable): (readonly [part: Part, name: string])[] {
  const { name, columns, isKeyLong, indexes, checks, references } = table;
  return [
    ...columns.map((column) => ['column', column.name] as const),
    ...(isKeyLong ? [] : [['rule', `${name}_pkey`] as const]),
    ...[...checks, ...references].map((rule) => ['rule', rule.name] as const),
    ...indexes.map((index) => ['index', index.name] as const),
  ];
}

function keyOf(part: Part, of: string, name: string): string {
  return JSON.stringify([part, of, name]);
}

const problem = (table: string, message: string): Problem => ({ table, id: null, message });
