import { Readable } from 'node:stream';
import { type Info, type Parser, parse } from 'csv-parse';
import { SourceUnusable } from '../domain/error.ts';
import { MAX_REJECTED_CHARACTERS } from './rejection.ts';
import type { SourceFile } from './source.ts';
import { readText } from './text-encoding.ts';

/** One row below the header: its cells by the header's names, as published and trimmed of blanks around them. */
export interface CsvRow {
  readonly kind: 'ROW';
  /** Counted from 1, without the header. */
  readonly row: number;
  /** `row 12`; with a column `row 12, column montant` is a cell's. */
  readonly locator: string;
  readonly cells: Readonly<Record<string, string>>;
}

/** A row that is not one of the table: another number of cells than the header, or quotes that don't close. */
export interface CsvBroken {
  readonly kind: 'BROKEN';
  readonly row: number;
  readonly locator: string;
  readonly reason: string;
  readonly content: string;
}

export type CsvItem = CsvRow | CsvBroken;

export interface CsvForm {
  /** Columns without which the file is not of this source; names are compared without case and blanks around them. */
  readonly required: readonly string[];
  /** The name that a column of the header has among the required ones, where it may be another one. */
  readonly named?: (column: string) => string;
}

const DELIMITERS = [',', ';', '\t', '|'] as const;

/** Longest row, so that a quote that never closes does not take in the whole file. */
const MAX_ROW_BYTES = 4 * 1024 * 1024;

/** What Excel is told to split cells by. */
const OWN_DELIMITER = /^\ufeff?\s*"?sep=.?"?[ \t]*\r?\n/i;

/** The header must stand in the first so many characters. */
const MAX_HEADER_CHARACTERS = 65_536;

/**
 * The rows of a CSV file (RFC 4180; the delimiter `,`, `;`, tab or `|` is told by the header), in constant memory.
 *
 * Cells are keyed by the header's names in the file's own spelling; of two columns with one name the first counts.
 *
 * @throws SourceUnusable for an empty file, a header that lacks a required column, and a row without end
 */
export async function* readCsv(file: SourceFile, form: CsvForm): AsyncGenerator<CsvItem> {
  const text = readText(file);
  const opening = await readOpening(text);
  const header = opening.slice(0, endOfHeader(opening));
  if (header.trim() === '') throw new SourceUnusable(file.name, 'the file has no header');
  const delimiter = delimiterOf(header);
  const skipped: Skipped[] = [];
  const parser: Parser = parse({
    delimiter,
    bom: true,
    info: true,
    raw: true,
    ltrim: true,
    // A quote within a cell is part of it: as an error it would take in all rows up to the next quote.
    relax_quotes: true,
    skip_empty_lines: true,
    relax_column_count: true,
    skip_records_with_error: true,
    max_record_size: MAX_ROW_BYTES,
    on_skip: (error, raw) => {
      if (error?.code === 'CSV_MAX_RECORD_SIZE') parser.destroy(error);
      // The parser is ahead of whoever reads: rows are put in order by how many good ones came before.
      else
        skipped.push({ after: Number(error?.records), reason: String(error?.message), content: raw ?? '' });
    },
  });
  const source = Readable.from(joined(opening, text), { objectMode: false });
  source.on('error', (error) => parser.destroy(error));
  source.pipe(parser);
  let row = 0;
  let columns: string[] | undefined;
  try {
    for await (const { record, info } of parser as AsyncIterable<{ record: string[]; info: Info }>) {
      while (skipped[0] !== undefined && skipped[0].after < info.records) {
        yield brokenRow(++row, skipped.shift() as Skipped);
      }
      if (columns === undefined) {
        columns = requireColumns(file, record, form);
        continue;
      }
      row++;
      if (record.length === columns.length && record.some((cell) => cell.trim() !== '')) {
        yield { kind: 'ROW', row, locator: `row ${row}`, cells: cellsOf(columns, record) };
      } else if (record.some((cell) => cell.trim() !== '')) {
        const reason = `it has ${record.length} cells and the header has ${columns.length} columns`;
        yield brokenRow(row, { reason, content: record.join(delimiter) });
      }
    }
    for (const one of skipped) yield brokenRow(++row, one);
  } catch (error) {
    throw (error as { code?: string }).code?.startsWith('CSV_')
      ? new SourceUnusable(file.name, `after row ${row}: ${(error as Error).message}`, { cause: error })
      : error;
  } finally {
    source.destroy();
    parser.destroy();
  }
}

/** A row that the parser could not read, and how many it could before, with the header. */
interface Skipped {
  readonly after: number;
  readonly reason: string;
  readonly content: string;
}

async function readOpening(text: AsyncGenerator<string>): Promise<string> {
  let opening = '';
  while (opening.length < MAX_HEADER_CHARACTERS && endOfHeader(opening) === opening.length) {
    const { value, done } = await text.next();
    if (done) break;
    opening = `${opening}${value}`.replace(OWN_DELIMITER, '');
  }
  return opening;
}

/** End of the first line that holds more than blanks. */
function endOfHeader(opening: string): number {
  const start = opening.search(/\S/);
  const end = start < 0 ? -1 : opening.indexOf('\n', start);
  return end < 0 ? opening.length : end;
}

async function* joined(opening: string, rest: AsyncGenerator<string>): AsyncGenerator<string> {
  yield opening;
  yield* rest;
}

/** The delimiter that the header has most of, outside quotes. */
function delimiterOf(header: string): string {
  const unquoted = header.replaceAll(/"[^"]*"/g, '');
  const counts = DELIMITERS.map((delimiter) => unquoted.split(delimiter).length);
  return DELIMITERS[counts.indexOf(Math.max(...counts))] ?? ',';
}

function requireColumns(
  file: SourceFile,
  header: string[],
  { required, named = (column) => column }: CsvForm,
): string[] {
  const known = new Set(header.map((column) => keyOf(named(column))));
  const missing = required.filter((column) => !known.has(keyOf(column)));
  if (missing.length === 0) return header;
  throw new SourceUnusable(file.name, `its header has no column ${missing.join(', ')}`);
}

function keyOf(column: string): string {
  return column.trim().toLowerCase();
}

function cellsOf(columns: readonly string[], record: readonly string[]): Record<string, string> {
  const cells: Record<string, string> = Object.create(null);
  for (let position = columns.length - 1; position >= 0; position--) {
    cells[columns[position] as string] = (record[position] as string).trim();
  }
  return cells;
}

function brokenRow(row: number, { reason, content }: Omit<Skipped, 'after'>): CsvBroken {
  return {
    kind: 'BROKEN',
    row,
    locator: `row ${row}`,
    reason,
    content: content.slice(0, MAX_REJECTED_CHARACTERS),
  };
}
