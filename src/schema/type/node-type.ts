import type { Collection } from '../../db/read/collection/collection.ts';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';

/** The type of node that a collection's rows are, as stored; undefined for claims and parts. */
export function nodeTypeOf(collection: Collection): NodeType | undefined {
  return NODE_TYPES.find((type) => type.toLowerCase() === collection.idPrefix);
}
