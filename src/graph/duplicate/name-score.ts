import { weightOf } from './common-word.ts';
import type { NameParts } from './name-part.ts';
import { type Finding, type Reason, type ReasonCode, weakened } from './reason.ts';
import { type Alignment, alignWords, type Weigh } from './word-alignment.ts';
import { editsBetween } from './word-likeness.ts';

/** A finding on two names alone. Its score is 1 for names that are the same but for form, case, accents, order and spelling of numbers. */
export interface NameScore extends Finding {
  /** No word that tells apart agrees to the letter, and one is misspelt: in many names, that is often another name. */
  readonly isLetterOff: boolean;
}

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
/** A short form that one of the two names says itself. */
const OWN_ABBREVIATION_SCORE = 0.86;
const CUT_SCORE = 0.9;
const MIN_CUT_LETTERS = 18;
const LEFT_OUT_SCORE = 0.88;
const LEFT_OUT_STEP = 0.03;
const MIN_JOINED_LETTERS = 6;
/** Of names in which only the blanks stand elsewhere; a letter that differs as well weakens a little more. */
const OTHER_BLANKS_SCORE = 0.95;
/** Names as short as SMAC and SMACL are other names, not other spellings. */
const MIN_LETTERS = 5;

/** Compares two names without what stands in brackets. Symmetric; the same parts score 1. */
export function scoreBareNames(a: NameParts, b: NameParts, weigh: Weigh = staticWeight): NameScore {
  const same = similarityOf(a, b, weigh);
  if (same.score === 0) return same;
  let found: Finding = same;
  if (haveOtherNumbers(a, b)) {
    const words = `other numbers (${shown(a.numbers)} and ${shown(b.numbers)})`;
    found = weakened(found, 'OTHER_NUMBERS', words, OTHER_NUMBER_FACTOR);
  }
  if (haveOtherForms(a, b)) {
    found = weakened(found, 'OTHER_LEGAL_FORMS', 'other legal forms', OTHER_FORM_FACTOR);
  }
  if (areOtherWayRound(a, b)) {
    const words = 'father and child the other way round';
    found = weakened(found, 'OTHER_WAY_ROUND', words, OTHER_WAY_ROUND_FACTOR);
  }
  return found === same ? same : { ...found, isLetterOff: same.isLetterOff };
}

/** Whether two names name a child and its father, and the one the child whom the other names the father. */
function areOtherWayRound(a: NameParts, b: NameParts): boolean {
  const [x, y] = [a.descent, b.descent];
  if (x === undefined || y === undefined) return false;
  return x.child === y.father && y.child === x.father && x.child !== x.father;
}

const NOTHING: readonly Reason[] = [];
const APART: NameScore = { score: 0, reasons: NOTHING, against: NOTHING, isLetterOff: false };

function found(score: number, code: ReasonCode, words: string, isLetterOff = false): NameScore {
  return { score, reasons: [{ code, words, factor: score }], against: NOTHING, isLetterOff };
}

function similarityOf(a: NameParts, b: NameParts, weigh: Weigh): NameScore {
  if (a.signs !== '' && b.signs !== '' && a.signs !== b.signs) {
    if (a.glued !== b.glued) return APART;
    return found(SAME_SOUND_SCORE, 'SAME_SOUND', 'other signs of one sound');
  }
  if (a.glued === b.glued) return found(1, 'SAME_NAME', 'same name');
  if (a.joined === b.joined) return found(1, 'SAME_NAME', 'same name but for legal form or linking words');
  const isShort = Math.min(a.joined.length, b.joined.length) < MIN_LETTERS;
  if (isShort && a.words.length === 1 && b.words.length === 1) return APART;
  if (a.key === b.key) return found(1, 'SAME_WORDS', 'same words in another order');
  const aligned = alignWords(a, b, weigh);
  let best = foundByWords(a, aligned, weigh);
  for (const other of [scoreJoined(a, b), scoreCut(a, b), scoreAbbreviation(a, b)]) {
    if (other !== undefined && other.score > best.score) best = other;
  }
  return best;
}

