import { type Fragment, fragment, raw } from '../../statement/fragment.ts';

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
export function knownBy(knownFrom: string): Fragment {
  return raw(`${knownFrom} <= ${KNOWN_ON}`);
}

/**
 * Condition that a period covers a day, without another the one asked. A start or end published as a year or month counts
 * from its first to its last day; an open end covers everything on its side.
 */
export function validOn(from: string, until: string, day: Fragment = VALID_ON): Fragment {
  const [start, end] = [raw(from), raw(until)];
  return fragment`(${start} IS NULL OR ${start} <= ${day} || '~') AND (${end} IS NULL OR ${end} || '~' >= ${day})`;
}

/** Conditions that a claim, a row of `claims` as `alias`, is known and valid on the days asked. */
export function visibleClaim(alias: string, asOf: AsOf): Fragment[] {
  return [...knownClaim(alias, asOf), ...validClaim(alias, asOf)];
}

/** The part of `visibleClaim` that is about being known. */
export function knownClaim(alias: string, { knownOn }: AsOf): Fragment[] {
  return knownOn === undefined ? [] : [knownBy(`${alias}.known_from`)];
}

/** The part of `visibleClaim` that is about being valid. */
export function validClaim(alias: string, { validOn: day }: AsOf): Fragment[] {
  return day === undefined ? [] : [validOn(`${alias}.valid_from`, `${alias}.valid_until`)];
}
