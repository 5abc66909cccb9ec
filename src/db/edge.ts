import { getTableName } from 'drizzle-orm';
import { CLAIM_KINDS, type ClaimKind } from '../domain/claim.ts';
import { CLAIM_TABLES, type ClaimEnd } from './claim-kind.ts';

/** The kinds whose claims link two nodes. */
export const EDGE_KINDS: readonly ClaimKind[] = CLAIM_KINDS.filter((kind) => CLAIM_TABLES[kind].edge);

/** SQL of all edges that the claims of one kind make: `from_id`, `kind`, `to_id`, `claim_id`, `withdrawn`, as they must stand in `edges`. */
export function edgesFromClaims(kind: ClaimKind): string {
  const { table, ends, edge } = CLAIM_TABLES[kind];
  if (edge === undefined) throw new Error(`Claims of kind ${kind} make no edges.`);
  const from = endNamed(ends, edge.from);
  const to = endNamed(ends, edge.to);
  const links = [...new Set([from, to].flatMap((end) => end.through ?? []))].map(
    (through) =>
      ` JOIN ${getTableName(through.table)} ON ${getTableName(through.table)}.${through.claim.name} = k.id`,
  );
  const conditions = [from, to]
    .filter((end) => !end.column.notNull)
    .map((end) => `${columnOf(end)} IS NOT NULL`);
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`;
  return `SELECT ${columnOf(from)} AS from_id, '${kind}' AS kind, ${columnOf(to)} AS to_id, k.id AS claim_id, k.withdrawn AS withdrawn FROM ${getTableName(table)} k${links.join('')}${where}`;
}

/** The end of this name; the declaration in `CLAIM_TABLES` is wrong when there is none. */
export function endNamed(ends: readonly ClaimEnd[], name: string): ClaimEnd {
  const end = ends.find((candidate) => candidate.name === name);
  if (end === undefined) throw new Error(`There is no end "${name}".`);
  return end;
}

function columnOf(end: ClaimEnd): string {
  return `${end.through ? getTableName(end.through.table) : 'k'}.${end.column.name}`;
}
