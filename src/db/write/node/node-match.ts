import type { Database, Statement } from 'better-sqlite3';
import { quoted } from '../../../domain/error.ts';
import { type Identifier, normaliseIdentifier } from '../../../domain/identifier.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { NodeRecord } from '../../../model/record.ts';
import { idOfSlug } from '../../read/node/named-node.ts';
import { Refusal } from '../batch/refusal.ts';

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
  find(record: NodeRecord, identifiers: readonly Identifier[]): Match | undefined;
}

export function createNodeMatcher(sqlite: Database): NodeMatcher {
  const byIdentifier = sqlite
    .prepare<[NodeType, string, string], number>(
      'SELECT node_id FROM identifiers WHERE node_type = +? AND scheme = +? AND value = +? AND checked = 1 AND borrowed = 0',
    )
    .pluck();
  const byKey = sqlite.prepare<[string], { id: number; type: NodeType }>(
    'SELECT n.id, n.type FROM node_keys k JOIN nodes n ON n.id = k.node_id WHERE k.key = +?',
  );
  const bySlug = Object.fromEntries(
    NODE_TYPES.map((type) => [
      type,
      sqlite.prepare<[object], number | null>(`SELECT ${idOfSlug(type)}`).pluck(),
    ]),
  ) as unknown as Record<NodeType, Statement<[object], number | null>>;

  function findByKey(record: NodeRecord): Match | undefined {
    for (const [position, key] of (record.keys ?? []).entries()) {
      const found = byKey.get(key);
      if (found === undefined) continue;
      if (found.type === record.type) return { id: found.id, by: key };
      throw new Refusal(`/keys/${position}`, `${quoted(key)} is the key of a node of type ${found.type}`);
    }
    return undefined;
  }

  function findBySlug({ type, slug }: NodeRecord): Match | undefined {
    const id = slug === undefined ? undefined : bySlug[type].get({ slug });
    return id === undefined || id === null ? undefined : { id, by: undefined };
  }

  return {
    find(record, identifiers) {
      const checked = identifiers.filter((identifier) => identifier.checked);
      if (checked.length === 0 && record.slug === undefined && !record.keys?.length) {
        const reason = 'it has no key, no slug and no valid identifier, so it could never be found again';
        throw new Refusal('', reason);
      }
      for (const identifier of checked) {
        const id = byIdentifier.get(record.type, identifier.scheme, identifier.value);
        if (id !== undefined) return { id, by: identifier };
      }
      return findByKey(record) ?? findBySlug(record);
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
