import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';

/** A row of the published table of contracts: one holder of one contract. */
export interface HolderRow {
  readonly uid: string;
  readonly acheteur_id: string;
  readonly titulaire_id: string;
  readonly titulaire_nom: string;
  readonly montant: string;
  readonly dateNotification: string;
  readonly offresRecues: string;
  readonly codeCPV: string;
  readonly procedure: string;
  readonly acheteur_departement_code: string;
  readonly acheteur_region_code: string;
}

/** What one group of holders was awarded under one number, as last notified. */
export interface Award {
  readonly uid: string;
  /** Companies, by the nine digits that their establishments share. */
  readonly companies: readonly string[];
  readonly cents: number;
  readonly day: string;
  /** How many bids were received. */
  readonly received: number;
  readonly row: HolderRow;
}

/** The number of a contract of ten lots, the last of them of 425,000 euros. */
export const TEN_LOTS = '403040850000142024S';

export const TABLE = 'decp_2024H2_travaux_cpv4521.csv';

/** The contracts of the table, and nothing else of the graph. */
export const TABLE_ONLY = { cpv: '45', awardedOn: { from: '2024-07', until: '2025-01' } };

/** The table as published, read by csv-parse alone. */
export function readTable(folder: string): HolderRow[] {
  return parse(readFileSync(join(folder, TABLE)), { columns: true, bom: true });
}

/** The company of an establishment, by the nine digits that all of its establishments share. */
export function companyOf(siret: string): string {
  return isSiret(siret) ? siret.slice(0, 9) : siret;
}

/** Who holds a contract; undefined where "1" or "00001" stands for nobody. A number that fails its check is known by its name alone. */
function holderOf({ titulaire_id: number, titulaire_nom: name, uid }: HolderRow): string | undefined {
  if (number.length < 9) return undefined;
  return isSiret(number) ? companyOf(number) : `${name || uid} ${number}`;
}

const isSiret = (number: string): boolean =>
  /^\d{14}$/.test(number) && luhnSum(number) % 10 === 0 && luhnSum(number.slice(0, 9)) % 10 === 0;

/** Every second digit from the right counts twice, by the sum of its digits. */
function luhnSum(digits: string): number {
  const weighted = [...digits].reverse().map((digit, place) => Number(digit) * (1 + (place % 2)));
  return sumOf(weighted.map((value) => (value > 9 ? value - 9 : value)));
}

/** Rows that agree in all but the holder are one notification; of notifications to one group of holders the last one holds. */
export function awardsOf(rows: readonly HolderRow[]): Award[] {
  const notifications = Map.groupBy(rows, (row) =>
    JSON.stringify(Object.entries(row).filter(([column]) => !column.startsWith('titulaire_'))),
  );
  const courses = new Map<string, Award>();
  for (const lines of notifications.values()) {
    const [row] = lines as [HolderRow];
    const numbers = lines.map(({ titulaire_id }) => titulaire_id).filter(({ length }) => length >= 9);
    const companies = [...new Set(lines.flatMap((line) => holderOf(line) ?? []))].sort();
    const award = {
      uid: row.uid,
      companies,
      cents: Math.round(Number(row.montant) * 100),
      day: row.dateNotification,
      received: Number(row.offresRecues),
      row,
    };
    const key = `${row.uid} ${[...new Set(numbers)].sort()}`;
    const before = courses.get(key);
    if (!before || isLater(award, before)) courses.set(key, award);
  }
  return [...courses.values()];
}

function isLater(one: Award, other: Award): boolean {
  return one.day > other.day || (one.day === other.day && one.cents > other.cents);
}

/**
 * The numbers all of whose awards stand under longer numbers, too, which begin with them: same buyer, holders, amount, day, procedure and
 * CPV code.
 */
export function duplicatesIn(awards: readonly Award[]): ReadonlySet<string> {
  const said = ({ companies, cents, day, row: { acheteur_id, procedure, codeCPV } }: Award) =>
    JSON.stringify([acheteur_id, companies, cents, day, procedure, codeCPV]);
  const numbers = Map.groupBy(awards, said);
  const isRepeated = (award: Award) =>
    numbers.get(said(award))?.some(({ uid }) => uid !== award.uid && uid.startsWith(award.uid));
  return new Set([...byNumber(awards)].flatMap(([uid, parts]) => (parts.every(isRepeated) ? [uid] : [])));
}

/**
 * What a number is worth, in cents: contracts that one company holds are one award, whose last amount counts; others are parts of it, but
 * for those that state one and the same amount, which they share.
 */
export function worthOf(parts: readonly Award[]): number {
  let groups: Award[][] = [];
  for (const part of parts) {
    const isSame = (other: Award) => other.companies.some((company) => part.companies.includes(company));
    const same = groups.filter((group) => group.some(isSame));
    groups = [...groups.filter((group) => !same.includes(group)), [...same.flat(), part]];
  }
  const last = groups.map((group) => group.reduce((one, other) => (isLater(other, one) ? other : one)).cents);
  const [first = 0] = last;
  return last.every((cents) => cents === first) ? first : sumOf(last);
}

/** Awards of each number. */
export function byNumber(awards: readonly Award[]): Map<string, Award[]> {
  return Map.groupBy(awards, ({ uid }) => uid);
}

/** How often each key occurs, the most frequent first. */
export function frequencies(keys: Iterable<string>): [key: string, count: number][] {
  return [...Map.groupBy(keys, (key) => key)]
    .map(([key, { length }]): [string, number] => [key, length])
    .sort((a, b) => b[1] - a[1]);
}

/** An amount of an answer, in cents. */
export const centsOf = (amount: string): number => Math.round(Number(amount) * 100);

export const sumOf = (numbers: Iterable<number>): number => [...numbers].reduce((sum, each) => sum + each, 0);
