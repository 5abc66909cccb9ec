import { withoutUndefined } from '../../../domain/without-undefined.ts';
import type { CsvRow } from '../../csv.ts';
import { publishedText } from '../../published-value.ts';
import type { Contract, PublishedParty } from './contract.ts';
import { fingerprintOf } from './fingerprint.ts';

/** Columns without which a table is not one of contracts with their holders. */
export const REQUIRED_COLUMNS = ['id', 'acheteur_id', 'titulaire_id'] as const;

/** Columns that speak of the row's holder; all others speak of the contract. */
const OF_HOLDER = /^titulaire_/;

/**
 * How many contracts are held open for further rows. Rows of one contract stand together but for a few that a second sorting
 * moved by some rows; the number bounds the memory.
 */
const OPEN_CONTRACTS = 1_000;

/** A contract and where its first row stands. */
export interface RowContract {
  readonly locator: string;
  readonly contract: Contract;
}

/** A row's cells by the names of their columns in lower case. */
type Cells = ReadonlyMap<string, string>;

function cellsOf(row: CsvRow): Cells {
  return new Map(Object.entries(row.cells).map(([column, cell]) => [column.trim().toLowerCase(), cell]));
}

/** What a row is grouped by: all it says of its contract, so rows that differ in an amount or a date are other statements. */
function contractKey(cells: Cells): string {
  return JSON.stringify([...cells].filter(([column]) => !OF_HOLDER.test(column)));
}

interface OpenContract {
  readonly locator: string;
  readonly rows: Cells[];
}

/**
 * Takes rows together to contracts: a table has one row for each holder of a contract, and repeats the contract's amount in each.
 *
 * A contract is given when it is whole, as far as that can be told in constant memory: when rows of 1,000 other contracts have
 * come since its last one, and at the table's end.
 */
export class RowGrouping {
  private readonly open = new Map<string, OpenContract>();

  /** The contract that is whole now that this row has come, if any. */
  add(row: CsvRow): RowContract | undefined {
    const cells = cellsOf(row);
    const key = contractKey(cells);
    const known = this.open.get(key);
    if (known !== undefined) {
      known.rows.push(cells);
      // Behind all others again: the map's order is that of the last row of each.
      this.open.delete(key);
      this.open.set(key, known);
      return undefined;
    }
    this.open.set(key, { locator: row.locator, rows: [cells] });
    if (this.open.size <= OPEN_CONTRACTS) return undefined;
    const [oldest, whole] = this.open.entries().next().value as [string, OpenContract];
    this.open.delete(oldest);
    return contractOf(whole);
  }

  /** The contracts that were still open. */
  *rest(): Generator<RowContract> {
    for (const each of this.open.values()) yield contractOf(each);
    this.open.clear();
  }
}

function contractOf({ locator, rows }: OpenContract): RowContract {
  return { locator, contract: readRows(rows[0] as Cells, rows) };
}

/** Locators name columns, not rows: another export has the same contract in other rows. */
function readRows(cells: Cells, rows: readonly Cells[]): Contract {
  const text = (column: string) => publishedText(cells.get(column.toLowerCase()));
  return {
    kind: 'MARKET',
    ...withoutUndefined({
      number: text('id'),
      uid: text('uid'),
      portal: text('source'),
      buyer: readParty(cells, 'acheteur'),
      object: text('objet'),
      procedure: text('procedure'),
      cpv: text('codeCPV'),
      place: readPlace(cells),
      notified: text('dateNotification'),
      published: text('datePublicationDonnees'),
      amount: text('montant'),
      bidCount: text('offresRecues'),
      grouping: text('typeGroupementOperateurs'),
    }),
    holders: rows.flatMap((row) => readParty(row, 'titulaire') ?? []),
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

/** A table that has no column for the kind of identifier holds SIRETs. */
function readParty(cells: Cells, who: 'acheteur' | 'titulaire'): PublishedParty | undefined {
  const id = publishedText(cells.get(`${who}_id`));
  const name = publishedText(cells.get(`${who}_nom`));
  if (id === undefined && name === undefined) return undefined;
  const column = `${who}_typeidentifiant`;
  const scheme = cells.has(column) ? publishedText(cells.get(column)) : 'SIRET';
  return {
    locator: `column ${who}_id`,
    ...withoutUndefined({
      scheme: who === 'acheteur' ? 'SIRET' : scheme,
      id,
      name,
      department: publishedText(cells.get(`${who}_departement_code`)),
    }),
  };
}

function readPlace(cells: Cells): Contract['place'] {
  const code = publishedText(cells.get('lieuexecution_code'));
  if (code === undefined) return undefined;
  return { code, ...withoutUndefined({ type: publishedText(cells.get('lieuexecution_typecode')) }) };
}
