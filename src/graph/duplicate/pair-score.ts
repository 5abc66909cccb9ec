import { scoreNames } from './bracket-score.ts';
import type { Evidence } from './evidence.ts';
import type { NameParts } from './name-part.ts';
import type { NameScore } from './name-score.ts';
import { type Finding, type Reason, type ReasonCode, weakened } from './reason.ts';
import type { Subject } from './subject.ts';

/** What each finding leaves of the distance to certainty (for), or of the score (against). */
const LEFT_BY = { sharedRegister: 0.3, sharedVat: 0.5, sharedUnchecked: 0.5, sameLocality: 0.8 } as const;
const FACTOR = { otherRegister: 0.6, otherCountry: 0.75, otherLocality: 0.9 } as const;

/** Of two names that are each no more than a kind of body, or cut off before they end: a name and itself may be two nodes. */
const DOUBT = 0.7;
/** Three or more have this name: which of them is which, it doesn't say. */
const NAMESAKE_FACTOR = 0.75;
const MIN_NAMESAKES = 3;
/** Cannes, Vannes and Pannes are three towns. */
const LETTER_OFF_FACTOR = 0.82;
/** A rare name that the other has among more words: worth a look. */
const CONTAINED_SCORE = 0.7;
const MAX_RARE = 3;
const MIN_CONTAINED_LETTERS = 5;
/** Names this far apart with one checked number: one of them has the number by mistake. */
const NAMES_APART = 0.3;

/** How likely two nodes are the same: their most similar names, then what else is known of both. Symmetric, 0 to 1. */
export function scorePair(a: Subject, b: Subject, evidence: Evidence): Finding {
  const numbers = compareNumbers(a, b);
  const isOnePlace = a.locality !== null && a.locality === b.locality && !areAbroad(a, b);
  const shared = numbers.shared ?? numbers.sharedVat;
  const names = bestNameScore(a, b, evidence, isOnePlace || shared !== undefined);
  let { score } = names;
  const reasons = [...names.reasons];
  const against = [...names.against];
  const strengthen = (left: number, code: ReasonCode, words: string) => {
    score = 1 - (1 - score) * left;
    reasons.push({ code, words, factor: left });
  };
  const weaken = (factor: number, code: ReasonCode, words: string) => {
    score *= factor;
    against.push({ code, words, factor });
  };
  if (shared !== undefined && score < NAMES_APART) {
    weaken(1, 'NAMES_APART', 'names that have little in common');
  }
  if (numbers.shared !== undefined) strengthen(LEFT_BY.sharedRegister, 'SAME_NUMBER', numbers.shared);
  else if (numbers.sharedVat !== undefined) {
    strengthen(LEFT_BY.sharedVat, 'SAME_VAT_NUMBER', numbers.sharedVat);
  }
  for (const words of numbers.others) weaken(FACTOR.otherRegister, 'OTHER_NUMBER', words);
  const unchecked = firstShared(a.unchecked, b.unchecked);
  if (unchecked !== undefined) {
    const words = `same unchecked identifier ${unchecked}`;
    strengthen(LEFT_BY.sharedUnchecked, 'SAME_UNCHECKED_IDENTIFIER', words);
  }
  if (areAbroad(a, b)) {
    weaken(FACTOR.otherCountry, 'OTHER_COUNTRY', `other country (${a.country} and ${b.country})`);
  } else if (isOnePlace) strengthen(LEFT_BY.sameLocality, 'SAME_PLACE', 'same place');
  else if (a.locality !== null && b.locality !== null) {
    weaken(FACTOR.otherLocality, 'OTHER_PLACE', `other place (${a.locality} and ${b.locality})`);
  }
  return { score, reasons, against };
}

interface NumberComparison {
  /** The number that both have in one register, in words. */
  readonly shared: string | undefined;
  /** The VAT number that both have; the companies of a group may share one. French ones are company numbers. */
  readonly sharedVat: string | undefined;
  /** The registers in which each has another one. */
  readonly others: readonly string[];
}

/** Registers of VAT numbers are named by country. */
const VAT = 'VAT ';

const NO_NUMBERS: NumberComparison = { shared: undefined, sharedVat: undefined, others: [] };

