import type { Database } from 'better-sqlite3';
import type { NodeType } from '../../../domain/node.ts';
import { createIndexWriter, type IndexWriter } from '../../search/index-writer.ts';
import { as, bare } from '../../statement/alias.ts';
import { columnOf } from '../../statement/fragment.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { lots } from '../../tables/tender.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import { TENDER_PARTS } from '../batch/tender-part.ts';
import type { ReviseClaim } from '../claim/claim-revision.ts';
import type { Value } from '../field/attribute.ts';
import type { NodeWriter } from '../node/node-writer.ts';
import { outcomesOfMany } from './derived-outcome.ts';
import { derivedBid, derivedLot, derivedTender } from './derived-row.ts';
import { createDuplicateDerivation } from './duplicate-derivation.ts';
import { createTenderValuation } from './tender-valuation.ts';

const b = as(bids, 'b');
const own = bare(bids);
const party = bare(bidParties);
const t = as(lots, 't');
const lot = bare(lots);
const p = as(bidParties, 'dated');

/** Columns of a table that are derived from other rows. */
interface DerivedColumns {
  /** Columns of the row `t`, by name, with the SQL that derives each. */
  readonly derived: Readonly<Record<string, string>>;
  /** Columns that are not derived in SQL: by what stands there, what is to stand there, and whether something beside them changed. */
  readonly computed?: {
    readonly columns: readonly string[];
    compute(id: number, before: readonly Value[]): { values: readonly Value[]; isChanged: boolean };
  };
}

/** Brings up to date what is derived from the rows that a batch touched: columns of tenders and bids, the index of search. */
export function createDerivation(
  sqlite: Database,
  nodeWriter: NodeWriter,
  reviseClaim: ReviseClaim,
  index: IndexWriter = createIndexWriter(sqlite),
) {
  const bid = derivedBid('t');
  const updateBid = prepareUpdate(sqlite, 'bids', { derived: { status: bid.status, lead_id: bid.leadId } });
  const tenderOfBid = sqlite
    .prepare<[number], number>(`SELECT ${b.tenderId} FROM ${b} WHERE ${b.id} = +?`)
    .pluck();
  const updateTender = createTenderUpdate(sqlite);
  const updateBidsOf = prepareBidsOfTender(sqlite);
  const updateDuplicates = createDuplicateDerivation(sqlite);

  return function derive(batch: Batch): void {
    // Which lots a tender has is what documents state of it.
    for (const id of batch.restatedTenders) markTenderStale(batch, id, 'TENDER_EVENT');
    const contested = new Set(batch.contestedTenders);
    for (const id of batch.staleBids) {
      if (updateBid(id)) reviseClaim(batch, id);
      contested.add(tenderOfBid.get(id) as number);
    }
    for (const [id, parts] of batch.staleTenders) {
      if (updateTender(id, parts)) nodeWriter.revise(batch, 'TENDER', id);
      if (parts & TENDER_PARTS.TENDER_EVENT) contested.add(id);
    }
    // How a bid ended, and what date it goes by, follows from all of the above.
    for (const tender of contested) for (const bid of updateBidsOf(tender)) reviseClaim(batch, bid);
    // Which contracts are published twice follows from bids under several numbers, and what a tender is worth from that.
    const duplicates = updateDuplicates(contested);
    for (const bid of duplicates.bids) reviseClaim(batch, bid);
    for (const tender of duplicates.tenders) {
      updateTender(tender, TENDER_PARTS.VALUATION);
      nodeWriter.revise(batch, 'TENDER', tender);
    }
    indexTouched(index, batch);
  };
}

/** Updates the columns of a tender that follow from a sum of `TENDER_PARTS`; true when any is other than before. */
function createTenderUpdate(sqlite: Database): (id: number, parts: number) => boolean {
  const { TENDER_EVENT, VALUATION, PROCUREMENT_ROLE } = TENDER_PARTS;
  const tender = derivedTender('t');
  const updateLots = prepareLots(sqlite);
  const valuation = createTenderValuation(sqlite);
  const prepare = (parts: number) =>
    prepareUpdate(sqlite, 'tenders', {
      derived: {
        ...(parts & TENDER_EVENT && {
          status: tender.status,
          awarded: tender.awarded,
          launched: tender.launched,
        }),
        ...(parts & PROCUREMENT_ROLE && { buyer_id: tender.buyerId }),
      },
      // Whether parts are summed depends on whether it is awarded.
      ...(parts & (TENDER_EVENT | VALUATION) && { computed: valuation }),
    });
  const updates = new Map<number, (id: number) => boolean>();
  return (id, parts) => {
    const update = updates.get(parts) ?? prepare(parts);
    updates.set(parts, update);
    // The tender's own status may follow from theirs.
    const isChanged = (parts & TENDER_EVENT) > 0 && updateLots(id);
    return update(id) || isChanged;
  };
}

