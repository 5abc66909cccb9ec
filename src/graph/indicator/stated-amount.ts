import type { AmountCase, BidCase, TenderCase } from '../../db/read/tender/tender-case.ts';
import type { Money } from '../../domain/money.ts';
import type { ValuationKind } from '../../model/words/claim.ts';
import { comparablePrice, winningBids } from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';

/** What a tender is worth, and the amounts that say so: one of the whole, or one of each part. */
export interface StatedAmount {
  readonly money: Money;
  readonly amounts: readonly AmountCase[];
}

/**
 * The amount of the first of these kinds that documents state of the tender as a whole; else the sum of what they state of its parts.
 * Undefined when there is none that counts, or parts are in several currencies.
 */
export function statedAmount(
  { amounts }: TenderCase,
  kinds: readonly ValuationKind[],
  common: CommonSettings,
): StatedAmount | Exclusion | undefined {
  const stated = amounts.filter(({ kind, modality }) => modality === 'ACTUAL' && kinds.includes(kind));
  const whole = stated.filter(({ part }) => part === null);
  const groups = whole.length > 0 ? [whole] : [...Map.groupBy(stated, ({ part }) => part).values()];
  const found: AmountCase[] = [];
  for (const group of groups) {
    const amount = firstOfKinds(group, kinds, common);
    if (amount === undefined || typeof amount === 'string') return amount;
    found.push(amount);
  }
  return sumOf(found);
}

function firstOfKinds(
  amounts: readonly AmountCase[],
  kinds: readonly ValuationKind[],
  common: CommonSettings,
): AmountCase | Exclusion | undefined {
  for (const kind of kinds) {
    const amount = lastKnown(
      amounts.filter((each) => each.kind === kind),
      common,
    );
    if (amount !== undefined) return amount;
  }
  return undefined;
}

/** The one known last, if it counts. Of several known since the same day nothing tells which is which: they may be parts. */
function lastKnown(
  stated: readonly AmountCase[],
  { currency }: CommonSettings,
): AmountCase | Exclusion | undefined {
  const last = stated.reduce((day, { knownFrom }) => (knownFrom > day ? knownFrom : day), '');
  const [amount, ...others] = stated.filter(({ knownFrom }) => knownFrom === last);
  if (amount === undefined) return undefined;
  if (others.length > 0) return 'SEVERAL_AMOUNTS';
  const counts = !amount.isSuspect && (currency === null || amount.money.currency === currency);
  return counts ? amount : undefined;
}

function sumOf(amounts: readonly AmountCase[]): StatedAmount | undefined {
  const [first, ...others] = amounts;
  if (first === undefined) return undefined;
  const { currency } = first.money;
  if (others.some(({ money }) => money.currency !== currency)) return undefined;
  const amountMinor = amounts.reduce((sum, { money }) => sum + money.amountMinor, 0);
  return Number.isSafeInteger(amountMinor) ? { money: { amountMinor, currency }, amounts } : undefined;
}

/** What a winning bid is worth: its own price; where it won alone and has none, what the award or contract is said to be worth. */
export function awardedAmount(tender: TenderCase, bid: BidCase, common: CommonSettings): Money | undefined {
  if (bid.price !== null) return comparablePrice(bid, common);
  if (winningBids(tender).length > 1) return undefined;
  for (const kind of ['AWARD', 'CONTRACT'] as const) {
    const stated = statedAmount(tender, [kind], common);
    if (typeof stated === 'object') return stated.money;
  }
  return undefined;
}
