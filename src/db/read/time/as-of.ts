import type { Alias, Name } from '../../statement/alias.ts';
import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import type { claims } from '../../tables/claim.ts';

/** The days an operation is asked for; a day that is absent does not restrict. */
export interface AsOf {
  /** Only what a document published until this day (`YYYY-MM-DD`) says. */
  readonly knownOn?: string;
  /** Only claims that hold on this day (`YYYY-MM-DD`). */
  readonly validOn?: string;
}

export const NOW: AsOf = Object.freeze({});

/**
 * The days are bound by name, since one statement may need them in many places. Written `+@` for
 * the same reason as `+?` in fragments.
 */
export const KNOWN_ON = '+@knownOn';
const VALID_ON = raw('+@validOn');

/** Condition that something known from a day is known on the day asked. */
export function knownBy(knownFrom: Name | string): Fragment {
  return raw(`${knownFrom} <= ${KNOWN_ON}`);
}

/**
 * Condition that a period covers a day, without another the one asked. A start or end published as a year or month counts
 * from its first to its last day; an open end covers everything on its side.
 */
export function validOn(from: Name | string, until: Name | string, day: Fragment = VALID_ON): Fragment {
  const [start, end] = [raw(`${from}`), raw(`${until}`)];
  return fragment`(${start} IS NULL OR ${start} <= ${day} || '~') AND (${end} IS NULL OR ${end} || '~' >= ${day})`;
}

/** The base row of a claim, as a statement names it. */
export type ClaimName = Alias<typeof claims>;

/** Conditions that a claim is known and valid on the days asked. */
export function visibleClaim(claim: ClaimName, asOf: AsOf): Fragment[] {
  return [...knownClaim(claim, asOf), ...validClaim(claim, asOf)];
}

/** The part of `visibleClaim` that is about being known. */
export function knownClaim({ knownFrom }: ClaimName, { knownOn }: AsOf): Fragment[] {
  return knownOn === undefined ? [] : [knownBy(knownFrom)];
}

/** The part of `visibleClaim` that is about being valid. */
export function validClaim({ validFrom, validUntil }: ClaimName, { validOn: day }: AsOf): Fragment[] {
  return day === undefined ? [] : [validOn(validFrom, validUntil)];
}
