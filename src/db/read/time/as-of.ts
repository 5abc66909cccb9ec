import { KNOWN_ON, VALID_ON } from '../../dialect/expression.ts';
import { covers, isCurrent, type SpanNames } from '../../known-span.ts';
import { type Alias, as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { claims } from '../../tables/claim.ts';

/** The days an operation is asked for; a day that is absent does not restrict. */
export interface AsOf {
  /** Only what a document published until this day (`YYYY-MM-DD`) says. */
  readonly knownOn?: string;
  /** Only claims that hold on this day (`YYYY-MM-DD`). */
  readonly validOn?: string;
}

export const NOW: AsOf = Object.freeze({});

export { KNOWN_ON };

/** Condition that something known from a day is known on the day asked. */
export function knownBy(knownFrom: Name | string): Fragment {
  return raw(`${knownFrom} <= ${KNOWN_ON}`);
}

/**
 * Condition that a period covers a day, without another the one asked. A start or end published as a year or month counts
 * from its first to its last day; an open end covers everything on its side.
 */
export function validOn(from: Name | string, until: Name | string, day: Fragment = raw(VALID_ON)): Fragment {
  const [start, end] = [raw(`${from}`), raw(`${until}`)];
  return fragment`(${start} IS NULL OR ${start} <= ${day} || '~') AND (${end} IS NULL OR ${end} || '~' >= ${day})`;
}

/** The base row of a claim, as a statement names it. */
export type ClaimName = Alias<typeof claims>;

/** Conditions that a claim is current and valid on the days asked. */
export function visibleClaim(claim: ClaimName, asOf: AsOf): Fragment[] {
  return [currentClaim(claim, asOf), ...validClaim(claim, asOf)];
}

/** The part of `visibleClaim` that is about being known: that on the day asked some document says so. */
export function currentClaim({ alias }: ClaimName, { knownOn }: AsOf): Fragment {
  return raw(isCurrent(alias, knownOn === undefined ? undefined : KNOWN_ON));
}

/** Condition that a piece of evidence is open on the day asked: its document still says so. */
export function openPiece(piece: SpanNames, { knownOn }: AsOf): Fragment {
  return raw(knownOn === undefined ? `${piece.knownUntil} IS NULL` : covers(piece, KNOWN_ON));
}

/** The part of `visibleClaim` that is about being valid. */
export function validClaim({ validFrom, validUntil }: ClaimName, { validOn: day }: AsOf): Fragment[] {
  return day === undefined ? [] : [validOn(validFrom, validUntil)];
}

/** A row that carries a copy of its claim's `withdrawn`, and the name of the claim's id there. */
export interface FlaggedRow {
  readonly claimId: Name;
  readonly withdrawn: Name;
}

const base = as(claims, 'base');

/** `currentClaim` where the base row is not read: by the row's own flag, and by the base row only as known on an earlier day. */
export function currentRow({ claimId, withdrawn }: FlaggedRow, asOf: AsOf): Fragment {
  if (asOf.knownOn === undefined) return raw(`${withdrawn} = 0`);
  return fragment`EXISTS (SELECT 1 FROM ${base} WHERE ${base.id} = ${claimId} AND ${currentClaim(base, asOf)})`;
}
