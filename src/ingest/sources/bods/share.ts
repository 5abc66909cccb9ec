import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { kindOfJson } from '../../json-value.ts';
import { objectIn } from './statement.ts';

export interface Share {
  /** Thousandths of a percent. */
  readonly shareMin?: number;
  readonly shareMax?: number;
  /** Which bounds are outside of the share, in words. */
  readonly bounds: readonly string[];
}

/**
 * The share of an interest: `exact`, else from `minimum` to `maximum`. `exclusiveMinimum` and `exclusiveMaximum` say up to 0.3 that
 * the bound is not part of it, since 0.4 they are the bound.
 */
export function readShare(value: unknown, flags: QualityFlagRecord[]): Share {
  const { exact, minimum, maximum, exclusiveMinimum, exclusiveMaximum } = objectIn(value);
  const known = thousandths(exact, flags);
  if (known !== undefined) return { shareMin: known, shareMax: known, bounds: [] };
  const min = thousandths(minimum ?? numberOf(exclusiveMinimum), flags);
  const max = thousandths(maximum ?? numberOf(exclusiveMaximum), flags);
  if (min !== undefined && max !== undefined && min > max) {
    flags.push({ flag: 'CONTRADICTION', field: 'share', published: `${min / 1000} to ${max / 1000} %` });
    return { bounds: [] };
  }
  const bounds = [
    ...(min !== undefined && isExclusive(minimum, exclusiveMinimum) ? [`more than ${min / 1000} %`] : []),
    ...(max !== undefined && isExclusive(maximum, exclusiveMaximum) ? [`less than ${max / 1000} %`] : []),
  ];
  return { ...withoutUndefined({ shareMin: min, shareMax: max }), bounds };
}

function numberOf(value: unknown): unknown {
  return typeof value === 'boolean' ? undefined : value;
}

function isExclusive(inclusive: unknown, exclusive: unknown): boolean {
  return exclusive === true || (typeof exclusive === 'number' && (inclusive ?? exclusive) === exclusive);
}

const WHOLE = 100;

/** A number that was put in quotes. */
const DECIMAL = /^\s*\d+(?:\.\d+)?\s*$/;

function thousandths(percent: unknown, flags: QualityFlagRecord[]): number | undefined {
  if (percent === undefined || percent === null) return undefined;
  const number = typeof percent === 'string' && DECIMAL.test(percent) ? Number(percent) : percent;
  if (typeof number !== 'number' || !(number >= 0 && number <= WHOLE)) {
    flags.push({ flag: 'INVALID_AMOUNT', field: 'share', published: kindOfJson(percent) });
    return undefined;
  }
  const held = Math.round(number * 1000);
  // Products of decimals are off by less than this.
  if (Math.abs(number * 1000 - held) > 1e-6) {
    flags.push({ flag: 'ROUNDED_AMOUNT', field: 'share', published: String(percent) });
  }
  return held;
}
