import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { documents, series } from '../../tables/document.ts';
import { aliases, nodeKeys } from '../../tables/node.ts';
import { servedAreas } from '../../tables/organisation.ts';
import { people } from '../../tables/person.ts';
import { placements } from '../../tables/placement.ts';
import { lots } from '../../tables/tender.ts';
import type { PublishedIndex } from './published-table.ts';

/** What sources write at any length. An index in order takes no text of more than 2,700 bytes: PostgreSQL refuses the row. */
const LONG_TEXTS: readonly AnySQLiteColumn[] = [
  aliases.name,
  documents.key,
  documents.moment,
  lots.number,
  nodeKeys.key,
  people.familyName,
  placements.locator,
  series.key,
  servedAreas.area,
];

export function isLong(column: AnySQLiteColumn): boolean {
  return LONG_TEXTS.includes(column);
}

/**
 * An index of which no column may be long: what comes before the first that is, or the hashes of that one where it comes first. Of the
 * rows of a publication, which are those of the author's file, it need not show that they are unique.
 */
export function withoutLongTexts(index: PublishedIndex, columns: readonly AnySQLiteColumn[]): PublishedIndex {
  const at = columns.findIndex(isLong);
  if (at < 0) return index;
  const short = columns.slice(0, at).map(({ name }) => name);
  if (short.length > 0) return { ...index, columns: short, isUnique: false };
  return { ...index, columns: columns.slice(0, 1).map(({ name }) => name), isUnique: false, method: 'hash' };
}
