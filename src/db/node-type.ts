import { NODE_TYPES, type NodeType } from '../domain/node.ts';
import { type Alias, as, bare, type TableName } from './statement/alias.ts';
import { articles } from './tables/article.ts';
import { organisations } from './tables/organisation.ts';
import { people } from './tables/person.ts';
import { regulations } from './tables/regulation.ts';
import { tenders } from './tables/tender.ts';

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
