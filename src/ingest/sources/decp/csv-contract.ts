import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { CsvRow } from '../../csv.ts';
import { publishedText, publishedTextFlags } from '../../published-value.ts';
import type { Contract, PublishedParty } from './contract.ts';
import { fingerprintOf } from './fingerprint.ts';
import { dayFirst, isMonthFirst } from './published-date.ts';
import { contractsOf, type RowContract } from './row-state.ts';

/** Columns without which a table is not one of contracts with their holders. */
export const REQUIRED_COLUMNS = ['id', 'acheteur_id', 'titulaire_id'] as const;

/** Columns that speak of the row's holder; all others speak of the contract. */
const OF_HOLDER = /^titulaire_/;

/** Exports that have a column for each of the first three holders number them. */
const NUMBERED = /_(\d)$/;

/** Columns that Excel may have written with the day first. */
const DATES = ['datenotification', 'datepublicationdonnees'] as const;

/**
 * A column's name in lower case, as it is here: `acheteur.id` and `titulaires.id`, as JSON was flattened by some, are `acheteur_id` and
 * `titulaire_id`, and `titulaire_1_id` is `titulaire_id_1`.
 */
function columnOf(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll('.', '_')
    .replace(/^titulaires_/, 'titulaire_')
    .replace(/^titulaire_(\d)_(.+)$/, 'titulaire_$2_$1');
}

/** The name by which a column counts as there: that of the first holder's stands for all. */
export function requiredColumnOf(name: string): string {
  return columnOf(name).replace(/^(titulaire_id)_1$/, '$1');
}

/**
 * How many contracts are held open for further rows. Rows of one contract stand together but for a few that a second sorting
 * moved by some rows; the number bounds the memory.
 */
const OPEN_CONTRACTS = 1_000;

/** A row's cells by the names of their columns in lower case. */
type Cells = ReadonlyMap<string, string>;

function cellsOf(row: CsvRow): Cells {
  return new Map(Object.entries(row.cells).map(([column, cell]) => [columnOf(column), cell]));
}

/** All that a row says of its contract: rows that differ in an amount or a date are other statements. */
function stateKey(cells: Cells): string {
  return JSON.stringify([...cells].filter(([column]) => !OF_HOLDER.test(column)));
}

/** What rows are held together by: in a table that numbers amendments, the contract's number; else all that they say of it. */
function contractKey(cells: Cells): string {
  if (!cells.has('modification_id')) return stateKey(cells);
  return JSON.stringify([cells.get('uid') ?? [cells.get('acheteur_id'), cells.get('id')]]);
}

interface OpenRow {
  readonly row: number;
  readonly locator: string;
  readonly cells: Cells;
}

/**
 * Takes rows together to contracts: a table has one row for each holder of a contract, and repeats the contract's amount in each; one
 * with `modification_id` has further rows for each amendment.
 *
 * Contracts are given when they are whole, as far as that can be told in constant memory: when rows of 1,000 other contracts have
 * come since the last one, and at the table's end.
 */
export class RowGrouping {
  private readonly open = new Map<string, OpenRow[]>();
  /** Columns of dates of which a cell can only have the month first: none of their cells is read otherwise then. */
  private readonly monthFirst = new Set<string>();

  /** The contracts that are whole now that this row has come. */
  add(published: CsvRow): RowContract[] {
    const { row, locator } = published;
    const cells = cellsOf(published);
    for (const column of DATES) {
      if (isMonthFirst(cells.get(column) ?? '')) this.monthFirst.add(column);
    }
    const key = contractKey(cells);
    const rows = this.open.get(key) ?? [];
    rows.push({ row, locator, cells });
    // Behind all others again: the map's order is that of the last row of each.
    this.open.delete(key);
    this.open.set(key, rows);
    if (this.open.size <= OPEN_CONTRACTS) return [];
    const [oldest, whole] = this.open.entries().next().value as [string, OpenRow[]];
    this.open.delete(oldest);
    return this.contractsIn(whole);
  }

  /** The contracts that were still open. */
  *rest(): Generator<RowContract> {
    for (const each of this.open.values()) yield* this.contractsIn(each);
    this.open.clear();
  }

