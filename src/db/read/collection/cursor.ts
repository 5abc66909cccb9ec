import type { SqlValue } from '../../statement/fragment.ts';
import type { OrderDescription } from './collection.ts';
import type { Position } from './order.ts';

/** Thrown for a cursor that was not given by the list it is used on. */
export class InvalidCursor extends Error {
  constructor() {
    super('not a cursor of this list');
    this.name = 'InvalidCursor';
  }
}

const SEPARATOR = '~';

/**
 * A cursor is the list's tag, the sort value and the key, joined by `~`. The tag names the field and
 * the order, so that a cursor of another list is refused rather than misread.
 */
export function encodeCursor(tag: string, sortValue: string | number | undefined, key: number): string {
  return sortValue === undefined
    ? `${tag}${SEPARATOR}${key}`
    : `${tag}${SEPARATOR}${sortValue}${SEPARATOR}${key}`;
}

/** @throws InvalidCursor when the cursor is malformed or carries another tag. */
export function decodeCursor(cursor: string, tag: string, order: OrderDescription): Position {
  if (!cursor.startsWith(tag + SEPARATOR)) throw new InvalidCursor();
  const rest = cursor.slice(tag.length + 1);
  const last = rest.lastIndexOf(SEPARATOR);
  if (last >= 0 !== (order.by !== undefined)) throw new InvalidCursor();
  const keyText = rest.slice(last + 1);
  const key = Number(keyText);
  if (!/^[0-9]{1,16}$/.test(keyText) || !Number.isSafeInteger(key)) throw new InvalidCursor();
  return order.by ? { by: decodeSortValue(order, rest.slice(0, last)), key } : { key };
}

/** Reads a cursor's sort value as the order's column has it. */
function decodeSortValue(order: OrderDescription, text: string): SqlValue {
  if (order.by?.dataType !== 'number') return text;
  const value = Number(text);
  if (!/^-?[0-9]{1,16}$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidCursor();
  return value;
}
