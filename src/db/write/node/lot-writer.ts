import type { Database } from 'better-sqlite3';
import { and, eq, getTableName } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import type { LotRecord } from '../../../model/record.ts';
import { as, bare } from '../../statement/alias.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { bids } from '../../tables/bid.ts';
import { lots } from '../../tables/tender.ts';
import { tenderEvents } from '../../tables/tender-event.ts';
import { valuations } from '../../tables/valuation.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import type { AnyRecord, Value } from '../field/attribute.ts';
import { LOT_ATTRIBUTES } from '../field/node-attribute.ts';
import {
  columnValues,
  compareValues,
  initialValues,
  readAttributes,
  type Values,
  valuesOfRow,
} from '../field/reconcile.ts';
import type { Pending } from '../pending/pending.ts';

/** Keeps the lots of tenders: each is there once; what else is said of it follows the statements on the tender. */
export interface LotWriter {
  /** Adds the lots of a record that are not there yet. @throws Refusal */
  add(batch: Batch, tenderId: number, records: readonly LotRecord[]): void;
  /**
   * Shows these values; a lot that nothing names any more goes, unless a claim stands on it. True when anything changed.
   */
  show(tenderId: number, shown: ReadonlyMap<string, Values>): boolean;
  /** Id of the tender's lot of this number. @throws Refusal when there is none */
  find(batch: Batch, tenderId: number, number: string): number;
}

const t = as(lots, 't');
const lot = bare(lots);

/** What may stand on a lot. */
const USERS = [bare(bids), bare(tenderEvents), bare(valuations)];

export function createLotWriter(sqlite: Database, pending: Pending): LotWriter {
  const columns = LOT_ATTRIBUTES.flatMap((attribute) => attribute.columns);
  const names = [lots.id.name, lots.tenderId.name, lots.number.name, ...columns];
  const newLots = pending.rowsIn(getTableName(lots), names);
  const byNumber = prepareFixed<number>(sqlite, ['tenderId', 'number'], (db) =>
    db
      .select({ id: lots.id })
      .from(lots)
      .where(and(eq(lots.tenderId, bound('tenderId')), eq(lots.number, bound('number')))),
  ).pluck();
  const read = sqlite
    .prepare<[number], Value[]>(
      `SELECT ${t.id}, ${t.number}, ${LOT_ATTRIBUTES.flatMap(({ selects }) => selects).join(', ')} FROM ${t} WHERE ${t.tenderId} = +?`,
    )
    .raw();
  const update = sqlite.prepare<Value[]>(
    `UPDATE ${lot} SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE ${lot.id} = +?`,
  );
  const removeUnused = sqlite.prepare<{ id: number }>(
    `DELETE FROM ${lot} WHERE ${lot.id} = +@id${USERS.map((user) => ` AND NOT EXISTS (SELECT 1 FROM ${user} WHERE ${user.lotId} = +@id)`).join('')}`,
  );

  function idOf({ made }: Batch, tenderId: number, number: string): number | undefined {
    const known = made.lots.get(nameOf(tenderId, number));
    return known ?? (made.isNewNode(tenderId) ? undefined : byNumber.get(tenderId, number));
  }

  return {
    add(batch, tenderId, records) {
      for (const [position, record] of records.entries()) {
        try {
          const stated = readAttributes(LOT_ATTRIBUTES, record as unknown as AnyRecord);
          if (idOf(batch, tenderId, record.number) !== undefined) continue;
          const id = batch.made.idOf('lot');
          batch.made.lots.set(nameOf(tenderId, record.number), id);
          const values = columnValues(LOT_ATTRIBUTES, initialValues(LOT_ATTRIBUTES, stated));
          newLots.add(id, tenderId, record.number, ...values);
        } catch (error) {
          throw error instanceof Refusal
            ? new Refusal(`/lots/${position}${error.field}`, error.message)
            : error;
        }
      }
    },
    show(tenderId, shown) {
      let isChanged = false;
      for (const row of read.all(tenderId)) {
        const [id = null, number] = row;
        const values = shown.get(String(number));
        if (values === undefined) {
          isChanged = removeUnused.run({ id: id as number }).changes > 0 || isChanged;
          continue;
        }
        const old = valuesOfRow(LOT_ATTRIBUTES, row, 2);
        if (values.every((value, position) => compareValues(value, old[position] ?? []) === 0)) continue;
        update.run(...columnValues(LOT_ATTRIBUTES, values), id);
        isChanged = true;
      }
      return isChanged;
    },
    find(batch, tenderId, number) {
      const id = idOf(batch, tenderId, number);
      if (id === undefined) throw new Refusal('/lot', `the tender has no lot ${quoted(number)}`);
      return id;
    },
  };
}

function nameOf(tenderId: number, number: string): string {
  return `${tenderId} ${number}`;
}
