import {
  amountFromNumber,
  InvalidMoney,
  isCurrency,
  type Money,
  parseAmount,
} from '../../../domain/money.ts';
import { amountFlags, type QualityFlagRecord } from '../../../domain/quality.ts';
import { isJsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { flagRecord } from './release-record.ts';

/**
 * The amount of an OCDS Value; undefined when none is stated, or when it can't be held: then a flag has it. Zero and negative
 * amounts are kept as published and flagged.
 *
 * @param field where flags say it stands
 */
export function moneyOf(value: unknown, field: string, flags: QualityFlagRecord[]): Money | undefined {
  if (!isJsonObject(value)) return undefined;
  const amount = plainAmount(value.amount);
  if (amount === undefined || amount === null) return undefined;
  const currency = publishedText(value.currency)?.toUpperCase();
  if (amount === '') {
    flags.push(flagRecord('INVALID_AMOUNT', field, ''));
    return undefined;
  }
  if (currency === undefined || !isCurrency(currency)) {
    flags.push(flagRecord('INVALID_CURRENCY', field, { amount, currency: value.currency }));
    return undefined;
  }
  const money = moneyFrom(amount, currency, field, flags);
  if (money === undefined) flags.push(flagRecord('INVALID_AMOUNT', field, { amount, currency }));
  else flags.push(...amountFlags(money, field));
  return money;
}

function moneyFrom(
  amount: unknown,
  currency: string,
  field: string,
  flags: QualityFlagRecord[],
): Money | undefined {
  try {
    if (typeof amount === 'string') return parseAmount(amount.trim(), currency);
    if (typeof amount !== 'number') return undefined;
    const { money, rounded } = amountFromNumber(amount, currency);
    if (rounded) flags.push(flagRecord('ROUNDED_AMOUNT', field, String(amount)));
    return money;
  } catch (error) {
    if (error instanceof InvalidMoney) return undefined;
    throw error;
  }
}

/** MongoDB's exports write numbers as objects: `{"$numberLong": "15890000000"}`. */
function plainAmount(amount: unknown): unknown {
  if (!isJsonObject(amount)) return amount;
  return amount.$numberLong ?? amount.$numberInt ?? amount.$numberDouble ?? amount.$numberDecimal ?? amount;
}
