import type { Database } from 'better-sqlite3';

/** A statement that ran, and at how many rows of tables it looked. */
export interface CountedRun {
  readonly text: string;
  readonly rows: number;
  /** Whether it read all but single rows from indexes alone. */
  readonly isCovered: () => boolean;
}

interface Step {
  readonly detail: string;
}

/**
 * Counts the rows at which statements of this handle look from now on: before each table stands a view of the same name that calls a function
 * for each of its rows. Not counted are rows of virtual tables, and of a statement's own subqueries.
 */
export function countedRuns(sqlite: Database): CountedRun[] {
  let seen = 0;
  sqlite.function('seen', { varargs: true, deterministic: false }, () => {
    seen += 1;
    return 1;
  });
  for (const table of tablesOf(sqlite)) {
    const [key] = sqlite.pragma(`table_info(${table})`) as { name: string }[];
    sqlite.exec(`CREATE TEMP VIEW ${table} AS SELECT * FROM main.${table} WHERE seen(${key?.name})`);
  }
  const runs: CountedRun[] = [];
  const prepare = sqlite.prepare.bind(sqlite);
  const isCovered = (text: string, values: readonly unknown[]) =>
    prepare<unknown[], Step>(`EXPLAIN QUERY PLAN ${text}`)
      .all(...values)
      .every(({ detail }) => !/\bINDEX\b/.test(detail) || /COVERING INDEX|VIRTUAL TABLE/.test(detail));
  sqlite.prepare = ((text: string) => {
    const statement = prepare<unknown[], unknown>(text);
    const all = statement.all.bind(statement);
    statement.all = (...values) => {
      const before = seen;
      const rows = all(...values);
      runs.push({ text, rows: seen - before, isCovered: () => isCovered(text, values) });
      return rows;
    };
    return statement;
  }) as Database['prepare'];
  return runs;
}

function tablesOf(sqlite: Database): string[] {
  return sqlite
    .prepare<[], string>(
      "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND name NOT LIKE 'sqlite_%' AND name NOT LIKE '\\_%' ESCAPE '\\'",
    )
    .pluck()
    .all();
}
