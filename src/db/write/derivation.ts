import type { Database, Statement } from 'better-sqlite3';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { derivedBid, derivedTender } from '../derived.ts';
import { SEARCH_COLUMNS, searchRows } from '../search-row.ts';
import type { Value } from './attribute.ts';
import { type Batch, TENDER_PARTS } from './batch.ts';
import type { ClaimWriter } from './claim-writer.ts';
import type { NodeWriter } from './node-writer.ts';

/** Brings up to date what is derived from the rows that a batch touched: columns of tenders and bids, the full-text index. */
export function createDerivation(sqlite: Database, nodeWriter: NodeWriter, claimWriter: ClaimWriter) {
  const bid = derivedBid('t');
  const updatesOfTender = new Map<number, (id: number) => boolean>();
  const updateTender = (id: number, parts: number) => {
    const update = updatesOfTender.get(parts) ?? prepareUpdate(sqlite, 'tenders', columnsOfTender(parts));
    updatesOfTender.set(parts, update);
    return update(id);
  };
  const updateBid = prepareUpdate(sqlite, 'bids', { status: bid.status, lead_id: bid.leadId });
  const unindex = sqlite.prepare<[number]>('DELETE FROM search WHERE rowid = +?');
  const index = Object.fromEntries(
    NODE_TYPES.map((type) => [
      type,
      sqlite.prepare(
        `INSERT INTO search (rowid, ${SEARCH_COLUMNS.join(', ')}) ${searchRows(type)} WHERE t.id = +?`,
      ),
    ]),
  ) as unknown as Record<NodeType, Statement<[number]>>;

  return function derive(batch: Batch): void {
    for (const id of batch.staleBids) if (updateBid(id)) claimWriter.revise(batch, id);
    for (const [id, parts] of batch.staleTenders) {
      if (updateTender(id, parts)) nodeWriter.revise(batch, 'TENDER', id);
    }
    for (const id of batch.unsearchable) {
      const { type, fate } = batch.nodeFates.get(id) as { type: NodeType; fate: string };
      if (fate !== 'CREATED') unindex.run(id);
      index[type].run(id);
    }
  };
}

function columnsOfTender(parts: number): Record<string, string> {
  const tender = derivedTender('t');
  return {
    ...(parts & TENDER_PARTS.TENDER_EVENT && { status: tender.status, awarded: tender.awarded }),
    ...(parts & TENDER_PARTS.VALUATION && {
      value_minor: tender.valueMinor,
      value_currency: tender.valueCurrency,
      value_status: tender.valueStatus,
      value_kind: tender.valueKind,
    }),
    ...(parts & TENDER_PARTS.PROCUREMENT_ROLE && { buyer_id: tender.buyerId }),
  };
}

/** Sets the columns of one row to what is derived; true when that is other than what stood there. */
function prepareUpdate(sqlite: Database, table: string, derived: Record<string, string>) {
  const columns = Object.keys(derived);
  const read = sqlite
    .prepare<[number], Value[]>(
      `SELECT ${columns.map((column) => `t.${column}`).join(', ')}, ${Object.values(derived).join(', ')} FROM ${table} t WHERE t.id = +?`,
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
