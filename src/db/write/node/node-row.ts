import { getTableName } from 'drizzle-orm';
import type { Identifier } from '../../../domain/identifier.ts';
import { sortedName } from '../../../domain/name-key.ts';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { NODE_TABLES } from '../../node-type.ts';
import { identifiers, nodeKeys, nodes } from '../../tables/node.ts';
import type { Batch } from '../batch/batch.ts';
import { DERIVED_OF_TENDER, PendingTender } from '../derive/pending-row.ts';
import { LIST_ATTRIBUTES, NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { pushColumns, type Values } from '../field/reconcile.ts';
import { nameOfIdentifier } from '../pending/made.ts';
import type { Pending } from '../pending/pending.ts';
import type { BoundValue, RowBuffer } from '../pending/row-buffer.ts';

/** What the rows of a new node hold. */
export interface NewNode {
  readonly id: number;
  readonly type: NodeType;
  readonly name: string;
  readonly slug: string;
  readonly stamps: string;
  readonly knownFrom: string;
  readonly values: Values;
}

/** Adds the rows of nodes that are new. */
export interface NodeRows {
  add(batch: Batch, node: NewNode): void;
  addNames(batch: Batch, node: NewNode, identifiers: readonly Identifier[], keys: readonly string[]): void;
}

export function createNodeRows(pending: Pending): NodeRows {
  const newNodes = pending.rowsOf([nodes.id, nodes.type, nodes.stamps]);
  const ofType = Object.fromEntries(NODE_TYPES.map((type) => [type, rowsOfType(pending, type)])) as Record<
    NodeType,
    TypeRows
  >;
  const newKeys = pending.rowsOf([nodeKeys.key, nodeKeys.nodeId], true);
  const newIdentifiers = pending.rowsOf(
    [identifiers.nodeId, identifiers.nodeType, identifiers.scheme, identifiers.value, identifiers.checked],
    true,
  );
  return {
    add(batch, { id, type, name, slug, stamps, knownFrom, values }) {
      newNodes.add(id, type, stamps);
      const { rows, lists } = ofType[type];
      const row = rows.next();
      row.push(id, slug, sortedName(name), knownFrom, batch.now, batch.now);
      pushColumns(row, NODE_ATTRIBUTES[type], values);
      if (type === 'TENDER') deriveWhenWritten(batch, id, row);
      for (const { position, elements } of lists) {
        const text = values[position]?.[0] as string;
        if (text !== '[]') for (const element of JSON.parse(text) as string[]) elements.add(id, element);
      }
      pending.touchNode(id);
    },
    addNames({ made }, { id, type }, given, keys) {
      for (const { scheme, value, checked } of given) {
        newIdentifiers.add(id, type, scheme, value, Number(checked));
        if (checked) made.nodes.set(nameOfIdentifier(type, scheme, value), { id, type });
      }
      for (const key of keys) {
        newKeys.add(key, id);
        if (!made.nodes.has(key)) made.nodes.set(key, { id, type });
      }
    },
  };
}

interface TypeRows {
  readonly rows: RowBuffer;
  readonly lists: readonly { readonly position: number; readonly elements: RowBuffer }[];
}

/** Has the derived columns of a tender made when its row is written: of all that came in until then. */
function deriveWhenWritten(batch: Batch, id: number, row: BoundValue[]): void {
  const tender = new PendingTender();
  batch.pendingTenders.set(id, tender);
  const start = row.length;
  for (const _ of DERIVED_OF_TENDER) row.push(null);
  batch.pending.before(() => {
    batch.pendingTenders.delete(id);
    const { values, left } = tender.derive();
    for (const [position, value] of values.entries()) row[start + position] = value;
    if (left !== 0) batch.staleTenders.set(id, (batch.staleTenders.get(id) ?? 0) | left);
  });
}

/**
 * Id, slug, name key, known from, created, updated, then the attributes' columns and what is derived; lists stand in tables of their
 * own.
 */
function rowsOfType(pending: Pending, type: NodeType): TypeRows {
  const table = NODE_TABLES[type];
  const attributes = NODE_ATTRIBUTES[type];
  const own = [table.id, table.slug, table.nameKey, table.knownFrom, table.created, table.updated];
  const columns = [
    ...own.map(({ name }) => name),
    ...attributes.flatMap((attribute) => attribute.columns),
    ...(type === 'TENDER' ? DERIVED_OF_TENDER.map(({ name }) => name) : []),
  ];
  return {
    rows: pending.rowsIn(getTableName(table), columns),
    lists: LIST_ATTRIBUTES[type].map(({ attribute, owner, element }) => ({
      position: attributes.indexOf(attribute),
      elements: pending.rowsOf([owner, element]),
    })),
  };
}
