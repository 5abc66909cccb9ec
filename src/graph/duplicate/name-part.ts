import { findOwnAbbreviation } from './abbreviation.ts';
import { splitBrackets } from './bracket.ts';
import { isChildOf, isGenericWord, isSilent, type NameKind } from './common-word.ts';
import { isLegalForm, type LegalFormKind, withoutLegalForms } from './legal-form.ts';
import { withOneForm } from './meaning.ts';
import { isNumber, withDigits } from './number-word.ts';
import { soundOf } from './person-word.ts';
import { plainWords } from './plain-word.ts';
import { lettersOf, type WordForm } from './word-form.ts';

/** A name taken apart for comparison. */
export interface NameParts {
  readonly kind: NameKind;
  /** Words that tell names apart, in order, without legal forms, titles and words like "of"; of organisations each once. */
  readonly words: readonly string[];
  /** The words once more, as they are compared. */
  readonly forms: readonly WordForm[];
  /** The words in order of the alphabet: the same of names that differ in the order of words only. */
  readonly key: string;
  /** All words but legal forms, without blanks between them: "goodwill" of "Good Will Company". */
  readonly joined: string;
  /** The same with its legal forms: "siemensag". */
  readonly glued: string;
  /** All words as they are written, with blanks between them. */
  readonly spaced: string;
  /** Its signs where one is a syllable or word: another sign is another name, not another spelling. Else empty. */
  readonly signs: string;
  /** Written without vowels, as Arabic and Hebrew are: in short words each letter counts. */
  readonly isVowelless: boolean;
  readonly numbers: readonly string[];
  readonly legalForms: readonly LegalFormKind[];
  /** Says what kind of body it is, and not which: "Mairie", "Budget principal", a legal form alone. */
  readonly isGeneric: boolean;
  /** Ends in dots where a field was too short for it. */
  readonly isCut: boolean;
  /** Of a person named as somebody's child: the words before "bin" and the one behind it. */
  readonly descent: { readonly child: string; readonly father: string } | undefined;
  /** First letters of the words; empty when there are less than three words. */
  readonly initials: string;
  /** What an organisation is called for short beside its name: "onf" of "Office national des forêts ONF". Else empty. */
  readonly abbreviation: string;
  /** What stands in brackets, when that says more than the words outside. */
  readonly inside: NameParts | undefined;
  /** The name with what stands in brackets, as if there were none; undefined when `inside` is. */
  readonly whole: NameParts | undefined;
}

const WHOLE_COUNTRIES: ReadonlyMap<string, readonly string[]> = new Map([
  ['us', ['united', 'states']],
  ['usa', ['united', 'states']],
  ['uk', ['united', 'kingdom']],
  ['uae', ['united', 'arab', 'emirates']],
]);

/** A letter behind one of these tells apart as a number does, and so does one at the end of a name. */
const LETTERED: ReadonlySet<string> = new Set(
  'lot zone tranche batiment groupe ecole bloc section'.split(' '),
);

const SYLLABIC = /[\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/u;
const VOWELLESS = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

export function takeApart(name: string, kind: NameKind): NameParts {
  if (kind === 'PERSON') return takePersonApart(name);
  const { outside, inside } = splitBrackets(name);
  const parts = takeOrganisationApart(outside);
  if (inside === '') return parts;
  const more = takeOrganisationApart(inside);
  if (more.words.every((word) => parts.words.includes(word) || word === parts.abbreviation)) return parts;
  const whole = takeOrganisationApart(name);
  // "Office national des forêts (ONF)": what stands in brackets is no other name.
  if (whole.abbreviation !== '' && whole.abbreviation === more.joined) {
    return { ...parts, abbreviation: whole.abbreviation };
  }
  return { ...parts, inside: more, whole };
}

function takePersonApart(name: string): NameParts {
  const all = plainWords(name);
  const telling = all.filter((word) => !isSilent(word, 'PERSON'));
  const words = telling.length > 0 ? telling : all;
  return partsOf('PERSON', name, all, words, words, { descent: descentOf(words) });
}

function takeOrganisationApart(name: string): NameParts {
  const plain = plainWords(name);
  const short = findOwnAbbreviation(plain, (word) => isSilent(word, 'ORGANISATION'));
  const named = short === undefined ? plain : plain.filter((_, at) => at !== short);
  const { words: bare, kinds } = withoutLegalForms(named);
  const all = withOneForm(withDigits(bare.flatMap((word) => WHOLE_COUNTRIES.get(word) ?? word)));
  const telling = all.filter((word, at) => !isSilent(word, 'ORGANISATION') || isLetterAsNumber(all, at));
  const told = telling.length > 0 ? telling : all;
  const words = [...new Set(told)];
  const letters = new Set(told.filter((_, at) => isLetterAsNumber(told, at)));
  return partsOf('ORGANISATION', name, plain, told, words, {
    numbers: words.filter((word) => isNumber(word) || letters.has(word)),
    legalForms: kinds,
    isGeneric: words.every((word) => isGenericWord(word) || isLegalForm(word)),
    abbreviation: short === undefined ? '' : (plain[short] ?? ''),
  });
}

function partsOf(
  kind: NameKind,
  name: string,
  plain: readonly string[],
  told: readonly string[],
  words: readonly string[],
  own: Partial<NameParts>,
): NameParts {
  return {
    kind,
    words,
    forms: words.map((text) => ({
      text,
      letters: lettersOf(text),
      sound: kind === 'PERSON' ? soundOf(text) : '',
    })),
    key: [...words].sort().join(' '),
    joined: told.join(''),
    glued: plain.join(''),
    spaced: plain.join(' '),
    signs: SYLLABIC.test(name) ? name.normalize('NFKC').replace(/[^\p{L}\p{N}]/gu, '') : '',
    isVowelless: VOWELLESS.test(name),
    isCut: /(?:\.\.\.|…)\s*$/.test(name),
    initials: words.length >= 3 ? words.map((word) => word[0]).join('') : '',
    numbers: [],
    legalForms: [],
    isGeneric: false,
    descent: undefined,
    abbreviation: '',
    inside: undefined,
    whole: undefined,
    ...own,
  };
}

function isLetterAsNumber(all: readonly string[], at: number): boolean {
  if (at === 0 || !/^[a-z]$/.test(all[at] ?? '')) return false;
  return at === all.length - 1 || LETTERED.has(all[at - 1] ?? '');
}

function descentOf(all: readonly string[]): NameParts['descent'] {
  const at = all.findIndex(isChildOf);
  if (at <= 0 || at === all.length - 1) return undefined;
  return { child: all.slice(0, at).join(' '), father: all[at + 1] ?? '' };
}
