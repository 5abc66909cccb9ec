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
  readonly pointer: string;
  readonly lot: string | undefined;
  readonly date: PartialDate | undefined;
  readonly isExpected: boolean;
}

/**
 * States what a release says the tender and its lots are worth: budget, estimate, awards, contracts, contracts after amendments.
 *
 * Valuations have no keys: an amount that changes is another valuation, known since the release that states it.
 */
export function stateValuations(
  release: Release,
  tender: JsonObject | undefined,
  awards: readonly Award[],
  contracts: readonly Contract[],
): void {
  stateBudget(release);
  if (tender !== undefined) stateEstimates(release, tender);
  const made = awards.filter(({ status }) => status === 'active' || status === 'pending');
  const awarded = made.flatMap((award) => worthOf(award, award.status === 'pending'));
  stateTotals(release, 'AWARD', '/awards', awarded, made.length);
  const live = contracts.filter(({ isCancelled }) => !isCancelled);
  const kind = live.some(({ isAmended }) => isAmended) ? 'AMENDED' : 'CONTRACT';
  const contracted = live.flatMap((contract) => worthOf(contract, contract.isPending));
  stateTotals(release, kind, '/contracts', contracted, live.length);
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
  state(release, kind, { money, flags, pointer, lot, date: undefined, isExpected: false });
}

function worthOf(
  {
    value,
    valueFlags,
    pointer,
    lots,
    date,
  }: Pick<Award, 'value' | 'valueFlags' | 'pointer' | 'lots' | 'date'>,
  isExpected: boolean,
): Worth[] {
  if (value === undefined) return [];
  const lot = lots.length === 1 ? lots[0] : undefined;
  return [{ money: value, flags: valueFlags, pointer: `${pointer}/value`, lot, date, isExpected }];
}

/**
 * One valuation of the whole tender, and one of each lot that awards or contracts are about: of several amounts their sum, as each
 * is a part only. The note says how many there were.
 */
function stateTotals(
  release: Release,
  kind: ValuationKind,
  pointer: string,
  worths: readonly Worth[],
  count: number,
): void {
  const [only] = worths;
  if (only === undefined) return;
  const groups = Map.groupBy(worths, ({ isExpected, money }) => `${isExpected} ${money.currency}`);
  for (const group of groups.values()) {
    const ofLots = Map.groupBy(
      group.filter(({ lot }) => lot !== undefined),
      ({ lot }) => lot,
    );
    for (const [, ofLot] of ofLots) stateTotal(release, kind, pointer, ofLot, ofLot.length);
    stateTotal(
      release,
      kind,
      pointer,
      group.map((worth) => ({ ...worth, lot: undefined })),
      count,
    );
  }
}

function stateTotal(
  release: Release,
  kind: ValuationKind,
  pointer: string,
  worths: readonly Worth[],
  count: number,
): void {
  const [first] = worths;
  if (first === undefined) return;
  if (worths.length === 1 && count === 1) {
    state(release, kind, first);
    return;
  }
  const amountMinor = worths.reduce((sum, { money }) => sum + money.amountMinor, 0);
  if (!Number.isSafeInteger(amountMinor)) {
    release.flag('INVALID_AMOUNT', `${pointer.slice(1)}/value`);
    return;
  }
  const date = worths
    .flatMap((worth) => worth.date ?? [])
    .sort()
    .at(-1);
  const money = { amountMinor, currency: first.money.currency };
  const flags = amountFlags(amountMinor);
  const note = `The sum of ${worths.length} of ${count} ${pointer.slice(1)} of the release.`;
  state(release, kind, { money, flags, pointer, lot: first.lot, date, isExpected: first.isExpected }, note);
}

function state(
  release: Release,
  valuation: ValuationKind,
  { money, flags, pointer, lot, date, isExpected }: Worth,
  note?: string,
): void {
  release.addClaim({
    kind: 'VALUATION',
    tender: TENDER,
    valuation,
    value: { status: 'KNOWN', ...money },
    evidence: release.evidence(pointer),
    ...withoutUndefined({
      lot,
      date,
      modality: isExpected ? ('EXPECTED' as const) : undefined,
      note,
      flags: nonEmpty(flags),
    }),
  });
}
