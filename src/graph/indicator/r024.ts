import { GAP_DIFFERENCE, GAP_EXCLUSIONS } from './price-gap.ts';
import { findsGapOutliers, GAP_SETTINGS } from './tender-outlier.ts';

/** Price close to winning bid. */
export const r024 = findsGapOutliers({
  id: 'R024',
  name: 'Price close to winning bid',
  definition:
    'The gap between the winning price and the lowest other valid one, as a share of the winning price, is at or under the lower fence of all gaps: Q1 − 1.5 × IQR. The winner and that other bidder are flagged with the tender, with the value 0.',
  difference: GAP_DIFFERENCE,
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/024.html',
  groups: ['TENDER', 'TENDERER'],
  inputs: ['prices and status of bids', 'which bid won', 'expected awards'],
  settings: GAP_SETTINGS,
  exclusions: GAP_EXCLUSIONS,
  end: 'LOW',
  flags: (winner, next) => [winner, next],
});
