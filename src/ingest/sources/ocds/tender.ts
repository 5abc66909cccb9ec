import { type QualityFlagRecord, textFlags } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { TenderRecord } from '../../../model/record.ts';
import type { ProcedureKind } from '../../../model/words/node.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import { codesWithoutScheme, cpvsOf, deliveryPlacesOf, nutsOf } from './classification.ts';
import { countryCode } from './country.ts';
import { dateAttribute } from './date.ts';
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
  hasBidders: boolean,
): TenderRecord {
  const flags: QualityFlagRecord[] = [];
  const { name, ...named } = nameOf(release, tender ?? {}, flags);
  const { planning } = release.root.value;
  return {
    type: 'TENDER',
    ref: TENDER,
    keys: [`ocds:${release.ocid}`],
    identifiers: [{ scheme: 'OCID', value: release.ocid }],
    name,
    statedOn: release.day,
    ...withoutUndefined({
      ...named,
      ...(tender && describedIn(release, tender, hasBidders, flags)),
      purpose: isJsonObject(planning) ? publishedText(planning.rationale) : undefined,
      cpvs: nonEmpty(cpvsOf(release, tender)),
      lots: nonEmpty([...release.lots.values()]),
      flags: nonEmpty([...flags, ...schemeFlags(release), ...release.flags]),
    }),
  };
}

/** What stands in `tender` of its attributes; those that are not stated are undefined. */
function describedIn(release: Release, tender: JsonObject, hasBidders: boolean, flags: QualityFlagRecord[]) {
  return {
    ...procedureOf(tender),
    ...datesOf(release, tender, flags),
    publishedBidCount: bidCountOf(release, tender, hasBidders, flags),
    ...placesOf(tender),
  };
}

function schemeFlags(release: Release): QualityFlagRecord[] {
  return codesWithoutScheme(release).map((published) => ({
    flag: 'INVALID_CODE',
    field: 'items/classification',
    published,
  }));
}

/** Without a title the tender goes by what else could name it, until a release has one. */
function nameOf(release: Release, tender: JsonObject, flags: QualityFlagRecord[]) {
  const description = publishedText(tender.description) ?? publishedText(release.root.value.description);
  const title = publishedText(tender.title) ?? publishedText(release.root.value.title);
  if (title !== undefined) {
    flags.push(...textFlags(title, 'name'));
    return { name: title, description };
  }
  const name = description === undefined ? (titleOfPart(release) ?? release.ocid) : opening(description);
  return { name, description, nameIsMakeshift: true as const };
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
function procedureOf(tender: JsonObject) {
  const code = codeOf(tender.procurementMethod);
  const procedure = code !== undefined && Object.hasOwn(PROCEDURES, code) ? PROCEDURES[code] : undefined;
  const procedureDetails =
    publishedText(tender.procurementMethodDetails) ??
    (procedure === undefined ? publishedText(tender.procurementMethod) : undefined);
  return { procedure, procedureDetails };
}

/** A tender was published when it says so, else when a release that is nothing but its notice was. */
function datesOf({ tags, root }: Release, tender: JsonObject, flags: QualityFlagRecord[]) {
  const isNotice = tags.has('tender') && (tags.size === 1 || (tags.size === 2 && tags.has('planning')));
  const published =
    dateAttribute(tender.datePublished, 'published', flags) ??
    (isNotice ? dateAttribute(root.value.date, 'published', []) : undefined);
  const period = isJsonObject(tender.tenderPeriod) ? tender.tenderPeriod : undefined;
  return { published, deadline: period && dateAttribute(period.endDate, 'deadline', flags) };
}

/** Measures of `bids/statistics` that count bids, the most telling first. */
const MEASURES = ['bids', 'validBids'] as const;

function bidCountOf(
  release: Release,
  tender: JsonObject,
  hasBidders: boolean,
  flags: QualityFlagRecord[],
): number | undefined {
  const published = bidStatistic(release) ?? tender.numberOfTenderers;
  const text = publishedText(published);
  if (text === undefined) return undefined;
  const count = Number(text);
  const isCount = Number.isSafeInteger(count) && count >= 0;
  if (isCount && (count > 0 || !hasBidders)) return count;
  const flag = isCount ? 'CONTRADICTION' : 'INVALID_CODE';
  flags.push({ flag, field: 'publishedBidCount', published: text });
  return undefined;
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

function placesOf(tender: JsonObject) {
  const places = new Set<string>();
  const countries = new Set<string>();
  for (const place of deliveryPlacesOf(tender)) {
    for (const code of nutsOf(place)) places.add(code);
    const country = countryCode(place.country) ?? countryCode(place.countryName);
    if (country !== undefined) countries.add(country);
  }
  const [country] = countries;
  return {
    places: nonEmpty([...places, ...countries]),
    country: countries.size === 1 ? country : undefined,
  };
}
