import { getTableName } from 'drizzle-orm';
import { BadUserInput } from '../../../domain/error.ts';
import { normaliseIdentifier } from '../../../domain/identifier.ts';
import { type Fragment, fragment, raw } from '../../statement/fragment.ts';
import { identifiers, nodes } from '../../tables/node.ts';
import type { Collection } from '../collection/collection.ts';
import { parseGlobalId } from '../collection/global-id.ts';

/** How a caller names a node: exactly one of the three. */
export interface NodeReference {
  readonly id?: string | null | undefined;
  readonly slug?: string | null | undefined;
  readonly identifier?: { readonly scheme: string; readonly value: string } | null | undefined;
}

/**
 * Refuses a reference that can't be one, before anything is read.
 *
 * @throws BadUserInput naming the argument, for none or several ways at once, or an id that is not
 * one of this collection.
 */
export function checkNodeReference(collection: Collection, by: NodeReference, argument: string): void {
  const given = (['id', 'slug', 'identifier'] as const).filter(
    (way) => by[way] !== undefined && by[way] !== null,
  );
  if (given.length !== 1) {
    throw new BadUserInput(
      `${argument} takes exactly one of id, slug and identifier; ${given.length === 0 ? 'none was' : `${given.join(' and ')} were`} given.`,
      argument,
    );
  }
  if (by.id != null) checkGlobalId(collection, by.id, `${argument}.id`);
}

/** @throws BadUserInput when the id is malformed or names another type. */
export function checkGlobalId(collection: Collection, id: string, argument: string): void {
  if (parseGlobalId(id)?.prefix !== collection.idPrefix) {
    throw new BadUserInput(
      `${argument}: ${JSON.stringify(id.slice(0, 100))} is no id of type ${collection.name}, such as "${collection.idPrefix}:42".`,
      argument,
    );
  }
}

/** SQL for the key of the node that a checked reference names; NULL when there is none. Follows merges. */
export function referencedKey(collection: Collection, by: NodeReference): Fragment {
  const nodesTable = raw(getTableName(nodes));
  if (by.id != null) {
    const key = parseGlobalId(by.id)?.key ?? null;
    return fragment`(SELECT coalesce(merged_into, id) FROM ${nodesTable} WHERE id = ${key})`;
  }
  const table = raw(getTableName(collection.table));
  if (by.slug != null) {
    const type = collection.name.toUpperCase();
    return fragment`(SELECT coalesce((SELECT id FROM ${table} WHERE slug = ${by.slug}), (SELECT n.merged_into FROM merged_nodes m JOIN ${nodesTable} n ON n.id = m.node_id WHERE m.node_type = ${type} AND m.slug = ${by.slug})))`;
  }
  const { scheme, value } = normaliseIdentifier(by.identifier?.scheme ?? '', by.identifier?.value ?? '');
  // A value shared by several nodes is no key; the checked one, then the oldest, is the best answer.
  return fragment`(SELECT coalesce(n.merged_into, n.id) FROM ${raw(getTableName(identifiers))} i JOIN ${table} s ON s.id = i.node_id JOIN ${nodesTable} n ON n.id = s.id WHERE i.scheme = ${scheme} AND i.value = ${value} ORDER BY i.checked DESC, i.node_id LIMIT 1)`;
}
