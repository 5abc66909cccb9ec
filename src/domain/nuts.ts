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

/** A NUTS code of any level, from the country on, in capitals; undefined for what is none. */
export function readNutsCode(text: string): string | undefined {
  const code = text.trim().toUpperCase();
  const country = SHAPE.exec(code)?.[1];
  return country !== undefined && COUNTRIES.has(country) ? code : undefined;
}
