import { as } from './statement/alias.ts';
import { columnOf } from './statement/fragment.ts';
import { claims, evidence } from './tables/claim.ts';

/** Names of the columns between which something is known: from a day on, up to another; without that it still is. */
export interface SpanNames {
  readonly knownFrom: unknown;
  readonly knownUntil: unknown;
}

/** SQL of the condition that a span covers a day (`YYYY-MM-DD`, SQL too). */
export function covers({ knownFrom, knownUntil }: SpanNames, day: string): string {
  return `${knownFrom} <= ${day} AND (${knownUntil} IS NULL OR ${knownUntil} > ${day})`;
}

const piece = as(evidence, 'piece');

/**
 * SQL of the condition that a claim is current: that some of its evidence is open, now or on a day. `claim` is the alias of `claims`.
 * The evidence itself is only looked at where there are days in between on which none was open.
 */
export function isCurrent(claim: string, day?: string): string {
  const knownUntil = columnOf(claim, claims.knownUntil);
  if (day === undefined) return `${knownUntil} IS NULL`;
  const span = covers({ knownFrom: columnOf(claim, claims.knownFrom), knownUntil }, day);
  const open = `EXISTS (SELECT 1 FROM ${piece} WHERE ${piece.claimId} = ${columnOf(claim, claims.id)} AND ${covers(piece, day)})`;
  return `${span} AND (${columnOf(claim, claims.broken)} = 0 OR ${open})`;
}
