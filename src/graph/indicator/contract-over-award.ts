import type { AmountCase, TenderCase } from '../../db/read/tender/tender-case.ts';
import { awaitsAward, inWords } from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import type { SettingDefinitions } from './setting.ts';
import { statedAmount } from './stated-amount.ts';
import { testsTenders } from './tender-test.ts';

const settings = {
  threshold: {
    kind: 'RATIO',
    default: 0.1,
    min: 0,
    doc: 'From which increase on a tender is flagged, as a share of the award: 0.1 is what Article 72(2) of Directive 2014/24/EU lets pass for goods and services.',
  },
} as const satisfies SettingDefinitions;

/** Contract value over award value. */
export const contractOverAward = testsTenders({
  id: 'CONTRACT_OVER_AWARD',
  name: 'Contract value over award value',
  definition:
    'The contract, after its last amendment, is worth more than the award by at least the threshold. The value is the increase, as a share of the award; it is below 0 when the contract is worth less. After the red flag “large difference between contract award and final contract amount”; the bound is Greffe’s.',
  difference: null,
  source:
    'https://www.open-contracting.org/resources/red-flags-integrity-giving-green-light-open-data-solutions/',
  groups: ['TENDER'],
  inputs: ['amounts of awards, contracts and amended contracts, of the tender as a whole'],
  settings,
  exclusions: [
    'CANCELLED',
    'PROCEDURE_EXCLUDED',
    'AWARD_NOT_FINAL',
    'AWARD_AMOUNT_UNKNOWN',
    'CONTRACT_AMOUNT_UNKNOWN',
    'SEVERAL_AMOUNTS',
  ],
  judge(tender, { threshold }, common) {
    if (awaitsAward(tender)) return 'AWARD_NOT_FINAL';
    const award = statedAmount(tender, 'AWARD', common) ?? 'AWARD_AMOUNT_UNKNOWN';
    if (typeof award === 'string') return award;
    if (award.money.amountMinor <= 0) return 'AWARD_AMOUNT_UNKNOWN';
    const contract = contractOf(tender, { ...common, currency: award.money.currency });
    if (typeof contract === 'string') return contract;
    const value = (contract.money.amountMinor - award.money.amountMinor) / award.money.amountMinor;
    return {
      isFlagged: value >= threshold,
      value,
      threshold,
      inputs: [
        { name: 'award', value: inWords(award.money), claim: award.claim },
        {
          name: contract.kind === 'AMENDED' ? 'contract as amended' : 'contract',
          value: inWords(contract.money),
          claim: contract.claim,
        },
      ],
    };
  },
});

function contractOf(tender: TenderCase, common: CommonSettings): AmountCase | Exclusion {
  return (
    statedAmount(tender, 'AMENDED', common) ??
    statedAmount(tender, 'CONTRACT', common) ??
    'CONTRACT_AMOUNT_UNKNOWN'
  );
}
