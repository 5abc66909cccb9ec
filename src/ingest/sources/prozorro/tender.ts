import { lastDay, type PartialDate } from '../../../domain/partial-date.ts';
import type { QualityFlagRecord } from '../../../domain/quality.ts';
import { nonEmpty, withoutUndefined } from '../../../domain/without-undefined.ts';
import type { ArticleRecord } from '../../../model/record.ts';
import { hashOf } from '../../document-builder.ts';
import { isJsonObject, type JsonObject, kindOfJson } from '../../json-value.ts';
import {
  publicationDate,
  publishedCpv,
  publishedDate,
  publishedText,
  publishedTextFlags,
} from '../../published-value.ts';
import { sortableTime } from '../../sortable-time.ts';
import type { RejectedDocument, SourceFile, StatedDocument } from '../../source.ts';
import { stateAwards } from './award.ts';
import { stateBids } from './bid.ts';
import { isDraft, planKey, stateTenderEvents } from './event.ts';
import { isMasked, stateOrganisation } from './organisation.ts';
import { procedureOf } from './procedure.ts';
import { Statement, TENDER } from './statement.ts';
import { stateEstimates } from './valuation.ts';

/**
 * What one version of a tender states, with the parts that can't be understood; or why it is no tender.
 *
 * A tender changes in place, and each state of it is a document of its own, told apart by `dateModified`: so "as known on" sees
 * each state from the day on which it was published.
 */
export function stateTender(
  file: Pick<SourceFile, 'name'>,
  locator: string,
  value: unknown,
): { document: StatedDocument; rejected: readonly RejectedDocument[] } | { reason: string } {
  if (!isJsonObject(value)) return { reason: `${kindOfJson(value)} instead of a tender` };
  const tenderId = publishedText(value.id) ?? publishedText(value._id);
  const number = publishedText(value.tenderID);
  if (number === undefined) return { reason: 'it is no ProZorro tender: there is no tenderID' };
  const flags: QualityFlagRecord[] = [];
  const published = versionDate(value, flags);
  if (published === undefined) return { reason: 'it has no date: neither dateModified nor any other' };
  const statement = new Statement(file, locator, {
    tenderId: tenderId ?? number,
    day: lastDay(published),
    published,
  });
  describeTender(statement, value, number);
  stateBuyers(statement, value);
  stateEstimates(statement, value);
  stateAwards(statement, value, stateBids(statement, value));
  stateTenderEvents(statement, value);
  const article: ArticleRecord = {
    type: 'ARTICLE',
    ref: statement.article,
    statedOn: statement.day,
    kind: 'NOTICE',
    keys: [`prozorro:document:${statement.tenderId}@${published}`],
    name: `ProZorro tender ${number}, as of ${statement.day}`,
    published,
    language: 'uk',
    ...withoutUndefined({ url: addressOf(statement.tenderId) }),
    flags,
  };
  const document = statement.build(article, {
    moment: sortableTime(published),
    hash: hashOf(value),
    series: { key: statement.keyOf(), keeps: [planKey(statement), ...statement.keptBids] },
  });
  return { document, rejected: statement.rejected };
}

/** Where ProZorro's API has a tender; undefined of one whose id is not of its form. */
function addressOf(tenderId: string): string | undefined {
  if (!/^[0-9a-f]{32}$/.test(tenderId)) return undefined;
  return `https://public-api.prozorro.gov.ua/api/2.5/tenders/${tenderId}`;
}

/** When this state of the tender was published; without `dateModified` the latest date that the tender states of itself. */
function versionDate(tender: JsonObject, flags: QualityFlagRecord[]): PartialDate | undefined {
  const stated = publicationDate(tender.dateModified, flags);
  if (stated !== undefined) return stated;
  const others = [tender.date, tender.noticePublicationDate, tender.dateCreated]
    .map((date) => publicationDate(date, []))
    .filter((date) => date !== undefined);
  const latest = others.sort().at(-1);
  if (latest !== undefined) flags.push({ flag: 'MISSING_DATE', field: 'published' });
  return latest;
}

