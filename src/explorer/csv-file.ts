import { type Input, stringify } from 'csv-stringify/sync';
import type { OtherForm } from './page.ts';

/**
 * Rows as a CSV file that spreadsheets open as it is meant: with a byte order mark, and no text that they would take for a formula.
 *
 * @param rows lists of cells, the first the heads of columns; or objects, whose names are the heads
 */
export function csvFile(fileName: string, rows: Input): OtherForm {
  const header = !Array.isArray(rows[0]);
  return {
    contentType: 'text/csv; charset=utf-8',
    fileName,
    body: stringify(rows, { header, bom: true, escape_formulas: true, record_delimiter: 'windows' }),
  };
}
