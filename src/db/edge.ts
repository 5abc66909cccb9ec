import { getTableName } from 'drizzle-orm';
import { CLAIM_KINDS, type ClaimKind } from '../model/model.ts';
import { CLAIM_TABLES, type ClaimEnd } from './claim-kind.ts';
import { bare } from './statement/alias.ts';
import { columnOf } from './statement/fragment.ts';
import { edges } from './tables/claim.ts';

const edgeRow = bare(edges);
const COLUMNS = [edgeRow.fromId, edgeRow.kind, edgeRow.toId, edgeRow.claimId, edgeRow.withdrawn].join(', ');
/** The claim, as a statement names it. */
const CLAIM = 'k';

/** The kinds whose claims link two nodes. */
export const EDGE_KINDS: readonly ClaimKind[] = CLAIM_KINDS.filter((kind) => CLAIM_TABLES[kind].edge);

/** SQL of all edges that the claims of one kind make, as they must stand in `edges`, under the names of its columns. */
export function edgesFromClaims(kind: ClaimKind): string {
  const { table, ends, edge } = CLAIM_TABLES[kind];
  if (edge === undefined) throw new Error(`Claims of kind ${kind} make no edges.`);
  const id = columnOf(CLAIM, table.id);
  const from = endNamed(ends, edge.from);
  const to = endNamed(ends, edge.to);
  const links = [...new Set([from, to].flatMap((end) => end.through ?? []))].map(
    (through) =>
      ` JOIN ${getTableName(through.table)} ON ${columnOf(getTableName(through.table), through.claim)} = ${id}`,
  );
  const conditions = [from, to]
    .filter((end) => !end.column.notNull)
    .map((end) => `${nodeAt(end)} IS NOT NULL`);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  return `SELECT ${nodeAt(from)} AS ${edgeRow.fromId}, '${kind}' AS ${edgeRow.kind}, ${nodeAt(to)} AS ${edgeRow.toId}, ${id} AS ${edgeRow.claimId}, ${columnOf(CLAIM, table.withdrawn)} AS ${edgeRow.withdrawn} FROM ${getTableName(table)} ${CLAIM}${links.join('')}${where}`;
}

/** SQL that adds the edges of the claim of this kind whose id is bound. */
export function insertEdges(kind: ClaimKind): string {
  return `INSERT INTO ${edgeRow} (${COLUMNS}) ${edgesOfClaim(kind)}`;
}

/** SQL that takes them away: there is no index of edges by claim, they are named by its row. */
export function deleteEdges(kind: ClaimKind): string {
  return `DELETE FROM ${edgeRow} WHERE ${isEdgeOfClaim(kind)}`;
}

/** SQL that notes on them whether the claim is withdrawn: that first, then the claim's id. */
export function withdrawEdges(kind: ClaimKind): string {
  return `UPDATE ${edgeRow} SET ${edgeRow.withdrawn} = ? WHERE ${isEdgeOfClaim(kind)}`;
}

const KEY = [edgeRow.fromId, edgeRow.kind, edgeRow.toId, edgeRow.claimId].join(', ');

function isEdgeOfClaim(kind: ClaimKind): string {
  return `(${KEY}) IN (SELECT ${KEY} FROM (${edgesFromClaims(kind)}) WHERE ${edgeRow.claimId} = +?)`;
}

function edgesOfClaim(kind: ClaimKind): string {
  return `SELECT ${COLUMNS} FROM (${edgesFromClaims(kind)}) WHERE ${edgeRow.claimId} = +?`;
}

/** The end of this name; the declaration in `CLAIM_TABLES` is wrong when there is none. */
export function endNamed(ends: readonly ClaimEnd[], name: string): ClaimEnd {
  const end = ends.find((candidate) => candidate.name === name);
  if (end === undefined) throw new Error(`There is no end "${name}".`);
  return end;
}

function nodeAt({ through, column }: ClaimEnd): string {
  return columnOf(through ? getTableName(through.table) : CLAIM, column);
}
