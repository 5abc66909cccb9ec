import { getTableName } from 'drizzle-orm';
import { LINKING_WORDS } from '../../domain/linking-word.ts';
import type { NodeType } from '../../domain/node.ts';
import { unindexed } from '../dialect/expression.ts';
import { matching } from '../dialect/search-words.ts';
import { type Fragment, fragment, raw } from '../statement/fragment.ts';
import { ID_OF_PLACE, NAMES } from './index-table.ts';
import { allOfWords, readQueryText } from './query-text.ts';

/**
 * Condition that the names of the node with this key hold all words of a text, which has some. Read from the index of search on: the key
 * is looked up; with `isFollowed` the rows are read in another order, and their keys compared with all that match.
 */
export function holdsWords(key: string, type: NodeType, text: string, isFollowed: boolean): Fragment {
  return fragment`${isFollowed ? unindexed(key) : raw(key)} IN (${keysWithWords(type, text)})`;
}

/** The keys of all nodes whose names hold the words. */
export function keysWithWords(type: NodeType, text: string): Fragment {
  const table = getTableName(NAMES[type]);
  return fragment`SELECT ${raw(ID_OF_PLACE)} FROM ${raw(table)} WHERE ${matching(table, expressionOf(text))}`;
}

/** Of more matches than these, sorting all takes longer than reading rows in order until a page is full. */
const FEW_MATCHES = 2_000;

/** Whether more rows match than are quickly sorted. */
export function areMany(keys: Fragment): Fragment {
  return fragment`(SELECT count(*) FROM (${keys} LIMIT ${raw(String(FEW_MATCHES + 1))})) > ${raw(String(FEW_MATCHES))}`;
}

function expressionOf(text: string): string {
  const { words, otherWords } = readQueryText(text, 'text');
  const spellings = otherWords === undefined ? [words] : [words, otherWords];
  return spellings
    .map((spelling) => {
      const telling = spelling.filter((word) => !LINKING_WORDS.has(word));
      return `(${allOfWords(telling.length > 0 ? telling : spelling)})`;
    })
    .join(' OR ');
}
