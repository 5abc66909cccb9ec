import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { NODE_MODELS } from '../../../model/node-types.ts';
import { lot } from '../../../model/nodes/lot.ts';
import { NODE_LISTS, NODE_TABLES, type TextListTable } from '../../node-type.ts';
import { lots } from '../../tables/tender.ts';
import { type Attribute, set, text } from './attribute.ts';
import { fieldAttributes } from './field-attribute.ts';

/** A set of texts that a node states, and the table that holds it. */
export interface ListAttribute {
  readonly attribute: Attribute;
  readonly owner: SQLiteColumn;
  readonly element: SQLiteColumn;
}

function ofEachType<V>(of: (type: NodeType) => V): Record<NodeType, V> {
  return Object.fromEntries(NODE_TYPES.map((type) => [type, of(type)])) as Record<NodeType, V>;
}

/** The lists of each type. Each is one attribute: a later document replaces the whole list. */
export const LIST_ATTRIBUTES = ofEachType((type): readonly ListAttribute[] => {
  const lists: Readonly<Record<string, TextListTable>> = NODE_LISTS[type];
  return Object.entries(lists).map(([name, { owner, element }]) => ({
    attribute: set(name, owner, element),
    owner,
    element,
  }));
});

/** What records state of each type of node, the name first. */
export const NODE_ATTRIBUTES = ofEachType((type): readonly Attribute[] => {
  const table = NODE_TABLES[type];
  return [
    text('name', table.name),
    text('description', table.description),
    ...fieldAttributes(NODE_MODELS[type].fields, table),
    ...LIST_ATTRIBUTES[type].map(({ attribute }) => attribute),
  ];
});

/** What records state of a lot besides its number. */
export const LOT_ATTRIBUTES: readonly Attribute[] = fieldAttributes(lot.fields, lots);
