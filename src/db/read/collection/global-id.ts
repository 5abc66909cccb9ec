import type { Collection } from './collection.ts';

/** The global id of a row: `tender:42`. Opaque to callers, stable for good. */
export function globalId(collection: Collection, key: number): string {
  return `${collection.idPrefix}:${key}`;
}

export interface ParsedId {
  readonly prefix: string;
  readonly key: number;
}

const ID_SHAPE = /^([a-z]+(?:-[a-z]+)*):([1-9][0-9]{0,15})$/;

/** Splits a global id; null when it is not one. */
export function parseGlobalId(id: string): ParsedId | null {
  const match = ID_SHAPE.exec(id);
  if (!match?.[1] || !match[2]) return null;
  const key = Number(match[2]);
  return Number.isSafeInteger(key) ? { prefix: match[1], key } : null;
}
