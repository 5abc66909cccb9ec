import type { BidCase, TenderCase } from '../../db/read/tender/tender-case.ts';
import {
  bidInput,
  comparablePrice,
  isDisqualified,
  isValid,
  submittedBids,
  winningBids,
} from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import { lowest } from './price-gap.ts';
import { testsTenders } from './tender-test.ts';

/** Lowest bid disqualified. */
export const r036 = testsTenders({
  id: 'R036',
  name: 'Lowest bid disqualified',
  definition:
    'The tender was awarded, a valid bid has a price, and the lowest price is that of a disqualified bid. The value is 1 when so, else 0.',
  difference:
    'Bids know their lot: the lowest is looked for on each lot. Unless a currency is set, prices are compared in that of the first of the lot. Prices of zero, below it, or implausible for their CPV division are left out.',
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/036.html',
  groups: ['TENDER'],
  inputs: ['prices, lots and status of bids', 'whether it was awarded'],
  settings: {},
  exclusions: [
    'CANCELLED',
    'PROCEDURE_EXCLUDED',
    'PRICES_NOT_COMPARED',
    'NO_BIDS',
    'NO_AWARD',
    'NO_VALID_PRICE',
  ],
  isAboutPrices: true,
  judge(tender, _, common) {
    const bids = submittedBids(tender);
    if (bids.length === 0) return 'NO_BIDS';
    if (!isAwarded(tender)) return 'NO_AWARD';
    const lots = [...Map.groupBy(bids, ({ lot }) => lot).values()];
    const judged = lots.flatMap((onLot) => lowestOnLot(onLot, common) ?? []);
    if (judged.length === 0) return 'NO_VALID_PRICE';
    const flagged = judged.filter(({ first }) => isDisqualified(first));
    const isFlagged = flagged.length > 0;
    const inputs = (isFlagged ? flagged : judged).flatMap(({ first, valid }) => [
      bidInput(isDisqualified(first) ? 'lowest price, disqualified' : 'lowest price', first),
      ...(first === valid ? [] : [bidInput('lowest valid price', valid)]),
    ]);
    return { isFlagged, value: isFlagged ? 1 : 0, threshold: null, inputs };
  },
});

function isAwarded(tender: TenderCase): boolean {
  return tender.award !== null || winningBids(tender).length > 0;
}

/** The bid with the lowest price of all on a lot, and of those that are valid; undefined when none of these has a price. */
function lowestOnLot(
  bids: readonly BidCase[],
  common: CommonSettings,
): { first: BidCase; valid: BidCase } | undefined {
  const priced = bids.find((bid) => comparablePrice(bid, common));
  const inOne = { ...common, currency: priced?.price?.currency ?? common.currency };
  const first = lowest(bids, inOne)?.bid;
  const valid = lowest(bids.filter(isValid), inOne)?.bid;
  return first && valid && { first, valid };
}