/** States the tender itself with its lots. It bears the flags of all that no other record has a field for. */
function describeTender(statement: Statement, tender: JsonObject, number: string): void {
  const { flags } = statement;
  const title = publishedText(tender.title) ?? number;
  const aliases = [tender.title_en, tender.title_ru]
    .map(publishedText)
    .filter((alias) => alias !== undefined);
  const description = publishedText(tender.description);
  describeLots(statement, tender);
  const { cpvs, places } = itemsOf(statement, tender, flags);
  const published = publishedDate(
    tender.noticePublicationDate ?? objectOf(tender.enquiryPeriod).startDate ?? tender.dateCreated,
    'published',
    flags,
  );
  const deadline = publishedDate(objectOf(tender.tenderPeriod).endDate, 'deadline', flags);
  flags.push(...publishedTextFlags(tender.title, 'name'));
  flags.push(...publishedTextFlags(tender.description, 'description'));
  statement.addNode({
    type: 'TENDER',
    ref: TENDER,
    statedOn: statement.day,
    keys: [statement.keyOf()],
    identifiers: [{ scheme: 'UA-PROZORRO', value: number }],
    name: title,
    aliases,
    country: 'UA',
    ...withoutUndefined({
      description,
      ...procedureOf(tender),
      published,
      calledOn: isDraft(publishedText(tender.status) ?? 'draft') ? undefined : statement.day,
      deadline,
      publishedBidCount: publishedBidCount(tender, flags),
      cpvs: nonEmpty(cpvs),
      places: nonEmpty(places),
      lots: nonEmpty([...statement.lots.values()]),
    }),
    flags,
  });
}

function describeLots(statement: Statement, tender: JsonObject): void {
  for (const { value, pointer } of statement.partsOf(tender, 'lots')) {
    const number = publishedText(value.id);
    if (number === undefined) {
      statement.reject(pointer, 'the lot has no id', value);
      continue;
    }
    const [title, description] = [value.title, value.description].map(publishedText);
    statement.lots.set(number, { number, ...withoutUndefined({ title, description }) });
  }
}

function itemsOf(
  statement: Statement,
  tender: JsonObject,
  flags: QualityFlagRecord[],
): { cpvs: string[]; places: string[] } {
  const cpvs = new Set<string>();
  const places = new Set<string>();
  for (const { value } of statement.partsOf(tender, 'items')) {
    const { scheme, id } = objectOf(value.classification);
    // ДК021 is the Ukrainian edition of the CPV, with its codes.
    if (scheme === 'ДК021' || scheme === 'CPV') {
      const cpv = publishedCpv(id, 'cpvs', flags);
      if (cpv !== undefined) cpvs.add(cpv);
    }
    if (publishedText(objectOf(value.deliveryAddress).countryName) === 'Україна') places.add('UA');
  }
  return { cpvs: [...cpvs], places: [...places] };
}

/** Bids that were never received: being written, taken back before the deadline, not confirmed after the conditions were changed. */
const NOT_RECEIVED: ReadonlySet<unknown> = new Set(['draft', 'deleted', 'invalid']);

/**
 * All bids that the tender lists and that were received: also those whose bidder is not named because it is masked. Without a list, the
 * number that the tender states.
 */
function publishedBidCount(tender: JsonObject, flags: QualityFlagRecord[]): number | undefined {
  if (!Array.isArray(tender.bids)) {
    const count = tender.numberOfBids;
    return Number.isSafeInteger(count) && Number(count) >= 0 ? Number(count) : undefined;
  }
  const bids = tender.bids.filter(
    (bid) => isJsonObject(bid) && !NOT_RECEIVED.has(bid.status),
  ) as JsonObject[];
  const masked = bids.filter(
    ({ tenderers }) => Array.isArray(tenderers) && tenderers.some((party) => isMasked(objectOf(party).name)),
  );
  if (masked.length > 0) {
    flags.push({
      flag: 'PLACEHOLDER_TEXT',
      field: 'bids/tenderers',
      published: `${masked.length} masked bidders`,
    });
  }
  return bids.length;
}

/**
 * Where `buyers` are listed the procuring entity buys for them; else it buys for itself.
 */
function stateBuyers(statement: Statement, tender: JsonObject): void {
  const state = (party: JsonObject, pointer: string, role: 'BUYER' | 'PROCURING_ENTITY') => {
    const organisation = stateOrganisation(statement, party, { isBuyer: true });
    if (organisation === undefined) return;
    const evidence = statement.evidence(pointer);
    statement.addClaim({ kind: 'PROCUREMENT_ROLE', organisation, tender: TENDER, role, evidence });
  };
  const buyers = statement.partsOf(tender, 'buyers');
  for (const { value, pointer } of buyers) state(value, pointer, 'BUYER');
  if (!isJsonObject(tender.procuringEntity)) return;
  state(tender.procuringEntity, '/procuringEntity', 'PROCURING_ENTITY');
  if (buyers.length === 0) state(tender.procuringEntity, '/procuringEntity', 'BUYER');
}

/** The object, or an empty one where there is none. */
function objectOf(value: unknown): JsonObject {
  return isJsonObject(value) ? value : {};
}
