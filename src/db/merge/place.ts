import { getTableName } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import { CLAIM_KINDS, type ClaimKind } from '../../domain/claim.ts';
import type { NodeType } from '../../domain/node.ts';
import { CLAIM_TABLES } from '../claim-kind.ts';
import { evidence } from '../tables/claim.ts';
import { mentions } from '../tables/mention.ts';
import { MERGEABLE_TYPES } from '../tables/merge.ts';

/** A column in which a node stands that can be merged; the parties of bids have a table and rules of their own. */
export interface Place {
  /** As `restated_ends.place` has it. */
  readonly name: string;
  readonly table: string;
  readonly column: string;
  /** The kind of claim whose row it is; null of a mention or a piece of evidence. */
  readonly kind: ClaimKind | null;
}

export const EVIDENCE_PLACE = placeOf(evidence.attributedToId, null);
export const MENTION_PLACE = placeOf(mentions.nodeId, null);

/** Every place but the parties of bids. */
export const PLACES: readonly Place[] = [
  ...CLAIM_KINDS.flatMap((kind) =>
    CLAIM_TABLES[kind].ends
      .filter((end) => end.through === undefined && isMergeable(end.types))
      .map((end) => placeOf(end.column, kind)),
  ),
  EVIDENCE_PLACE,
  MENTION_PLACE,
];

/** SQL of the node that was stated in a place, whatever stands there since; `row` is the alias of the place's table. */
export function statedId({ name, column }: Place, row: string): string {
  return `coalesce((SELECT stated_id FROM restated_ends WHERE place = '${name}' AND row_id = ${row}.id), ${row}.${column})`;
}

function isMergeable(types: readonly NodeType[]): boolean {
  return types.some((type) => (MERGEABLE_TYPES as readonly NodeType[]).includes(type));
}

function placeOf(column: AnySQLiteColumn, kind: ClaimKind | null): Place {
  const table = getTableName(column.table);
  return { name: `${table}.${column.name}`, table, column: column.name, kind };
}
