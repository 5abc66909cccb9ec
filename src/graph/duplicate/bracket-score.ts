import type { NameParts } from './name-part.ts';
import { type NameScore, scoreBareNames } from './name-score.ts';
import { type ReasonCode, weakened } from './reason.ts';
import type { Weigh } from './word-alignment.ts';

/** One of the two says more in brackets, a place or a trade name. */
const LEFT_OUT_FACTOR = 0.93;
/** Both say more, and not the same: two establishments, two budgets. */
const OTHER_FACTOR = 0.78;
/** What stands in the brackets of one is the name of the other. */
const INSIDE_FACTOR = 0.85;
/** From here on, what stands in both brackets is the same. */
const SAME_INSIDE = 0.8;

/** Compares two names that were taken apart as names of the same kind. Symmetric; the same parts score 1. */
export function scoreNames(a: NameParts, b: NameParts, weigh?: Weigh): NameScore {
  const [insideA, insideB] = [a.inside, b.inside];
  if (insideA === undefined && insideB === undefined) return scoreBareNames(a, b, weigh);
  const [wholeA, wholeB] = [a.whole ?? a, b.whole ?? b];
  // The same but for the brackets themselves.
  if (wholeA.key === wholeB.key) return scoreBareNames(wholeA, wholeB, weigh);
  const outside = scoreBareNames(a, b, weigh);
  const found: NameScore[] = [];
  if (insideA !== undefined && insideB !== undefined) {
    const areSame = scoreBareNames(insideA, insideB, weigh).score >= SAME_INSIDE;
    const words = `other words in brackets (${insideA.spaced} and ${insideB.spaced})`;
    found.push(areSame ? outside : under(outside, 'OTHER_BRACKETS', words, OTHER_FACTOR));
  } else {
    const words = `without what stands in brackets (${(insideA ?? insideB)?.spaced})`;
    found.push(under(outside, 'BRACKETS_LEFT_OUT', words, LEFT_OUT_FACTOR));
  }
  for (const [inside, other] of [
    [insideA, b],
    [insideB, a],
  ] as const) {
    if (inside === undefined || inside.isGeneric) continue;
    const words = 'the name in brackets of one is the other';
    found.push(under(scoreBareNames(inside, other, weigh), 'NAME_IN_BRACKETS', words, INSIDE_FACTOR));
  }
  return found.reduce((best, each) => (each.score > best.score ? each : best));
}

function under(found: NameScore, code: ReasonCode, words: string, factor: number): NameScore {
  if (found.score === 0) return found;
  return { ...weakened(found, code, words, factor), isLetterOff: found.isLetterOff };
}
