import type { AmountCase, BidCase, TenderCase } from '../../db/read/tender/tender-case.ts';
import type { Money } from '../../domain/money.ts';
import type { ValuationKind } from '../../model/words/claim.ts';
import { comparablePrice, winningBids } from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';

/**
 * The amount of a kind that documents state of the tender as a whole: the one known last. Of several known since the same day
 * nothing tells which is which: they may be parts.
 */
export function statedAmount(
  { amounts }: TenderCase,
  kind: ValuationKind,
  { currency }: CommonSettings,
): AmountCase | Exclusion | undefined {
  const stated = amounts.filter((each) => each.kind === kind && each.modality === 'ACTUAL');
  const last = stated.reduce((day, { knownFrom }) => (knownFrom > day ? knownFrom : day), '');
  const [amount, ...others] = stated.filter(({ knownFrom }) => knownFrom === last);
  if (amount === undefined) return undefined;
  if (others.length > 0) return 'SEVERAL_AMOUNTS';
  const counts = !amount.isSuspect && (currency === null || amount.money.currency === currency);
  return counts ? amount : undefined;
}

/** What a winning bid is worth: its own price; where it won alone and has none, what the award or contract is said to be worth. */
export function awardedAmount(tender: TenderCase, bid: BidCase, common: CommonSettings): Money | undefined {
  if (bid.price !== null) return comparablePrice(bid, common);
  if (winningBids(tender).length > 1) return undefined;
  for (const kind of ['AWARD', 'CONTRACT'] as const) {
    const stated = statedAmount(tender, kind, common);
    if (typeof stated === 'object') return stated.money;
  }
  return undefined;
}
