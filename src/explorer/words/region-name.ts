import { readCountryCode } from '../../domain/country.ts';
import { FRENCH_DEPARTMENTS } from '../../domain/french-department.ts';
import { nutsName } from '../../domain/nuts-name.ts';
import type { View } from '../view.ts';

/** Of a code, the country and one sign for each level. */
const COUNTRY_LENGTH = 2;

let departments: ReadonlyMap<string, string> | undefined;

/**
 * A region as a reader knows it, with its code: "Centre-Val de Loire (FRB)". Of level 3 departments have names; other regions, and those
 * that are all of the one around them, are called by that one, "Upper Bavaria (DE212)", and by their country at last. Just the name of a
 * country, and a text that is no code as it is.
 *
 * @param code of NUTS 2021, of any level
 */
export function regionName({ language, format }: Pick<View, 'language' | 'format'>, code: string): string {
  const country = readCountryCode(code.slice(0, COUNTRY_LENGTH));
  if (country === undefined) return code;
  if (code.length === COUNTRY_LENGTH) return format.country(country);
  departments ??= new Map([...FRENCH_DEPARTMENTS.values()].map(({ nuts, name }) => [nuts, name]));
  const around = Array.from({ length: code.length - COUNTRY_LENGTH }, (_, cut) =>
    nutsName(code.slice(0, code.length - cut)),
  );
  const name =
    departments.get(code) ?? around.find((each) => each !== undefined)?.[language] ?? format.country(country);
  return `${name} (${code})`;
}