  private contractsIn(rows: readonly OpenRow[]): RowContract[] {
    const states = [...Map.groupBy(rows, ({ cells }) => stateKey(cells)).values()];
    return contractsOf(
      states.map((state) => {
        const [{ cells }] = state as [OpenRow];
        const contract = readRows(
          cells,
          state.map((row) => row.cells),
          this.monthFirst,
        );
        return { locator: locatorOf(state), number: modificationNumber(cells), contract };
      }),
    );
  }
}

/** `row 12`, `rows 12, 13`. */
function locatorOf(rows: readonly OpenRow[]): string {
  const [first] = rows as [OpenRow];
  if (rows.length === 1) return first.locator;
  return `rows ${rows.map(({ row }) => row).join(', ')}`;
}

/** What is no number says all the same that the row is no contract as it was awarded: it comes last. */
function modificationNumber(cells: Cells): number {
  const published = publishedText(cells.get('modification_id'));
  if (published === undefined) return 0;
  const number = /^(\d{1,9})(?:\.0+)?$/.exec(published)?.[1];
  return number === undefined ? Number.POSITIVE_INFINITY : Number(number);
}

/** Locators name columns, not rows: another export has the same contract in other rows. */
function readRows(cells: Cells, rows: readonly Cells[], monthFirst: ReadonlySet<string>): Contract {
  const text = (column: string) => publishedText(cells.get(column.toLowerCase()));
  const date = (column: (typeof DATES)[number]) => {
    const published = text(column);
    return monthFirst.has(column) ? published : dayFirst(published);
  };
  return {
    kind: 'MARKET',
    ...withoutUndefined({
      number: text('id'),
      uid: text('uid'),
      portal: text('source'),
      buyer: readParty(cells, 'acheteur'),
      object: text('objet'),
      objectFlags: nonEmpty(publishedTextFlags(cells.get('objet'), 'name')),
      procedure: text('procedure'),
      cpv: text('codeCPV'),
      place: readPlace(cells),
      notified: date('datenotification'),
      published: date('datepublicationdonnees'),
      amount: text('montant'),
      bidCount: text('offresRecues'),
      grouping: text('typeGroupementOperateurs'),
    }),
    holders: rows.flatMap(readHolders),
    amendments: [],
    subcontracts: [],
    broken: [],
    locators: {
      buyer: 'column acheteur_id',
      holders: 'column titulaire_id',
      amount: 'column montant',
      notified: 'column dateNotification',
    },
    // Few contracts need one.
    get fingerprint() {
      return fingerprintOf(rows.map((row) => [...row]));
    },
  };
}

/** The holder that a row is of; in exports without rows for each, the holders that its numbered columns name. */
function readHolders(cells: Cells): PublishedParty[] {
  const numbers = [...cells.keys()].flatMap((column) =>
    column.startsWith('titulaire_id_') ? (NUMBERED.exec(column)?.[0] ?? []) : [],
  );
  return ['', ...numbers].flatMap((number) => readParty(cells, 'titulaire', number) ?? []);
}

/** A table that has no column for the kind of identifier holds SIRETs. @param number `_1` of the first of several in one row */
function readParty(cells: Cells, who: 'acheteur' | 'titulaire', number = ''): PublishedParty | undefined {
  const cell = (what: string) => cells.get(`${who}_${what}${number}`);
  const text = (what: string) => publishedText(cell(what));
  const id = text('id');
  const called = text('nom') === undefined ? 'denominationsociale' : 'nom';
  const name = text(called);
  if (id === undefined && name === undefined) return undefined;
  const scheme = cells.has(`${who}_typeidentifiant${number}`) ? text('typeidentifiant') : 'SIRET';
  return {
    locator: `column ${who}_id${number}`,
    ...withoutUndefined({
      scheme: who === 'acheteur' ? 'SIRET' : scheme,
      id,
      name,
      flags: nonEmpty(publishedTextFlags(cell(called), 'name')),
      department: text('departement_code'),
    }),
  };
}

function readPlace(cells: Cells): Contract['place'] {
  const code = publishedText(cells.get('lieuexecution_code'));
  if (code === undefined) return undefined;
  return { code, ...withoutUndefined({ type: publishedText(cells.get('lieuexecution_typecode')) }) };
}
