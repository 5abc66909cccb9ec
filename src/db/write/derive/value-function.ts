import type { Database } from 'better-sqlite3';
import type { Modality } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import type { ValuationKind } from '../../../model/words/claim.ts';
import { VALUE_FUNCTION } from '../../dialect/sqlite.ts';
import { type CountedValuation, tenderValueOf } from './tender-value.ts';

/** What the function takes of each valuation that counts; the last three are the same of all. */
export type ValuationRow = [
  kind: ValuationKind,
  modality: Modality,
  part: string | null,
  lot: number | null,
  isGivenUp: number,
  minor: number | null,
  currency: string | null,
  status: ValueStatus,
  isFlagged: number,
  isCeiling: number,
  isTwin: number,
  day: string,
  isAwarded: number,
  awardedLots: number,
  openLots: number,
];

/** Has the statements of a connection derive values by `tenderValueOf`: an aggregate that gives JSON. */
export function addValueFunction(sqlite: Database): void {
  sqlite.aggregate(VALUE_FUNCTION, {
    varargs: true,
    deterministic: true,
    start: (): ValuationRow[] => [],
    step: (rows: ValuationRow[], ...row: unknown[]) => {
      rows.push(row as ValuationRow);
    },
    result: (rows: ValuationRow[]) => {
      const [first] = rows;
      const [isAwarded = 0, awarded = 0, open = 0] = (first?.slice(-3) as number[] | undefined) ?? [];
      const value = tenderValueOf(
        rows.map(countedOf),
        () => isAwarded === 1,
        () => ({ awarded, open }),
      );
      const { isMixed, isFlagged, isShared, isCeiling } = value;
      return JSON.stringify({
        ...value,
        isMixed: Number(isMixed),
        isFlagged: Number(isFlagged),
        isShared: Number(isShared),
        isCeiling: isCeiling === null ? null : Number(isCeiling),
      });
    },
  });
}

function countedOf(row: ValuationRow): CountedValuation {
  const [kind, modality, part, lot, isGivenUp, minor, currency, status, isFlagged, isCeiling, isTwin, day] =
    row;
  return {
    kind,
    modality,
    part,
    lot,
    isGivenUp: isGivenUp === 1,
    minor,
    currency,
    status,
    isFlagged: isFlagged === 1,
    isCeiling: isCeiling === 1,
    isTwin: isTwin === 1,
    day,
  };
}
