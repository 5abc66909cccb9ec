import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import { formatMoney } from '../../domain/money.ts';
import { awaitsAward } from './bid-standing.ts';
import type { CommonSettings } from './common-setting.ts';
import type { Exclusion } from './exclusion.ts';
import { SHOWN_INPUTS } from './flagged-tenderer.ts';
import type { Input } from './indicator.ts';
import type { SettingDefinitions } from './setting.ts';
import { type StatedAmount, statedAmount } from './stated-amount.ts';
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
  inputs: [
    'amounts of awards, contracts and amended contracts, of the tender as a whole or of its parts together',
  ],
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
    const award = statedAmount(tender, ['AWARD'], common) ?? 'AWARD_AMOUNT_UNKNOWN';
    if (typeof award === 'string') return award;
    if (award.money.amountMinor <= 0) return 'AWARD_AMOUNT_UNKNOWN';
    const contract = contractOf(tender, award, { ...common, currency: award.money.currency });
    if (typeof contract === 'string') return contract;
    const value = (contract.money.amountMinor - award.money.amountMinor) / award.money.amountMinor;
    return {
      isFlagged: value >= threshold,
      value,
      threshold,
      inputs: [...inputsOf(award), ...inputsOf(contract)],
    };
  },
});

/** What the contracts of the same parts are worth: else the two can't be compared. */
function contractOf(
  tender: TenderCase,
  award: StatedAmount,
  common: CommonSettings,
): StatedAmount | Exclusion {
  const contract = statedAmount(tender, ['AMENDED', 'CONTRACT'], common) ?? 'CONTRACT_AMOUNT_UNKNOWN';
  if (typeof contract === 'string' || isOfWhole(award) || isOfWhole(contract)) return contract;
  const [awarded, contracted] = [partsOf(award), partsOf(contract)];
  if (!awarded.isSubsetOf(contracted)) return 'CONTRACT_AMOUNT_UNKNOWN';
  return contracted.isSubsetOf(awarded) ? contract : 'AWARD_AMOUNT_UNKNOWN';
}

function partsOf({ amounts }: StatedAmount): Set<string | null> {
  return new Set(amounts.map(({ part }) => part));
}

function isOfWhole(amount: StatedAmount): boolean {
  return partsOf(amount).has(null);
}

const NAMES = { AWARD: 'award', CONTRACT: 'contract', AMENDED: 'contract as amended' } as const;

function inputsOf({ amounts }: StatedAmount): Input[] {
  return amounts.slice(0, SHOWN_INPUTS).map(({ claim, kind, money }) => ({
    name: NAMES[kind as keyof typeof NAMES],
    value: formatMoney(money),
    claim,
  }));
}
