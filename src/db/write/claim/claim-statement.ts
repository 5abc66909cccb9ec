import type { Database, Statement } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { CLAIM_KINDS, type ClaimKind } from '../../../model/model.ts';
import { CLAIM_TABLES, type ClaimEnd } from '../../claim-kind.ts';
import { renderSqlite } from '../../dialect/sqlite.ts';
import { as } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import type { Attribute, Value } from '../field/attribute.ts';
import {
  BASE_ATTRIBUTES,
  identifiesWhenStated,
  isMutableWithoutKey,
  OWN_ATTRIBUTES,
} from '../field/claim-attribute.ts';
import type { Pending } from '../pending/pending.ts';
import type { RowBuffer } from '../pending/row-buffer.ts';
import { PARTIES } from './bid-party.ts';

/** The attributes that documents may state differently of one claim, and the statements for that. */
export interface Mutable {
  /** Positions among all attributes of the kind. */
  readonly positions: readonly number[];
  readonly attributes: readonly Attribute[];
  /** By id: the attributes' values. */
  readonly read: Statement<[number], Value[]>;
  /** The attributes' columns in the base row, then the id; undefined when there are none. */
  readonly updateBase: Statement<Value[]> | undefined;
  readonly baseCount: number;
  /** The attributes' columns in the kind's row, then the id; undefined when there are none. */
  readonly updateOwn: Statement<Value[]> | undefined;
}

/** What claims of one kind are read and written with. */
export interface ClaimStatements {
  /** Ends with one node each, in order of the declaration. */
  readonly ends: readonly ClaimEnd[];
  /** The columns of the ends' types, and which end each takes its type from. */
  readonly endTypes: readonly { readonly column: SQLiteColumn; readonly end: number }[];
  /** Base attributes first, then the kind's own. */
  readonly attributes: readonly Attribute[];
  /** Positions of what makes a claim without key another one. */
  readonly identifying: readonly number[];
  /** Positions of what does so only where it is stated. */
  readonly identifyingWhenStated: readonly number[];
  /** Id, ends, types of ends, lot, bid, own attributes, derived columns: each as far as the kind has them. */
  readonly newRows: RowBuffer;
  readonly hasLot: boolean;
  readonly hasBid: boolean;
  readonly keyed: Mutable;
  readonly unkeyed: Mutable;
  /** Positions of the ends that an edge runs between; `from` is -1 where the parties stand. */
  readonly edge: { readonly from: number; readonly to: number } | undefined;
}

/** Derived from parties and events; a new row takes them from its record. */
const DERIVED_OF_BID: readonly SQLiteColumn[] = [bids.leadId, bids.status];

export function prepareClaimStatements(
  sqlite: Database,
  pending: Pending,
): Record<ClaimKind, ClaimStatements> {
  return Object.fromEntries(CLAIM_KINDS.map((kind) => [kind, prepareKind(sqlite, pending, kind)])) as Record<
    ClaimKind,
    ClaimStatements
  >;
}

function prepareKind(sqlite: Database, pending: Pending, kind: ClaimKind): ClaimStatements {
  const { table, ends: allEnds, lot, edge } = CLAIM_TABLES[kind];
  const ends = allEnds.filter((end) => end.through === undefined);
  const typeColumns = [...new Set(ends.flatMap((end) => end.typeColumn ?? []))];
  const own = kind === 'BID' ? [...OWN_ATTRIBUTES.BID, PARTIES] : OWN_ATTRIBUTES[kind];
  const attributes = [...BASE_ATTRIBUTES, ...own];
  const all = attributes.map((_, position) => position);
  const later = all.filter((position) => identifiesWhenStated(kind, attributes[position] as Attribute));
  const mutable = all.filter((position) => isMutableWithoutKey(kind, attributes[position] as Attribute));
  const hasBid = kind === 'TENDER_EVENT';
  const columns = [
    'id',
    ...[...ends.map((end) => end.column), ...typeColumns].map((column) => column.name),
    ...(lot ? [lot.name] : []),
    ...(hasBid ? [tenderEvents.bidId.name] : []),
    ...own.flatMap((attribute) => attribute.columns),
    ...(kind === 'BID' ? DERIVED_OF_BID.map((column) => column.name) : []),
  ];
  const endPosition = (name: string) => ends.findIndex((end) => end.name === name);
  return {
    ends,
    endTypes: typeColumns.map((column) => ({
      column,
      end: ends.findIndex((end) => end.typeColumn === column),
    })),
    attributes,
    identifying: all.filter(
      (position) =>
        !mutable.includes(position) && !later.includes(position) && attributes[position] !== PARTIES,
    ),
    identifyingWhenStated: later,
    newRows: pending.rowsIn(getTableName(table), columns),
    hasLot: lot !== undefined,
    hasBid,
    keyed: prepareMutable(sqlite, kind, attributes, kind === 'BID' ? all : mutable),
    unkeyed: prepareMutable(sqlite, kind, attributes, mutable),
    edge: edge && { from: endPosition(edge.from), to: endPosition(edge.to) },
  };
}

const c = as(claims, 'c');

function prepareMutable(
  sqlite: Database,
  kind: ClaimKind,
  all: readonly Attribute[],
  positions: readonly number[],
): Mutable {
  const table = getTableName(CLAIM_TABLES[kind].table);
  const attributes = positions.map((position) => all[position] as Attribute);
  const base = attributes.filter((attribute) => BASE_ATTRIBUTES.includes(attribute));
  const own = attributes.slice(base.length);
  const selects = attributes.flatMap((attribute) => attribute.selects).join(', ');
  return {
    positions,
    attributes,
    read: sqlite
      .prepare<[number], Value[]>(
        renderSqlite(
          `SELECT ${selects} FROM ${c} JOIN ${table} t ON ${columnOf('t', claims.id)} = ${c.id} WHERE ${c.id} = +?`,
        ),
      )
      .raw(),
    updateBase: prepareUpdate(sqlite, 'claims', base),
    baseCount: base.length,
    updateOwn: prepareUpdate(sqlite, table, own),
  };
}

function prepareUpdate(
  sqlite: Database,
  table: string,
  attributes: readonly Attribute[],
): Statement<Value[]> | undefined {
  const columns = attributes.flatMap((attribute) => attribute.columns);
  if (columns.length === 0) return undefined;
  const assigned = columns.map((column) => `${column} = ?`).join(', ');
  return sqlite.prepare(`UPDATE ${table} SET ${assigned} WHERE id = +?`);
}
