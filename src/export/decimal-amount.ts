import { formatAmount } from '../domain/money.ts';

/** An amount of money as it is stored: null where it is not known. */
export interface StoredAmount {
  readonly valueMinor: number | null;
  readonly valueCurrency: string | null;
}

/** The amount with the decimals of its currency, as a text that loses no digit; null where it is not known. */
export function decimalAmount({ valueMinor, valueCurrency: currency }: StoredAmount): string | null {
  return valueMinor === null || currency === null
    ? null
    : formatAmount({ amountMinor: valueMinor, currency });
}
