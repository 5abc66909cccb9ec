import { inBulk } from '../src/db/connection/bulk-writing.ts';
import { type GreffeDatabase, openDatabase } from '../src/db/connection/client.ts';
import { migrate } from '../src/db/connection/migrate.ts';
import { NODE_TYPES } from '../src/domain/node.ts';

/** About as many as the importer writes in one transaction. */
const RELEASES_IN_BATCH = 500;

/**
 * What else is in the schema: SQLite's and Drizzle's own tables, those of search, of which only the names are copied below, and some that
 * say nothing of a release.
 */
const NO_ROWS_OF_RELEASES =
  /^(sqlite_|__drizzle|names_|texts_|name_keys|identifier_keys|word|linked_nodes|amount_|imports$|tender_regions$)/;

/**
 * Seconds that SQLite alone takes to write the rows of an imported database into an empty one: table by table, in the importer's
 * batches and with its settings, but by statements that copy, with no check of a reference or a value. Nothing is read from a
 * file, looked up, compared or handed over from JavaScript. No importer that writes these rows into these indexes is faster.
 *
 * Leaves an index in `imported`.
 */
export async function copyRows(imported: string, copy: string, releases: number): Promise<number> {
  const database = openDatabase(copy);
  try {
    migrate(database);
    attach(database, imported);
    const statements = prepareCopies(database);
    const batches = Math.ceil(releases / RELEASES_IN_BATCH);
    const copyBatch = database.sqlite.transaction((batch: number) => {
      for (const { insert, last } of statements) {
        insert.run(Math.floor((last * batch) / batches), Math.floor((last * (batch + 1)) / batches));
      }
    });
    const started = performance.now();
    await inBulk(database, async () => {
      for (let batch = 0; batch < batches; batch++) copyBatch.immediate(batch);
    });
    return (performance.now() - started) / 1000;
  } finally {
    database.close();
  }
}

function attach({ sqlite }: GreffeDatabase, imported: string): void {
  sqlite.pragma('foreign_keys = OFF');
  sqlite.pragma('ignore_check_constraints = ON');
  sqlite.prepare('ATTACH ? AS imported').run(imported);
  // Edges come in order of their ends; the importer writes them in order of claims.
  sqlite.exec('CREATE INDEX IF NOT EXISTS imported.edges_of_claim ON edges (claim_id)');
  // No division is settled while much is imported: the triggers of the first amount would look for all of its tenders.
  sqlite.exec('INSERT INTO amount_divisions SELECT division, 1 FROM imported.amount_divisions');
  sqlite.exec('INSERT INTO imports SELECT * FROM imported.imports');
  // What they derive is among the rows that are copied.
  for (const name of derivingTriggers(sqlite)) sqlite.exec(`DROP TRIGGER "${name}"`);
  sqlite.exec('INSERT INTO tender_regions SELECT * FROM imported.tender_regions');
}

function derivingTriggers(sqlite: GreffeDatabase['sqlite']): string[] {
  return sqlite
    .prepare<[], string>(
      "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND (sql LIKE '%tender_regions%' OR sql LIKE '%bid_count%')",
    )
    .pluck()
    .all();
}

/** For each table with rows: a statement that copies those between two of its keys, and the last of these. */
function prepareCopies({ sqlite }: GreffeDatabase) {
  const tables = sqlite
    .prepare<[], { name: string; withoutRowid: 0 | 1 }>(
      "SELECT name, wr AS withoutRowid FROM pragma_table_list WHERE schema = 'main' AND type = 'table'",
    )
    .all()
    .filter(({ name }) => !NO_ROWS_OF_RELEASES.test(name));
  const copies = tables.map(({ name, withoutRowid }) => {
    const columns = sqlite
      .prepare<[string], string>('SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0')
      .pluck()
      .all(name);
    const key = name === 'edges' ? 'claim_id' : withoutRowid ? (columns[0] as string) : 'rowid';
    return copyOf(name, columns, key);
  });
  const names = NODE_TYPES.map((type) =>
    copyOf(`names_${type.toLowerCase()}`, ['rowid', 'name', 'identifiers'], 'rowid'),
  );
  return [...copies, ...names].filter(({ last }) => last > 0);

  function copyOf(table: string, columns: readonly string[], key: string) {
    const list = columns.join(', ');
    const last = sqlite.prepare<[], number | null>(`SELECT max(${key}) FROM imported.${table}`).pluck().get();
    const insert = sqlite.prepare<[number, number]>(
      `INSERT INTO main.${table} (${list}) SELECT ${list} FROM imported.${table} WHERE ${key} > +? AND ${key} <= +?`,
    );
    return { insert, last: last ?? 0 };
  }
}
