import type { NameParts } from './name-part.ts';
import { type NameScore, scoreNames, type Weigh } from './name-score.ts';
import type { Subject } from './subject.ts';

/** What each finding leaves of the distance to certainty (for), or of the score (against). */
const LEFT_BY = { sharedRegister: 0.3, sharedUnchecked: 0.5, sameLocality: 0.8 } as const;
const FACTOR = { otherRegister: 0.6, otherCountry: 0.75, otherLocality: 0.9 } as const;

/** Of two names that are each no more than a kind of body, or cut off before they end: a name and itself may be two nodes. */
const DOUBT = 0.7;

/** How likely two nodes are the same: their most similar names, then what else is known of both. Symmetric, 0 to 1. */
export function scorePair(a: Subject, b: Subject, weigh: Weigh): NameScore {
  const names = bestNameScore(a, b, weigh);
  const reasons = [...names.reasons];
  const against = [...names.against];
  let score = names.score;
  const strengthen = (left: number, reason: string) => {
    score = 1 - (1 - score) * left;
    reasons.push(reason);
  };
  const weaken = (factor: number, reason: string) => {
    score *= factor;
    against.push(reason);
  };

  for (const [register, numbers] of a.registered) {
    const others = b.registered.get(register);
    if (others === undefined) continue;
    const shared = [...numbers].find((number) => others.has(number));
    if (shared !== undefined) strengthen(LEFT_BY.sharedRegister, `same ${register} ${shared}`);
    else weaken(FACTOR.otherRegister, `other ${register} (${first(numbers)} and ${first(others)})`);
  }
  const shared = [...a.unchecked].find((identifier) => b.unchecked.has(identifier));
  if (shared !== undefined) strengthen(LEFT_BY.sharedUnchecked, `same unchecked identifier ${shared}`);
  if (a.country !== null && b.country !== null && a.country !== b.country) {
    weaken(FACTOR.otherCountry, `other country (${a.country} and ${b.country})`);
  } else if (a.locality !== null && b.locality !== null) {
    if (a.locality === b.locality) strengthen(LEFT_BY.sameLocality, 'same place');
    else weaken(FACTOR.otherLocality, `other place (${a.locality} and ${b.locality})`);
  }
  return { score, reasons, against };
}

function bestNameScore(a: Subject, b: Subject, weigh: Weigh): NameScore {
  let best: NameScore = { score: -1, reasons: [], against: [] };
  for (const [atA, x] of a.names.entries()) {
    for (const [atB, y] of b.names.entries()) {
      const found = doubted(scoreNames(x, y, weigh), x, y);
      if (found.score <= best.score) continue;
      const isAlias = atA > 0 || atB > 0;
      best = isAlias
        ? { ...found, reasons: found.reasons.map((reason) => `${reason} (of an alias)`) }
        : found;
    }
  }
  return best;
}

function doubted(found: NameScore, a: NameParts, b: NameParts): NameScore {
  const doubts = [
    ...(a.isGeneric && b.isGeneric ? ['a name that many have'] : []),
    ...(a.isCut && b.isCut ? ['both cut off'] : []),
  ];
  if (doubts.length === 0) return found;
  return { ...found, score: Math.min(found.score, DOUBT), against: [...found.against, ...doubts] };
}

function first(numbers: ReadonlySet<string>): string {
  const [number = ''] = numbers;
  return number;
}
