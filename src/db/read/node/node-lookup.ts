import { BadUserInput, quoted } from '../../../domain/error.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import type { Collection } from '../collection/collection.ts';
import { parseGlobalId } from '../collection/global-id.ts';
import { keyOf, readRow } from '../row/batch.ts';
import { Selection } from '../row/selection.ts';
import type { Catalogue, Session } from '../row/session.ts';
import { checkNodeReference, type NodeReference, referencedKey } from './node-reference.ts';

/** A node by its key and type. */
export interface FoundNode {
  readonly id: number;
  readonly type: NodeType;
}

/**
 * Refuses a reference to a node of whatever type that can't be one, before anything is read.
 *
 * @throws BadUserInput naming the argument
 */
export function checkAnyNodeReference(catalogue: Catalogue, by: NodeReference, argument: string): void {
  const collection = by.id == null ? catalogue.byType('ORGANISATION') : entityOf(catalogue, by.id);
  if (!collection) {
    throw new BadUserInput(
      `${argument}.id: ${quoted(by.id)} is not the id of a node, such as "organisation:42".`,
      `${argument}.id`,
    );
  }
  checkNodeReference(collection, by, argument);
}

/**
 * The node that a checked reference names, of whatever type; undefined when there is none or it is not known on the day
 * asked. Follows merges.
 *
 * @throws BadUserInput when a slug or identifier names nodes of several types
 */
export function findAnyNode(session: Session, by: NodeReference, argument: string): FoundNode | undefined {
  const prefix = by.id == null ? undefined : parseGlobalId(by.id)?.prefix;
  const types =
    prefix === undefined ? NODE_TYPES : NODE_TYPES.filter((type) => type.toLowerCase() === prefix);
  const found = types.flatMap((type): FoundNode[] => {
    const collection = session.catalogue.byType(type);
    const row = readRow(session, new Selection(collection), referencedKey(collection, by));
    return row ? [{ id: keyOf(row), type }] : [];
  });
  if (found.length > 1) {
    const ids = found.map(({ id, type }) => `${type.toLowerCase()}:${id}`).join(', ');
    throw new BadUserInput(
      `${argument}: ${quoted(by.slug ?? by.identifier?.value)} names several nodes: ${ids}. Give the id.`,
      argument,
    );
  }
  return found[0];
}

function entityOf(catalogue: Catalogue, id: string): Collection | undefined {
  const type = NODE_TYPES.find((each) => each.toLowerCase() === parseGlobalId(id)?.prefix);
  return type && catalogue.byType(type);
}
