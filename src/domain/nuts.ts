/** Countries that NUTS 2021 has regions of, with those of the candidate and EFTA countries; Greece and the United Kingdom by its own codes. */
const COUNTRIES: ReadonlySet<string> = new Set(
  'AL AT BE BG CH CY CZ DE DK EE EL ES FI FR HR HU IE IS IT LI LT LU LV ME MK MT NL NO PL PT RO RS SE SI SK TR UK'.split(
    ' ',
  ),
);

/** What a region has to be, for those who gave another. */
export const NUTS_EXPECTED =
  'the start of a NUTS code: a country and up to three letters or digits, such as "FRB"';

const SHAPE = /^([A-Z]{2})[0-9A-Z]{0,3}$/;

/** Countries whose NUTS codes begin otherwise than ISO 3166 has them. */
const OWN_CODES: ReadonlyMap<string, string> = new Map([
  ['GR', 'EL'],
  ['GB', 'UK'],
]);

/**
 * The NUTS code that stands where an address has its region ("UKI32"); undefined of a region by name, also where that has the letters of a
 * code, as LIMA or ROMA.
 *
 * @param country of the address, ISO 3166 alpha-2
 */
export function nutsOfRegion(region: string, country: string | undefined): string | undefined {
  if (country === undefined || !region.startsWith(OWN_CODES.get(country) ?? country)) return undefined;
  const isCode = region.length === 3 || (region.length > 3 && /\d/.test(region));
  return isCode && readNutsCode(region) === region ? region : undefined;
}

/** A NUTS code of any level, from the country on, in capitals; undefined for what is none. */
export function readNutsCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  const country = SHAPE.exec(code)?.[1];
  return country !== undefined && COUNTRIES.has(country) ? code : undefined;
}
