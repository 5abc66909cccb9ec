import type { Fragment } from './fragment.ts';
import { raw } from './fragment.ts';

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
export const VALID_ON = '+@validOn';

/** Condition that something known from a day is known on the day asked. */
export function knownBy(knownFrom: string): Fragment {
  return raw(`${knownFrom} <= ${KNOWN_ON}`);
}

/**
 * Condition that a period covers the day asked. A start or end published as a year or month counts
 * from its first to its last day; an open end covers everything on its side.
 */
export function validOn(from: string, until: string): Fragment {
  return raw(
    `(${from} IS NULL OR ${from} <= ${VALID_ON} || '~') AND (${until} IS NULL OR ${until} || '~' >= ${VALID_ON})`,
  );
}
