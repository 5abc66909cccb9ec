import type { BidCase } from '../../db/read/tender/tender-case.ts';
import { bidInput, comparablePrice, partiesOf, submittedBids } from './bid-standing.ts';
import { testsTenders } from './tender-test.ts';

/** Identical bid prices. */
export const r028 = testsTenders({
  id: 'R028',
  name: 'Identical bid prices',
  definition:
    'Bids of different tenderers have the same price. The tenderers are flagged with the tender. The value is 1 when so, else 0.',
  difference:
    'Bids know their lot: only those on one lot are compared. Prices of zero, below it, or implausible for their CPV division are left out.',
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/028.html',
  groups: ['TENDER', 'TENDERER'],
  inputs: ['prices, lots, status and parties of bids'],
  settings: {},
  exclusions: ['CANCELLED', 'PROCEDURE_EXCLUDED', 'PRICES_NOT_COMPARED', 'NO_BIDS', 'NO_PRICES'],
  isAboutPrices: true,
  judge(tender, _, common) {
    const bids = submittedBids(tender);
    if (bids.length === 0) return 'NO_BIDS';
    const priced = bids.filter((bid) => bid.parties.length > 0 && comparablePrice(bid, common));
    const onLot = Map.groupBy(priced, ({ lot }) => lot);
    if (![...onLot.values()].some(({ length }) => length > 1)) return 'NO_PRICES';
    const alike = Map.groupBy(priced, ({ lot, price }) => `${lot} ${price?.currency} ${price?.amountMinor}`);
    const identical = [...alike.values()].filter(haveDifferentParties).flat();
    const isFlagged = identical.length > 0;
    const inputs = isFlagged
      ? identical.map((bid) => bidInput('identical price', bid))
      : [{ name: 'prices compared', value: String(priced.length) }];
    const tenderers = partiesOf(identical).map((organisation) => ({ organisation, value: 1 }));
    return { isFlagged, value: isFlagged ? 1 : 0, threshold: null, inputs, tenderers };
  },
});

/** Somebody may bid the same price twice. */
function haveDifferentParties(bids: readonly BidCase[]): boolean {
  return new Set(bids.map(({ parties }) => parties.join())).size > 1;
}
