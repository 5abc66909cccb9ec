import { getTableName } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../../domain/node.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../model/model.ts';
import { CLAIM_TABLES } from '../claim-kind.ts';
import { as, bare } from '../statement/alias.ts';
import { evidence } from '../tables/claim.ts';
import { mentions } from '../tables/mention.ts';
import { MERGEABLE_TYPES, restatedEnds } from '../tables/merge.ts';

/** A column in which a node stands that can be merged; the parties of bids have a table and rules of their own. */
export interface Place {
  /** As `restated_ends.place` has it: table and column. */
  readonly name: string;
  readonly table: SQLiteTable & { readonly id: AnySQLiteColumn };
  readonly column: AnySQLiteColumn;
  /** The kind of claim whose row it is; null of a mention or a piece of evidence. */
  readonly kind: ClaimKind | null;
}

export const EVIDENCE_PLACE = placeOf(evidence, evidence.attributedToId, null);
export const MENTION_PLACE = placeOf(mentions, mentions.nodeId, null);

/** Every place but the parties of bids. */
export const PLACES: readonly Place[] = [
  ...CLAIM_KINDS.flatMap((kind) => {
    const { table, ends } = CLAIM_TABLES[kind];
    return ends
      .filter((end) => end.through === undefined && isMergeable(end.types))
      .map((end) => placeOf(table, end.column, kind));
  }),
  EVIDENCE_PLACE,
  MENTION_PLACE,
];

const r = as(restatedEnds, 'stated');

/** SQL of the node that was stated in a place, whatever stands there since; `row` is the alias of the place's table. */
export function statedId({ name, table, column }: Place, row: string): string {
  const stated = `SELECT ${r.statedId} FROM ${r} WHERE ${r.place} = '${name}' AND ${r.rowId} = ${row}.${table.id.name}`;
  return `coalesce((${stated}), ${row}.${column.name})`;
}

/** SQL that forgets which node was stated in the place, in the row whose id is bound. */
export function forgetStated({ name }: Place): string {
  return `DELETE FROM ${restated} WHERE ${restated.place} = '${name}' AND ${restated.rowId} = +?`;
}

const restated = bare(restatedEnds);

function isMergeable(types: readonly NodeType[]): boolean {
  return types.some((type) => (MERGEABLE_TYPES as readonly NodeType[]).includes(type));
}

function placeOf(table: Place['table'], column: AnySQLiteColumn, kind: ClaimKind | null): Place {
  return { name: `${getTableName(table)}.${column.name}`, table, column, kind };
}
