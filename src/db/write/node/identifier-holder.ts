import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import type { Identifier } from '../../../domain/identifier.ts';
import type { NodeType } from '../../../domain/node.ts';
import { areOfTwoUnits, isUnitRegister, type RegisteredNumber } from '../../../domain/unit-register.ts';
import { bound, named, prepareFixed } from '../../statement/fixed.ts';
import { identifiers } from '../../tables/node.ts';
import type { Batch } from '../batch/batch.ts';
import { nameOfIdentifier } from '../pending/made.ts';
import type { KnownOrganisations } from './known-organisation.ts';

/** The node that has an identifier, by which records are matched to it; or that units share it, so that it matches nothing. */
export type Holder = number | 'SHARED' | undefined;

/** Tells which node an identifier names, and when it is that of several. */
export interface IdentifierHolders {
  /** The node of a checked identifier. */
  of(batch: Batch, type: NodeType, identifier: Identifier): Holder;
  /**
   * Whether a node that has this identifier has a number of a register of units, and `numbers` another one of that register.
   *
   * @param except a node that does not count
   */
  isOfAnotherUnit(
    batch: Batch,
    type: NodeType,
    identifier: Identifier,
    numbers: readonly Identifier[],
    except?: number,
  ): boolean;
  /** Whether a node has a number of a register of units, and `numbers` another one of that register. */
  isAnotherUnit(batch: Batch, id: number, numbers: readonly Identifier[]): boolean;
  /** The checked numbers that registers of units gave to a node. */
  numbersOf(batch: Batch, id: number): Identifier[];
  /** Has the identifier match nothing from now on. The nodes that have it; none when that was so before. */
  share(batch: Batch, type: NodeType, identifier: Identifier): number[];
}

export function createIdentifierHolders(sqlite: Database, known: KnownOrganisations): IdentifierHolders {
  const { nodeId, nodeType, scheme, value, checked, borrowed } = identifiers;
  const isIt = and(
    eq(nodeType, bound('type')),
    eq(scheme, bound('scheme')),
    eq(value, bound('value')),
    eq(borrowed, sql`0`),
  );
  const find = prepareFixed<{ nodeId: number; checked: number }>(sqlite, ['type', 'scheme', 'value'], (db) =>
    db.select(named({ nodeId, checked })).from(identifiers).where(isIt).orderBy(sql`${checked} DESC`),
  );
  const holders = prepareFixed<number>(sqlite, ['type', 'scheme', 'value'], (db) =>
    db.select({ nodeId }).from(identifiers).where(isIt).orderBy(nodeId),
  ).pluck();
  const unmark = prepareFixed(sqlite, ['type', 'scheme', 'value'], (db) =>
    db
      .update(identifiers)
      .set({ checked: sql`0` })
      .where(and(isIt, eq(checked, sql`1`))),
  );
  const numbers = prepareFixed<StoredNumber>(sqlite, ['id'], (db) =>
    db
      .select(named({ scheme, value, checked }))
      .from(identifiers)
      .where(and(eq(nodeId, bound('id')), eq(borrowed, sql`0`))),
  );

  /** The node of a name, as far as nobody needs to read for it. */
  function remembered({ made, hasMerges }: Batch, type: NodeType, name: string): number | undefined {
    const found = made.nodes.get(name);
    if (found !== undefined || hasMerges || type !== 'ORGANISATION') return found?.id;
    return known.idOf(name);
  }

  function allNumbersOf({ pending }: Batch, id: number): StoredNumber[] {
    pending.flushNode(id);
    return numbers.all(id).filter((number) => isUnitRegister(number.scheme));
  }

  const isAnotherUnit: IdentifierHolders['isAnotherUnit'] = (batch, id, given) => {
    if (!given.some((number) => isUnitRegister(number.scheme))) return false;
    const all = allNumbersOf(batch, id);
    // One that it has beside another node is its own, too, though nothing is matched by it.
    const isItsToo = given.some((number) => all.some((own) => isEqual(own, number)));
    return !isItsToo && areOfTwoUnits(given, all.filter(isChecked));
  };

  return {
    of(batch, type, identifier) {
      const name = nameOfIdentifier(type, identifier.scheme, identifier.value);
      const id = remembered(batch, type, name);
      if (id !== undefined) return id;
      const row = find.get(type, identifier.scheme, identifier.value);
      if (row === undefined) return undefined;
      if (row.checked === 0) return 'SHARED';
      if (type === 'ORGANISATION' && !batch.hasMerges) known.name(row.nodeId, name);
      return row.nodeId;
    },
    isAnotherUnit,
    isOfAnotherUnit(batch, type, identifier, given, except) {
      if (!given.some((number) => isUnitRegister(number.scheme))) return false;
      batch.pending.flush();
      const ids = holders.all(type, identifier.scheme, identifier.value);
      return ids.some((id) => id !== except && isAnotherUnit(batch, id, given));
    },
    numbersOf(batch, id) {
      const own = allNumbersOf(batch, id).filter(isChecked);
      return own.map((number) => ({ scheme: number.scheme, value: number.value, checked: true }));
    },
    share({ made, pending }, type, identifier) {
      pending.flush();
      const name = nameOfIdentifier(type, identifier.scheme, identifier.value);
      made.nodes.delete(name);
      known.unname(name);
      if (unmark.run(type, identifier.scheme, identifier.value).changes === 0) return [];
      const ids = holders.all(type, identifier.scheme, identifier.value);
      for (const id of ids) known.forget(id);
      return ids;
    },
  };
}

type StoredNumber = RegisteredNumber & { readonly checked: number };

function isChecked(number: StoredNumber): boolean {
  return number.checked === 1;
}

function isEqual(a: RegisteredNumber, b: RegisteredNumber): boolean {
  return a.scheme === b.scheme && a.value === b.value;
}
