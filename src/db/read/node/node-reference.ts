import { BadUserInput } from '../../../domain/error.ts';
import { normaliseIdentifier } from '../../../domain/identifier.ts';
import type { NodeType } from '../../../domain/node.ts';
import { BARE_NODES, nodesAs } from '../../node-type.ts';
import { as, bare } from '../../statement/alias.ts';
import { type Fragment, fragment } from '../../statement/fragment.ts';
import { mergedNodes } from '../../tables/merge.ts';
import { identifiers, nodes } from '../../tables/node.ts';
import type { Collection } from '../collection/collection.ts';
import { parseGlobalId } from '../collection/global-id.ts';

const base = bare(nodes);
const n = as(nodes, 'n');
const m = as(mergedNodes, 'm');
const i = as(identifiers, 'i');
const nodesAsS = nodesAs('s');

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
  if (by.id != null) {
    const key = parseGlobalId(by.id)?.key ?? null;
    return fragment`(SELECT coalesce(${base.mergedInto}, ${base.id}) FROM ${base} WHERE ${base.id} = ${key})`;
  }
  const type = collection.name.toUpperCase() as NodeType;
  if (by.slug != null) {
    const node = BARE_NODES[type];
    return fragment`(SELECT coalesce((SELECT ${node.id} FROM ${node} WHERE ${node.slug} = ${by.slug}), (SELECT ${n.mergedInto} FROM ${m} JOIN ${n} ON ${n.id} = ${m.nodeId} WHERE ${m.nodeType} = ${type} AND ${m.slug} = ${by.slug})))`;
  }
  const { scheme, value } = normaliseIdentifier(by.identifier?.scheme ?? '', by.identifier?.value ?? '');
  const s = nodesAsS[type];
  // A value shared by several nodes is no key; the checked one, then the oldest, is the best answer.
  return fragment`(SELECT coalesce(${n.mergedInto}, ${n.id}) FROM ${i} JOIN ${s} ON ${s.id} = ${i.nodeId} JOIN ${n} ON ${n.id} = ${s.id} WHERE ${i.scheme} = ${scheme} AND ${i.value} = ${value} ORDER BY ${i.checked} DESC, ${i.nodeId} LIMIT 1)`;
}
