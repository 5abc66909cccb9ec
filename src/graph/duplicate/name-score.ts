import { distance } from 'fastest-levenshtein';
import { type NameParts, weightOf } from './name-part.ts';
import { isNumber } from './number-word.ts';
import { likenessOfNames, soundAlmostAlike } from './person-word.ts';

export interface NameScore {
  /** From 0, nothing in common, to 1, the same but for legal form, case, accents, order and spelling of numbers. */
  readonly score: number;
  /** What speaks for one name, in words. */
  readonly reasons: readonly string[];
  /** What speaks against it. */
  readonly against: readonly string[];
}

/** How much a word tells apart; the default knows common words of the field, a corpus knows its own. */
export type Weigh = (word: string, parts: NameParts) => number;

const staticWeight: Weigh = (word, { kind }) => weightOf(word, kind);

/** Of names whose legal forms can't be one company's. Sources mix up forms, so it only weakens. */
const OTHER_FORM_FACTOR = 0.75;
/** Of "School No 5" and "School No 6": whatever else agrees, they are two. */
const OTHER_NUMBER_FACTOR = 0.7;
/** 王伟 and 王薇 sound alike and are two names. */
const SAME_SOUND_SCORE = 0.4;
/** "Salman bin Muhammad" is a son of "Muhammad bin Salman", or his father. */
const OTHER_WAY_ROUND_FACTOR = 0.7;
const INITIALS_SCORE = 0.7;
const INITIAL_SIMILARITY = 0.85;
const LEFT_OUT_SCORE = 0.88;
const LEFT_OUT_STEP = 0.03;
const MIN_JOINED_LETTERS = 6;
/** Names as short as SMAC and SMACL are other names, not other spellings. */
const MIN_LETTERS = 5;

/** Compares two names that were taken apart as names of the same kind. Symmetric; the same parts score 1. */
export function scoreNames(a: NameParts, b: NameParts, weigh: Weigh = staticWeight): NameScore {
  const [same, reason] = similarityOf(a, b, weigh);
  const reasons = reason === '' ? [] : [reason];
  const against: string[] = [];
  let score = same;
  if (score > 0 && haveOtherNumbers(a, b)) {
    score *= OTHER_NUMBER_FACTOR;
    against.push(`other numbers (${shown(a.numbers)} and ${shown(b.numbers)})`);
  }
  if (score > 0 && haveOtherForms(a, b)) {
    score *= OTHER_FORM_FACTOR;
    against.push('other legal forms');
  }
  if (score > 0 && areOtherWayRound(a, b)) {
    score *= OTHER_WAY_ROUND_FACTOR;
    against.push('father and child the other way round');
  }
  return { score, reasons, against };
}

/** Whether two names name a child and its father, and the one the child whom the other names the father. */
function areOtherWayRound(a: NameParts, b: NameParts): boolean {
  const [x, y] = [a.descent, b.descent];
  if (x === undefined || y === undefined) return false;
  return x.child === y.father && y.child === x.father && x.child !== x.father;
}

function similarityOf(a: NameParts, b: NameParts, weigh: Weigh): [number, string] {
  if (a.signs !== '' && b.signs !== '' && a.signs !== b.signs) {
    return a.glued === b.glued ? [SAME_SOUND_SCORE, 'other signs of one sound'] : [0, ''];
  }
  if (a.glued === b.glued) return [1, 'same name'];
  if (a.joined === b.joined) return [1, 'same name but for legal form or linking words'];
  const isShort = Math.min(a.joined.length, b.joined.length) < MIN_LETTERS;
  if (isShort && a.words.length === 1 && b.words.length === 1) return [0, ''];
  const aligned = align(a, b, weigh);
  if (aligned.score === 1) return [1, 'same words in another order'];
  const joined = scoreJoined(a, b);
  if (joined > aligned.score) return [joined, 'same letters, other blanks'];
  const isAbbreviated = a.joined === b.initials || b.joined === a.initials;
  if (isAbbreviated && INITIALS_SCORE > aligned.score)
    return [INITIALS_SCORE, 'one is the initials of the other'];
  return [aligned.score, aligned.reason];
}

interface Alignment {
  readonly score: number;
  readonly reason: string;
}

interface Pair {
  readonly a: number;
  readonly b: number;
  readonly similarity: number;
}

