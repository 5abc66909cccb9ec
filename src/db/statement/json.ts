import { EXPONENTS } from '../../domain/money.ts';
import { textList } from '../dialect/expression.ts';
import { spell } from '../dialect/neutral.ts';
import { type Fragment, fragment, raw } from './fragment.ts';

/**
 * JSON text made by SQL, byte for byte as `JSON.stringify` writes it.
 */

/** A piece of JSON text: known beforehand, or the value of an expression that is never NULL. */
export type JsonPart = string | Fragment;

/** A text, or `null`. */
export function jsonText(expression: string): Fragment {
  return spell('jsonQuote', expression);
}

/** A text of letters, digits and signs that need no escape, never NULL: a word of an enum, a day. */
export function jsonPlainText(expression: string): JsonPart[] {
  return ['"', raw(expression), '"'];
}

/** A whole number, or `null`. */
export function jsonInteger(expression: string): Fragment {
  return spell('jsonInteger', expression);
}

/** A truth stored as 0 or 1. */
export function jsonTruth(expression: string): Fragment {
  return raw(`CASE ${expression} WHEN 1 THEN 'true' ELSE 'false' END`);
}

/** The text where a condition holds, else `null`. */
export function jsonIf(condition: string, part: Fragment): Fragment {
  return fragment`CASE WHEN ${raw(condition)} THEN ${part} ELSE 'null' END`;
}

/** The value of a subquery of one column, or `null` where it finds no row. */
export function jsonOfRow(select: Fragment): Fragment {
  return fragment`coalesce((${select}), 'null')`;
}

/** JSON text as the bytes of its UTF-8: read as text, they would be decoded, only to be encoded again for the socket. */
export function jsonBytes(part: Fragment): Fragment {
  return spell('jsonBytes', part);
}

/** The texts `j` of a subquery's rows, in its order, as a list. */
export function jsonList(select: Fragment): Fragment {
  return fragment`(SELECT '[' || coalesce(${textList('j')}, '') || ']' FROM (${select}))`;
}

/**
 * The same, and an error when it takes the statement beyond what it may take. The text stands in a subquery of its own, so that it is
 * made once.
 *
 * @param depth how many lists stand around it, with itself
 */
export function jsonGuardedList(select: Fragment, depth: number): Fragment {
  return fragment`(SELECT ${spell('guardedList', String(depth))} FROM (SELECT ${jsonList(select)} AS l LIMIT 1))`;
}

/** An amount of minor units as a decimal text, with as many decimals as the currency has. */
export function jsonAmount(amount: string, currency: string): Fragment {
  const cases = Array.from(
    EXPONENTS,
    ([code, digits]) => `WHEN '${code}' THEN ${decimalText(amount, digits)}`,
  );
  return raw(`'"' || CASE ${currency} ${cases.join(' ')} ELSE ${decimalText(amount, 2)} END || '"'`);
}

function decimalText(amount: string, digits: number): string {
  if (digits === 0) return `CAST(${amount} AS TEXT)`;
  const unit = 10 ** digits;
  const sign = `CASE WHEN ${amount} < 0 THEN '-' ELSE '' END`;
  return `${sign} || (abs(${amount}) / ${unit}) || '.' || substr(CAST(${unit} + abs(${amount}) % ${unit} AS TEXT), 2)`;
}

const MAX_CHAIN = 40;

/** Parts joined to one text. Long chains are joined in halves: SQLite bounds the depth of an expression. */
export function jsonConcat(parts: readonly JsonPart[]): Fragment {
  return chain(mergeLiterals(parts));
}

function chain(parts: readonly JsonPart[]): Fragment {
  if (parts.length > MAX_CHAIN) {
    const middle = parts.length >> 1;
    return fragment`(${chain(parts.slice(0, middle))} || ${chain(parts.slice(middle))})`;
  }
  const [first, ...rest] = parts.map((part) => (typeof part === 'string' ? literal(part) : part));
  return rest.reduce((joined, part) => fragment`${joined} || ${part}`, first ?? literal(''));
}

function mergeLiterals(parts: readonly JsonPart[]): JsonPart[] {
  const merged: JsonPart[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') merged[merged.length - 1] = last + part;
    else merged.push(part);
  }
  return merged;
}

function literal(text: string): Fragment {
  return raw(`'${text.replaceAll("'", "''")}'`);
}
