import { legalFormsIn } from '../../domain/legal-form.ts';
import { LINKING_WORDS } from '../../domain/linking-word.ts';
import { alternativesOf } from './alternative.ts';
import type { Lookups } from './lookup.ts';
import { quotedWord } from './query-text.ts';
import type { Ranked } from './ranked.ts';
import { type Alternatives, spellingOf } from './spelt-text.ts';

/** Words of so many names bring no candidates. */
const COMMON_NAMES = 1_000;
/** What a word weighs that is in no name: more than the rarest. */
const UNKNOWN_WEIGHT = Math.log2(COMMON_NAMES) + 2;
const LEGAL_FORM_WEIGHT = 0.5;

/**
 * Finds names that hold some of the words, or near spellings of them: a rare word weighs more than a usual one, and one that no name
 * has weighs most. Gives the words by which names were found.
 */
export function someWords(lookups: Lookups, ranked: Ranked, words: readonly string[]): string[] {
  const telling = words.filter((word) => !LINKING_WORDS.has(word));
  const alternatives = alternativesOf(lookups, telling, words.at(-1));
  const forms = legalFormsIn(words);
  const weights = new Map<string, number>();
  const rare: string[] = [];
  for (const word of telling) {
    const near = [...(alternatives.get(word)?.near.keys() ?? [])];
    const count = lookups.countNames(word, COMMON_NAMES);
    weights.set(word, forms.has(word) ? LEGAL_FORM_WEIGHT : weightOf(count));
    const isRare = count < COMMON_NAMES && !forms.has(word);
    if (isRare && (count > 0 || near.length > 0)) rare.push(word);
  }
  const spelling = spellingOf(words, { alternatives, joined: new Map(), forms, weights });
  const add = (expression: string) => ranked.addNames(lookups.byWords(expression), spelling);
  // Most of the words first: of one word alone, the names that have others as well may stand behind the bound.
  for (const left of telling.length > 2 ? telling : []) {
    const others = telling.filter((word) => word !== left);
    if (others.some((word) => rare.includes(word)))
      add(others.map((word) => anyOf(word, alternatives)).join(' AND '));
  }
  for (const word of rare) add(anyOf(word, alternatives));
  return [...alternatives.values()].flatMap(({ near }) => [...near.keys()]);
}

function weightOf(count: number): number {
  return count === 0 ? UNKNOWN_WEIGHT : 1 + Math.log2(COMMON_NAMES / count);
}

function anyOf(word: string, alternatives: ReadonlyMap<string, Alternatives>): string {
  const near = alternatives.get(word)?.near.keys() ?? [];
  return `(${[word, ...near].map(quotedWord).join(' OR ')})`;
}
