import { formatMoney } from '../../domain/money.ts';

import { type AwardAccount, countAwards, mainSpending, openAwards, type Spending } from './buyer-award.ts';
import { SHOWN_INPUTS } from './flagged-tenderer.ts';
import { type Ledger, testsOrganisations } from './organisation-test.ts';
import type { SettingDefinitions } from './setting.ts';

const settings = {
  threshold: {
    kind: 'RATIO',
    default: 0.5,
    min: 0,
    max: 1,
    doc: 'The share of what a buyer awarded from which on its winner is flagged.',
  },
  minimumAwards: {
    kind: 'COUNT',
    default: 10,
    min: 1,
    doc: 'Buyers with fewer awards of a known amount, in the currency of most of them, are not looked at.',
  },
} as const satisfies SettingDefinitions;

/** Winner share. */
export const winnerShare = testsOrganisations({
  id: 'WINNER_SHARE',
  name: 'High share of a buyer’s awards',
  definition:
    'A tenderer won at least the threshold of all that a buyer awarded, by amount. The value is the greatest share it has with any buyer. After the red flag “high number of contract awards to one bidder”; the bound is Greffe’s.',
  difference:
    'A bid of several organisations counts whole for each of them. A winning bid without a price counts with the amount of the award or contract where it won alone. Amounts that are unknown or suspect are in no sum.',
  source:
    'https://www.open-contracting.org/resources/red-flags-integrity-giving-green-light-open-data-solutions/',
  groups: ['TENDERER'],
  inputs: ['prices and parties of winning bids', 'amounts of awards and contracts', 'buyers'],
  settings,
  exclusions: ['NOTHING_COUNTED', 'TOO_FEW_TENDERS'],
  open: openAwards,
  count: (tender, ledger, _, common) => countAwards(tender, ledger, common),
  judge(ledger, _, { threshold, minimumAwards }) {
    return (account, organisation) => {
      const shares = sharesOf(ledger, account, organisation);
      if (shares.length === 0) return 'NOTHING_COUNTED';
      const judged = shares.filter(({ spending }) => spending.awards >= minimumAwards);
      const greatest = judged.reduce<Share | undefined>(
        (best, share) => (best === undefined || share.value > best.value ? share : best),
        undefined,
      );
      if (greatest === undefined) return 'TOO_FEW_TENDERS';
      const { spending, value, buyer, amountMinor, claims } = greatest;
      const { currency } = spending;
      return {
        isFlagged: value >= threshold,
        value,
        threshold,
        inputs: [
          { name: 'buyer', organisation: buyer },
          { name: 'awards of the buyer', value: String(spending.awards) },
          {
            name: 'awarded by the buyer',
            value: formatMoney({ amountMinor: spending.amountMinor, currency }),
          },
          { name: 'of it to the tenderer', value: formatMoney({ amountMinor, currency }) },
          ...claims.slice(0, SHOWN_INPUTS).map((claim) => ({ name: 'won with', claim })),
        ],
      };
    };
  },
});

/** What a tenderer has of a buyer's awards. */
interface Share {
  readonly buyer: number;
  readonly spending: Spending;
  readonly amountMinor: bigint;
  readonly value: number;
  readonly claims: readonly number[];
}

function sharesOf(ledger: Ledger<AwardAccount>, { buyers }: AwardAccount, organisation: number): Share[] {
  return [...buyers].flatMap((buyer) => {
    const spending = mainSpending(ledger.of('BUYER', buyer));
    if (spending === undefined || spending.amountMinor <= 0n) return [];
    const own = spending.byParty.get(organisation) ?? [];
    const amountMinor = own.reduce((sum, winnings) => sum + winnings.amountMinor, 0n);
    const value = Number(amountMinor) / Number(spending.amountMinor);
    return [{ buyer, spending, amountMinor, value, claims: own.flatMap(({ claims }) => claims) }];
  });
}
