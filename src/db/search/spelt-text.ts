import { isLegalForm, withoutLegalForms } from '../../domain/legal-form.ts';
import { LINKING_WORDS } from '../../domain/linking-word.ts';

/** What names may hold instead of a searched word. */
export interface Alternatives {
  /** Words of names, by how many letters they are off: twice that, and one more where only their start is near. */
  readonly near: ReadonlyMap<string, number>;
  /** The two parts of a word that was joined. */
  readonly parts: readonly (readonly [string, string])[];
}

/** In which ways names may hold a searched text. */
interface Ways {
  readonly alternatives: ReadonlyMap<string, Alternatives>;
  /** Words that this one and the next are together, by position. */
  readonly joined: ReadonlyMap<number, string>;
  /** Words that are legal forms, which names may lack. */
  readonly forms: ReadonlySet<string>;
  /** How much each word tells names apart; those that are not named count for one. */
  readonly weights?: ReadonlyMap<string, number>;
}

/** A searched text with all spellings under which names may hold it, and what every name is compared with. */
export interface Spelling extends Ways {
  /** All words, linking ones among them. */
  readonly words: readonly string[];
  /** The words without blanks, and so those that are no legal forms. */
  readonly whole: string;
  readonly bare: string;
  /** How many of the words are no linking ones and no legal forms. */
  readonly tellingCount: number;
}

export function spellingOf(words: readonly string[], ways: Ways): Spelling {
  return {
    ...ways,
    words,
    whole: words.join(''),
    bare: withoutLegalForms(words).words.join(''),
    tellingCount: tellingOf(words).length,
  };
}

/** Those of the words that tell names apart. */
export function tellingOf(words: readonly string[]): string[] {
  return words.filter((word) => !LINKING_WORDS.has(word) && !isLegalForm(word));
}
