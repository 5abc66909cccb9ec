import { isValid, partiesOf, soleWinner, submittedBids } from './bid-standing.ts';
import { FENCE_DIFFERENCE, findFence } from './fence.ts';
import { testsOrganisations } from './organisation-test.ts';
import { quantile } from './outlier.ts';
import type { SettingDefinitions } from './setting.ts';
import { countShare, openShare, ratioOf, ratiosOf, shareInputs } from './share-account.ts';

const settings = {
  percentile: {
    kind: 'COUNT',
    default: 75,
    min: 0,
    max: 100,
    doc: 'Only tenderers whose number of bids is at or over this percentile of all are flagged.',
  },
  threshold: {
    kind: 'RATIO',
    default: null,
    min: 0,
    max: 1,
    doc: 'The lower fence, as a ratio. Absent: found from the ratios of all tenderers that are compared.',
  },
  minimumCompared: {
    kind: 'COUNT',
    default: 4,
    min: 1,
    doc: 'How many tenderers must be compared for quartiles to be found. Greffe’s own: Cardinal has no such minimum, which 1 gives.',
  },
} as const satisfies SettingDefinitions;

/** Excessive unsuccessful bids. */
export const r025 = testsOrganisations({
  id: 'R025',
  name: 'Excessive unsuccessful bids',
  definition:
    'Of those who bid most (at or over the percentile), the share of valid bids that won is at or under the lower fence of all shares: Q1 − 1.5 × IQR. Each tenderer counts once for a tender.',
  difference: `An award is known by the bid that won, a pending one by an amount that is only expected. ${FENCE_DIFFERENCE}`,
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/025.html',
  groups: ['TENDERER'],
  inputs: ['status and parties of bids', 'which bid won', 'expected awards'],
  settings,
  exclusions: ['NOTHING_COUNTED', 'TOO_FEW_COMPARED', 'NO_FENCE'],
  open: openShare,
  count(tender, ledger) {
    const bids = submittedBids(tender);
    for (const organisation of partiesOf(bids)) ledger.of('TENDERER', organisation);
    const winner = soleWinner(tender);
    if (typeof winner === 'string') return;
    const seen = new Set<number>();
    for (const bid of bids) {
      const [tenderer, ...others] = bid.parties;
      if (tenderer === undefined || others.length > 0 || !isValid(bid) || seen.has(tenderer)) continue;
      seen.add(tenderer);
      const won = winner.parties.includes(tenderer);
      countShare(ledger.of('TENDERER', tenderer), won, won ? winner.claim : bid.claim);
    }
  },
  judge(ledger, group, { percentile, threshold, minimumCompared }) {
    const counted = [...ledger.in(group).values()].filter(({ whole }) => whole > 0);
    const fence = findFence(ratiosOf(counted, 1), {
      end: 'LOW',
      threshold,
      minimum: minimumCompared,
      what: 'tenderers',
    });
    const counts = counted.map(({ whole }) => whole);
    const top = counts.length === 0 ? 0 : quantile(counts, percentile / 100);
    return (account) => {
      if (account.whole === 0) return 'NOTHING_COUNTED';
      if (fence.exclusion !== undefined) return fence.exclusion;
      const value = ratioOf(account);
      return {
        isFlagged: account.whole >= top && fence.isOutlier(value),
        value,
        threshold: fence.bound,
        inputs: [
          ...shareInputs(account, {
            whole: 'tenders with a valid bid',
            part: 'tenders won',
            bid: 'won with',
          }),
          { name: `percentile ${percentile} of tenders with a valid bid`, value: String(top) },
          ...fence.inputs,
        ],
      };
    };
  },
});
