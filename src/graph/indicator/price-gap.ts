import type { BidCase, TenderCase } from '../../db/read/tender/tender-case.ts';
import { comparablePrice, isValid, soleWinner } from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import { FENCE_DIFFERENCE } from './fence.ts';

/** How far the lowest other valid price is above the winning one. */
export interface PriceGap {
  readonly winner: BidCase;
  readonly next: BidCase;
  /** (next − winning) ÷ winning. */
  readonly ratio: number;
}

/** Reasons for which a tender has no gap. */
export const GAP_EXCLUSIONS = [
  'CANCELLED',
  'PROCEDURE_EXCLUDED',
  'PRICES_NOT_COMPARED',
  'NO_AWARD',
  'AWARD_NOT_FINAL',
  'WINNER_UNKNOWN',
  'SEVERAL_AWARDS',
  'SHARED_AWARD',
  'WINNING_PRICE_UNKNOWN',
  'NO_OTHER_PRICE',
  'LOWEST_DID_NOT_WIN',
  'TOO_FEW_COMPARED',
  'NO_FENCE',
] as const satisfies readonly Exclusion[];

/** What the graph knows that Cardinal does not, and the other way round. */
export const GAP_DIFFERENCE = `An award is known by the bid that won, a pending one by an amount that is only expected. Bids know their lot: only those on the winner’s lot are compared. Unless a currency is set, prices are compared in that of the winning one. Prices of zero, below it, or implausible for their CPV division are left out. ${FENCE_DIFFERENCE}`;

/**
 * The gap of a tender that one organisation won alone. Of several valid bids of the winner the lowest counts, as in Cardinal; bids of
 * several organisations are left out.
 */
export function findPriceGap(tender: TenderCase, common: CommonSettings): PriceGap | Exclusion {
  const won = soleWinner(tender);
  if (typeof won === 'string') return won;
  const [supplier] = won.parties;
  const rivals = tender.bids.filter((bid) => bid.lot === won.lot && isValid(bid) && bid.parties.length === 1);
  const ofWinner = rivals.filter(({ parties }) => parties[0] === supplier);
  const currency = common.currency ?? won.price?.currency ?? null;
  const winner = lowest(ofWinner, { ...common, currency });
  if (winner === undefined) return 'WINNING_PRICE_UNKNOWN';
  const next = lowest(
    rivals.filter((bid) => !ofWinner.includes(bid)),
    { ...common, currency: winner.bid.price?.currency ?? currency },
  );
  if (next === undefined) return 'NO_OTHER_PRICE';
  if (next.amount < winner.amount) return 'LOWEST_DID_NOT_WIN';
  return { winner: winner.bid, next: next.bid, ratio: (next.amount - winner.amount) / winner.amount };
}

/** The bid with the lowest price that can be compared, the one recorded first of several. */
export function lowest(
  bids: readonly BidCase[],
  common: CommonSettings,
): { bid: BidCase; amount: number } | undefined {
  let found: { bid: BidCase; amount: number } | undefined;
  for (const bid of bids) {
    const amount = comparablePrice(bid, common)?.amountMinor;
    if (amount !== undefined && (found === undefined || amount < found.amount)) found = { bid, amount };
  }
  return found;
}
