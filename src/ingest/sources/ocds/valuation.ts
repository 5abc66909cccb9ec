import type { Money } from '../../../domain/money.ts';
import type { PartialDate } from '../../../domain/partial-date.ts';
import { amountFlags, type QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { Valued } from '../../../model/field.ts';
import type { ValuationKind } from '../../../model/words/claim.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { type Award, amountIn, isHope } from './award.ts';
import type { Contract } from './contract.ts';
import { type Release, TENDER } from './release-record.ts';
import { mayHold, provesAward } from './telling.ts';

/** An amount of a release, or why there is none, with what it is the worth of. */
interface Worth<V extends Valued = Valued> {
  readonly value: V;
  readonly flags: readonly QualityFlagRecord[];
  readonly pointers: readonly string[];
  readonly lot: string | undefined;
  /** The award or contract that it is of; undefined of what the whole is worth. */
  readonly part: string | undefined;
  readonly date: PartialDate | undefined;
  readonly isExpected: boolean;
}

type Amount = Worth<Extract<Valued, { status: 'KNOWN' }>>;

/**
 * States what a release says the tender and its lots are worth: budget, estimate, and of each award what it was made for, contracted for
 * and amended to. An amount that changes is another valuation, known since the release that states it. Of what was awarded without an
 * amount that is stated, so that a sum of awards tells what it leaves out.
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
  stateMissing(release, awards, contracts);
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
  state(release, kind, {
    value: known(money),
    flags,
    pointers: [pointer],
    lot,
    part: undefined,
    date: undefined,
    isExpected: false,
  });
}

function known(money: Money): Amount['value'] {
  return { status: 'KNOWN', ...money };
}

/** An award that was taken back, failed or is of no known status is worth nothing. */
function stateAward(release: Release, award: Award): void {
  if (!isHope(award)) return;
  const worth = worthOf(award, award.status === 'pending');
  if (worth !== undefined) state(release, 'AWARD', worth);
}

/**
 * One amount of each part: contracts of one award are what that came to together. What is contracted of an award in another currency
 * stays beside it.
 */
function stateContracts(release: Release, contracts: readonly Contract[]): void {
  const groups = Map.groupBy(contracts.filter(isLive), ({ part, status, value }) =>
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

type Published = Pick<Award, 'value' | 'valueFlags' | 'pointer' | 'lots' | 'date' | 'part'>;

function worthOf(published: Published, isExpected: boolean): Amount | undefined {
  const { value, valueFlags, pointer, part, date } = published;
  if (value === undefined) return undefined;
  const pointers = [`${pointer}/value`];
  const lot = onlyLot(published);
  return { value: known(value), flags: valueFlags, pointers, lot, part, date, isExpected };
}

function onlyLot({ lots }: Published): string | undefined {
  return lots.length === 1 ? lots[0] : undefined;
}

/** A contract of an award that was taken back or failed is worth nothing either. */
function isLive({ status, award }: Contract): boolean {
  return status !== 'cancelled' && status !== 'UNKNOWN' && mayHold(award);
}

/** States of each part that was awarded that neither its award nor a contract has an amount. */
function stateMissing(release: Release, awards: readonly Award[], contracts: readonly Contract[]): void {
  const counted: readonly Published[] = [...awards.filter(isHope), ...contracts.filter(isLive)];
  const told = new Set(counted.flatMap(({ value, part }) => (value === undefined ? [] : part)));
  const stateOf = (kind: ValuationKind, published: Published) => {
    const { part, pointer, date, valueFlags } = published;
    if (told.has(part)) return;
    told.add(part);
    // An amount that can't be held is published, and the tender has its flag.
    const status = valueFlags.length > 0 ? 'UNKNOWN' : 'NOT_PUBLISHED';
    const lot = onlyLot(published);
    state(release, kind, {
      value: { status },
      flags: [],
      pointers: [pointer],
      lot,
      part,
      date,
      isExpected: false,
    });
  };
  for (const award of awards) if (award.status === 'active') stateOf('AWARD', award);
  for (const contract of contracts) if (provesAward(contract)) stateOf('CONTRACT', contract);
}

/** Amounts of one part and currency as one, with the latest of their dates. */
function together(release: Release, worths: readonly Amount[]): Amount | undefined {
  const [first] = worths;
  if (first === undefined || worths.length === 1) return first;
  const amountMinor = worths.reduce((sum, { value }) => sum + value.amountMinor, 0);
  if (!Number.isSafeInteger(amountMinor)) {
    release.readingAt(first.pointers[0] ?? '');
    release.flag('INVALID_AMOUNT', 'contracts/value');
    return undefined;
  }
  const dates = worths.flatMap(({ date }) => date ?? []).sort();
  const isOneLot = worths.every(({ lot }) => lot === first.lot);
  const money = { amountMinor, currency: first.value.currency };
  return {
    ...first,
    value: known(money),
    flags: amountFlags(money),
    pointers: worths.flatMap(({ pointers }) => pointers),
    lot: isOneLot ? first.lot : undefined,
    date: dates.at(-1),
  };
}

function state(
  release: Release,
  valuation: ValuationKind,
  { value, flags, pointers, lot, part, date, isExpected }: Worth,
  note?: string,
): void {
  release.addClaim({
    kind: 'VALUATION',
    tender: TENDER,
    valuation,
    value,
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
