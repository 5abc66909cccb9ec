import type { ProcedureKind } from '../../../domain/node.ts';
import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import type { TenderRecord } from '../../../model/record.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { codesWithoutScheme, cpvsOf, deliveryPlacesOf, nutsOf } from './classification.ts';
import { countryCode } from './country.ts';
import { dateAttribute } from './date.ts';
import type { Lots } from './lot.ts';
import { codeOf } from './member.ts';
import { type Release, TENDER } from './release-record.ts';

const PROCEDURES: Readonly<Record<string, ProcedureKind>> = {
  open: 'OPEN',
  selective: 'SELECTIVE',
  limited: 'LIMITED',
  direct: 'DIRECT',
};

/**
 * The tender itself: what the release states of its attributes.
 *
 * @param hasBidders whether the release names anybody who bid: then a published count of 0 contradicts it
 */
export function tenderRecord(
  release: Release,
  tender: JsonObject | undefined,
  lots: Lots,
  hasBidders: boolean,
): TenderRecord {
  const record: TenderRecord = {
    type: 'TENDER',
    ref: TENDER,
    keys: [`ocds:${release.ocid}`],
    identifiers: [{ scheme: 'OCID', value: release.ocid }],
    name: release.ocid,
    statedOn: release.day,
  };
  const flags: QualityFlagRecord[] = [];
  nameTender(record, release, tender ?? {}, flags);
  if (tender !== undefined) {
    describeProcedure(record, tender);
    dateTender(record, release, tender, flags);
    countBids(record, release, tender, hasBidders, flags);
    placeTender(record, tender);
  }
  const { planning } = release.root.value;
  const purpose = isJsonObject(planning) ? publishedText(planning.rationale) : undefined;
  if (purpose !== undefined) record.purpose = purpose;
  const cpvs = cpvsOf(release, tender);
  if (cpvs.length > 0) record.cpvs = cpvs;
  if (lots.size > 0) record.lots = lots.all;
  for (const published of codesWithoutScheme(release)) {
    flags.push({ flag: 'INVALID_CODE', field: 'items/classification', published });
  }
  const all = [...flags, ...release.tenderFlags];
  if (all.length > 0) record.flags = all;
  return record;
}

/** Without a title the tender goes by what else could name it, until a release has one. */
function nameTender(
  record: TenderRecord,
  release: Release,
  tender: JsonObject,
  flags: QualityFlagRecord[],
): void {
  const description = publishedText(tender.description) ?? publishedText(release.root.value.description);
  const title = publishedText(tender.title) ?? publishedText(release.root.value.title);
  if (description !== undefined) record.description = description;
  if (title !== undefined) {
    record.name = title;
    flags.push(...textFlags(title, 'name'));
    return;
  }
  record.nameIsMakeshift = true;
  record.name = description === undefined ? (titleOfPart(release) ?? release.ocid) : opening(description);
}

function titleOfPart(release: Release): string | undefined {
  const { awards, contracts } = release.root.value;
  for (const parts of [awards, contracts]) {
    const first: unknown = Array.isArray(parts) ? parts[0] : undefined;
    const title = isJsonObject(first) ? publishedText(first.title) : undefined;
    if (title !== undefined) return title;
  }
  return undefined;
}

const MAX_NAME_CHARACTERS = 200;

function opening(description: string): string {
  const line = description.split(/\r?\n/, 1)[0] as string;
  return line.length <= MAX_NAME_CHARACTERS ? line : `${line.slice(0, MAX_NAME_CHARACTERS - 1)}…`;
}

/** A method that is none of the codelist's is kept as the procedure's details. */
function describeProcedure(record: TenderRecord, tender: JsonObject): void {
  const code = codeOf(tender.procurementMethod);
  const procedure = code !== undefined && Object.hasOwn(PROCEDURES, code) ? PROCEDURES[code] : undefined;
  if (procedure !== undefined) record.procedure = procedure;
  const details =
    publishedText(tender.procurementMethodDetails) ??
    (procedure === undefined ? publishedText(tender.procurementMethod) : undefined);
  if (details !== undefined) record.procedureDetails = details;
}

/** A tender was published when it says so, else when a release that is nothing but its notice was. */
function dateTender(
  record: TenderRecord,
  release: Release,
  tender: JsonObject,
  flags: QualityFlagRecord[],
): void {
  const { tags, root } = release;
  const isNotice = tags.has('tender') && (tags.size === 1 || (tags.size === 2 && tags.has('planning')));
  const published =
    dateAttribute(tender.datePublished, 'published', flags) ??
    (isNotice ? dateAttribute(root.value.date, 'published', []) : undefined);
  if (published !== undefined) record.published = published;
  const period = isJsonObject(tender.tenderPeriod) ? tender.tenderPeriod : undefined;
  const deadline = period && dateAttribute(period.endDate, 'deadline', flags);
  if (deadline !== undefined) record.deadline = deadline;
}

/** Measures of `bids/statistics` that count bids, the most telling first. */
const MEASURES = ['bids', 'validBids'] as const;

function countBids(
  record: TenderRecord,
  release: Release,
  tender: JsonObject,
  hasBidders: boolean,
  flags: QualityFlagRecord[],
): void {
  const published = bidStatistic(release) ?? tender.numberOfTenderers;
  const text = publishedText(published);
  if (text === undefined) return;
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 0) {
    flags.push({ flag: 'INVALID_CODE', field: 'publishedBidCount', published: text });
  } else if (count === 0 && hasBidders) {
    flags.push({ flag: 'CONTRADICTION', field: 'publishedBidCount', published: text });
  } else {
    record.publishedBidCount = count;
  }
}

function bidStatistic(release: Release): unknown {
  const { bids } = release.root.value;
  const statistics = isJsonObject(bids) && Array.isArray(bids.statistics) ? bids.statistics : [];
  for (const measure of MEASURES) {
    const found = statistics.find(
      (statistic) =>
        isJsonObject(statistic) &&
        statistic.measure === measure &&
        statistic.relatedLot === undefined &&
        statistic.relatedLots === undefined,
    ) as JsonObject | undefined;
    if (found?.value !== undefined && found.value !== null) return found.value;
  }
  return undefined;
}

function placeTender(record: TenderRecord, tender: JsonObject): void {
  const places = new Set<string>();
  const countries = new Set<string>();
  for (const place of deliveryPlacesOf(tender)) {
    for (const code of nutsOf(place)) places.add(code);
    const country = countryCode(place.country) ?? countryCode(place.countryName);
    if (country !== undefined) countries.add(country);
  }
  const all = [...places, ...countries];
  if (all.length > 0) record.places = all;
  const [country] = countries;
  if (countries.size === 1 && country !== undefined) record.country = country;
}
