import type { Client } from 'pg';
import { copyRows } from '../publish/copy-rows.ts';
import { SUMS_TABLE } from '../publish/load.ts';
import { writtenColumns } from '../schema/published-table.ts';
import { quotedName, quotedNames } from '../schema/statement.ts';
import type { TouchedTable } from './touched.ts';

/**
 * How rows that changed are written: in place, which costs least, or taken out and put in again, which two rows need that exchange what
 * is unique to each.
 */
export type Manner = 'in place' | 'anew';

/** Makes a table's rows what they are at the author's, as far as they were touched. Gives how many came, changed or went. */
export async function applyTouched(client: Client, touched: TouchedTable, manner: Manner): Promise<number> {
  const { table, by } = touched;
  const name = quotedName(table.name);
  const columns = writtenColumns(table).map((column) => column.name);
  const [keys, rows] = [`touched_${table.name}`, `staged_${table.name}`];
  await client.query(
    [
      `CREATE TEMP TABLE IF NOT EXISTS ${quotedName(keys)} AS SELECT ${quotedNames(by)} FROM ${name} WHERE FALSE`,
      `CREATE TEMP TABLE IF NOT EXISTS ${quotedName(rows)} AS SELECT ${quotedNames(columns)} FROM ${name} WHERE FALSE`,
      `TRUNCATE pg_temp.${quotedName(keys)}, pg_temp.${quotedName(rows)}`,
    ].join('; '),
  );
  await copyRows(client, keys, by, touched.keys());
  await copyRows(client, rows, columns, touched.rows());
  const others = columns.filter((column) => !table.primaryKey.includes(column));
  const isSame = match('t', 's', table.primaryKey);
  const isOther = `ROW(${listOf('t', others)}) IS DISTINCT FROM ROW(${listOf('s', others)})`;
  const kept = manner === 'in place' || others.length === 0 ? isSame : `${isSame} AND NOT (${isOther})`;
  const gone = await client.query(
    `DELETE FROM ${name} t USING pg_temp.${quotedName(keys)} k WHERE ${match('t', 'k', by)} AND NOT EXISTS (SELECT 1 FROM pg_temp.${quotedName(rows)} s WHERE ${kept})`,
  );
  const changed =
    others.length === 0
      ? 0
      : await client
          .query(
            `UPDATE ${name} t SET ${others.map((column) => `${quotedName(column)} = s.${quotedName(column)}`).join(', ')} FROM pg_temp.${quotedName(rows)} s WHERE ${isSame} AND ${isOther}`,
          )
          .then(({ rowCount }) => rowCount ?? 0);
  // A statement that looked for each row before it adds it would go through all that it has added so far.
  await client.query(`DELETE FROM pg_temp.${quotedName(rows)} s USING ${name} t WHERE ${isSame}`);
  const come = await client.query(
    `INSERT INTO ${name} (${quotedNames(columns)}) SELECT ${listOf('s', columns)} FROM pg_temp.${quotedName(rows)} s`,
  );
  const [added, removed] = [come.rowCount ?? 0, gone.rowCount ?? 0];
  const count = added + removed + changed;
  // What the rows add up to now is not known here.
  if (count > 0) {
    await client.query(`UPDATE ${SUMS_TABLE} SET rows = rows + $1, checksum = NULL WHERE name = $2`, [
      added - removed,
      table.name,
    ]);
  }
  return count;
}

function listOf(alias: string, columns: readonly string[]): string {
  return columns.map((column) => `${alias}.${quotedName(column)}`).join(', ');
}

function match(one: string, other: string, columns: readonly string[]): string {
  return columns
    .map((column) => `${one}.${quotedName(column)} = ${other}.${quotedName(column)}`)
    .join(' AND ');
}
