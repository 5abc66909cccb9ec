import type { Database } from 'better-sqlite3';
import { nameKey } from '../../domain/name-key.ts';
import type { MergeableType } from '../tables/merge.ts';
import { earlier } from '../write/batch/day.ts';
import { parseStamps, type Stamps, stampOf } from '../write/batch/stamps.ts';
import type { Attribute, Value } from '../write/field/attribute.ts';
import { NODE_ATTRIBUTES } from '../write/field/node-attribute.ts';
import { compareValues, type Values, valuesOfRow } from '../write/field/reconcile.ts';
import { prepareNodeStatements, setAttributes } from '../write/node/node-statement.ts';
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
  const stampsOf = sqlite.prepare<[number], string>('SELECT stamps FROM nodes WHERE id = +?').pluck();
  const remember = sqlite.prepare<[number, string, string]>(
    'INSERT INTO survivors (node_id, known_from, borrowed) VALUES (?, ?, ?)',
  );
  const remembered = sqlite.prepare<[number], { known_from: string; borrowed: string }>(
    'SELECT known_from, borrowed FROM survivors WHERE node_id = +?',
  );
  const forget = sqlite.prepare<[number]>('DELETE FROM survivors WHERE node_id = +?');
  const aliasesOf = sqlite
    .prepare<[number], string>('SELECT name FROM aliases WHERE node_id = +? ORDER BY name')
    .pluck();
  const lendAlias = sqlite.prepare<[number, string, string]>(
    'INSERT INTO aliases (node_id, name, name_key, borrowed) VALUES (?, ?, ?, 1) ON CONFLICT DO NOTHING',
  );
  const lendIdentifiers = sqlite.prepare<[number, number]>(
    'INSERT INTO identifiers (node_id, node_type, scheme, value, checked, borrowed) SELECT ?, node_type, scheme, value, checked, 1 FROM identifiers WHERE node_id = +? ORDER BY scheme, value ON CONFLICT DO NOTHING',
  );
  const returnAliases = sqlite.prepare<[number]>('DELETE FROM aliases WHERE node_id = +? AND borrowed = 1');
  const returnIdentifiers = sqlite.prepare<[number]>(
    'DELETE FROM identifiers WHERE node_id = +? AND borrowed = 1',
  );

  function readOwn(type: MergeableType, id: number) {
    const row = statements[type].read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    const [, , knownFrom] = row as [string, string, string];
    return { knownFrom, values: valuesOfRow(NODE_ATTRIBUTES[type], row, 3) };
  }

  /** The name is never among what changes: every node has one of its own. */
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
      for (const other of [String(state.columns.name), ...aliasesOf.all(id)]) {
        if (other !== name) lendAlias.run(canonicalId, other, nameKey(other));
      }
      lendIdentifiers.run(canonicalId, id);
    }
  }

  return {
    make(type, canonicalId) {
      const members = canonical.membersOf(canonicalId).map((id) => ({
        id,
        stamps: parseStamps(stampsOf.get(id) ?? ''),
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
        .map(({ state }) => String(state.columns.known_from))
        .reduce(earlier, own.knownFrom);
      remember.run(canonicalId, own.knownFrom, JSON.stringify(borrowed));
      write(type, canonicalId, { knownFrom, values }, borrowed);
      lendNames(canonicalId, nameIn(values), members);
    },
    unmake(type, canonicalId) {
      const before = remembered.get(canonicalId);
      if (before === undefined) return;
      const borrowed = JSON.parse(before.borrowed) as string[];
      const { values } = readOwn(type, canonicalId);
      const own = NODE_ATTRIBUTES[type].map((attribute, position) =>
        borrowed.includes(attribute.name) ? attribute.unstated : (values[position] ?? attribute.unstated),
      );
      write(type, canonicalId, { knownFrom: before.known_from, values: own }, borrowed);
      returnAliases.run(canonicalId);
      returnIdentifiers.run(canonicalId);
      forget.run(canonicalId);
    },
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

const NAME_POSITION = 0;

function nameIn(values: Values): string {
  return String(values[NAME_POSITION]?.[0]);
}