function compareNumbers(a: Subject, b: Subject): NumberComparison {
  if (a.registered.size === 0 || b.registered.size === 0) return NO_NUMBERS;
  let shared: string | undefined;
  let sharedVat: string | undefined;
  const others: string[] = [];
  for (const [register, numbers] of a.registered) {
    const theirs = b.registered.get(register);
    if (theirs === undefined) continue;
    const number = firstShared(numbers, theirs);
    const words = `same ${register.startsWith(VAT) ? 'VAT' : register} ${number}`;
    if (number !== undefined && register.startsWith(VAT)) sharedVat ??= words;
    else if (number !== undefined) shared ??= words;
    else others.push(`other ${register} (${first(numbers)} and ${first(theirs)})`);
  }
  return { shared, sharedVat, others };
}

function areAbroad(a: Subject, b: Subject): boolean {
  return a.country !== null && b.country !== null && a.country !== b.country;
}

/** The names that are most alike, with what the database says about them. */
function bestNameScore(a: Subject, b: Subject, evidence: Evidence, isBacked: boolean): Finding {
  let best: Finding = { score: -1, reasons: [], against: [] };
  for (const [atA, x] of a.names.entries()) {
    for (const [atB, y] of b.names.entries()) {
      const names = scoreNames(x, y, evidence.weigh);
      const found = doubted(names, x, y, evidence, isBacked);
      if (found.score <= best.score) continue;
      best = atA > 0 || atB > 0 ? { ...found, reasons: found.reasons.map(ofAlias) } : found;
    }
  }
  return best;
}

function ofAlias(reason: Reason): Reason {
  return { ...reason, words: `${reason.words} (of an alias)` };
}

/** `isBacked`: a number or the place agrees, so that it doesn't matter how many others have the name. */
function doubted(
  names: NameScore,
  a: NameParts,
  b: NameParts,
  evidence: Evidence,
  isBacked: boolean,
): Finding {
  let found: Finding = names;
  if (names.score === 0) return found;
  if (a.isGeneric && b.isGeneric) found = capped(found, 'GENERIC_NAME', 'a name that many have');
  if (a.isCut && b.isCut) found = capped(found, 'BOTH_CUT', 'both cut off');
  if (!evidence.isLarge) return found;
  if (names.isLetterOff && a.kind === 'ORGANISATION') {
    found = weakened(
      found,
      'LETTER_OFF',
      'a letter off, and no other word that tells apart',
      LETTER_OFF_FACTOR,
    );
  }
  const bearers = a.key === b.key && !isBacked ? evidence.bearersOf(a) : 0;
  if (bearers >= MIN_NAMESAKES) {
    found = weakened(found, 'NAMESAKES', `${bearers} have this name`, NAMESAKE_FACTOR);
  }
  if (found.score < CONTAINED_SCORE && isContained(a, b, evidence)) {
    const words = 'a rare name within a longer one';
    const reason: Reason = { code: 'CONTAINED_NAME', words, factor: CONTAINED_SCORE };
    return { score: CONTAINED_SCORE, reasons: [...found.reasons, reason], against: found.against };
  }
  return found;
}

function capped(found: Finding, code: ReasonCode, words: string): Finding {
  const factor = Math.min(1, DOUBT / found.score);
  return weakened(found, code, words, factor);
}

/** Whether the shorter name is one rare word that the other has too, and neither has a number. */
function isContained(a: NameParts, b: NameParts, evidence: Evidence): boolean {
  const [short, long] = a.words.length < b.words.length ? [a, b] : [b, a];
  const [word = ''] = short.words;
  if (short.words.length !== 1 || word.length < MIN_CONTAINED_LETTERS || !long.words.includes(word))
    return false;
  return evidence.of(word) <= MAX_RARE && a.numbers.length === 0 && b.numbers.length === 0;
}

function firstShared(a: ReadonlySet<string>, b: ReadonlySet<string>): string | undefined {
  for (const each of a) if (b.has(each)) return each;
  return undefined;
}

function first(numbers: ReadonlySet<string>): string {
  const [number = ''] = numbers;
  return number;
}
