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
  const inEnglish = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });
  const displays = LANGUAGES.map((language) => new Intl.DisplayNames(language, { type: 'region' }));
  for (const code of twoLetterCodes()) {
    if (inEnglish.of(code) === undefined || UNASSIGNED.has(code)) continue;
    names.set(code.toLowerCase(), code);
    const alpha3 = ALPHA_3[code];
    if (alpha3 !== undefined) names.set(alpha3, code);
    for (const display of displays) {
      const key = nameKey(display.of(code) ?? '');
      if (!names.has(key)) names.set(key, code);
    }
  }
  return names;
}

/** Regions of CLDR that are no countries of ISO 3166-1. */
const UNASSIGNED: ReadonlySet<string> = new Set(
  'AC CP CQ DG EA EU EZ IC QO TA UN XA XB XK ZZ DD FX SU YU TP ZR AN CS BU NT HV DY RH UK VD YD NH NQ'.split(
    ' ',
  ),
);

/** Three-letter codes that publishers of OCDS use. */
const ALPHA_3: Readonly<Record<string, string>> = {
  AF: 'afg',
  AM: 'arm',
  AR: 'arg',
  AU: 'aus',
  BR: 'bra',
  CA: 'can',
  CL: 'chl',
  CO: 'col',
  DE: 'deu',
  EC: 'ecu',
  ES: 'esp',
  FR: 'fra',
  GB: 'gbr',
  GE: 'geo',
  GT: 'gtm',
  HN: 'hnd',
  IT: 'ita',
  KE: 'ken',
  MD: 'mda',
  MX: 'mex',
  NG: 'nga',
  NL: 'nld',
  NP: 'npl',
  PE: 'per',
  PL: 'pol',
  PT: 'prt',
  PY: 'pry',
  RO: 'rou',
  UA: 'ukr',
  UG: 'uga',
  US: 'usa',
  UY: 'ury',
  ZM: 'zmb',
};

function* twoLetterCodes(): Generator<string> {
  const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
  for (const first of letters) for (const second of letters) yield first + second;
}