/** Pairs the words of both, the most similar first, and weighs what is paired against what is not. */
function align(a: NameParts, b: NameParts, weigh: Weigh): Alignment {
  const pairs = pairsOf(a, b);
  const [pairedA, pairedB] = [new Set<number>(), new Set<number>()];
  let shared = 0;
  let apart = 0;
  let isExact = true;
  for (const pair of pairs) {
    if (pairedA.has(pair.a) || pairedB.has(pair.b)) continue;
    pairedA.add(pair.a);
    pairedB.add(pair.b);
    const weight = Math.max(weigh(a.words[pair.a] as string, a), weigh(b.words[pair.b] as string, b));
    shared += weight * pair.similarity;
    apart += weight * (1 - pair.similarity);
    if (pair.similarity < 1) isExact = false;
  }
  const restA = a.words.filter((_, at) => !pairedA.has(at));
  const restB = b.words.filter((_, at) => !pairedB.has(at));
  const similarity = shared / (shared + apart);
  for (const word of restA) apart += weigh(word, a);
  for (const word of restB) apart += weigh(word, b);
  if (shared === 0) return { score: 0, reason: '' };
  const score = shared / (shared + apart);
  const rest = [...restA, ...restB];
  const wording = isExact ? 'same words' : 'similar spelling';
  if (rest.length === 0) return { score, reason: wording };
  const leftOut = scoreLeftOut(a, [restA, restB], pairedA.size, similarity, weigh);
  return { score: Math.max(score, leftOut), reason: `${wording} but for ${shown(rest)}` };
}

/** People leave out middle names: who has all the words of the shorter name, two at least, may be the same. */
function scoreLeftOut(
  parts: NameParts,
  [restA, restB]: readonly [readonly string[], readonly string[]],
  paired: number,
  similarity: number,
  weigh: Weigh,
): number {
  if (parts.kind !== 'PERSON' || (restA.length > 0 && restB.length > 0) || paired < 2) return 0;
  const extra = [...restA, ...restB].filter((word) => weigh(word, parts) >= 0.5).length;
  return (LEFT_OUT_SCORE - LEFT_OUT_STEP * Math.max(0, extra - 1)) * similarity;
}

function pairsOf(a: NameParts, b: NameParts): Pair[] {
  const pairs: Pair[] = [];
  for (const [atA, wordA] of a.words.entries()) {
    for (const [atB, wordB] of b.words.entries()) {
      const similarity = similarityOfWords(wordA, wordB, a.kind === 'PERSON');
      if (similarity > 0) pairs.push({ a: atA, b: atB, similarity });
    }
  }
  return pairs.sort((x, y) => y.similarity - x.similarity || x.a - y.a || x.b - y.b);
}

/** 1 of the same word, less by the share of letters that differ, 0 of words that are no spellings of one another. */
function similarityOfWords(a: string, b: string, isPerson: boolean): number {
  if (a === b) return 1;
  const likeness = isPerson ? likenessOfNames(a, b) : undefined;
  if (likeness !== undefined) return likeness;
  if (!isPerson && (isNumber(a) || isNumber(b))) return 0;
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (short.length === 1) return isPerson && long.startsWith(short) ? INITIAL_SIMILARITY : 0;
  if (long.length - short.length > maxEdits(long.length, isPerson)) return 0;
  const edits = editsBetween(a, b);
  if (isPerson && soundAlmostAlike(a, b)) return 1 - edits / long.length;
  return edits <= maxEdits(short.length, isPerson) ? 1 - edits / long.length : 0;
}

/** How many letters may differ. Short words are often initials, where each letter counts; people's are not. */
function maxEdits(letters: number, isPerson: boolean): number {
  if (letters <= 3) return isPerson ? 1 : 0;
  if (letters <= 8) return 1;
  return letters <= 13 ? 2 : 3;
}

/** Letters that changed places are one edit, not two. */
function editsBetween(a: string, b: string): number {
  const edits = distance(a, b);
  if (edits !== 2 || a.length !== b.length) return edits;
  const at = Array.from(a).findIndex((letter, position) => letter !== b[position]);
  const swapped = a.slice(0, at) + (a[at + 1] ?? '') + (a[at] ?? '') + a.slice(at + 2);
  return swapped === b ? 1 : 2;
}

/** Names that differ in where their blanks stand, and in a letter at most. */
function scoreJoined(a: NameParts, b: NameParts): number {
  const [x, y] = [a.joined, b.joined];
  const length = Math.min(x.length, y.length);
  if (length < MIN_JOINED_LETTERS || a.words.length === b.words.length) return 0;
  const edits = editsBetween(x, y);
  return edits <= 1 && !haveOtherNumbers(a, b) ? 1 - (0.05 + edits / length / 2) : 0;
}

function haveOtherNumbers(a: NameParts, b: NameParts): boolean {
  if (a.numbers.length === 0 && b.numbers.length === 0) return false;
  return shown([...a.numbers].sort()) !== shown([...b.numbers].sort());
}

function haveOtherForms(a: NameParts, b: NameParts): boolean {
  if (a.legalForms.length === 0 || b.legalForms.length === 0) return false;
  const [x, y] = [a, b].map(({ legalForms }) => legalForms.filter((kind) => kind !== 'COMPANY'));
  if (!x?.length || !y?.length) return false;
  return !x.some((kind) => y.includes(kind));
}

function shown(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}
