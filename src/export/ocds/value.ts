import { formatAmount } from '../../domain/money.ts';

/** A Value of OCDS. */
export interface Value {
  readonly amount: number;
  readonly currency: string;
}

/** The amount where it is known, with the decimals of its currency; a safe count of minor units is exact as a number too. */
export function amountOf(stated: {
  readonly valueMinor: number | null;
  readonly valueCurrency: string | null;
}): Value | undefined {
  const { valueMinor: amountMinor, valueCurrency: currency } = stated;
  if (amountMinor === null || currency === null) return undefined;
  return { amount: Number(formatAmount({ amountMinor, currency })), currency };
}
