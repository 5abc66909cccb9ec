import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { distance } from 'fastest-levenshtein';
import { BadUserInput, quoted } from '../../../domain/error.ts';
import { columnOf, fragment, raw } from '../../statement/fragment.ts';
import type { OpenWords } from '../collection/collection.ts';
import type { Session } from '../row/session.ts';

/** Words of an open list that are looked through for near ones. */
const MOST_WORDS = 500;
const MOST_NEAR = 3;
const LONGEST_WORD = 100;
/** So many letters may be other ones. */
const MOST_SLIPS = 2;

/**
 * Refuses a word of an open list that is neither among those that are known beforehand nor in any row: nothing matches it, and that would
 * look like an answer. Takes a statement, and one for each word that there is where it is refused.
 *
 * @throws BadUserInput naming the place and near words
 */
export function refuseUnknownWord(
  session: Session,
  column: SQLiteColumn,
  { known, absent }: OpenWords,
  word: string,
  place: string,
): void {
  if (known.includes(word)) return;
  const table = raw(getTableName(column.table));
  const k = raw(columnOf('k', column));
  const [row] = session.rows(fragment`SELECT 1 AS found FROM ${table} k WHERE ${k} = ${word} LIMIT 1`);
  if (row !== undefined) return;
  // From one word to the next by the index: there are few words and many rows.
  const steps = session.rows(
    fragment`WITH RECURSIVE words(word, steps) AS (SELECT min(${k}), 1 FROM ${table} k UNION ALL SELECT (SELECT min(${k}) FROM ${table} k WHERE ${k} > words.word), steps + 1 FROM words WHERE words.word IS NOT NULL AND steps < ${MOST_WORDS}) SELECT word FROM words WHERE word IS NOT NULL`,
  );
  const words = [...new Set([...known, ...steps.map((step) => step.word as string)])];
  const near = word.length > LONGEST_WORD ? [] : nearWords(word, words);
  const hint =
    near.length > 0
      ? `did you mean ${near.map(quoted).join(' or ')}?`
      : `known are ${words.slice(0, 12).join(', ')}${words.length > 12 ? ' …' : ''}.`;
  throw new BadUserInput(`${place}: ${absent} ${quoted(word)}; ${hint}`, place);
}

/** Those that differ by a slip or two, or of which one is a part of the other: "COH" of "GB-COH". */
function nearWords(word: string, words: readonly string[]): string[] {
  const letters = (text: string) => text.replace(/[^\p{L}\p{N}]/gu, '');
  const given = letters(word);
  const likeness = (other: string) => {
    const its = letters(other);
    if (its === given) return 0;
    const isPart = given.length > 2 && (its.includes(given) || given.includes(its));
    return isPart ? 1 : distance(given, its);
  };
  return words
    .map((other) => ({ other, slips: likeness(other) }))
    .filter(({ slips }) => slips <= MOST_SLIPS && slips < given.length)
    .sort((a, b) => a.slips - b.slips || (a.other < b.other ? -1 : 1))
    .slice(0, MOST_NEAR)
    .map(({ other }) => other);
}
