import { getAlpha3Codes } from 'i18n-iso-countries/index.js';
import { nameKey } from '../../../domain/name-key.ts';
import { publishedText } from '../../published-value.ts';

/** Languages in which publishers write names of countries. */
const LANGUAGES = [
  'en',
  'es',
  'fr',
  'pt',
  'de',
  'it',
  'nl',
  'pl',
  'ro',
  'uk',
  'ru',
  'hy',
  'ka',
  'sq',
] as const;

/** Names that are in use and not the ones of Unicode's CLDR. */
const OTHER_NAMES: Readonly<Record<string, string>> = {
  uk: 'GB',
  'great britain': 'GB',
  usa: 'US',
  'united states of america': 'US',
  'republic of moldova': 'MD',
  'russian federation': 'RU',
  'czech republic': 'CZ',
};

/** A code in wide use that ISO 3166-1 does not assign. */
const KOSOVO = 'XK';

let known: ReadonlyMap<string, string> | undefined;

/** The same few spellings come again with every party: each is compared by letters once. */
const bySpelling = new Map<string, string | undefined>();
const MAX_SPELLINGS = 1_000;

/**
 * The ISO 3166-1 code of a country that is written as its code (two or three letters) or as its name in a language of publishers;
 * undefined for anything else, such as regions and continents.
 */
export function countryCode(value: unknown): string | undefined {
  const text = publishedText(value);
  if (text === undefined || text.length > 60) return undefined;
  known ??= countriesByName();
  const spelt = bySpelling.get(text);
  if (spelt !== undefined || bySpelling.has(text)) return spelt;
  const code = known.get(nameKey(text));
  if (bySpelling.size < MAX_SPELLINGS) bySpelling.set(text, code);
  return code;
}

function countriesByName(): Map<string, string> {
  const names = new Map<string, string>(Object.entries(OTHER_NAMES));
  const displays = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  for (const [alpha3, code] of Object.entries(getAlpha3Codes())) {
    if (code === KOSOVO) continue;
    for (const text of [code, alpha3, ...displays.map((display) => display.of(code) ?? '')]) {
      const key = nameKey(text);
      if (!names.has(key)) names.set(key, code);
    }
  }
  return names;
}
