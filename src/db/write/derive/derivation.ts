import type { Database, Statement } from 'better-sqlite3';
import { NODE_TYPES, type NodeType } from '../../../domain/node.ts';
import { SEARCH_COLUMNS, searchRows } from '../../search/search-row.ts';
import { prepareInsertInto } from '../../statement/insert.ts';
import { type Batch, markTenderStale, TENDER_PARTS } from '../batch/batch.ts';
import type { ReviseClaim } from '../claim/claim-revision.ts';
import type { Value } from '../field/attribute.ts';
import type { NodeWriter } from '../node/node-writer.ts';
import { derivedBid, derivedLot, derivedTender } from './derived-row.ts';
import { createTenderValuation } from './tender-valuation.ts';

/** Brings up to date what is derived from the rows that a batch touched: columns of tenders and bids, the full-text index. */
export function createDerivation(sqlite: Database, nodeWriter: NodeWriter, reviseClaim: ReviseClaim) {
  const bid = derivedBid('t');
  const tender = derivedTender('t');
  const updateBid = prepareUpdate(sqlite, 'bids', { status: bid.status, lead_id: bid.leadId });
  const updateLots = prepareLots(sqlite);
  const updateStatus = prepareUpdate(sqlite, 'tenders', { status: tender.status, awarded: tender.awarded });
  const updateBuyer = prepareUpdate(sqlite, 'tenders', { buyer_id: tender.buyerId });
  const updateValue = createTenderValuation(sqlite);
  const updateSearch = createIndexing(sqlite);

  function updateTender(id: number, parts: number): boolean {
    const { TENDER_EVENT, VALUATION, PROCUREMENT_ROLE } = TENDER_PARTS;
    let isChanged = false;
    if (parts & TENDER_EVENT) {
      // Its own status may follow from theirs.
      isChanged = updateLots(id);
      isChanged = updateStatus(id) || isChanged;
    }
    // Whether parts are summed depends on whether it is awarded.
    if (parts & (TENDER_EVENT | VALUATION)) isChanged = updateValue(id) || isChanged;
    if (parts & PROCUREMENT_ROLE) isChanged = updateBuyer(id) || isChanged;
    return isChanged;
  }

  return function derive(batch: Batch): void {
    // Which lots a tender has is what documents state of it.
    for (const id of batch.restatedTenders) markTenderStale(batch, id, 'TENDER_EVENT');
    for (const id of batch.staleBids) if (updateBid(id)) reviseClaim(batch, id);
    for (const [id, parts] of batch.staleTenders) {
      if (updateTender(id, parts)) nodeWriter.revise(batch, 'TENDER', id);
    }
    updateSearch(batch);
  };
}

/** Sets the columns of one row to what is derived, as SQL over the row `t`; true when that is other than what stood there. */
function prepareUpdate(sqlite: Database, table: string, derived: Readonly<Record<string, string>>) {
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

/** Sets the status of each lot of a tender; true when one is other than before. */
function prepareLots(sqlite: Database) {
  const read = sqlite
    .prepare<[number], [id: number, stored: string | null, now: string | null]>(
      `SELECT t.id, t.status, ${derivedLot('t').status} FROM lots t WHERE t.tender_id = +?`,
    )
    .raw();
  const update = sqlite.prepare<[string | null, number]>('UPDATE lots SET status = ? WHERE id = +?');
  return (tenderId: number): boolean => {
    const changed = read.all(tenderId).filter(([, stored, now]) => stored !== now);
    for (const [id, , now] of changed) update.run(now, id);
    return changed.length > 0;
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
