import { stringify } from 'csv-stringify/sync';
import { COLUMNS, type Column, type SheetRow } from './column.ts';

/** What a spreadsheet takes for the start of a formula, or of one after it has cut blanks off. */
const FORMULA_START = /^[=+\-@\t\r\n＝＋－＠]/;

/**
 * A text that no spreadsheet reads as a formula: an apostrophe stands before one that could be (OWASP, "CSV injection"). Who reads the
 * file with a program takes it off again.
 */
export function neutralised(text: string): string {
  return FORMULA_START.test(text) ? `'${text}` : text;
}

/** The first line of the sheet, after the mark (BOM) by which spreadsheets know UTF-8. */
export function headText(): string {
  return `\uFEFF${linesOf([COLUMNS.map(({ head }) => head)])}`;
}

/** Lines of RFC 4180, each with its end. */
export function rowsText(rows: readonly SheetRow[]): string {
  return linesOf(rows.map((row) => COLUMNS.map((column) => cellOf(column, row))));
}

function cellOf({ kind, read }: Column, row: SheetRow): string {
  const value = read(row);
  if (value == null) return '';
  return kind === 'text' ? neutralised(String(value)) : String(value);
}

function linesOf(rows: readonly (readonly string[])[]): string {
  return rows.length === 0
    ? ''
    : stringify(rows as string[][], { record_delimiter: 'windows', quoted_match: /[\r\n]/ });
}
