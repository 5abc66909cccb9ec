import type { SQL } from 'drizzle-orm';
import { SQLiteSyncDialect } from 'drizzle-orm/sqlite-core';

const dialect = new SQLiteSyncDialect();

/** The text of an expression of the model's tables, with its values in it, as SQLite reads it. */
export function sqliteText(expression: SQL): string {
  const { sql, params } = dialect.sqlToQuery(expression.inlineParams());
  if (params.length > 0) throw new Error(`An expression of a table has places for values: ${sql}`);
  return sql;
}

/** What SQLite says otherwise in the CHECKs, generated columns and partial indexes of the model. */
const SPELLINGS: readonly (readonly [sqlite: RegExp, postgresql: (...found: string[]) => string])[] = [
  [/ GLOB '([^']*)'/g, (_, glob = '') => ` ~ '${patternOf(glob)}'`],
  [/\bjson_valid\(([^()]*)\)/g, (_, json) => `(${json} IS JSON)`],
  // What comes before the first sign is nothing in SQLite, and an error in PostgreSQL.
  [
    /\bsubstr\((\w+), 1, (instr\([^()]*\)) - 1\)/g,
    (_, text, place) => `substr(${text}, 1, greatest(${place} - 1, 0))`,
  ],
  [/\binstr\(/g, () => 'strpos('],
  // A comparison of what is not known counts as true.
  [/\b(coalesce\([^()]*), 1\)/g, (_, comparison) => `${comparison}, TRUE)`],
  // PostgreSQL takes no number for a truth.
  [/\bWHEN (value_is_\w+) THEN\b/g, (_, truth) => `WHEN ${truth} = 1 THEN`],
];

/** The same expression for PostgreSQL, whose tables are made by it: what it does not understand is refused there. */
export function postgresqlText(expression: SQL): string {
  return SPELLINGS.reduce(
    (text, [sqlite, postgresql]) => text.replace(sqlite, (...found) => postgresql(...found.map(String))),
    sqliteText(expression),
  );
}

/** A regular expression for a GLOB of classes, plain characters and a `*` at the end. */
function patternOf(glob: string): string {
  if (/[?\\^$.|(){}+]|\*(?!$)/.test(glob))
    throw new Error(`No regular expression is known for GLOB '${glob}'.`);
  return `^${glob.replace(/\*$/, '')}${glob.endsWith('*') ? '' : '$'}`;
}
