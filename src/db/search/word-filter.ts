import { getTableName } from 'drizzle-orm';
import { LINKING_WORDS } from '../../domain/linking-word.ts';
import type { NodeType } from '../../domain/node.ts';
import { type Fragment, fragment, raw } from '../statement/fragment.ts';
import { ID_OF_PLACE, NAMES } from './index-table.ts';
import { allOfWords, readQueryText } from './query-text.ts';

/** Condition that the names of the node with this key hold all words of a text, which has some. Read from the index on: the key is looked up. */
export function holdsWords(key: Fragment, type: NodeType, text: string): Fragment {
  const table = raw(getTableName(NAMES[type]));
  return fragment`${key} IN (SELECT ${raw(ID_OF_PLACE)} FROM ${table} WHERE ${table} MATCH ${expressionOf(text)})`;
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
