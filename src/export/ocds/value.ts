import { decimalAmount, type StoredAmount } from '../decimal-amount.ts';

/** A Value of OCDS. */
export interface Value {
  readonly amount: number;
  readonly currency: string;
}

/** The amount where it is known, with the decimals of its currency; a safe count of minor units is exact as a number too. */
export function amountOf(stated: StoredAmount): Value | undefined {
  const amount = decimalAmount(stated);
  const { valueCurrency: currency } = stated;
  return amount === null || currency === null ? undefined : { amount: Number(amount), currency };
}
