import type { Database, Statement } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import { type Identifier, normaliseIdentifier } from '../../../domain/identifier.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { NodeRecord } from '../../../model/record.ts';
import { idOfSlug } from '../../read/node/named-node.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import type { SqlValue } from '../../statement/fragment.ts';
import { identifiers, nodeKeys, nodes } from '../../tables/node.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import { nameOfIdentifier } from '../pending/made.ts';
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

/** Finds the node that a record speaks of. */
export interface NodeMatcher {
  /**
   * The node by a checked identifier, else by a key, else by a given slug; undefined when it is new.
   * Where they lead to different nodes the first in that order wins: nodes are never merged by writing.
   *
   * @throws Refusal when a key belongs to a node of another type, or nothing could ever find the node again
   */
  find(batch: Batch, record: NodeRecord, identifiers: readonly Identifier[]): Match | undefined;
}

export function createNodeMatcher(sqlite: Database, known: KnownOrganisations): NodeMatcher {
  const byIdentifier = prepareByIdentifier(sqlite);
  const byKey = prepareByKey(sqlite);
  const bySlug = Object.fromEntries(
    NODE_TYPES.map((type) => [
      type,
      sqlite.prepare<[object], number | null>(`SELECT ${idOfSlug(type)}`).pluck(),
    ]),
  ) as unknown as Record<NodeType, Statement<[object], number | null>>;

  /** The node of a name, as far as nobody needs to read for it. */
  function remembered({ made, hasMerges }: Batch, type: NodeType, name: string): NodeOfName | undefined {
    const found = made.nodes.get(name);
    if (found !== undefined || hasMerges || type !== 'ORGANISATION') return found;
    const id = known.idOf(name);
    return id === undefined ? undefined : { id, type };
  }

  function findByKey(batch: Batch, record: NodeRecord): Match | undefined {
    for (const [position, key] of (record.keys ?? []).entries()) {
      const found = remembered(batch, record.type, key) ?? byKey.get(key);
      if (found === undefined) continue;
      if (found.type === record.type) return { id: found.id, by: key };
      throw new Refusal(`/keys/${position}`, `${quoted(key)} is the key of a node of type ${found.type}`);
    }
    return undefined;
  }

  function findBySlug({ pending }: Batch, { type, slug }: NodeRecord): Match | undefined {
    if (slug === undefined) return undefined;
    pending.flush();
    const id = bySlug[type].get({ slug });
    return id === undefined || id === null ? undefined : { id, by: undefined };
  }

  return {
    find(batch, record, identifiers) {
      const checked = identifiers.filter((identifier) => identifier.checked);
      if (checked.length === 0 && record.slug === undefined && !record.keys?.length) {
        const reason = 'it has no key, no slug and no valid identifier, so it could never be found again';
        throw new Refusal('', reason);
      }
      for (const identifier of checked) {
        const { scheme, value } = identifier;
        const name = nameOfIdentifier(record.type, scheme, value);
        const id = remembered(batch, record.type, name)?.id ?? byIdentifier.get(record.type, scheme, value);
        if (id !== undefined) return { id, by: identifier };
      }
      return findByKey(batch, record) ?? findBySlug(batch, record);
    },
  };
}

/** The record's identifiers in their one spelling. @throws Refusal for one without scheme or value */
export function normaliseIdentifiers(record: NodeRecord): Identifier[] {
  return (record.identifiers ?? []).map(({ scheme, value }, position) => {
    const identifier = normaliseIdentifier(scheme, value);
    if (identifier.scheme !== '' && identifier.value !== '') return identifier;
    throw new Refusal(`/identifiers/${position}`, `${quoted(value)} is ${identifier.problem ?? 'empty'}`);
  });
}

function prepareByIdentifier(sqlite: Database): Statement<SqlValue[], number> {
  const { nodeId, nodeType, scheme, value, checked, borrowed } = identifiers;
  return prepareFixed<number>(sqlite, ['type', 'scheme', 'value'], (db) =>
    db
      .select({ nodeId })
      .from(identifiers)
      .where(
        and(
          eq(nodeType, bound('type')),
          eq(scheme, bound('scheme')),
          eq(value, bound('value')),
          // As they stand in the condition of the unique index.
          eq(checked, sql`1`),
          eq(borrowed, sql`0`),
        ),
      ),
  ).pluck();
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
