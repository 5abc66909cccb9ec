import { GAP_DIFFERENCE, GAP_EXCLUSIONS } from './price-gap.ts';
import { findsGapOutliers, GAP_SETTINGS } from './tender-outlier.ts';

/** Heavily discounted bid. */
export const r058 = findsGapOutliers({
  id: 'R058',
  name: 'Heavily discounted bid',
  definition:
    'The gap between the winning price and the lowest other valid one, as a share of the winning price, is at or over the upper fence of all gaps: Q3 + 1.5 × IQR. The winner is flagged with the tender, with the value 0.',
  difference: GAP_DIFFERENCE,
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/058.html',
  groups: ['TENDER', 'TENDERER'],
  inputs: ['prices and status of bids', 'which bid won', 'expected awards'],
  settings: GAP_SETTINGS,
  exclusions: GAP_EXCLUSIONS,
  end: 'HIGH',
  flags: (winner) => [winner],
});
