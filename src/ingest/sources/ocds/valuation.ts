import type { Money } from '../../../domain/money.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import { amountFlags, type QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ValuationKind } from '../../../model/words/claim.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { type Award, amountIn } from './award.ts';
import type { Contract } from './contract.ts';
import { type Release, TENDER } from './release-record.ts';

/** An amount of a release with what it is the worth of. */
interface Worth {
  readonly money: Money;
  readonly flags: readonly QualityFlagRecord[];
  readonly pointers: readonly string[];
  readonly lot: string | undefined;
  /** The award or contract that it is of; undefined of what the whole is worth. */
  readonly part: string | undefined;
  readonly date: PartialDate | undefined;
  readonly isExpected: boolean;
}

/**
 * States what a release says the tender and its lots are worth: budget, estimate, and of each award what it was made for, contracted for
 * and amended to. An amount that changes is another valuation, known since the release that states it.
 */
export function stateValuations(
  release: Release,
  tender: JsonObject | undefined,
  awards: readonly Award[],
  contracts: readonly Contract[],
): void {
  stateBudget(release);
  if (tender !== undefined) stateEstimates(release, tender);
  for (const award of awards) stateAward(release, award);
  stateContracts(release, contracts);
}

function stateBudget(release: Release): void {
  const planning = release.root.value.planning;
  const budget = isJsonObject(planning) ? planning.budget : undefined;
  if (!isJsonObject(budget)) return;
  stateAmount(release, 'BUDGET', budget.amount, '/planning/budget/amount', 'planning/budget/amount');
}

function stateEstimates(release: Release, tender: JsonObject): void {
  stateAmount(release, 'ESTIMATE', tender.value, '/tender/value', 'tender/value');
  if (!Array.isArray(tender.lots)) return;
  for (const [position, lot] of tender.lots.entries()) {
    const number = isJsonObject(lot) ? publishedText(lot.id) : undefined;
    if (number === undefined) continue;
    stateAmount(
      release,
      'ESTIMATE',
      lot.value,
      `/tender/lots/${position}/value`,
      'tender/lots/value',
      number,
    );
  }
}

function stateAmount(
  release: Release,
  kind: ValuationKind,
  value: unknown,
  pointer: string,
  path: string,
  lot?: string,
): void {
  const flags: QualityFlagRecord[] = [];
  const money = amountIn(release, value, flags, path);
  if (money === undefined) return;
  const pointers = [pointer];
  state(release, kind, {
    money,
    flags,
    pointers,
    lot,
    part: undefined,
    date: undefined,
    isExpected: false,
  });
}

/** An award that was taken back, failed or is of no known status is worth nothing. */
function stateAward(release: Release, award: Award): void {
  if (award.status !== 'active' && award.status !== 'pending') return;
  const worth = worthOf(award, award.status === 'pending');
  if (worth !== undefined) state(release, 'AWARD', worth);
}

/**
 * One amount of each part: contracts of one award are what that came to together. What is contracted of an award in another currency
 * stays beside it.
 */
function stateContracts(release: Release, contracts: readonly Contract[]): void {
  const live = contracts.filter(({ status }) => status !== 'cancelled' && status !== 'UNKNOWN');
  const groups = Map.groupBy(live, ({ part, status, value }) =>
    JSON.stringify([part, status === 'pending', value?.currency]),
  );
  for (const group of groups.values()) {
    const kind = group.some(({ isAmended }) => isAmended) ? 'AMENDED' : 'CONTRACT';
    const worths = group.flatMap((contract) => worthOf(contract, contract.status === 'pending') ?? []);
    const worth = together(release, worths);
    const note = worths.length > 1 ? `The sum of ${worths.length} contracts of one award.` : undefined;
    if (worth !== undefined) state(release, kind, worth, note);
  }
}

type Valued = Pick<Award, 'value' | 'valueFlags' | 'pointer' | 'lots' | 'date' | 'part'>;

function worthOf(
  { value, valueFlags, pointer, lots, date, part }: Valued,
  isExpected: boolean,
): Worth | undefined {
  if (value === undefined) return undefined;
  const lot = lots.length === 1 ? lots[0] : undefined;
  const pointers = [`${pointer}/value`];
  return { money: value, flags: valueFlags, pointers, lot, part, date, isExpected };
}

/** Amounts of one part and currency as one, with the latest of their dates. */
function together(release: Release, worths: readonly Worth[]): Worth | undefined {
  const [first] = worths;
  if (first === undefined || worths.length === 1) return first;
  const amountMinor = worths.reduce((sum, { money }) => sum + money.amountMinor, 0);
  if (!Number.isSafeInteger(amountMinor)) {
    release.readingAt(first.pointers[0] ?? '');
    release.flag('INVALID_AMOUNT', 'contracts/value');
    return undefined;
  }
  const dates = worths.flatMap(({ date }) => date ?? []).sort();
  const isOneLot = worths.every(({ lot }) => lot === first.lot);
  const money = { amountMinor, currency: first.money.currency };
  return {
    ...first,
    money,
    flags: amountFlags(money),
    pointers: worths.flatMap(({ pointers }) => pointers),
    lot: isOneLot ? first.lot : undefined,
    date: dates.at(-1),
  };
}

function state(
  release: Release,
  valuation: ValuationKind,
  { money, flags, pointers, lot, part, date, isExpected }: Worth,
  note?: string,
): void {
  release.addClaim({
    kind: 'VALUATION',
    tender: TENDER,
    valuation,
    value: { status: 'KNOWN', ...money },
    evidence: pointers.flatMap((pointer) => release.evidence(pointer)),
    ...withoutUndefined({
      lot,
      part,
      date,
      modality: isExpected ? ('EXPECTED' as const) : undefined,
      note,
      flags: nonEmpty(flags),
    }),
  });
}
