import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { crc32 } from 'node:zlib';
import type { Client } from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { quotedName, quotedNames } from '../schema/statement.ts';
import { copyLine, type Value } from './copy-text.ts';

const CHUNK_CHARACTERS = 65_536;

/** How many rows there are, and what they hold: a number that does not depend on their order. */
export interface RowSum {
  readonly rows: number;
  readonly checksum: number;
}

/** Beyond, whole numbers are no longer exact. */
const CHECKSUM_BELOW = 2 ** 52;

/** Adds up lines as `COPY` reads and writes them. */
export class RowSumming {
  rows = 0;
  checksum = 0;

  add(line: string | Uint8Array): void {
    this.rows++;
    this.checksum = (this.checksum + crc32(line)) % CHECKSUM_BELOW;
  }

  get sum(): RowSum {
    return { rows: this.rows, checksum: this.checksum };
  }
}

interface CopyOptions {
  /** Marks rows as old from the start, so that nothing reads them once more for that: of a table made in the same transaction. */
  readonly isFrozen?: boolean;
}

/** Writes rows into a table, and says how many there were and their sum. Holds one chunk in memory. */
export async function copyRows(
  client: Client,
  table: string,
  columns: readonly string[],
  rows: Iterable<readonly Value[]>,
  { isFrozen = false }: CopyOptions = {},
): Promise<RowSum> {
  const summing = new RowSumming();
  function* chunks(): Generator<string> {
    let chunk = '';
    for (const row of rows) {
      const line = copyLine(row);
      summing.add(line);
      chunk += line;
      if (chunk.length < CHUNK_CHARACTERS) continue;
      yield chunk;
      chunk = '';
    }
    if (chunk !== '') yield chunk;
  }
  const how = isFrozen ? ' WITH (FREEZE)' : '';
  const text = `COPY ${quotedName(table)} (${quotedNames(columns)}) FROM STDIN${how}`;
  await pipeline(Readable.from(chunks(), { objectMode: true }), client.query(copyFrom(text)));
  return summing.sum;
}
