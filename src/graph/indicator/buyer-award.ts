import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import { winningBids } from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Ledger } from './organisation-test.ts';
import { keepClaim } from './organisation-test.ts';
import { awardedAmount } from './stated-amount.ts';

/** What those who bid together won of a buyer, in one currency. */
export interface Winnings {
  readonly parties: readonly number[];
  amountMinor: bigint;
  awards: number;
  /** The first bids they won with. */
  readonly claims: number[];
}

/** What a buyer awarded in one currency. */
export interface Spending {
  readonly currency: string;
  amountMinor: bigint;
  awards: number;
  /** By who won, those who bid together as one. */
  readonly winners: Map<string, Winnings>;
  /** What each organisation won, alone and with others. */
  readonly byParty: Map<number, Winnings[]>;
}

/** What is counted of a buyer, and of a tenderer. */
export interface AwardAccount {
  /** Of a buyer: by currency. */
  readonly spending: Map<string, Spending>;
  /** Of a buyer: awards whose amount is not known, suspect, or in a currency that the settings leave out. */
  withoutAmount: number;
  /** Of a tenderer: the buyers it won from. */
  readonly buyers: Set<number>;
}

export function openAwards(): AwardAccount {
  return { spending: new Map(), withoutAmount: 0, buyers: new Set() };
}

/** Counts the awards of a tender in the accounts of its buyers and winners. An award counts for each of several buyers. */
export function countAwards(tender: TenderCase, ledger: Ledger<AwardAccount>, common: CommonSettings): void {
  const buyers = new Set(tender.buyers.map(({ organisation }) => organisation));
  for (const bid of winningBids(tender)) {
    const amount = awardedAmount(tender, bid, common);
    const winners = bid.parties.map((party) => ledger.of('TENDERER', party));
    for (const buyer of buyers) {
      const account = ledger.of('BUYER', buyer);
      for (const winner of winners) winner.buyers.add(buyer);
      if (amount === undefined) {
        account.withoutAmount += 1;
        continue;
      }
      const spending = spendingIn(account, amount.currency);
      const winnings = winningsOf(spending, bid.parties);
      for (const sum of [spending, winnings]) {
        sum.amountMinor += BigInt(amount.amountMinor);
        sum.awards += 1;
      }
      keepClaim(winnings.claims, bid.claim);
    }
  }
}

/** What a buyer awarded in the currency of most of its awards, the first by code of several. */
export function mainSpending({ spending }: AwardAccount): Spending | undefined {
  let main: Spending | undefined;
  for (const each of spending.values()) {
    const isMore = main === undefined || each.awards > main.awards;
    if (isMore || (each.awards === main?.awards && each.currency < main.currency)) main = each;
  }
  return main;
}

function spendingIn({ spending }: AwardAccount, currency: string): Spending {
  let found = spending.get(currency);
  if (!found) {
    found = { currency, amountMinor: 0n, awards: 0, winners: new Map(), byParty: new Map() };
    spending.set(currency, found);
  }
  return found;
}

function winningsOf({ winners, byParty }: Spending, parties: readonly number[]): Winnings {
  const key = parties.join();
  let found = winners.get(key);
  if (!found) {
    found = { parties, amountMinor: 0n, awards: 0, claims: [] };
    winners.set(key, found);
    for (const party of parties) byParty.set(party, [...(byParty.get(party) ?? []), found]);
  }
  return found;
}
