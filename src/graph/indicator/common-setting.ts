import type { TenderCase } from '../../db/read/tender/tender-case.ts';
import type { Exclusion } from './exclusion.ts';
import type { SettingDefinitions, SettingsOf } from './setting.ts';

/** What can be set for all indicators together: Cardinal's global configuration. */
export const COMMON_SETTINGS = {
  currency: {
    kind: 'CURRENCY',
    default: null,
    doc: 'Only amounts in this currency count: Cardinal’s `currency`. Absent: amounts of any currency, compared only with others of the same one.',
  },
  excludedProcurementMethodDetails: {
    kind: 'TEXTS',
    default: [],
    doc: 'Tenders with these procedure details are left out of all indicators: Cardinal’s `procurement_method_details` under `[exclusions]`.',
  },
  noPriceComparisonProcurementMethods: {
    kind: 'TEXTS',
    default: [],
    doc: 'Prices are not compared in tenders with these procedure details, such as those in which the buyer sets the price.',
  },
  priceComparisonProcurementMethods: {
    kind: 'TEXTS',
    default: [],
    doc: 'Prices are compared only in tenders with these procedure details. When it names any, `noPriceComparisonProcurementMethods` has no effect.',
  },
} as const satisfies SettingDefinitions;

export type CommonSettings = SettingsOf<typeof COMMON_SETTINGS>;

/** Why a tender is left out of all indicators; undefined when it is not. */
export function excludedFromAll(
  { status, procedureDetails }: TenderCase,
  { excludedProcurementMethodDetails }: CommonSettings,
): Exclusion | undefined {
  if (status === 'CANCELLED') return 'CANCELLED';
  const isExcluded = procedureDetails !== null && excludedProcurementMethodDetails.includes(procedureDetails);
  return isExcluded ? 'PROCEDURE_EXCLUDED' : undefined;
}

/** Whether the settings let prices of the tender's bids be compared. */
export function comparesPrices({ procedureDetails }: TenderCase, common: CommonSettings): boolean {
  const { priceComparisonProcurementMethods: only, noPriceComparisonProcurementMethods: never } = common;
  if (only.length > 0) return procedureDetails !== null && only.includes(procedureDetails);
  return procedureDetails === null || !never.includes(procedureDetails);
}
