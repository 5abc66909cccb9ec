/**
 * Registers that give each legal unit one number: two units have two numbers, so one with another number is another unit. Codes of
 * org-id.guide, and the two French and Italian schemes that Greffe has a name for. Registers of establishments, of branches or of
 * several units together (SIRET, BR-CNPJ, VAT) are none.
 */
const UNIT_REGISTERS: ReadonlySet<string> = new Set([
  'SIREN',
  'IT-CF',
  'BE-BCE-KBO',
  'CH-UID',
  'CZ-ICO',
  'DK-CVR',
  'EE-RIK',
  'FI-PRO',
  'GB-COH',
  'GB-NIC',
  'GB-SC',
  'IE-CRO',
  'LT-RC',
  'LU-RCS',
  'LV-RE',
  'NL-KVK',
  'NO-BRC',
  'PL-KRS',
  'SE-BLV',
  'UA-EDR',
  'UA-IPN',
]);

/** Schemes of organisations' identifiers that are known before any document brings one. */
export const ORGANISATION_SCHEMES: readonly string[] = [
  ...new Set(['SIREN', 'SIRET', 'VAT', 'LEI', 'WIKIDATA', ...UNIT_REGISTERS]),
];

/** Whether the scheme is a register that gives each legal unit one number. */
export function isUnitRegister(scheme: string): boolean {
  return UNIT_REGISTERS.has(scheme);
}

/**
 * In which order identifiers say which node a record speaks of, smallest first: the SIRET, whose company may have been merged
 * out of several, the number of a national register, then others, the LEI, the VAT number, which a group can share, and Wikidata, which
 * anybody can edit.
 */
export function identifierRank(scheme: string): number {
  if (isUnitRegister(scheme)) return 0;
  return RANKS.get(scheme) ?? 1;
}

const RANKS: ReadonlyMap<string, number> = new Map([
  ['SIRET', -1],
  ['LEI', 2],
  ['VAT', 3],
  ['WIKIDATA', 4],
]);

/** Whether two sets of numbers have one register of units in common, and no number of it. */
export function areOfTwoUnits(a: readonly RegisteredNumber[], b: readonly RegisteredNumber[]): boolean {
  return a.some(({ scheme }) => {
    if (!isUnitRegister(scheme)) return false;
    const [mine, others] = [a, b].map((numbers) => numbers.filter((number) => number.scheme === scheme));
    if (mine === undefined || others === undefined || others.length === 0) return false;
    return !mine.some(({ value }) => others.some((other) => other.value === value));
  });
}

export interface RegisteredNumber {
  readonly scheme: string;
  readonly value: string;
}
