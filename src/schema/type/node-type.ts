import type { Entity } from '../../db/read/collection/collection.ts';
import type { NodeType } from '../../domain/node.ts';

/** The type of node that an entity's rows are, as stored; undefined for claims and parts. */
export function nodeTypeOf(entity: Entity): NodeType | undefined {
  return entity.visibility.kind === 'own' && entity.idPrefix
    ? (entity.idPrefix.toUpperCase() as NodeType)
    : undefined;
}
