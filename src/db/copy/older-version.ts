import { CLAIM_KINDS } from '../../model/model.ts';
import { claimPrefix, isJsonObject, type JsonObject } from './field.ts';

const CLAIM_RECORDS: ReadonlySet<unknown> = new Set(CLAIM_KINDS.map(claimPrefix));

/** An object of a copy of the version without documents: there, claims and lots had stamps, as nodes have. */
export function withoutStamps(object: JsonObject): JsonObject {
  if (CLAIM_RECORDS.has(object.record)) return unstamped(object);
  if (object.record !== 'tender' || !Array.isArray(object.lots)) return object;
  const lots: unknown[] = object.lots;
  return { ...object, lots: lots.map((lot) => (isJsonObject(lot) ? unstamped(lot) : lot)) };
}

function unstamped({ stamps: _, ...object }: JsonObject): JsonObject {
  return object;
}
