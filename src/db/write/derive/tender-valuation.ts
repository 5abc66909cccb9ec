import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import type { Modality } from '../../../domain/claim.ts';
import type { ValueStatus } from '../../../domain/money.ts';
import type { ValuationKind } from '../../../model/words/claim.ts';
import { as } from '../../statement/alias.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { claims } from '../../tables/claim.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { tenders } from '../../tables/tender.ts';
import { valuations } from '../../tables/valuation.ts';
import type { Value } from '../field/attribute.ts';
import { countsNow } from './derived.ts';
import { isAwarded, isOfLotGivenUp } from './derived-event.ts';
import { isImplausible } from './derived-value.ts';
import { type CountedValuation, tenderValueOf } from './tender-value.ts';

/** What a tender is worth, by the claims that count now: the values of its columns, and its flag. */
export interface TenderValuation {
  readonly columns: readonly string[];
  /** Computes the values by what stands there, and raises or takes back the flag; `isChanged` says whether that was otherwise. */
  compute(tenderId: number, before: readonly Value[]): { values: readonly Value[]; isChanged: boolean };
}

const v = as(valuations, 'v');
const c = as(claims, 'c');

export function createTenderValuation(sqlite: Database): TenderValuation {
  const counted = prepareCounted(sqlite);
  const awarded = sqlite.prepare<{ id: number }, number>(`SELECT ${isAwarded('+@id', {})}`).pluck();
  const { flagMixed, flagImplausible } = prepareFlags(sqlite);
  return {
    columns: [
      tenders.valueMinor.name,
      tenders.valueCurrency.name,
      tenders.valueStatus.name,
      tenders.valueKind.name,
      tenders.valueParts.name,
      tenders.valueIsFlagged.name,
    ],
    compute(id, before) {
      const value = tenderValueOf(counted(id), () => awarded.get({ id }) === 1);
      const { minor, currency, status, kind, parts, isMixed, isFlagged } = value;
      const flags = [flagMixed(id, isMixed, before), flagImplausible(id, isFlagged, before)];
      return {
        values: [minor, currency, status, kind, parts, Number(isFlagged)],
        isChanged: flags.includes(true),
      };
    },
  };
}

type Row = [
  kind: ValuationKind,
  modality: Modality,
  part: string | null,
  lot: number | null,
  isGivenUp: 0 | 1,
  minor: number | null,
  currency: string | null,
  status: ValueStatus,
  isFlagged: 0 | 1,
  day: string,
];

function prepareCounted(sqlite: Database): (tenderId: number) => CountedValuation[] {
  const columns = [
    v.valuation,
    c.modality,
    v.part,
    v.lotId,
    isOfLotGivenUp(v.lotId),
    v.valueMinor,
    v.valueCurrency,
    v.valueStatus,
    isImplausible(v.id),
    `coalesce(${v.date}, ${c.knownFrom})`,
  ];
  const rows = sqlite
    .prepare<[number], Row>(
      `SELECT ${columns.join(', ')} FROM ${v} CROSS JOIN ${c} ON ${c.id} = ${v.id} WHERE ${v.tenderId} = +? AND ${countsNow(c.alias)}`,
    )
    .raw();
  return (tenderId) =>
    rows
      .all(tenderId)
      .map(([kind, modality, part, lot, isGivenUp, minor, currency, status, isFlagged, day]) => ({
        kind,
        modality,
        part,
        lot,
        isGivenUp: isGivenUp === 1,
        minor,
        currency,
        status,
        isFlagged: isFlagged === 1,
        day,
      }));
}

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
      return before.at(-1) === 1 && remove.run(id, 'IMPLAUSIBLE_AMOUNT').changes > 0;
    },
  };
}
