import type { Input } from './indicator.ts';
import { keepClaim } from './organisation-test.ts';

/** How many of an organisation's bids are of a kind. */
export interface ShareAccount {
  part: number;
  whole: number;
  /** The first bids of that kind. */
  readonly claims: number[];
}

export function openShare(): ShareAccount {
  return { part: 0, whole: 0, claims: [] };
}

/** Counts a bid, and whether it is of the kind. */
export function countShare(account: ShareAccount, isPart: boolean, claim: number): void {
  account.whole += 1;
  if (!isPart) return;
  account.part += 1;
  keepClaim(account.claims, claim);
}

/** The accounts of at least so many bids, as ratios. */
export function ratiosOf(accounts: Iterable<ShareAccount>, minimum: number): number[] {
  const ratios: number[] = [];
  for (const account of accounts) if (account.whole >= Math.max(1, minimum)) ratios.push(ratioOf(account));
  return ratios;
}

export function ratioOf({ part, whole }: ShareAccount): number {
  return part / whole;
}

/** The counts and bids that a ratio rests on. */
export function shareInputs(
  { part, whole, claims }: ShareAccount,
  names: { readonly whole: string; readonly part: string; readonly bid: string },
): Input[] {
  return [
    { name: names.whole, value: String(whole) },
    { name: names.part, value: String(part) },
    ...claims.map((claim) => ({ name: names.bid, claim })),
  ];
}
