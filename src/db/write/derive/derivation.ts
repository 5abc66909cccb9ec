import type { Database, Statement } from 'better-sqlite3';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { SEARCH_COLUMNS, searchRows } from '../../search/search-row.ts';
import { prepareInsertInto } from '../../statement/insert.ts';
import { type Batch, TENDER_PARTS } from '../batch/batch.ts';
import type { ReviseClaim } from '../claim/claim-revision.ts';
import type { Value } from '../field/attribute.ts';
import type { NodeWriter } from '../node/node-writer.ts';
import { derivedBid, derivedTender, derivedValue } from './derived.ts';

/** Columns of the row `t`, by name, with the SQL that derives each. */
interface DerivedColumns {
  /** What that SQL needs joined. */
  readonly join: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** Brings up to date what is derived from the rows that a batch touched: columns of tenders and bids, the full-text index. */
export function createDerivation(sqlite: Database, nodeWriter: NodeWriter, reviseClaim: ReviseClaim) {
  const bid = derivedBid('t');
  const updatesOfTender = new Map<number, (id: number) => boolean>();
  const updateTender = (id: number, parts: number) => {
    const update = updatesOfTender.get(parts) ?? prepareUpdate(sqlite, 'tenders', derivedColumnsOf(parts));
    updatesOfTender.set(parts, update);
    return update(id);
  };
  const updateBid = prepareUpdate(sqlite, 'bids', {
    join: '',
    columns: { status: bid.status, lead_id: bid.leadId },
  });
  const updateSearch = createIndexing(sqlite);

  return function derive(batch: Batch): void {
    for (const id of batch.staleBids) if (updateBid(id)) reviseClaim(batch, id);
    for (const [id, parts] of batch.staleTenders) {
      if (updateTender(id, parts)) nodeWriter.revise(batch, 'TENDER', id);
    }
    updateSearch(batch);
  };
}

function derivedColumnsOf(parts: number): DerivedColumns {
  const tender = derivedTender('t');
  const value = derivedValue('t');
  return {
    join: parts & TENDER_PARTS.VALUATION ? value.join : '',
    columns: {
      ...(parts & TENDER_PARTS.TENDER_EVENT && { status: tender.status, awarded: tender.awarded }),
      ...(parts & TENDER_PARTS.VALUATION && {
        value_minor: value.valueMinor,
        value_currency: value.valueCurrency,
        value_status: value.valueStatus,
        value_kind: value.valueKind,
      }),
      ...(parts & TENDER_PARTS.PROCUREMENT_ROLE && { buyer_id: tender.buyerId }),
    },
  };
}

/** Sets the columns of one row to what is derived; true when that is other than what stood there. */
function prepareUpdate(sqlite: Database, table: string, derived: DerivedColumns) {
  const columns = Object.keys(derived.columns);
  const read = sqlite
    .prepare<[number], Value[]>(
      `SELECT ${columns.map((column) => `t.${column}`).join(', ')}, ${Object.values(derived.columns).join(', ')} FROM ${table} t ${derived.join} WHERE t.id = +?`,
    )
    .raw();
  const update = sqlite.prepare<Value[]>(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = +?`,
  );
  return (id: number): boolean => {
    const row = read.get(id);
    if (row === undefined) throw new Error(`There is no row ${id} in ${table}.`);
    const stored = row.slice(0, columns.length);
    const now = row.slice(columns.length);
    if (stored.every((value, position) => value === now[position])) return false;
    update.run(...now, id);
    return true;
  };
}

/** Makes the rows of the full-text index anew whose nodes the batch touched. */
function createIndexing(sqlite: Database) {
  const read = Object.fromEntries(
    NODE_TYPES.map((type) => [type, sqlite.prepare(`${searchRows(type)} WHERE t.id = +?`).raw()]),
  ) as unknown as Record<NodeType, Statement<[number], Value[]>>;
  const remove = sqlite.prepare<[number]>('DELETE FROM search WHERE rowid = +?');
  // FTS5 writes out all it has gathered before a statement that could insert several rows, as one with a SELECT could, and when ids
  // come in another order than rising: each costs several times as much as the row itself.
  const insert = prepareInsertInto(sqlite, 'search', ['rowid', ...SEARCH_COLUMNS]);
  return (batch: Batch): void => {
    for (const id of [...batch.unsearchable].sort((a, b) => a - b)) {
      const { type, fate } = batch.nodeFates.get(id) as { type: NodeType; fate: string };
      if (fate !== 'CREATED') remove.run(id);
      const row = read[type].get(id);
      if (row !== undefined) insert.run(...row);
    }
  };
}
