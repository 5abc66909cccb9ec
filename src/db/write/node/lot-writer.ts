import type { Database } from 'better-sqlite3';
import { quoted } from '../../../domain/error.ts';
import type { LotRecord } from '../../../model/record.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { lots } from '../../tables/tender.ts';
import { Refusal } from '../batch/refusal.ts';
import type { AnyRecord, Value } from '../field/attribute.ts';
import { LOT_ATTRIBUTES } from '../field/node-attribute.ts';
import { columnValues, initialValues, merge, readAttributes, valuesOfRow } from '../field/reconcile.ts';

/** Keeps the lots of tenders: each is added once, and what else is said of it follows the latest document. */
export interface LotWriter {
  /** Writes the lots that a record of the tender names; true when anything visible changed. @throws Refusal */
  write(tenderId: number, records: readonly LotRecord[], day: string): boolean;
  /** Id of the tender's lot of this number. @throws Refusal when there is none */
  find(tenderId: number, number: string): number;
}

export function createLotWriter(sqlite: Database): LotWriter {
  const insert = prepareInsert(sqlite, [
    lots.tenderId,
    lots.number,
    lots.title,
    lots.description,
    lots.publishedBidCount,
    lots.stamps,
  ]);
  const byNumber = sqlite
    .prepare<[number, string], number>('SELECT id FROM lots WHERE tender_id = +? AND number = +?')
    .pluck();
  const read = sqlite
    .prepare<[number, string], Value[]>(
      'SELECT t.id, t.stamps, t.title, t.description, t.published_bid_count FROM lots t WHERE t.tender_id = +? AND t.number = +?',
    )
    .raw();
  const update = sqlite.prepare<Value[]>(
    'UPDATE lots SET title = ?, description = ?, published_bid_count = ?, stamps = ? WHERE id = +?',
  );

  function writeLot(tenderId: number, record: LotRecord, day: string): boolean {
    const stated = readAttributes(LOT_ATTRIBUTES, record as unknown as AnyRecord);
    const row = read.get(tenderId, record.number);
    if (row === undefined) {
      const stamps = stated.some((values) => values !== undefined) ? day : '';
      const values = columnValues(LOT_ATTRIBUTES, initialValues(LOT_ATTRIBUTES, stated));
      insert.run(tenderId, record.number, ...values, stamps);
      return true;
    }
    const [id = null, stamps] = row;
    const merged = merge(LOT_ATTRIBUTES, valuesOfRow(LOT_ATTRIBUTES, row, 2), stamps as string, stated, day);
    if (merged.stamps === stamps && merged.changed.length === 0) return false;
    update.run(...columnValues(LOT_ATTRIBUTES, merged.values), merged.stamps, id);
    return merged.changed.length > 0;
  }

  return {
    write(tenderId, records, day) {
      let isChanged = false;
      for (const [position, record] of records.entries()) {
        try {
          isChanged = writeLot(tenderId, record, day) || isChanged;
        } catch (error) {
          throw error instanceof Refusal
            ? new Refusal(`/lots/${position}${error.field}`, error.message)
            : error;
        }
      }
      return isChanged;
    },
    find(tenderId, number) {
      const id = byNumber.get(tenderId, number);
      if (id === undefined) throw new Refusal('/lot', `the tender has no lot ${quoted(number)}`);
      return id;
    },
  };
}
