import type { Database } from 'better-sqlite3';
import { and, eq } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import type { LotRecord } from '../../../model/record.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
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
  const ofNumber = and(eq(lots.tenderId, bound('tenderId')), eq(lots.number, bound('number')));
  const byNumber = prepareFixed<number>(sqlite, ['tenderId', 'number'], (db) =>
    db.select({ id: lots.id }).from(lots).where(ofNumber),
  ).pluck();
  const { id, stamps, title, description, publishedBidCount } = lots;
  const read = prepareFixed<Value[]>(sqlite, ['tenderId', 'number'], (db) =>
    db.select({ id, stamps, title, description, publishedBidCount }).from(lots).where(ofNumber),
  ).raw();
  const places = ['title', 'description', 'publishedBidCount', 'stamps', 'id'];
  const update = prepareFixed(sqlite, places, (db) =>
    db
      .update(lots)
      .set({
        title: bound('title'),
        description: bound('description'),
        publishedBidCount: bound('publishedBidCount'),
        stamps: bound('stamps'),
      })
      .where(eq(lots.id, bound('id'))),
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
