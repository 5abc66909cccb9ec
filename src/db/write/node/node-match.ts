import type { Database, Statement } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import { type Identifier, normaliseIdentifier, withImplied } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { identifierRank, isUnitRegister } from '../../../domain/unit-register.ts';
import type { NodeRecord } from '../../../model/record.ts';
import { idOfSlug } from '../../read/node/named-node.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import type { SqlValue } from '../../statement/fragment.ts';
import { nodeKeys, nodes } from '../../tables/node.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import type { IdentifierHolders } from './identifier-holder.ts';
import type { KnownOrganisations } from './known-organisation.ts';

interface NodeOfName {
  readonly id: number;
  readonly type: NodeType;
}

export interface Match {
  readonly id: number;
  /** The identifier or key that it was found by; undefined when by slug. */
  readonly by: Identifier | string | undefined;
}

/** What a record was found to speak of. */
export interface Found {
  /** Undefined when the node is new. */
  readonly match: Match | undefined;
  /** Checked identifiers of the record that other units have, too. */
  readonly shared: readonly Identifier[];
  /** The keys by which the record is found. */
  readonly keys: readonly string[];
}

/** Finds the node that a record speaks of. */
export interface NodeMatcher {
  /**
   * The node by a checked identifier, in the order of `identifierRank`, else by a key, else by a given slug. Where they lead to
   * different nodes the first in that order wins: nodes are never merged by writing. Neither identifier nor key leads to a node that
   * has another number of a register of units than the record.
   *
   * @throws Refusal when a key belongs to a node of another type, or nothing could ever find the node again
   */
  find(batch: Batch, record: NodeRecord, identifiers: readonly Identifier[]): Found;
}

export function createNodeMatcher(
  sqlite: Database,
  known: KnownOrganisations,
  holders: IdentifierHolders,
): NodeMatcher {
  const byKey = prepareByKey(sqlite);
  const bySlug = Object.fromEntries(
    NODE_TYPES.map((type) => [
      type,
      sqlite.prepare<[object], number | null>(`SELECT ${idOfSlug(type)}`).pluck(),
    ]),
  ) as unknown as Record<NodeType, Statement<[object], number | null>>;

  /** The node of a key, as far as nobody needs to read for it. */
  function remembered({ made, hasMerges }: Batch, type: NodeType, key: string): NodeOfName | undefined {
    const found = made.nodes.get(key);
    if (found !== undefined || hasMerges || type !== 'ORGANISATION') return found;
    const id = known.idOf(key);
    return id === undefined ? undefined : { id, type };
  }

  function findByKey(
    batch: Batch,
    { type }: NodeRecord,
    keys: readonly string[],
    checked: readonly Identifier[],
  ): Match | undefined {
    for (const [position, key] of keys.entries()) {
      const found = remembered(batch, type, key) ?? byKey.get(key);
      if (found === undefined) continue;
      if (found.type !== type) {
        throw new Refusal(`/keys/${position}`, `${quoted(key)} is the key of a node of type ${found.type}`);
      }
      if (!holders.isAnotherUnit(batch, found.id, checked)) return { id: found.id, by: key };
    }
    return undefined;
  }

  function findBySlug({ pending }: Batch, { type, slug }: NodeRecord): Match | undefined {
    if (slug === undefined) return undefined;
    pending.flush();
    const id = bySlug[type].get({ slug });
    return id === undefined || id === null ? undefined : { id, by: undefined };
  }

  /** Whether what `by` leads to is another unit than the record; numbers that lead to the same node need no reading. */
  function isAnother(
    batch: Batch,
    type: NodeType,
    id: number,
    by: Identifier,
    checked: readonly Identifier[],
  ): boolean {
    const others = checked.filter((each) => each !== by && isUnitRegister(each.scheme));
    if (others.every((each) => holders.of(batch, type, each) === id)) return false;
    return holders.isOfAnotherUnit(batch, type, by, checked);
  }

  return {
    find(batch, record, identifiers) {
      const { type, keys = [] } = record;
      const checked = inOrder(identifiers.filter((identifier) => identifier.checked));
      if (checked.length === 0 && record.slug === undefined && keys.length === 0) {
        const reason = 'it has no key, no slug and no valid identifier, so it could never be found again';
        throw new Refusal('', reason);
      }
      const shared: Identifier[] = [];
      for (const identifier of checked) {
        const holder = holders.of(batch, type, identifier);
        if (holder === undefined) continue;
        if (holder === 'SHARED' || isAnother(batch, type, holder, identifier, checked)) {
          shared.push(identifier);
        } else {
          return { match: { id: holder, by: identifier }, shared, keys };
        }
      }
      const isLost = record.slug === undefined && keys.length === 0 && shared.length === checked.length;
      const found = isLost ? shared.map((identifier) => keyOfShared(identifier, record)) : keys;
      const match = findByKey(batch, record, found, checked) ?? findBySlug(batch, record);
      return { match, shared, keys: found };
    },
  };
}

function inOrder(checked: Identifier[]): Identifier[] {
  if (checked.length < 2) return checked;
  return checked.sort((a, b) => identifierRank(a.scheme) - identifierRank(b.scheme));
}

/** By what a record is found again that has nothing but a number that several units share: that and its name. */
function keyOfShared({ scheme, value }: Identifier, { name }: NodeRecord): string {
  return `shared:${scheme}:${value}:${nameKey(name)}`;
}

/** The record's identifiers in their one spelling, of organisations with what follows from them. @throws Refusal for one without scheme or value */
export function normaliseIdentifiers(record: NodeRecord): Identifier[] {
  const given = (record.identifiers ?? []).map(({ scheme, value }, position) => {
    const identifier = normaliseIdentifier(scheme, value);
    if (identifier.scheme !== '' && identifier.value !== '') return identifier;
    throw new Refusal(`/identifiers/${position}`, `${quoted(value)} is ${identifier.problem ?? 'empty'}`);
  });
  return record.type === 'ORGANISATION' && given.length > 0 ? withImplied(given) : given;
}

function prepareByKey(sqlite: Database): Statement<SqlValue[], { id: number; type: NodeType }> {
  return prepareFixed(sqlite, ['key'], (db) =>
    db
      .select({ id: nodes.id, type: nodes.type })
      .from(nodeKeys)
      .innerJoin(nodes, eq(nodes.id, nodeKeys.nodeId))
      .where(eq(nodeKeys.key, bound('key'))),
  );
}
