import type { Database } from 'better-sqlite3';
import type { Masking } from '../../domain/mask.ts';
import { storedColumns, storedTables } from '../statement/stored-table.ts';

/** Where a name stands that was not masked. */
export interface Remains {
  readonly table: string;
  readonly column: string;
  readonly rows: number;
}

/** Looks through every text of the database for names and slugs of a person. */
export function findRemains(
  sqlite: Database,
  masking: Masking | undefined,
  slugs: readonly string[],
): Remains[] {
  const isNamed = (text: string) =>
    masking?.isIn(text) === true || slugs.some((slug) => text === slug || isPartOf(text, slug));
  return textColumns(sqlite).flatMap(({ table, column }) => {
    let rows = 0;
    const texts = sqlite.prepare<[], string>(
      `SELECT "${column}" FROM "${table}" WHERE "${column}" IS NOT NULL`,
    );
    for (const text of texts.pluck().iterate()) if (isNamed(text)) rows++;
    return rows > 0 ? [{ table, column, rows }] : [];
  });
}

/** A slug of several words within another one, such as that of an article about the person. */
function isPartOf(text: string, slug: string): boolean {
  return slug.includes('-') && `-${text}-`.includes(`-${slug}-`);
}

function textColumns(sqlite: Database): { table: string; column: string }[] {
  return storedTables(sqlite, 'main').flatMap((table) =>
    storedColumns(sqlite, 'main', table)
      .filter(({ type }) => type.toUpperCase() === 'TEXT')
      .map(({ name }) => ({ table, column: name })),
  );
}