function foundByWords(a: NameParts, aligned: Alignment, weigh: Weigh): NameScore {
  if (aligned.score === 0) return APART;
  const { restA, restB, isExact, isLetterOff } = aligned;
  const code = isExact ? 'SAME_WORDS' : 'SIMILAR_SPELLING';
  const wording = isExact ? 'same words' : 'similar spelling';
  if (restA.length === 0 && restB.length === 0) return found(aligned.score, code, wording, isLetterOff);
  const score = Math.max(aligned.score, scoreLeftOut(a, aligned, weigh));
  return found(score, code, `${wording} but for ${shown([...restA, ...restB])}`, isLetterOff);
}

/** People leave out middle names: who has all the words of the shorter name, two at least, may be the same. */
function scoreLeftOut(parts: NameParts, { restA, restB, paired, likeness }: Alignment, weigh: Weigh): number {
  if (parts.kind !== 'PERSON' || (restA.length > 0 && restB.length > 0) || paired < 2) return 0;
  const extra = [...restA, ...restB].filter((word) => weigh(word, parts) >= 0.5).length;
  return (LEFT_OUT_SCORE - LEFT_OUT_STEP * Math.max(0, extra - 1)) * likeness;
}

/** Names that differ in where their blanks stand, and in a letter at most. */
function scoreJoined(a: NameParts, b: NameParts): NameScore | undefined {
  const [x, y] = [a.joined, b.joined];
  const length = Math.min(x.length, y.length);
  if (length < MIN_JOINED_LETTERS || a.words.length === b.words.length) return undefined;
  if (Math.abs(x.length - y.length) > 1 || haveOtherNumbers(a, b)) return undefined;
  const edits = editsBetween(x, y);
  if (edits > 1) return undefined;
  const score = OTHER_BLANKS_SCORE - edits / length / 2;
  return found(score, 'OTHER_BLANKS', 'same letters, other blanks', edits === 1 && length < 10);
}

/** A name that ends inside a word of the other: a field was too short for it. */
function scoreCut(a: NameParts, b: NameParts): NameScore | undefined {
  const [short, long] = a.spaced.length < b.spaced.length ? [a, b] : [b, a];
  if (short.spaced.length < MIN_CUT_LETTERS || !long.spaced.startsWith(short.spaced)) return undefined;
  const isInsideWord = long.spaced[short.spaced.length] !== ' ';
  const isPlural =
    long.spaced.length === short.spaced.length + 1 || /^s /.test(long.spaced.slice(short.spaced.length));
  if (short.isCut ? false : !isInsideWord || isPlural) return undefined;
  return found(CUT_SCORE, 'CUT_NAME', 'one is the other, cut off');
}

function scoreAbbreviation(a: NameParts, b: NameParts): NameScore | undefined {
  if (isAbbreviationOf(a, b) || isAbbreviationOf(b, a)) {
    return found(OWN_ABBREVIATION_SCORE, 'OWN_ABBREVIATION', 'one is the abbreviation that the other has');
  }
  if (a.joined !== b.initials && b.joined !== a.initials) return undefined;
  return found(INITIALS_SCORE, 'INITIALS', 'one is the initials of the other');
}

function isAbbreviationOf(short: NameParts, long: NameParts): boolean {
  return long.abbreviation !== '' && short.joined === long.abbreviation;
}

function haveOtherNumbers(a: NameParts, b: NameParts): boolean {
  if (a.numbers.length === 0 && b.numbers.length === 0) return false;
  return shown([...a.numbers].sort()) !== shown([...b.numbers].sort());
}

function haveOtherForms(a: NameParts, b: NameParts): boolean {
  if (a.legalForms.length === 0 || b.legalForms.length === 0) return false;
  const telling = a.legalForms.filter((kind) => kind !== 'COMPANY');
  const others = b.legalForms.filter((kind) => kind !== 'COMPANY');
  return telling.length > 0 && others.length > 0 && !telling.some((kind) => others.includes(kind));
}

function shown(words: readonly string[]): string {
  return words.length === 0 ? 'none' : words.join(', ');
}
