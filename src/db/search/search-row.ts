import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../../domain/node.ts';
import { nodesAs } from '../node-type.ts';
import { as, bare } from '../statement/alias.ts';
import { articles } from '../tables/article.ts';
import { aliases as aliasTable } from '../tables/node.ts';

const nodes = nodesAs('t');
const article = as(articles, 't');
const a = as(aliasTable, 'a');

/** The full-text index. No table of Drizzle's is virtual: this one stands apart, so that no migration is made for it. */
export const search = sqliteTable('search', {
  rowid: integer('rowid').primaryKey(),
  name: text('name'),
  aliases: text('aliases'),
  description: text('description'),
  body: text('body'),
});

/** The columns of the full-text index, after its `rowid`, which is the node's id. */
export const SEARCH_COLUMNS = ['name', 'aliases', 'description', 'body'] as const;

const s = bare(search);

/** SQL of the rows that nodes of this type must have in the full-text index, with its columns; the node's table stands as `t`. */
export function searchRows(type: NodeType): string {
  const t = nodes[type];
  const body = type === 'ARTICLE' ? article.body : 'NULL';
  const aliases = `(SELECT group_concat(${a.name}, char(10) ORDER BY ${a.name}) FROM ${a} WHERE ${a.nodeId} = ${t.id})`;
  return `SELECT ${t.id} AS ${s.rowid}, ${t.name} AS ${s.name}, ${aliases} AS ${s.aliases}, ${t.description} AS ${s.description}, ${body} AS ${s.body} FROM ${t}`;
}

/** SQL that adds the row of the node of this type whose id is bound. */
export function insertSearchRow(type: NodeType): string {
  const columns = [s.rowid, ...SEARCH_COLUMNS.map((column) => s[column])].join(', ');
  return `INSERT INTO ${s} (${columns}) ${searchRows(type)} WHERE ${nodes[type].id} = +?`;
}