/** Sets the columns of one row to what is derived; true when that is other than what stood there. */
function prepareUpdate(sqlite: Database, table: string, { derived, computed }: DerivedColumns) {
  const expressions = Object.values(derived);
  const columns = [...Object.keys(derived), ...(computed?.columns ?? [])];
  const selected = [...expressions, ...columns.map((column) => `t.${column}`)].join(', ');
  const read = sqlite
    .prepare<[number], Value[]>(`SELECT ${selected} FROM ${table} t WHERE ${columnOf('t', bids.id)} = +?`)
    .raw();
  const update = sqlite.prepare<Value[]>(
    `UPDATE ${table} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE id = +?`,
  );
  return (id: number): boolean => {
    const row = read.get(id);
    if (row === undefined) throw new Error(`There is no row ${id} in ${table}.`);
    const now = row.slice(0, expressions.length);
    const before = row.slice(expressions.length);
    const more = computed?.compute(id, before.slice(expressions.length));
    if (more !== undefined) now.push(...more.values);
    if (before.every((value, position) => value === now[position])) return more?.isChanged ?? false;
    update.run(...now, id);
    return true;
  };
}

/** Sets the status of each lot of a tender; true when one is other than before. */
function prepareLots(sqlite: Database) {
  const read = sqlite
    .prepare<[number], [id: number, stored: string | null, now: string | null]>(
      `SELECT ${t.id}, ${t.status}, ${derivedLot(t.alias).status} FROM ${t} WHERE ${t.tenderId} = +?`,
    )
    .raw();
  const update = sqlite.prepare<[string | null, number]>(
    `UPDATE ${lot} SET ${lot.status} = ? WHERE ${lot.id} = +?`,
  );
  return (tenderId: number): boolean => {
    const changed = read.all(tenderId).filter(([, stored, now]) => stored !== now);
    for (const [id, , now] of changed) update.run(now, id);
    return changed.length > 0;
  };
}

/** Sets what of all bids on a tender follows from more than their own events; the bids of which it is other than before. */
function prepareBidsOfTender(sqlite: Database) {
  const { date, dateKind } = derivedBid('b');
  const { outcome, outcomeIsStated, joined } = outcomesOfMany(b.alias, '+@tender');
  const columns = [b.outcome, b.outcomeIsStated, b.date, b.dateKind];
  const copied = (which: string) => `(SELECT ${which}(${p.dateKey}) FROM ${p} WHERE ${p.bidId} = ${b.id})`;
  const read = sqlite
    .prepare<[{ tender: number }], [id: number, first: string, last: string, ...Value[]]>(
      `SELECT ${[b.id, copied('min'), copied('max'), ...columns, outcome, outcomeIsStated, date, dateKind].join(', ')} FROM ${b} ${joined} WHERE ${b.tenderId} = +@tender`,
    )
    .raw();
  const update = sqlite.prepare<Value[]>(
    `UPDATE ${own} SET ${own.outcome} = ?, ${own.outcomeIsStated} = ?, ${own.date} = ?, ${own.dateKind} = ? WHERE ${own.id} = +?`,
  );
  const copyDate = sqlite.prepare<[string, number]>(
    `UPDATE ${party} SET ${party.dateKey} = ? WHERE ${party.bidId} = +?`,
  );
  return (tender: number): readonly number[] =>
    read.all({ tender }).flatMap(([id, first, last, ...values]) => {
      const now = values.slice(columns.length);
      const dateKey = String(now[2] ?? '');
      // Parties that were written anew have none yet.
      if (first !== dateKey || last !== dateKey) copyDate.run(dateKey, id);
      if (now.every((value, position) => value === values[position])) return [];
      update.run(...now, id);
      return [id];
    });
}

/** Makes what search finds the nodes by anew that the batch touched. */
function indexTouched(index: IndexWriter, { unsearchable, nodeFates }: Batch): void {
  index.put(
    [...unsearchable].map((id) => {
      const { type, fate } = nodeFates.get(id) as { type: NodeType; fate: string };
      return { type, id, isNew: fate === 'CREATED' };
    }),
  );
  index.settle(unsearchable);
}
