import { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Client } from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type RowSum, RowSumming } from '../publish/copy-rows.ts';
import { copyLine } from '../publish/copy-text.ts';
import type { RowSource } from '../publish/source-row.ts';
import { type PublishedTable, writtenColumns } from '../schema/published-table.ts';
import { quotedName, quotedNames } from '../schema/statement.ts';

const END_OF_LINE = 10;

/** What the rows of a table of a publication add up to; the search path says which publication. */
export async function publishedSum(client: Client, table: PublishedTable): Promise<RowSum> {
  const summing = new RowSumming();
  let rest: Uint8Array = new Uint8Array();
  const lines = new Writable({
    write(chunk: Buffer, _encoding, done) {
      const all = rest.length === 0 ? chunk : Buffer.concat([rest, chunk]);
      let start = 0;
      for (let end = all.indexOf(END_OF_LINE); end >= 0; end = all.indexOf(END_OF_LINE, start)) {
        summing.add(all.subarray(start, end + 1));
        start = end + 1;
      }
      rest = all.subarray(start);
      done();
    },
  });
  const columns = writtenColumns(table).map(({ name }) => name);
  const text = `COPY (SELECT ${quotedNames(columns)} FROM ${quotedName(table.name)}) TO STDOUT`;
  await pipeline(client.query(copyTo(text)), lines);
  return summing.sum;
}

/** What the rows of a table add up to at the author's. */
export function sourceSum(source: RowSource): RowSum {
  const summing = new RowSumming();
  for (const row of source.rows()) summing.add(copyLine(row));
  return summing.sum;
}
