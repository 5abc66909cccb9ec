import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../domain/node.ts';
import type { Fields } from '../model/field.ts';
import type { NodeModels } from '../model/node-types.ts';
import { type Alias, as, bare, type TableName } from './statement/alias.ts';
import { articles } from './tables/article.ts';
import { organisations, servedAreas } from './tables/organisation.ts';
import { people } from './tables/person.ts';
import { regulations } from './tables/regulation.ts';
import { tenderCpvs, tenderPlaces, tenders } from './tables/tender.ts';

/** The table of each type of node. */
export const NODE_TABLES = {
  ARTICLE: articles,
  ORGANISATION: organisations,
  PERSON: people,
  REGULATION: regulations,
  TENDER: tenders,
} as const satisfies Record<NodeType, unknown>;

type NodeTable = (typeof NODE_TABLES)[NodeType];

function byType<N>(nameOf: (table: NodeTable) => N): Readonly<Record<NodeType, N>> {
  return Object.fromEntries(NODE_TYPES.map((type) => [type, nameOf(NODE_TABLES[type])])) as Record<
    NodeType,
    N
  >;
}

/** The table of each type of node under one other name, with the columns that all of them have. */
export function nodesAs(alias: string): Readonly<Record<NodeType, Alias<NodeTable>>> {
  return byType((table) => as(table, alias));
}

/** The table of each type of node under its own name, with the columns that all of them have. */
export const BARE_NODES: Readonly<Record<NodeType, TableName<NodeTable>>> = byType((table) => bare(table));
/** The table that holds a list of texts, the column that says of which node, and that of a text. */
export interface TextListTable {
  readonly table: SQLiteTable & { readonly id: SQLiteColumn };
  readonly owner: SQLiteColumn;
  readonly element: SQLiteColumn;
}

type ListNames<F extends Fields> = { [N in keyof F]: F[N]['kind'] extends 'texts' ? N : never }[keyof F];

/** The lists of each type by their field, of every one that the model has. */
export const NODE_LISTS: {
  readonly [T in NodeType]: Readonly<Record<ListNames<NodeModels[T]['fields']>, TextListTable>>;
} = {
  ARTICLE: {},
  ORGANISATION: {
    areasServed: { table: servedAreas, owner: servedAreas.organisationId, element: servedAreas.area },
  },
  PERSON: {},
  REGULATION: {},
  TENDER: {
    cpvs: { table: tenderCpvs, owner: tenderCpvs.tenderId, element: tenderCpvs.code },
    places: { table: tenderPlaces, owner: tenderPlaces.tenderId, element: tenderPlaces.place },
  },
};
