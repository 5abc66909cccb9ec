import { partiesOf, winningBids } from './bid-standing.ts';
import { FENCE_DIFFERENCE, findFence } from './fence.ts';
import { keepClaim, testsOrganisations } from './organisation-test.ts';
import type { SettingDefinitions } from './setting.ts';

const settings = {
  digits: {
    kind: 'COUNT',
    default: 2,
    min: 1,
    max: 8,
    doc: 'How many digits of a code make its first level: two are a CPV division.',
  },
  threshold: {
    kind: 'COUNT',
    default: null,
    min: 1,
    doc: 'The upper fence, as a number of first levels. Absent: found from all tenderers that are compared.',
  },
  minimumContractingProcesses: {
    kind: 'COUNT',
    default: 20,
    min: 1,
    doc: 'Tenderers that won fewer tenders with a code are not compared.',
  },
  minimumCompared: {
    kind: 'COUNT',
    default: 4,
    min: 1,
    doc: 'How many tenderers must be compared for quartiles to be found. Greffe’s own: Cardinal has no such minimum, which 1 gives.',
  },
} as const satisfies SettingDefinitions;

/** So many first levels are shown; the value counts all. */
const SHOWN_LEVELS = 50;

interface Variety {
  tenders: number;
  readonly levels: Set<string>;
  readonly claims: number[];
}

/** Heterogeneous supplier. */
export const r048 = testsOrganisations({
  id: 'R048',
  name: 'Heterogeneous supplier',
  definition:
    'The number of different first levels of the classification of what a tenderer supplies is at or over the upper fence of all: Q3 + 1.5 × IQR.',
  difference: `The graph keeps the CPV codes of a tender, not those of each award’s items, so only tenders that one organisation won alone count, with all their codes. Codes of other schemes are not kept; codes without a scheme count as published. ${FENCE_DIFFERENCE}`,
  source: 'https://cardinal.readthedocs.io/en/latest/cli/indicators/R/048.html',
  groups: ['TENDERER'],
  inputs: ['CPV codes of tenders', 'codes of items without a scheme', 'which bids won, and their parties'],
  settings,
  exclusions: ['NOTHING_COUNTED', 'TOO_FEW_TENDERS', 'TOO_FEW_COMPARED', 'NO_FENCE'],
  open: (): Variety => ({ tenders: 0, levels: new Set(), claims: [] }),
  count(tender, ledger, { digits }) {
    const won = winningBids(tender);
    const winners = partiesOf(won);
    const accounts = winners.map((winner) => ledger.of('TENDERER', winner));
    const codes = [...tender.cpvs, ...tender.codesWithoutScheme];
    const [account] = accounts;
    if (account === undefined || accounts.length > 1 || codes.length === 0) return;
    account.tenders += 1;
    for (const code of codes) account.levels.add(code.slice(0, digits));
    for (const { claim } of won) keepClaim(account.claims, claim);
  },
  judge(ledger, group, { threshold, minimumContractingProcesses: minimum, minimumCompared }) {
    const compared = [...ledger.in(group).values()].filter(({ tenders }) => tenders >= minimum);
    const varieties = compared.map(({ levels }) => levels.size);
    const fence = findFence(varieties, {
      end: 'HIGH',
      threshold,
      minimum: minimumCompared,
      what: 'tenderers',
    });
    return ({ tenders, levels, claims }) => {
      if (tenders === 0) return 'NOTHING_COUNTED';
      if (tenders < minimum) return 'TOO_FEW_TENDERS';
      if (fence.exclusion !== undefined) return fence.exclusion;
      return {
        isFlagged: fence.isOutlier(levels.size),
        value: levels.size,
        threshold: fence.bound,
        inputs: [
          { name: 'tenders won with a code', value: String(tenders) },
          { name: 'first levels', value: [...levels].sort().slice(0, SHOWN_LEVELS).join(', ') },
          ...claims.map((claim) => ({ name: 'won with', claim })),
          ...fence.inputs,
        ],
      };
    };
  },
});
