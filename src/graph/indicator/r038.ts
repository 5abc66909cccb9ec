import { isDisqualified, submittedBids } from './bid-standing.ts';
import { FENCE_DIFFERENCE, findFence } from './fence.ts';
import type { Group } from './indicator.ts';
import { testsOrganisations } from './organisation-test.ts';
import type { SettingDefinitions } from './setting.ts';
import { countShare, openShare, ratioOf, ratiosOf, shareInputs } from './share-account.ts';

const settings = {
  threshold: {
    kind: 'RATIO',
    default: null,
    min: 0,
    max: 1,
    doc: 'The upper fence, as a ratio. Absent: found from the ratios of all of the same group that are compared.',
  },
  minimumSubmittedBids: {
    kind: 'COUNT',
    default: 2,
    min: 1,
    doc: 'Tenderers with fewer bids are not compared.',
  },
  minimumContractingProcesses: {
    kind: 'COUNT',
    default: 2,
    min: 1,
    doc: 'Buyers and procuring entities that received fewer bids are not compared. Named after tenders, as in Cardinal, which counts bids.',
  },
  minimumCompared: {
    kind: 'COUNT',
    default: 1,
    min: 1,
    doc: 'How many must be compared for quartiles to be found. Greffe’s own; 1 is what Cardinal does.',
  },
} as const satisfies SettingDefinitions;

/** Excessive disqualified bids. */
export const r038 = testsOrganisations({
  id: 'R038',
  name: 'Excessive disqualified bids',
  definition:
    'The share of disqualified bids, among those that a buyer or procuring entity received or a tenderer made, is at or over the upper fence of all of its group: Q3 + 1.5 × IQR.',
  difference: `A tender may have several buyers and procuring entities: its bids count for each of them. ${FENCE_DIFFERENCE}`,
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/038.html',
  groups: ['BUYER', 'PROCURING_ENTITY', 'TENDERER'],
  inputs: ['status and parties of bids', 'buyers and procuring entities'],
  settings,
  exclusions: ['NOTHING_COUNTED', 'TOO_FEW_BIDS', 'TOO_FEW_COMPARED', 'NO_FENCE'],
  open: openShare,
  count(tender, ledger) {
    const sides: readonly (readonly [Group, ReadonlySet<number>])[] = [
      ['BUYER', new Set(tender.buyers.map(({ organisation }) => organisation))],
      ['PROCURING_ENTITY', new Set(tender.procuringEntities.map(({ organisation }) => organisation))],
    ];
    const accounts = sides.flatMap(([group, all]) => [...all].map((each) => ledger.of(group, each)));
    for (const bid of submittedBids(tender)) {
      const ofBidders = bid.parties.map((party) => ledger.of('TENDERER', party));
      for (const account of [...accounts, ...ofBidders]) countShare(account, isDisqualified(bid), bid.claim);
    }
  },
  judge(ledger, group, { threshold, minimumSubmittedBids, minimumContractingProcesses, minimumCompared }) {
    const minimum = group === 'TENDERER' ? minimumSubmittedBids : minimumContractingProcesses;
    const ratios = ratiosOf(ledger.in(group).values(), minimum);
    const fence = findFence(ratios, {
      end: 'HIGH',
      threshold,
      minimum: minimumCompared,
      what: 'organisations',
    });
    return (account) => {
      if (account.whole === 0) return 'NOTHING_COUNTED';
      if (account.whole < minimum) return 'TOO_FEW_BIDS';
      if (fence.exclusion !== undefined) return fence.exclusion;
      const value = ratioOf(account);
      return {
        isFlagged: fence.isOutlier(value),
        value,
        threshold: fence.bound,
        inputs: [
          ...shareInputs(account, { whole: 'bids', part: 'bids disqualified', bid: 'disqualified bid' }),
          ...fence.inputs,
        ],
      };
    };
  },
});
