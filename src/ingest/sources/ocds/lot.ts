import type { LotRecord } from '../../../model/record.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';

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

/** The lots of a tender: those it describes, and those that its bids, awards and contracts name. */
export class Lots {
  private readonly records = new Map<string, LotRecord>();

  describe(value: JsonObject): string | undefined {
    const number = publishedText(value.id);
    if (number === undefined) return undefined;
    const record: LotRecord = { number };
    const title = publishedText(value.title);
    const description = publishedText(value.description);
    if (title !== undefined) record.title = title;
    if (description !== undefined) record.description = description;
    this.records.set(number, record);
    return number;
  }

  /** Notes that the lot is spoken of; false when the tender does not describe it. */
  name(number: string): boolean {
    if (this.records.has(number)) return true;
    this.records.set(number, { number });
    return false;
  }

  get size(): number {
    return this.records.size;
  }

  get all(): LotRecord[] {
    return [...this.records.values()];
  }
}
