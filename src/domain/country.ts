import { alpha3ToAlpha2, isValid } from 'i18n-iso-countries/index.js';

/** Codes that the EU writes for countries which ISO 3166-1 calls otherwise. */
const EU_CODES: ReadonlyMap<string, string> = new Map([
  ['EL', 'GR'],
  ['UK', 'GB'],
]);

/** Where the law of the Union is in force: no country, and reserved for it by ISO 3166-1. */
const UNION = 'EU';

/**
 * The code that is kept for a country or the Union, of its ISO 3166-1 code of two or three letters in whatever case: `fr` and `FRA` are
 * `FR`. Undefined for anything else.
 */
export function readCountryCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  if (code.length === 3) return alpha3ToAlpha2(code);
  if (code.length !== 2) return undefined;
  const known = EU_CODES.get(code) ?? code;
  return known === UNION || isValid(known) ? known : undefined;
}
