import { type Modality, STANDINGS, type Standing } from '../domain/claim.ts';
import { type PartialDate, upperBoundKey } from '../domain/partial-date.ts';

/** How well a claim stands: what a chain of claims takes over from its links. */
export interface Ground {
  readonly standing: Standing;
  readonly modality: Modality;
  readonly knownFrom: string;
  readonly validFrom: string | null;
  readonly validUntil: string | null;
}

/** Place of a standing from the strongest, 0, to the weakest. */
export function standingRank(standing: Standing): number {
  return STANDINGS.indexOf(standing);
}

/** A chain is as sure as its weakest claim. */
export function weakest(standings: readonly Standing[]): Standing {
  return STANDINGS.findLast((standing) => standings.includes(standing)) ?? 'OFFICIAL';
}

/** One way to something is enough, so it is as sure as the strongest. */
export function strongest(standings: readonly Standing[]): Standing {
  return STANDINGS.find((standing) => standings.includes(standing)) ?? 'DISPUTED';
}

/** Of claims that must all hold: the weakest standing, expected if one is, known since the last of them, valid while all are. */
export function groundOfAll(claims: readonly Ground[]): Ground {
  return {
    standing: weakest(claims.map(({ standing }) => standing)),
    modality: claims.some(({ modality }) => modality === 'EXPECTED') ? 'EXPECTED' : 'ACTUAL',
    knownFrom: latest(claims.map(({ knownFrom }) => knownFrom)),
    validFrom: claims.map(({ validFrom }) => validFrom).reduce(latestStart, null),
    validUntil: claims.map(({ validUntil }) => validUntil).reduce(earliestEnd, null),
  };
}

/** The last of some days; of none an empty text, which comes before every day. */
export function latest(days: readonly string[]): string {
  return days.toSorted().at(-1) ?? '';
}

/** Whether there is a day on which everything that is so grounded holds. */
export function holdsAtSomeTime({ validFrom, validUntil }: Ground): boolean {
  if (validFrom === null || validUntil === null) return true;
  return endKey(validUntil) >= validFrom;
}

function latestStart(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return a > b ? a : b;
}

function earliestEnd(a: string | null, b: string | null): string | null {
  if (a === null || b === null) return a ?? b;
  return endKey(a) < endKey(b) ? a : b;
}

function endKey(until: string): string {
  return upperBoundKey(until as PartialDate);
}
