import { alpha3ToAlpha2 } from 'i18n-iso-countries/index.js';

/** Kosovo in the EU's tables; ISO 3166-1 has no code for it. */
const KOSOVO = '1A0';

/** The ISO 3166 alpha-2 code of a country that eForms names by alpha-3 (BT-514); undefined for any other text. */
export function countryCode(alpha3: string): string | undefined {
  const code = alpha3.toUpperCase();
  return code === KOSOVO ? 'XK' : alpha3ToAlpha2(code);
}

/** Country of a NUTS code: its first two characters, but EL is Greece and UK the United Kingdom. */
export function countryOfNuts(nuts: string): string {
  const prefix = nuts.slice(0, 2);
  if (prefix === 'EL') return 'GR';
  return prefix === 'UK' ? 'GB' : prefix;
}

/** Whether the text has the form of a NUTS code of level 0 to 3: `DE`, `DE2`, `DE252`, `ITZZZ`. */
export function isNuts(text: string): boolean {
  return /^[A-Z]{2}[A-Z0-9]{0,3}$/.test(text);
}

/** The shortest tag of a language that eForms names by ISO 639-3 (BT-702): "DEU" is `de`; undefined for any other text. */
export function languageTag(code: string): string | undefined {
  if (!/^[A-Za-z]{3}$/.test(code)) return undefined;
  const [tag] = Intl.getCanonicalLocales(code);
  return tag;
}
