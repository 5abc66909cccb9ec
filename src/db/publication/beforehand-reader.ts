import { LRUCache } from 'lru-cache';
import type { Reader } from '../read/row/reader.ts';
import { KeptTotals } from '../read/slow/kept-total.ts';
import { KeptCases } from '../read/tender/kept-case.ts';
import type { AsOf } from '../read/time/as-of.ts';
import type { Fragment, SqlRow } from '../statement/fragment.ts';
import type { Publication } from './publication.ts';

/** Characters of all rows that are kept, and of the statements that gave them. */
const MAX_CHARACTERS = 2_000_000;

/** An operation needs rows that are not known yet. */
export class NotReadYet extends Error {
  readonly statement: Fragment;
  readonly asOf: AsOf;
  /** Whether reading them may take long. */
  isLong = false;

  constructor(statement: Fragment, asOf: AsOf) {
    super('rows of a publication are to be read first');
    this.statement = statement;
    this.asOf = asOf;
  }
}

/** Something was to be read in a way in which nobody can wait for it. */
function refuse(): never {
  throw new Error('what is read of a publication beforehand are rows alone');
}

/**
 * Reads from a publication without that anybody waits: rows that are known are given, of others `NotReadYet` is thrown. Who has had them
 * read begins anew. What is known is of the state in which the publication was seen last, and kept as long as it is in that: whether
 * there is a node, how many rows a list has.
 */
export class BeforehandReader implements Reader {
  readonly aside = undefined;
  readonly large = undefined;
  readonly bearsLongStatements = true;
  readonly totals = new KeptTotals();
  readonly cases = new KeptCases();
  readonly recentLastKey = refuse;
  readonly hold = refuse;
  readonly #publication: Publication;
  readonly #rows = new LRUCache<string, readonly SqlRow[]>({
    maxSize: MAX_CHARACTERS,
    sizeCalculation: (rows, key) => key.length + JSON.stringify(rows).length,
  });
  readonly #awaited = new Map<string, Promise<void>>();
  #stateName: string | undefined;
  #stateNumber = 0;

  constructor(publication: Publication) {
    this.#publication = publication;
  }

  /** Characters of what is kept now. */
  get cachedCharacters(): number {
    return this.#rows.calculatedSize;
  }

  /** The state of which rows are given now, as `PublicationState` names it; undefined while no server answers. */
  get stateName(): string | undefined {
    const name = this.#publication.state?.name;
    if (name !== this.#stateName) {
      this.#stateName = name;
      this.#stateNumber += 1;
      this.#rows.clear();
    }
    return name;
  }

  /** @throws NotReadYet */
  rows(statement: Fragment, asOf: AsOf): SqlRow[] {
    const known = this.stateName === undefined ? undefined : this.#rows.get(keyOf(statement, asOf));
    if (known === undefined) throw new NotReadYet(statement, asOf);
    return [...known];
  }

  /**
   * Reads what was not known. Who asks for what is being read waits with those who asked before.
   *
   * @throws Unavailable
   */
  read(missing: NotReadYet): Promise<void> {
    const key = keyOf(missing.statement, missing.asOf);
    const awaited = `${this.stateName} ${key}`;
    let reading = this.#awaited.get(awaited);
    if (reading === undefined) {
      reading = this.#read(key, missing).finally(() => this.#awaited.delete(awaited));
      this.#awaited.set(awaited, reading);
    }
    return reading;
  }

  async #read(key: string, { statement, asOf, isLong }: NotReadYet): Promise<void> {
    const { rows, state } = await this.#publication.readRows(statement, asOf, { isLong });
    if (state === this.stateName) this.#rows.set(key, rows);
  }

  state(): number {
    void this.stateName;
    return this.#stateNumber;
  }

  turnState(): number {
    return this.state();
  }

  freshState(): number {
    return this.state();
  }

  answers(): boolean {
    return this.stateName !== undefined;
  }

  endTurn(): void {}
}

function keyOf({ text, values }: Fragment, { knownOn, validOn }: AsOf): string {
  return JSON.stringify([text, values, knownOn, validOn]);
}
