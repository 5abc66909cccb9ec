import { getTableName } from 'drizzle-orm';
import type { NodeType } from '../../domain/node.ts';
import { NODE_TABLES } from '../node-type.ts';

/** The columns of the full-text index, after its `rowid`, which is the node's id. */
export const SEARCH_COLUMNS = ['name', 'aliases', 'description', 'body'] as const;

/** SQL of the rows that nodes of this type must have in the full-text index; the node's table stands as `t`. */
export function searchRows(type: NodeType): string {
  const body = type === 'ARTICLE' ? 't.body' : 'NULL';
  const aliases =
    '(SELECT group_concat(a.name, char(10) ORDER BY a.name) FROM aliases a WHERE a.node_id = t.id)';
  return `SELECT t.id AS rowid, t.name AS name, ${aliases} AS aliases, t.description AS description, ${body} AS body FROM ${getTableName(NODE_TABLES[type])} t`;
}
