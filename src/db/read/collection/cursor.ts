import { createHash } from 'node:crypto';
import type { Database } from 'better-sqlite3';
import { CURSOR_FUNCTION } from '../../dialect/sqlite.ts';
import type { SqlValue } from '../../statement/fragment.ts';
import type { OrderDescription } from './collection.ts';
import type { Position } from './order.ts';

/** What of a cursor does not fit the list that it is used on; `form` when it is no cursor at all. */
export type Misfit = 'form' | 'list' | 'order' | 'filter';

/** Thrown for a cursor that was not given by the list it is used on. */
export class InvalidCursor extends Error {
  readonly misfit: Misfit;

  constructor(misfit: Misfit) {
    super(`not a cursor of this list: ${misfit}`);
    this.name = 'InvalidCursor';
    this.misfit = misfit;
  }
}

const SEPARATOR = '~';
const MARK_LENGTH = 6;
const TAG_LENGTH = 3 * MARK_LENGTH;
const MAX_LENGTH = 200;
/** What is left of 150 bytes, 200 characters of base64, beside the tag, a key of 16 digits and what separates them. */
const MAX_VALUE_BYTES = 112;
const WHOLE = 'w';
const CUT = 'c';

/** The list, its order and its filter in a few characters each: a cursor that has others is refused rather than misread. */
export function cursorTag(list: string, order: string, filter: unknown): string {
  return nameMark(list) + nameMark(order) + filterMark(filter);
}

const NAME_MARKS = new Map<string, string>();

/** Lists and orders are few, so their marks are kept. */
function nameMark(name: string): string {
  let mark = NAME_MARKS.get(name);
  if (mark === undefined) {
    mark = markOf(name);
    NAME_MARKS.set(name, mark);
  }
  return mark;
}

/** The mark of whatever selects rows of a list: the same for values that say the same in another order. */
function filterMark(filter: unknown): string {
  const text = JSON.stringify(sorted(filter)) ?? '';
  return text === '' || text === '{}' ? nameMark('') : markOf(text);
}

function markOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, MARK_LENGTH);
}

/** The value with the keys of its objects in order, without those that hold nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, part]) => part !== null && part !== undefined);
  return Object.fromEntries(
    entries.sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, part]) => [key, sorted(part)]),
  );
}

/** Has the statements of a connection write cursors as `encodeCursor` does. */
export function addCursorFunction(sqlite: Database): void {
  sqlite.function(CURSOR_FUNCTION, { deterministic: true }, (tag, sortValue, key) =>
    encodeCursor(tag as string, sortValue as string | number | null, key as number),
  );
}

/**
 * A cursor is the list's tag, the key and the sort value, in base64url: at most 200 characters that need no escape in a URL.
 * Of a long sort value it has the start.
 */
export function encodeCursor(tag: string, sortValue: string | number | null, key: number): string {
  const start = `${tag}${SEPARATOR}${key}`;
  if (sortValue === null) return base64url(start);
  const text = String(sortValue);
  const kept = startOf(text);
  return base64url(`${start}${SEPARATOR}${kept === text ? WHOLE : CUT}${kept}`);
}

/** As much of a text as a cursor may carry, in whole characters. */
function startOf(text: string): string {
  // A code unit takes at most three bytes, and at least one.
  if (3 * text.length <= MAX_VALUE_BYTES) return text;
  const bytes = Buffer.from(text.slice(0, MAX_VALUE_BYTES + 1));
  if (text.length <= MAX_VALUE_BYTES && bytes.length <= MAX_VALUE_BYTES) return text;
  let end = MAX_VALUE_BYTES;
  while (end > 0 && ((bytes[end] ?? 0) & 0xc0) === 0x80) end -= 1;
  return bytes.subarray(0, end).toString();
}

/** @throws InvalidCursor when the cursor is malformed or carries another tag. */
export function decodeCursor(cursor: string, tag: string, order: OrderDescription): Position {
  const text = cursorText(cursor);
  const match = /^([\w-]{18})~(\d{1,16})(?:~([wc])(.*))?$/s.exec(text);
  const [, given = '', keyText, form, valueText = ''] = match ?? [];
  const key = Number(keyText);
  if (!Number.isSafeInteger(key)) throw new InvalidCursor('form');
  requireTag(given, tag);
  if ((form !== undefined) !== (order.by !== undefined)) throw new InvalidCursor('form');
  if (!order.by) return { key };
  const isCut = form === CUT;
  return { by: decodeSortValue(order, valueText), key, ...(order.mayBeLong && { isCut }) };
}

function requireTag(given: string, tag: string): void {
  const parts = ['list', 'order', 'filter'] as const;
  parts.forEach((part, index) => {
    const [from, to] = [index * MARK_LENGTH, (index + 1) * MARK_LENGTH];
    if (given.slice(from, to) !== tag.slice(from, to)) throw new InvalidCursor(part);
  });
}

/** Reads a cursor's sort value as the order's column has it. */
function decodeSortValue(order: OrderDescription, text: string): SqlValue {
  if (order.by?.dataType !== 'number') return text;
  const value = Number(text);
  if (!/^-?[0-9]{1,16}$/.test(text) || !Number.isSafeInteger(value)) throw new InvalidCursor('form');
  return value;
}

/** The cursor of a place in a list that is computed at each request, whose arguments stand for a filter. */
export function encodeRank(tag: string, rank: string): string {
  return base64url(`${tag}${SEPARATOR}${rank}`);
}

/** @throws InvalidCursor when the cursor is malformed or carries another tag. */
export function decodeRank(cursor: string, tag: string, form: RegExp): string {
  const text = cursorText(cursor);
  const rank = text.slice(TAG_LENGTH + SEPARATOR.length);
  if (text.charAt(TAG_LENGTH) !== SEPARATOR) throw new InvalidCursor('form');
  requireTag(text.slice(0, TAG_LENGTH), tag);
  if (!form.test(rank)) throw new InvalidCursor('form');
  return rank;
}

/** A list may have a hundred cursors: they are written in one place. */
const SCRATCH = Buffer.alloc(MAX_LENGTH);

function base64url(text: string): string {
  return SCRATCH.toString('base64url', 0, SCRATCH.write(text));
}

function cursorText(cursor: string): string {
  if (cursor.length > MAX_LENGTH || !/^[\w-]+$/.test(cursor)) throw new InvalidCursor('form');
  return Buffer.from(cursor, 'base64url').toString();
}
