import { formatMoney } from '../../domain/money.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import { soleParty } from './bid-standing.ts';
import { countAwards, mainSpending, openAwards } from './buyer-award.ts';
import type { Input } from './indicator.ts';
import { testsOrganisations } from './organisation-test.ts';
import type { SettingDefinitions } from './setting.ts';

const settings = {
  threshold: {
    kind: 'RATIO',
    default: 0.25,
    min: 0,
    max: 1,
    doc: 'The index from which on a buyer is flagged; 0.25 is that of four winners with equal shares.',
  },
  minimumAwards: {
    kind: 'COUNT',
    default: 10,
    min: 1,
    doc: 'Buyers with fewer awards of a known amount, in the currency of most of them, are not judged.',
  },
} as const satisfies SettingDefinitions;

/** So many of the winners with the greatest shares are shown. */
const SHOWN_WINNERS = 5;

/** Buyer concentration. */
export const buyerConcentration = testsOrganisations({
  id: 'BUYER_CONCENTRATION',
  name: 'Concentrated awards of a buyer',
  definition:
    'The Herfindahl–Hirschman index of a buyer’s awards is at or over the threshold: the sum of the squares of its winners’ shares, by amount, from nearly 0 (many equal winners) to 1 (one winner). After the red flag “high number of contract awards to one bidder”; index and bound are Greffe’s.',
  difference:
    'Those who bid together are one winner. A winning bid without a price counts with the amount of the award or contract where it won alone. Amounts that are unknown or suspect are in no sum.',
  source:
    'https://www.open-contracting.org/resources/red-flags-integrity-giving-green-light-open-data-solutions/',
  groups: ['BUYER'],
  inputs: ['prices and parties of winning bids', 'amounts of awards and contracts', 'buyers'],
  settings,
  exclusions: ['NOTHING_COUNTED', 'TOO_FEW_TENDERS'],
  open: openAwards,
  count: (tender, ledger, _, common) => countAwards(tender, ledger, common),
  judge(_ledger, _group, { threshold, minimumAwards }) {
    return (account) => {
      const spending = mainSpending(account);
      if (spending === undefined || spending.amountMinor <= 0n) return 'NOTHING_COUNTED';
      if (spending.awards < minimumAwards) return 'TOO_FEW_TENDERS';
      const { amountMinor, currency, awards } = spending;
      const shareOf = (won: { amountMinor: bigint }) => Number(won.amountMinor) / Number(amountMinor);
      const winners = [...spending.winners.values()].sort((a, b) => shareOf(b) - shareOf(a));
      const value = winners.reduce((sum, won) => sum + shareOf(won) ** 2, 0);
      return {
        isFlagged: value >= threshold,
        value,
        threshold,
        inputs: [
          { name: 'awards', value: String(awards) },
          { name: 'awards without a known amount', value: String(account.withoutAmount) },
          { name: 'awarded', value: formatMoney({ amountMinor, currency }) },
          { name: 'winners', value: String(winners.length) },
          ...winners.slice(0, SHOWN_WINNERS).map(
            ({ parties, claims: [claim], ...won }): Input => ({
              name: 'share of a winner',
              value: String(shareOf(won)),
              ...withoutUndefined({ claim }),
              ...soleParty(parties),
            }),
          ),
        ],
      };
    };
  },
});
