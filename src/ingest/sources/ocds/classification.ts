import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedCpv, publishedText } from '../../published-value.ts';
import { codeOf } from './code.ts';
import type { Release } from './release-record.ts';

/**
 * The CPV codes of the tender and its items; where it has none those of its awards' and contracts' items. Codes of other
 * classifications (UNSPSC, national ones built on CPV) are not CPV's.
 */
export function cpvsOf(release: Release, tender: JsonObject | undefined): string[] {
  const { awards, contracts } = release.root.value;
  const flags: QualityFlagRecord[] = [];
  const codes = new Set<string>();
  if (tender !== undefined) {
    addCodes(codes, tender, flags);
    addItems(codes, tender.items, flags);
  }
  for (const parts of [awards, contracts]) {
    if (codes.size > 0 || !Array.isArray(parts)) continue;
    for (const part of parts) if (isJsonObject(part)) addItems(codes, part.items, flags);
  }
  for (const { flag, published } of flags) release.flag(flag, 'cpvs', published);
  return [...codes];
}

function addItems(codes: Set<string>, items: unknown, flags: QualityFlagRecord[]): void {
  if (!Array.isArray(items)) return;
  for (const item of items) if (isJsonObject(item)) addCodes(codes, item, flags);
}

function addCodes(codes: Set<string>, owner: JsonObject, flags: QualityFlagRecord[]): void {
  addCode(codes, owner.classification, flags);
  if (!Array.isArray(owner.additionalClassifications)) return;
  for (const classification of owner.additionalClassifications) addCode(codes, classification, flags);
}

function addCode(codes: Set<string>, classification: unknown, flags: QualityFlagRecord[]): void {
  if (!isJsonObject(classification) || codeOf(classification.scheme) !== 'cpv') return;
  const code = publishedCpv(classification.id, 'cpvs', flags);
  if (code !== undefined) codes.add(code);
}

/**
 * The classification codes of items of which no scheme says what they mean: of the tender's items, where those have none of its
 * awards' and contracts'.
 */
export function codesWithoutScheme({ root: { value } }: Release): string[] {
  const { tender, awards, contracts } = value;
  for (const parts of [[tender], awards, contracts]) {
    if (!Array.isArray(parts)) continue;
    const items = parts.flatMap((part) =>
      isJsonObject(part) && Array.isArray(part.items) ? part.items : [],
    );
    const codes = new Set(items.flatMap((item) => codeWithoutScheme(item) ?? []));
    if (codes.size > 0) return [...codes];
  }
  return [];
}

function codeWithoutScheme(item: unknown): string | undefined {
  const classification = isJsonObject(item) ? item.classification : undefined;
  if (!isJsonObject(classification) || publishedText(classification.scheme) !== undefined) return undefined;
  return publishedText(classification.id);
}

/** NUTS: a country and up to three characters, from the country alone to the smallest region. */
const NUTS = /^[A-Z]{2}[0-9A-Z]{0,3}$/;

/** Members of items that say where they are delivered, in the standard's location extension and in publishers' own. */
const ADDRESSES = ['deliveryAddress', 'deliveryAddresses', 'deliveryLocation', 'deliveryLocations'] as const;

/** The addresses and locations where the tender's items are delivered. */
export function deliveryPlacesOf(tender: JsonObject | undefined): JsonObject[] {
  if (tender === undefined || !Array.isArray(tender.items)) return [];
  return tender.items.flatMap((item) =>
    isJsonObject(item) ? ADDRESSES.flatMap((member) => item[member] ?? []).filter(isJsonObject) : [],
  );
}

/** The NUTS codes of a location, when a gazetteer of them is named. */
export function nutsOf(location: JsonObject): string[] {
  const { gazetteer } = location;
  if (!isJsonObject(gazetteer) || !codeOf(gazetteer.scheme)?.includes('nuts')) return [];
  const identifiers = Array.isArray(gazetteer.identifiers) ? gazetteer.identifiers : [gazetteer.identifier];
  return identifiers.flat().filter((code): code is string => typeof code === 'string' && NUTS.test(code));
}
