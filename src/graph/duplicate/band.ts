import type { Finding, ReasonCode } from './reason.ts';
import type { Subject } from './subject.ts';

/**
 * What is to be done with a pair: `UNITS`, establishments of one company, are never merged; `LIKELY` ones are to be looked at, the
 * likeliest first; `POSSIBLE` ones only when somebody asks; `DIFFERENT` ones are two, by what is known of them.
 */
export const BANDS = ['UNITS', 'LIKELY', 'POSSIBLE', 'DIFFERENT'] as const;
export type Band = (typeof BANDS)[number];

/** Chosen on labelled pairs of names: above it, about one listed pair in a hundred is of two organisations. */
export const DEFAULT_MIN_SCORE = 0.8;
/** Below it, hardly anything is found but what is two. */
export const MIN_POSSIBLE_SCORE = 0.7;

/** Each of them says that there are two, unless both have one checked number. */
const TELLS_APART: ReadonlySet<ReasonCode> = new Set(['OTHER_NUMBERS', 'OTHER_COUNTRY']);

export function bandOf(a: Subject, b: Subject, { score, reasons, against }: Finding): Band {
  if (areUnits(a, b)) return 'UNITS';
  if (against.some(({ code }) => code === 'OTHER_NUMBER')) return 'DIFFERENT';
  if (!reasons.some(isSharedNumber) && against.some(({ code }) => TELLS_APART.has(code))) return 'DIFFERENT';
  return score >= DEFAULT_MIN_SCORE ? 'LIKELY' : 'POSSIBLE';
}

/** Whether the reason is a checked number that both have, and that only one organisation can have. */
export function isSharedNumber({ code }: { readonly code: ReasonCode }): boolean {
  return code === 'SAME_NUMBER';
}

/** Whether two are other establishments of one company. */
function areUnits(a: Subject, b: Subject): boolean {
  if (a.establishments.size === 0 || b.establishments.size === 0) return false;
  const theirs = b.registered.get('SIREN');
  const isOneCompany = [...(a.registered.get('SIREN') ?? [])].some((siren) => theirs?.has(siren));
  return isOneCompany && ![...a.establishments].some((siret) => b.establishments.has(siret));
}
