import { FRENCH_DEPARTMENTS } from '../../../domain/french-department.ts';

/** Overseas territories that have INSEE codes and are no part of NUTS: their ISO 3166 codes. */
const TERRITORIES: ReadonlyMap<string, string> = new Map([
  ['975', 'PM'],
  ['977', 'BL'],
  ['978', 'MF'],
  ['984', 'TF'],
  ['986', 'WF'],
  ['987', 'PF'],
  ['988', 'NC'],
]);

/** Regions since 2016 by INSEE code: NUTS 2021, level 1 on the mainland, level 2 overseas. */
const REGIONS: ReadonlyMap<string, string> = new Map(
  '01 FRY1|02 FRY2|03 FRY3|04 FRY4|06 FRY5|11 FR1|24 FRB|27 FRC|28 FRD|32 FRE|44 FRF|52 FRG|53 FRH|75 FRI|76 FRJ|84 FRK|93 FRL|94 FRM'
    .split('|')
    .map((line) => line.split(' ') as [string, string]),
);

const NUTS: ReadonlySet<string> = new Set(
  [...FRENCH_DEPARTMENTS.values()].flatMap(({ nuts }) => [nuts, nuts.slice(0, 4), nuts.slice(0, 3)]),
);

/** NUTS code of a department, or the ISO code of a territory. */
export function placeOfDepartment(code: string): string | undefined {
  return FRENCH_DEPARTMENTS.get(code)?.nuts ?? TERRITORIES.get(code);
}

export function placeOfRegion(code: string): string | undefined {
  return REGIONS.get(code);
}

/** NUTS code of a department; undefined of a territory that is no part of NUTS. */
export function nutsOfDepartment(code: string): string | undefined {
  return FRENCH_DEPARTMENTS.get(code)?.nuts;
}

export function departmentName(code: string): string | undefined {
  return FRENCH_DEPARTMENTS.get(code)?.name;
}

/** Whether the code is one of NUTS 2021 for France, of any level. */
export function isFrenchNuts(code: string): boolean {
  return NUTS.has(code);
}
