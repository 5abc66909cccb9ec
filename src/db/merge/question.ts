import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { PARTY_ROLE } from '../../model/words/claim.ts';
import { NODE_TABLES } from '../node-type.ts';
import { as, type Name } from '../statement/alias.ts';
import { columnOf } from '../statement/fragment.ts';
import { bidParties, bids } from '../tables/bid.ts';
import { detachedNodes } from '../tables/detachment.ts';
import { establishments } from '../tables/establishment.ts';
import { canonical, MERGEABLE_TYPES, mergedNodes, restatedEnds, restatedParties } from '../tables/merge.ts';
import { aliases, identifiers, nodes } from '../tables/node.ts';
import { OWNERS } from './detached-node.ts';
import { PLACES, type Place, statedId } from './place.ts';

/** A problem that rows of a table can have: SQL of their id, and the rest of a SELECT that finds them. */
export interface RowProblem {
  readonly table: SQLiteTable;
  readonly message: string;
  readonly id: Name | string;
  readonly rest: string;
}

const x = as(nodes, 'x');
const n = as(nodes, 'n');
const m = as(mergedNodes, 'm');
const c = as(canonical, 'c');
const e = as(restatedEnds, 'e');
const r = as(restatedParties, 'r');
const p = as(bidParties, 'p');
const d = as(detachedNodes, 'd');
const s = as(establishments, 's');
const b = as(bids, 'b');

const MERGED = `SELECT ${m.nodeId} FROM ${m}`;
const CANONICAL = `SELECT ${c.nodeId} FROM ${c}`;
/** The nodes that others are merged into, whether they are kept as such or not. */
const MERGED_INTO = `SELECT DISTINCT ${n.mergedInto} FROM ${n} WHERE ${n.mergedInto} IS NOT NULL`;

/** SQL of the node that stands for another one. */
function survivorOf(id: string): string {
  return `coalesce((SELECT ${n.mergedInto} FROM ${n} WHERE ${n.id} = ${id}), ${id})`;
}

/** The nodes that stand for companies in claims on their establishments, where any of these was detached. */
const w = 'w';
const STANDING = `(${OWNERS}) ${w}`;

/** SQL of the node that was stated, or of the detached one that stands for it in a claim. */
function standingFor(stated: string, claim: string): string {
  return `coalesce((SELECT ${w}.bearer FROM ${STANDING} WHERE ${w}.naming = ${claim} AND ${w}.said = ${stated} AND ${w}.turn = 1), ${stated})`;
}

const DETACHED = `SELECT ${d.nodeId} FROM ${d}`;
const COMPANIES = `SELECT ${d.statedId} FROM ${d}`;

const LEADING_ROLE = `CASE ${r.role} ${PARTY_ROLE.list.map((role, rank) => `WHEN '${role}' THEN ${rank}`).join(' ')} END`;

/** The bids whose stated parties are kept apart, as `x (bid)`; their parties as they stand, and as they must. */
const RESTATED_BIDS = `(SELECT DISTINCT ${r.bidId} AS bid FROM ${r}) x`;
const PARTIES_NOW = `SELECT json_group_array(json_array(${p.organisationId}, ${p.role}) ORDER BY ${p.organisationId}) FROM ${p} WHERE ${p.bidId} = x.bid`;
const STATED_PARTIES = `SELECT coalesce(${w}.bearer, ${r.organisationId}) AS bearer, CASE WHEN ${w}.turn > 1 AND ${r.role} IN ('SOLE', 'LEAD') THEN 'MEMBER' ELSE ${r.role} END AS role FROM ${r} LEFT JOIN ${STANDING} ON ${w}.naming = ${r.bidId} AND ${w}.said = ${r.organisationId} WHERE ${r.bidId} = x.bid`;
const CANONICAL_PARTIES = `SELECT ${survivorOf('r.bearer')} AS node, ${r.role} AS leading, min(${LEADING_ROLE}) FROM (${STATED_PARTIES}) r GROUP BY 1`;
const PARTIES_STATED = `SELECT json_group_array(json_array(node, leading) ORDER BY node) FROM (${CANONICAL_PARTIES})`;

