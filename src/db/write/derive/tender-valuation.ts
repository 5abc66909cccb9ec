import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { tenders } from '../../tables/tender.ts';
import type { Value } from '../field/attribute.ts';
import { derivedValueJson, VALUE_NAMES } from './derived-value.ts';

/** What a tender is worth, by the claims that count now: the values of its columns, and its flag. */
export interface TenderValuation {
  readonly columns: readonly string[];
  /** Computes the values by what stands there, and raises or takes back the flag; `isChanged` says whether that was otherwise. */
  compute(tenderId: number, before: readonly Value[]): { values: readonly Value[]; isChanged: boolean };
}

export function createTenderValuation(sqlite: Database): TenderValuation {
  const stored = [
    tenders.valueMinor,
    tenders.valueCurrency,
    tenders.valueStatus,
    tenders.valueKind,
    tenders.valueParts,
    tenders.valueIsFlagged,
    tenders.valueIsShared,
    tenders.valueIsCeiling,
    tenders.valueGaps,
  ];
  const derive = sqlite
    .prepare<{ id: number }, Value[]>(`SELECT ${derivedValueJson('+@id')} AS json`)
    .pluck();
  const { flagMixed, flagImplausible } = prepareFlags(sqlite);
  return {
    columns: stored.map(({ name }) => name),
    compute(id, before) {
      const value = JSON.parse(derive.get({ id }) as unknown as string) as Record<string, Value>;
      const values = VALUE_NAMES.map((name) => value[name] ?? null);
      const flags = [
        flagMixed(id, value.isMixed === 1, before),
        flagImplausible(id, value.isFlagged === 1, before),
      ];
      return { values, isChanged: flags.includes(true) };
    },
  };
}

const FLAG_PLACE = 5;

/** Raise flags on a tender's value, or take them back; true when it was otherwise. */
function prepareFlags(sqlite: Database) {
  const { nodeId, flag, field, leftOut, day } = qualityFlags;
  const raise = prepareInsert(sqlite, [nodeId, flag, field, leftOut, day], true);
  const remove = prepareFixed(sqlite, ['id', 'flag'], (db) =>
    db
      .delete(qualityFlags)
      .where(and(eq(nodeId, bound('id')), sql`${flag} = ${bound('flag')}`, sql`${day} = ''`)),
  );
  return {
    /** Parts in several currencies. */
    flagMixed(id: number, isMixed: boolean, [, , status, kind]: readonly Value[]): boolean {
      if (isMixed) return raise.run(id, 'MIXED_CURRENCIES', 'value', 1, '').changes > 0;
      // It stands only beside a value that is not known and of a kind.
      return status === 'UNKNOWN' && kind !== null && remove.run(id, 'MIXED_CURRENCIES').changes > 0;
    },
    /** An amount that is not believed. */
    flagImplausible(id: number, isFlagged: boolean, before: readonly Value[]): boolean {
      if (isFlagged) return raise.run(id, 'IMPLAUSIBLE_AMOUNT', 'value', 0, '').changes > 0;
      return before[FLAG_PLACE] === 1 && remove.run(id, 'IMPLAUSIBLE_AMOUNT').changes > 0;
    },
  };
}
