import type { BidCase, TenderCase } from '../../db/read/tender/tender-case.ts';
import { formatMoney, type Money } from '../../domain/money.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import type { BidStatus } from '../../model/words/claim.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import type { Input } from './indicator.ts';

/** Cardinal's `valid`: not disqualified. A bid that was rejected was evaluated, and another was preferred. */
const VALID: ReadonlySet<BidStatus> = new Set(['SUBMITTED', 'PRESELECTED', 'REJECTED', 'WON']);

/** Bids that were handed in and not taken back: Cardinal's pending, valid and disqualified. */
export function submittedBids({ bids }: TenderCase): BidCase[] {
  return bids.filter((bid) => isValid(bid) || isDisqualified(bid));
}

export function isValid({ status }: BidCase): boolean {
  return VALID.has(status);
}

export function isDisqualified({ status }: BidCase): boolean {
  return status === 'DISQUALIFIED';
}

export function winningBids({ bids }: TenderCase): BidCase[] {
  return bids.filter(({ status }) => status === 'WON');
}

/** Whether a document says that an award is still to be decided: its amount is only expected. */
export function awaitsAward({ amounts }: TenderCase): boolean {
  return amounts.some(({ kind, modality }) => kind === 'AWARD' && modality === 'EXPECTED');
}

/** Why an indicator of winners does not apply to a tender of which no bid won. */
export function exclusionWithoutWinner({ award }: TenderCase): Exclusion {
  return award === null ? 'NO_AWARD' : 'WINNER_UNKNOWN';
}

/** The bid that won alone, of a single organisation; else why there is none. */
export function soleWinner(tender: TenderCase): BidCase | Exclusion {
  if (awaitsAward(tender)) return 'AWARD_NOT_FINAL';
  const [winner, ...others] = winningBids(tender);
  if (winner === undefined) return exclusionWithoutWinner(tender);
  if (others.length > 0) return 'SEVERAL_AWARDS';
  return winner.parties.length === 1 ? winner : 'SHARED_AWARD';
}

/** A bid's price where it can be compared: known, not suspect, and in the currency that the settings name. */
export function comparablePrice(
  { price, isSuspect }: BidCase,
  { currency }: CommonSettings,
): Money | undefined {
  if (price === null || isSuspect) return undefined;
  return currency === null || price.currency === currency ? price : undefined;
}

/** A bid as an input: its price where it has one, and who bid. */
export function bidInput(name: string, { claim, price, parties }: BidCase): Input {
  return {
    name,
    claim,
    ...withoutUndefined({ value: price === null ? undefined : formatMoney(price) }),
    ...soleParty(parties),
  };
}

/** The part of an input that names who bid, where that is one organisation. */
export function soleParty([only, ...others]: readonly number[]): Pick<Input, 'organisation'> {
  return only !== undefined && others.length === 0 ? { organisation: only } : {};
}

/** The organisations behind some bids, each once, in ascending order. */
export function partiesOf(bids: readonly BidCase[]): number[] {
  return [...new Set(bids.flatMap(({ parties }) => parties))].sort((a, b) => a - b);
}
