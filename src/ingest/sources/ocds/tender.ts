import { isPlausibleDate, type QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { TenderRecord } from '../../../model/record.ts';
import type { ProcedureKind } from '../../../model/words/node.ts';
import { isJsonObject, type JsonObject } from '../../json-value.ts';
import { publishedText, publishedTextFlags } from '../../published-value.ts';
import { codesWithoutScheme, cpvsOf, deliveryPlacesOf, nutsOf } from './classification.ts';
import { codeOf } from './code.ts';
import { countryCode } from './country.ts';
import { dateAttribute } from './date.ts';
import { statisticOf } from './lot-statistic.ts';
import { type Release, TENDER } from './release-record.ts';
import { descriptionIn, nameIn, publishedIn, titleIn } from './tender-name.ts';

const PROCEDURES: Readonly<Record<string, ProcedureKind>> = {
  open: 'OPEN',
  selective: 'SELECTIVE',
  limited: 'LIMITED',
  direct: 'DIRECT',
};

interface KnownBeside {
  /** How many bid at least, by what is named: a published count of fewer contradicts it. */
  readonly fewest: number;
  /** Of the first buyer. */
  readonly buyersCountry: string | undefined;
}

/**
 * The tender itself: what the release states of its attributes.
 *
 * @param known what the rest of the release tells
 */
export function tenderRecord(
  release: Release,
  tender: JsonObject | undefined,
  { fewest, buyersCountry }: KnownBeside,
): TenderRecord {
  const flags: QualityFlagRecord[] = [];
  const { name, ...named } = nameOf(release, flags);
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
      country: buyersCountry,
      ...(tender && describedIn(release, tender, fewest, flags)),
      calledOn: callOf(release),
      purpose: isJsonObject(planning) ? publishedText(planning.rationale) : undefined,
      cpvs: nonEmpty(cpvsOf(release, tender)),
      lots: nonEmpty([...release.lots.values()]),
      flags: nonEmpty([...flags, ...schemeFlags(release), ...release.flags]),
    }),
  };
}

/** What stands in `tender` of its attributes; those that are not stated are undefined. */
function describedIn(release: Release, tender: JsonObject, fewest: number, flags: QualityFlagRecord[]) {
  return {
    ...procedureOf(tender),
    ...datesOf(tender, flags),
    publishedBidCount: bidCountOf(release, tender, fewest, flags),
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
function nameOf({ root: { value }, ocid }: Release, flags: QualityFlagRecord[]) {
  const description = descriptionIn(value);
  const title = titleIn(value);
  flags.push(...publishedTextFlags(publishedIn(value, 'description'), 'description'));
  if (title === undefined)
    return { name: nameIn(value) ?? ocid, description, nameIsMakeshift: true as const };
  flags.push(...publishedTextFlags(publishedIn(value, 'title'), 'name'));
  return { name: title, description };
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

/** A tender was published when it says so; else since the first release that calls for bids. */
function datesOf(tender: JsonObject, flags: QualityFlagRecord[]) {
  const period = isJsonObject(tender.tenderPeriod) ? tender.tenderPeriod : undefined;
  return {
    published: dateAttribute(tender.datePublished, 'published', flags),
    bidsFrom: period && dateAttribute(period.startDate, 'bidsFrom', flags),
    deadline: period && dateAttribute(period.endDate, 'deadline', flags),
  };
}

/** Tags of releases that are nothing but notices of a tender. */
const CALLING = new Set(['planning', 'planningupdate', 'tender', 'tenderupdate', 'tenderamendment']);

/** The day of a release that calls for bids, by its tag or the status that it gives the tender; undefined where nothing dates it. */
function callOf({ tags, text, day }: Release): string | undefined {
  const isNotice = [...tags].every((tag) => CALLING.has(tag));
  const calls = isNotice && (tags.has('tender') || tags.has('tenderupdate'));
  const isActive = isJsonObject(text.tender) && codeOf(text.tender.status) === 'active';
  return (calls || isActive) && isPlausibleDate(day) ? day : undefined;
}

function bidCountOf(
  release: Release,
  tender: JsonObject,
  fewest: number,
  flags: QualityFlagRecord[],
): number | undefined {
  const published = statisticOf(release) ?? tender.numberOfTenderers;
  const text = publishedText(published);
  if (text === undefined) return undefined;
  const count = Number(text);
  const isCount = Number.isSafeInteger(count) && count >= 0;
  if (isCount && count >= fewest) return count;
  const flag = isCount ? 'CONTRADICTION' : 'INVALID_CODE';
  flags.push({ flag, field: 'publishedBidCount', published: text });
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
    // Of several countries none is the tender's: then the buyer's is.
    ...(countries.size === 1 && { country }),
  };
}
