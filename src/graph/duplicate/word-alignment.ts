import type { NameParts } from './name-part.ts';
import type { WordForm } from './word-form.ts';
import { editsBetween, haveSwappedLetters, likenessOfWords } from './word-likeness.ts';

/** How much a word tells apart; the default knows common words of the field, a corpus knows its own. */
export type Weigh = (word: string, parts: NameParts) => number;

/** How the words of two names go together. */
export interface Alignment {
  readonly score: number;
  /** What the words agree in by weight; without those of one name alone. */
  readonly likeness: number;
  readonly isExact: boolean;
  readonly paired: number;
  readonly restA: readonly string[];
  readonly restB: readonly string[];
  /** No word that tells apart agrees to the letter, and a short one is misspelt, or one by more than a letter. */
  readonly isLetterOff: boolean;
}

const JOINED_LIKENESS = 0.95;
const MIN_JOINED_LETTERS = 6;
/** One letter off in a longer word is a mistake more often than another name. */
const MIN_SURE_LETTERS = 10;
/** Words of this weight tell names apart. */
const DISTINCTIVE_WEIGHT = 0.7;

interface Pairing {
  readonly a: number;
  readonly b: number;
  readonly likeness: number;
}

/** Pairs the words of both names, the most similar first, and weighs what is paired against what is not. */
export function alignWords(a: NameParts, b: NameParts, weigh: Weigh): Alignment {
  const tally = new Tally(a, b, weigh);
  const [freeA, freeB]: [Free, Free] = [[...a.words], [...b.words]];
  pairSame(freeA, freeB, tally);
  if (tally.paired < freeA.length && tally.paired < freeB.length) {
    pairAlike(freeA, freeB, a, b, tally);
    pairJoined(freeA, freeB, (joined, word, likeness) => tally.pair(joined, word, likeness));
    pairJoined(freeB, freeA, (joined, word, likeness) => tally.pair(word, joined, likeness));
  }
  return tally.finish(freeA, freeB);
}

/** Words that are not paired yet, by their position in the name. */
type Free = (string | undefined)[];

/** What the pairs of words come to. */
class Tally {
  paired = 0;
  #shared = 0;
  #apart = 0;
  #isExact = true;
  #hasDistinctive = false;
  #isMisspelt = false;
  readonly #a: NameParts;
  readonly #b: NameParts;
  readonly #weigh: Weigh;

  constructor(a: NameParts, b: NameParts, weigh: Weigh) {
    this.#a = a;
    this.#b = b;
    this.#weigh = weigh;
  }

  pair(wordA: string, wordB: string, likeness: number): void {
    const weight = Math.max(this.#weigh(wordA, this.#a), this.#weigh(wordB, this.#b));
    this.#shared += weight * likeness;
    this.#apart += weight * (1 - likeness);
    this.paired++;
    if (likeness === 1) {
      this.#hasDistinctive ||= weight >= DISTINCTIVE_WEIGHT;
      return;
    }
    this.#isExact = false;
    const letters = Math.max(wordA.length, wordB.length);
    const isSure = letters >= MIN_SURE_LETTERS && (1 - likeness) * letters < 1.5;
    this.#isMisspelt ||= !isSure && !haveSwappedLetters(wordA, wordB);
  }

  finish(freeA: Free, freeB: Free): Alignment {
    const shared = this.#shared;
    const likeness = shared === 0 ? 0 : shared / (shared + this.#apart);
    const restA = freeA.filter((word) => word !== undefined);
    const restB = freeB.filter((word) => word !== undefined);
    let apart = this.#apart;
    for (const word of restA) apart += this.#weigh(word, this.#a);
    for (const word of restB) apart += this.#weigh(word, this.#b);
    return {
      score: shared === 0 ? 0 : shared / (shared + apart),
      likeness,
      isExact: this.#isExact,
      paired: this.paired,
      restA,
      restB,
      isLetterOff: this.#isMisspelt && !this.#hasDistinctive,
    };
  }
}

function pairSame(freeA: Free, freeB: Free, tally: Tally): void {
  for (let atA = 0; atA < freeA.length; atA++) {
    const word = freeA[atA] as string;
    const atB = freeB.indexOf(word);
    if (atB < 0) continue;
    freeA[atA] = undefined;
    freeB[atB] = undefined;
    tally.pair(word, word, 1);
  }
}

function pairAlike(freeA: Free, freeB: Free, a: NameParts, b: NameParts, tally: Tally): void {
  const isPerson = a.kind === 'PERSON';
  const isVowelless = a.isVowelless && b.isVowelless;
  const pairings: Pairing[] = [];
  for (let atA = 0; atA < freeA.length; atA++) {
    if (freeA[atA] === undefined) continue;
    for (let atB = 0; atB < freeB.length; atB++) {
      if (freeB[atB] === undefined) continue;
      const [wordA, wordB] = [a.forms[atA] as WordForm, b.forms[atB] as WordForm];
      const likeness = likenessOfWords(wordA, wordB, isPerson, isVowelless);
      if (likeness > 0) pairings.push({ a: atA, b: atB, likeness });
    }
  }
  if (pairings.length > 1) pairings.sort((x, y) => y.likeness - x.likeness || x.a - y.a || x.b - y.b);
  for (const pairing of pairings) {
    const [wordA, wordB] = [freeA[pairing.a], freeB[pairing.b]];
    if (wordA === undefined || wordB === undefined) continue;
    freeA[pairing.a] = undefined;
    freeB[pairing.b] = undefined;
    tally.pair(wordA, wordB, pairing.likeness);
  }
}

/** Two words side by side that are one word of the other name: "Mohammad Hasni" and "Mohammadhasni". */
function pairJoined(
  one: Free,
  two: Free,
  pair: (joined: string, word: string, likeness: number) => void,
): void {
  for (let at = 0; at + 1 < one.length; at++) {
    const [first, second] = [one[at], one[at + 1]];
    if (first === undefined || second === undefined) continue;
    const joined = first + second;
    if (joined.length < MIN_JOINED_LETTERS) continue;
    const other = two.findIndex((word) => word !== undefined && isJoined(joined, word));
    if (other < 0) continue;
    const word = two[other] as string;
    one[at] = undefined;
    one[at + 1] = undefined;
    two[other] = undefined;
    pair(joined, word, JOINED_LIKENESS - editsBetween(joined, word) / word.length / 2);
  }
}

function isJoined(joined: string, word: string): boolean {
  return Math.abs(joined.length - word.length) <= 1 && editsBetween(joined, word) <= 1;
}
