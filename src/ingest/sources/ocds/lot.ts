import { withoutUndefined } from '../../../domain/without-undefined.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import type { Release } from './release-record.ts';

/**
 * The lots that a bid, award or contract is about: `relatedLots` as the standard has it, or what publishers write instead
 * (`relatedLot`, `lotID`, objects with `lotId`), else the lots of its items. Empty: the tender as a whole.
 */
export function lotsOf(value: JsonObject): readonly string[] {
  const named =
    lotIds(value.relatedLots) ?? lotIds(value.relatedLot) ?? lotIds(value.lotID) ?? lotIds(value.lots);
  if (named !== undefined) return named;
  if (!Array.isArray(value.items)) return NONE;
  const lots = new Set<string>();
  for (const item of value.items) {
    if (!isJsonObject(item)) continue;
    // An item without a lot stands outside of all of them.
    const ofItem = lotIds(item.relatedLot) ?? lotIds(item.relatedLots);
    if (ofItem === undefined) return NONE;
    for (const lot of ofItem) lots.add(lot);
  }
  return [...lots];
}

const NONE: readonly string[] = [];

function lotIds(value: unknown): readonly string[] | undefined {
  if (value === undefined || value === null) return undefined;
  const lots = new Set<string>();
  for (const element of Array.isArray(value) ? value : [value]) {
    const id = publishedText(
      isJsonObject(element) ? (element.lotId ?? element.lotID ?? element.id) : element,
    );
    if (id !== undefined) lots.add(id);
  }
  return lots.size === 0 ? undefined : [...lots];
}

/** States a lot of the tender; false when it has no id. */
export function describeLot(release: Release, value: JsonObject): boolean {
  const number = publishedText(value.id);
  if (number === undefined) return false;
  const fields = { title: publishedText(value.title), description: publishedText(value.description) };
  release.lots.set(number, { number, ...withoutUndefined(fields) });
  return true;
}
