import { Name } from '../statement/alias.ts';
import { PLACES, type Spelling, spell } from './neutral.ts';

/** The index of search, of which each engine has its own kind: see `search/index-table.ts`. */

/** The column of a table of the index that says where a node stands. */
export const nodePlace = new Name(spell('nodePlace').text);

/** The rows of a table of the index that match words, which are written as FTS5 takes them: quoted, with AND, OR and brackets. */
export function matching(table: string, words: string): Spelling {
  return spell('matching', table, { text: PLACES.words, values: [words] });
}

/** A table of names to be read by place, with the columns `place`, `name` and `identifiers`. */
export function keptNames(table: string): Spelling {
  return spell('keptNames', table);
}
