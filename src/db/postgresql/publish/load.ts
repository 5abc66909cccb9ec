import type { Client } from 'pg';
import { GreffeError } from '../../../domain/error.ts';
import { POSTGRES_FUNCTIONS } from '../../dialect/postgresql-functions.ts';
import { connect, inTransaction } from '../connection/connect.ts';
import type { Target } from '../connection/target.ts';
import { type PublishedTable, writtenColumns } from '../schema/published-table.ts';
import { publishedTables } from '../schema/schema.ts';
import { indexTexts, quotedName, referenceTexts, tableText } from '../schema/statement.ts';
import { copyRows, type RowSum } from './copy-rows.ts';
import type { Snapshot } from './snapshot.ts';
import { rowSources } from './source-row.ts';

/** How far a whole publication is. */
export interface LoadProgress {
  readonly rows: number;
  readonly totalRows: number;
}

/** What came in is not what there is: nothing is shown to readers. */
export class PublicationDiffers extends GreffeError {
  constructor(target: Target, table: string, sent: number, found: number) {
    super(
      'PUBLICATION_DIFFERS',
      `Database ${target.name}: its table ${table} has ${found} rows where ${sent} were sent. Readers go on with what was published before; look for what changes rows there (triggers, rules), and publish again.`,
    );
  }
}

/** What is made of tables while others are being filled: one reads the file, and the server works for two. */
const CONNECTIONS = 2;

/** What each connection has, if the server lets it: more memory for indexes; the last commit waits for the disk for all of them. */
const SETTINGS = ['maintenance_work_mem = 262144', 'synchronous_commit = off', 'statement_timeout = 0'];

/** Holds, by table, how many rows were published and what they add up to: what `greffe check` goes by. */
export const SUMS_TABLE = 'published_rows';

/**
 * Makes and fills all tables in a schema: rows first, then what finds and holds them.
 *
 * @throws PublicationDiffers
 */
export async function loadTables(
  target: Target,
  schema: string,
  { sqlite }: Snapshot,
  onProgress: (progress: LoadProgress) => void = () => {},
): Promise<{ rows: number; tables: number }> {
  const byName = new Map(publishedTables().map((table) => [table.name, table]));
  const sized = rowSources(sqlite).map((source) => ({ source, size: source.countRows() }));
  const totalRows = sized.reduce((sum, { size }) => sum + size, 0);
  let rows = 0;
  await withConnections(target, schema, async (clients) => {
    const [first] = clients as [Client];
    await first.query(
      `CREATE TABLE ${SUMS_TABLE} (name text COLLATE "C" PRIMARY KEY, rows bigint NOT NULL, checksum bigint)`,
    );
    await first.query(POSTGRES_FUNCTIONS);
    const largestFirst = sized.toSorted((a, b) => b.size - a.size);
    await shareOut(clients, largestFirst, async (client, { source }) => {
      const table = byName.get(source.table) as PublishedTable;
      const sum = await loadTable(client, target, table, source.rows());
      rows += sum.rows;
      onProgress({ rows, totalRows: Math.max(totalRows, rows) });
    });
    for (const text of [...byName.values()].flatMap(referenceTexts)) await first.query(`${text} NOT VALID`);
    const referring = largestFirst.map(({ source }) => byName.get(source.table) as PublishedTable);
    await shareOut(clients, referring, validate);
  });
  return { rows, tables: byName.size };
}

async function withConnections(
  target: Target,
  schema: string,
  use: (clients: readonly Client[]) => Promise<void>,
): Promise<void> {
  const clients: Client[] = [];
  try {
    while (clients.length < CONNECTIONS) clients.push(await connect(target));
    const settings = [...SETTINGS, `search_path = ${quotedName(schema)}`].map((setting) => `SET ${setting}`);
    for (const client of clients) await client.query(settings.join('; '));
    await use(clients);
  } finally {
    await Promise.allSettled(clients.map((client) => client.end()));
  }
}

/** Does what there is to do, each piece over the connection that is free. Ends when all have ended, even where one failed. */
async function shareOut<T>(
  clients: readonly Client[],
  work: readonly T[],
  run: (client: Client, piece: T) => Promise<void>,
): Promise<void> {
  const left = [...work];
  const ended = await Promise.allSettled(
    clients.map(async (client) => {
      for (let piece = left.shift(); piece !== undefined; piece = left.shift()) {
        try {
          await run(client, piece);
        } catch (error) {
          left.length = 0;
          throw error;
        }
      }
    }),
  );
  for (const each of ended) if (each.status === 'rejected') throw each.reason;
}

async function loadTable(
  client: Client,
  target: Target,
  table: PublishedTable,
  rows: ReturnType<ReturnType<typeof rowSources>[number]['rows']>,
): Promise<RowSum> {
  return inTransaction(client, async () => {
    const name = quotedName(table.name);
    const columns = writtenColumns(table).map((column) => column.name);
    await client.query(tableText(table));
    const sum = await copyRows(client, table.name, columns, rows, { isFrozen: true });
    const { rows: counted } = await client.query<{ count: string }>(`SELECT count(*) AS count FROM ${name}`);
    const found = Number(counted[0]?.count);
    if (found !== sum.rows) throw new PublicationDiffers(target, table.name, sum.rows, found);
    for (const text of indexTexts(table)) await client.query(text);
    await client.query(`ANALYZE ${name}`);
    await client.query(`INSERT INTO ${SUMS_TABLE} (name, rows, checksum) VALUES ($1, $2, $3)`, [
      table.name,
      sum.rows,
      sum.checksum,
    ]);
    return sum;
  });
}

async function validate(client: Client, { name, references }: PublishedTable): Promise<void> {
  for (const reference of references) {
    await client.query(`ALTER TABLE ${quotedName(name)} VALIDATE CONSTRAINT ${quotedName(reference.name)}`);
  }
}