/** What must hold of merged nodes, of those that stand for them, and of what was stated of either. */
export const MERGE_QUESTIONS: readonly RowProblem[] = [
  {
    table: nodes,
    message: 'is merged, but its own row is not kept, or the other way round',
    id: x.id,
    rest: `FROM ${x} WHERE (${x.mergedInto} IS NOT NULL) <> EXISTS (SELECT 1 FROM ${m} WHERE ${m.nodeId} = ${x.id})`,
  },
  {
    table: nodes,
    message: 'is merged into another node than the merges say',
    id: x.id,
    rest: `FROM ${x} JOIN ${m} ON ${m.nodeId} = ${x.id} WHERE ${x.mergedInto} <> ${survivorOf(`${m.intoId}`)}`,
  },
  {
    table: nodes,
    message: 'is merged into a node that is merged itself',
    id: x.id,
    rest: `FROM ${x} JOIN ${n} ON ${n.id} = ${x.mergedInto} WHERE ${n.mergedInto} IS NOT NULL`,
  },
  ...MERGEABLE_TYPES.map((type) => rowOfMergedNode(NODE_TABLES[type].id)),
  {
    table: canonical,
    message: 'has nothing merged into it, or is not kept though it has',
    id: 'x.node',
    rest: `FROM (SELECT ${c.nodeId} AS node FROM ${c} WHERE ${c.nodeId} NOT IN (${MERGED_INTO}) UNION ALL ${MERGED_INTO} AND ${n.mergedInto} NOT IN (${CANONICAL})) x`,
  },
  ...[aliases, identifiers].map(borrowedOfNobody),
  ...PLACES.map(standsElsewhere),
  {
    table: restatedEnds,
    message: 'has a place or row that is not there, or a node that is not merged',
    id: e.rowId,
    rest: `FROM ${e} WHERE ${e.statedId} NOT IN (${MERGED} UNION ALL ${COMPANIES}) OR NOT (${PLACES.map(isRowOf).join(' OR ')})`,
  },
  {
    table: bids,
    message: 'has other parties than those that stand for the stated ones',
    id: 'x.bid',
    rest: `FROM ${RESTATED_BIDS} WHERE (${PARTIES_NOW}) <> (${PARTIES_STATED})`,
  },
  {
    table: detachedNodes,
    message: 'has no establishment, or is that of which it is stated',
    id: d.nodeId,
    rest: `FROM ${d} WHERE ${d.nodeId} = ${d.statedId} OR NOT EXISTS (SELECT 1 FROM ${s} WHERE ${s.organisationId} = ${survivorOf(`${d.nodeId}`)})`,
  },
  {
    table: bids,
    message: 'names an establishment that was detached, which is no party',
    id: 'x.naming',
    rest: `FROM (${OWNERS}) x JOIN ${b} ON ${b.id} = x.naming WHERE x.bearer IN (${DETACHED}) AND ${survivorOf('x.bearer')} NOT IN (SELECT ${p.organisationId} FROM ${p} WHERE ${p.bidId} = x.naming)`,
  },
  {
    table: bids,
    message: 'keeps stated parties though none of them is merged',
    id: 'x.bid',
    rest: `FROM ${RESTATED_BIDS} WHERE NOT EXISTS (SELECT 1 FROM ${r} WHERE ${r.organisationId} IN (${MERGED} UNION ALL ${COMPANIES}) AND ${r.bidId} = x.bid)`,
  },
];

function rowOfMergedNode({ name, table }: SQLiteColumn): RowProblem {
  const rest = `FROM ${getTableName(table)} WHERE ${name} IN (${MERGED})`;
  return { table, message: 'is of a merged node', id: name, rest };
}

function borrowedOfNobody(table: typeof aliases | typeof identifiers): RowProblem {
  const x = as(table, 'x');
  return {
    table,
    message: 'is borrowed, but nothing is merged into its node',
    id: x.id,
    rest: `FROM ${x} WHERE ${x.borrowed} = 1 AND ${x.nodeId} NOT IN (${CANONICAL})`,
  };
}

function standsElsewhere(place: Place): RowProblem {
  const { table, column } = place;
  const node = columnOf('x', column);
  const said = statedId(place, 'x');
  const stated = place.kind === null ? said : standingFor(said, columnOf('x', table.id));
  return {
    table,
    message: `has another node in ${column.name} than stands for the stated one`,
    id: columnOf('x', table.id),
    rest: `FROM ${getTableName(table)} x WHERE ${node} IN (${MERGED} UNION ALL ${CANONICAL} UNION ALL ${DETACHED} UNION ALL ${COMPANIES}) AND ${node} <> ${survivorOf(stated)}`,
  };
}

/** Whether the end that was stated elsewhere is one in this place, in a row that is there. */
function isRowOf({ name, table }: Place): string {
  const exists = `EXISTS (SELECT 1 FROM ${getTableName(table)} t WHERE ${columnOf('t', table.id)} = ${e.rowId})`;
  return `${e.place} = '${name}' AND ${exists}`;
}
