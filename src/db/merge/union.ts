import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { sortedName } from '../../domain/name-key.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound } from '../statement/fixed.ts';
import { establishments } from '../tables/establishment.ts';
import { canonical as canonicalNodes, type MergeableType } from '../tables/merge.ts';
import { aliases, identifiers, nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';
import { earlier } from '../write/batch/day.ts';
import { parseStamps, type Stamps, stampOf } from '../write/batch/stamps.ts';
import type { Attribute, Value } from '../write/field/attribute.ts';
import { NODE_ATTRIBUTES } from '../write/field/node-attribute.ts';
import { compareValues, type Values, valuesOfRow } from '../write/field/reconcile.ts';
import { prepareNodeStatements, setAttributes } from '../write/node/node-statement.ts';
import { createUnitNaming } from '../write/node/unit-naming.ts';
import type { CanonicalNodes } from './group.ts';
import type { MergedState, RowArchive } from './merged-node.ts';

/**
 * Shows on a survivor what is known of the nodes merged into it. What is stated of the survivor itself holds; what only the
 * others state fills its gaps, the latest first. Their names become aliases; it gets copies of their identifiers.
 */
export interface Union {
  /** Adds what the merged nodes have; a node that none was merged into stays as it is. */
  make(type: MergeableType, canonicalId: number): void;
  /** Takes it away again: the node's rows are as if nothing had been merged. */
  unmake(type: MergeableType, canonicalId: number): void;
}

/** A merged node as its own statements have it. */
interface Member {
  readonly id: number;
  readonly stamps: Stamps;
  readonly state: MergedState;
}

export function createUnion(
  sqlite: Database,
  canonical: CanonicalNodes,
  archives: Record<MergeableType, RowArchive>,
): Union {
  const statements = prepareNodeStatements(sqlite);
  const db = drizzleOn(sqlite);
  const stampsOf = db
    .select({ stamps: nodes.stamps })
    .from(nodes)
    .where(eq(nodes.id, bound('id')))
    .prepare();
  const remembered = prepareRemembered(db);
  const lent = prepareLent(db);
  const unitNaming = createUnitNaming(sqlite);

  function readOwn(type: MergeableType, id: number) {
    const row = statements[type].read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    const [, , knownFrom] = row as [string, string, string];
    return { knownFrom, values: valuesOfRow(NODE_ATTRIBUTES[type], row, 3) };
  }

  /** The name is never among what changes: every node has one of its own, or of its establishments. */
  function write(
    type: MergeableType,
    id: number,
    { knownFrom, values }: ReturnType<typeof readOwn>,
    changed: readonly string[],
  ): void {
    const attributes = NODE_ATTRIBUTES[type];
    const of = statements[type];
    of.update.knownFrom.run(knownFrom, id);
    const positions = [...attributes.keys()].filter((position) =>
      changed.includes(attributes[position]?.name ?? ''),
    );
    setAttributes(of, id, values, positions);
  }

  function lendNames(canonicalId: number, name: string, members: readonly Member[]): void {
    for (const { id, state } of members) {
      const names = lent.aliasesOf.all({ nodeId: id }).map((alias) => alias.name);
      for (const other of [String(state.columns[organisations.name.name]), ...names]) {
        if (other !== name)
          lent.addAlias.run({ nodeId: canonicalId, name: other, nameKey: sortedName(other) });
      }
      lent.addIdentifiers.run({ from: id, nodeId: canonicalId });
      lent.moveEstablishments.run({ from: id, nodeId: canonicalId });
    }
  }

  /**
   * Has a company that documents name by its establishments only called what most of them are, now that those of others that are
   * recorded by the same company's number stand with it. True when that is no name of its own.
   */
  function borrowsName(canonicalId: number, members: readonly Member[]): boolean {
    const ownNames = lent.ownAliases.all({ nodeId: canonicalId });
    if (!unitNaming.settle(canonicalId)) return false;
    const name = nameIn(readOwn('ORGANISATION', canonicalId).values);
    lendNames(canonicalId, name, members);
    return !ownNames.some((own) => own.name === name);
  }

  return {
    make(type, canonicalId) {
      const members = canonical.membersOf(canonicalId).map((id) => ({
        id,
        stamps: parseStamps(stampsOf.get({ id })?.stamps ?? ''),
        state: archives[type].read(id),
      }));
      if (members.length === 0) return;
      const own = readOwn(type, canonicalId);
      const borrowed: string[] = [];
      const values = NODE_ATTRIBUTES[type].map((attribute, position) => {
        const stated = own.values[position] ?? attribute.unstated;
        if (compareValues(stated, attribute.unstated) !== 0) return stated;
        const lent = latestOf(attribute, members);
        if (lent === undefined) return stated;
        borrowed.push(attribute.name);
        return lent;
      });
      const knownFrom = members
        .map(({ state }) => String(state.columns[organisations.knownFrom.name]))
        .reduce(earlier, own.knownFrom);
      write(type, canonicalId, { knownFrom, values }, borrowed);
      lendNames(canonicalId, nameIn(values), members);
      if (type === 'ORGANISATION' && borrowsName(canonicalId, members)) borrowed.push(NAME);
      remembered.keep.run({
        nodeId: canonicalId,
        knownFrom: own.knownFrom,
        borrowed: JSON.stringify(borrowed),
      });
    },
    unmake(type, canonicalId) {
      const before = remembered.of.get({ nodeId: canonicalId });
      if (before === undefined) return;
      const all = JSON.parse(before.borrowed) as string[];
      const borrowed = all.filter((name) => name !== NAME);
      const { values } = readOwn(type, canonicalId);
      const own = NODE_ATTRIBUTES[type].map((attribute, position) =>
        borrowed.includes(attribute.name) ? attribute.unstated : (values[position] ?? attribute.unstated),
      );
      write(type, canonicalId, { knownFrom: before.knownFrom, values: own }, borrowed);
      lent.removeAliases.run({ nodeId: canonicalId });
      lent.removeIdentifiers.run({ nodeId: canonicalId });
      lent.returnEstablishments.run({ nodeId: canonicalId });
      remembered.forget.run({ nodeId: canonicalId });
      if (type === 'ORGANISATION') unitNaming.settle(canonicalId, all.includes(NAME));
    },
  };
}

/** What survivors are without those merged into them. */
function prepareRemembered(db: BetterSQLite3Database) {
  const { nodeId, knownFrom, borrowed } = canonicalNodes;
  const ofNode = eq(nodeId, bound('nodeId'));
  return {
    of: db.select({ knownFrom, borrowed }).from(canonicalNodes).where(ofNode).prepare(),
    keep: db
      .insert(canonicalNodes)
      .values({
        nodeId: sql.placeholder('nodeId'),
        knownFrom: sql.placeholder('knownFrom'),
        borrowed: sql.placeholder('borrowed'),
      })
      .prepare(),
    forget: db.delete(canonicalNodes).where(ofNode).prepare(),
  };
}

/** The names and identifiers that a survivor has from others. */
function prepareLent(db: BetterSQLite3Database) {
  const aliasOfNode = eq(aliases.nodeId, bound('nodeId'));
  const identifierOfNode = eq(identifiers.nodeId, bound('nodeId'));
  const { nodeType, scheme, value, checked } = identifiers;
  const copies = db
    .select({
      id: sql`NULL`.as('id'),
      nodeId: sql`${sql.placeholder('nodeId')}`.as('owner'),
      nodeType,
      scheme,
      value,
      checked,
      borrowed: sql`1`.as('borrowed'),
    })
    .from(identifiers)
    .where(eq(identifiers.nodeId, bound('from')))
    .orderBy(scheme, value);
  return {
    aliasesOf: db
      .select({ name: aliases.name })
      .from(aliases)
      .where(aliasOfNode)
      .orderBy(aliases.name)
      .prepare(),
    ownAliases: db
      .select({ name: aliases.name })
      .from(aliases)
      .where(and(aliasOfNode, eq(aliases.borrowed, false)))
      .prepare(),
    addAlias: db
      .insert(aliases)
      .values({
        nodeId: sql.placeholder('nodeId'),
        name: sql.placeholder('name'),
        nameKey: sql.placeholder('nameKey'),
        borrowed: true,
      })
      .onConflictDoNothing()
      .prepare(),
    removeAliases: db
      .delete(aliases)
      .where(and(aliasOfNode, eq(aliases.borrowed, true)))
      .prepare(),
    moveEstablishments: db
      .update(establishments)
      .set({ organisationId: sql`${sql.placeholder('nodeId')}` })
      .where(eq(establishments.organisationId, bound('from')))
      .prepare(),
    // Each is its own that has the number as stated.
    returnEstablishments: db
      .update(establishments)
      .set({
        organisationId: sql`coalesce((SELECT ${identifiers.nodeId} FROM ${identifiers} WHERE ${identifiers.scheme} = ${establishments.scheme} AND ${identifiers.value} = ${establishments.value} AND ${identifiers.nodeType} = 'ORGANISATION' AND ${identifiers.borrowed} = 0 ORDER BY ${identifiers.checked} DESC, ${identifiers.id} LIMIT 1), ${establishments.organisationId})`,
      })
      .where(eq(establishments.organisationId, bound('nodeId')))
      .prepare(),
    addIdentifiers: db.insert(identifiers).select(copies).onConflictDoNothing().prepare(),
    removeIdentifiers: db
      .delete(identifiers)
      .where(and(identifierOfNode, eq(identifiers.borrowed, true)))
      .prepare(),
  };
}

/** What the members state of an attribute: the latest, of two of one day the greater; undefined when none states it. */
function latestOf(attribute: Attribute, members: readonly Member[]): readonly Value[] | undefined {
  let latest: { values: readonly Value[]; day: string } | undefined;
  for (const { stamps, state } of members) {
    const values = valuesIn(attribute, state);
    if (compareValues(values, attribute.unstated) === 0) continue;
    const day = stampOf(stamps, attribute.name);
    const isLater =
      latest === undefined ||
      day > latest.day ||
      (day === latest.day && compareValues(values, latest.values) > 0);
    if (isLater) latest = { values, day };
  }
  return latest?.values;
}

function valuesIn(attribute: Attribute, { columns, lists }: MergedState): readonly Value[] {
  if (attribute.columns.length > 0) return attribute.columns.map((column) => columns[column] ?? null);
  const values = [lists[attribute.name] ?? '[]'];
  return attribute.spell?.(values) ?? values;
}

const NAME = 'name';
const NAME_POSITION = 0;

function nameIn(values: Values): string {
  return String(values[NAME_POSITION]?.[0]);
}
