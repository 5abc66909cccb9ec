import { readCountryCode } from '../../../domain/country.ts';
import type {
  ProcedureKind,
  QualityFlagKind,
  Standing,
  TenderFilter,
  TenderOrder,
  TenderStatus,
  ValueStatus,
} from '../../operations.ts';
import {
  amount,
  choice,
  choiceOr,
  choices,
  code,
  cursor,
  date,
  endOf,
  integer,
  type Parameter,
  slugOf,
  text,
  type Values,
} from '../../parameter.ts';

export const STATUSES = [
  'PLANNED',
  'LAUNCHED',
  'CLOSED',
  'AWARDED',
  'UNSUCCESSFUL',
  'CANCELLED',
] as const satisfies readonly TenderStatus[];
export const PROCEDURES = [
  'OPEN',
  'RESTRICTED',
  'SELECTIVE',
  'LIMITED',
  'DIRECT',
  'NEGOTIATED_WITH_CALL',
  'NEGOTIATED_WITHOUT_CALL',
  'COMPETITIVE_DIALOGUE',
  'INNOVATION_PARTNERSHIP',
  'OTHER',
] as const satisfies readonly ProcedureKind[];
export const STANDINGS = [
  'OFFICIAL',
  'REPORTED',
  'UNCONFIRMED',
  'DISPUTED',
] as const satisfies readonly Standing[];
export const VALUE_STATUSES = [
  'KNOWN',
  'NOT_PUBLISHED',
  'WITHHELD',
  'UNKNOWN',
] as const satisfies readonly ValueStatus[];
export const FLAGS = [
  'IMPLAUSIBLE_AMOUNT',
  'UNUSUAL_AMOUNT',
  'ZERO_AMOUNT',
  'TOKEN_AMOUNT',
  'NEGATIVE_AMOUNT',
  'INVALID_AMOUNT',
  'IMPLAUSIBLE_DATE',
  'INVALID_DATE',
  'MISSING_DATE',
  'INVALID_CODE',
  'INVALID_IDENTIFIER',
  'SHARED_IDENTIFIER',
  'CONTRADICTION',
  'DANGLING_REFERENCE',
  'DUPLICATE',
  'DUPLICATE_PUBLICATION',
  'REPLACED_PARTIES',
  'REWRITTEN',
  'PLACEHOLDER_TEXT',
  'LOST_ACCENTS',
] as const satisfies readonly QualityFlagKind[];
export const MISSING = [
  'buyer',
  'value',
  'status',
  'procedure',
  'country',
  'publishedOn',
  'deadline',
  'awardedOn',
  'publishedBidCount',
] as const;
export const SOURCES = ['ocds', 'eforms', 'decp', 'prozorro', 'anac', 'dossier'] as const;
const YES_NO = ['yes', 'no'] as const;

const ORDERS = [
  'DATE_DESC',
  'DATE_ASC',
  'NAME_ASC',
  'NAME_DESC',
  'VALUE_DESC',
  'VALUE_ASC',
  'PUBLISHED_DESC',
  'PUBLISHED_ASC',
  'DEADLINE_DESC',
  'DEADLINE_ASC',
  'AWARDED_DESC',
  'AWARDED_ASC',
  'KNOWN_FROM_DESC',
  'KNOWN_FROM_ASC',
] as const satisfies readonly TenderOrder[];

/** ISO 3166-1, of two or three letters in any case. */
export const country: Parameter<string | undefined> = {
  expected: 'code',
  absent: undefined,
  read: readCountryCode,
};

/** The parameters that say which tenders are meant, in the order of addresses. */
export const tenderFilterParameters = {
  q: text(),
  status: choices(STATUSES),
  cpv: code(/^\d{2,8}$/),
  buyer: slugOf('ORGANISATION'),
  bidder: slugOf('ORGANISATION'),
  alsoBidder: slugOf('ORGANISATION'),
  from: date,
  until: endOf('from', date),
  publishedFrom: date,
  publishedUntil: endOf('publishedFrom', date),
  awardedFrom: date,
  awardedUntil: endOf('awardedFrom', date),
  deadlineFrom: date,
  deadlineUntil: endOf('deadlineFrom', date),
  valueMin: amount,
  valueMax: endOf('valueMin', amount),
  currency: code(/^[A-Z]{3}$/),
  valueStatus: choices(VALUE_STATUSES),
  valueIsPartial: choice(YES_NO),
  bidsMin: integer(0, 100_000),
  bidsMax: endOf('bidsMin', integer(0, 100_000)),
  hasBids: choice(YES_NO),
  hasWinner: choice(YES_NO),
  bidByBuyer: choice(YES_NO),
  procedure: choices(PROCEDURES),
  country,
  region: code(/^[A-Z]{2}[A-Z0-9]{0,3}$/),
  bidderRegion: code(/^[A-Z]{2}[A-Z0-9]{0,3}$/),
  requires: slugOf('REGULATION'),
  standing: choices(STANDINGS),
  source: choice(SOURCES),
  publisher: slugOf('ORGANISATION'),
  flag: choices(FLAGS),
  missing: choices(MISSING),
  starts: text(100),
  duplicate: choice(YES_NO),
  newsFrom: date,
  newsUntil: endOf('newsFrom', date),
};

/** The parameters of a list of tenders. */
export const tenderParameters = { ...tenderFilterParameters, order: choiceOr(ORDERS), after: cursor };

export type TenderValues = Values<typeof tenderParameters>;
export type TenderFilterValues = Values<typeof tenderFilterParameters>;

/** The filter of the API for what was asked for; null where that is nothing. */
export function tenderFilter(values: TenderFilterValues): TenderFilter | null {
  const { valueMin, valueMax, bidsMin, bidsMax } = values;
  const filter: TenderFilter = {
    ...(values.q !== undefined && { text: values.q }),
    ...(values.status.length > 0 && { status: [...values.status] }),
    ...(values.cpv !== undefined && { cpv: values.cpv }),
    ...bySlug('buyer', values.buyer),
    ...bySlug('bidder', values.bidder),
    ...(values.alsoBidder !== undefined && { and: [bySlug('bidder', values.alsoBidder)] }),
    ...bySlug('requires', values.requires),
    ...bySlug('publisher', values.publisher),
    ...span('date', values.from, values.until),
    ...span('publishedOn', values.publishedFrom, values.publishedUntil),
    ...span('awardedOn', values.awardedFrom, values.awardedUntil),
    ...span('deadline', values.deadlineFrom, values.deadlineUntil),
    ...span('knownFrom', values.newsFrom, values.newsUntil),
    ...((valueMin ?? valueMax) !== undefined && {
      value: { currency: values.currency ?? USUAL_CURRENCY, ...bounds(valueMin, valueMax) },
    }),
    ...(values.valueStatus.length > 0 && { valueStatus: [...values.valueStatus] }),
    ...(values.valueIsPartial !== undefined && { valueIsPartial: values.valueIsPartial === 'yes' }),
    ...((bidsMin ?? bidsMax) !== undefined && { publishedBidCount: bounds(bidsMin, bidsMax) }),
    ...(values.hasBids !== undefined && { hasBids: values.hasBids === 'yes' }),
    ...(values.bidByBuyer !== undefined && { hasBidByBuyer: values.bidByBuyer === 'yes' }),
    ...(values.hasWinner !== undefined && { hasNamedWinner: values.hasWinner === 'yes' }),
    ...(values.procedure.length > 0 && { procedure: [...values.procedure] }),
    ...(values.country !== undefined && { country: values.country }),
    ...(values.region !== undefined && { region: values.region }),
    ...(values.bidderRegion !== undefined && { bidderRegion: values.bidderRegion }),
    ...(values.standing.length > 0 && { standing: [...values.standing] }),
    ...(values.source !== undefined && { source: values.source }),
    ...(values.flag.length > 0 && { qualityFlag: [...values.flag] }),
    ...(values.missing.length > 0 && {
      isNull: Object.fromEntries(values.missing.map((field) => [field, true])),
    }),
    ...(values.starts !== undefined && { nameStartsWith: values.starts }),
    ...(values.duplicate !== undefined && { isDuplicate: values.duplicate === 'yes' }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}

/** The same selection in the address of another page. */
export function selectionQuery(values: TenderFilterValues): Record<string, string | readonly string[]> {
  const query: Record<string, string | readonly string[]> = {};
  for (const parameter of Object.keys(tenderFilterParameters) as (keyof TenderFilterValues)[]) {
    const value = values[parameter];
    if (value === undefined || (Array.isArray(value) && value.length === 0)) continue;
    query[parameter] = Array.isArray(value) ? value : String(value);
  }
  return query;
}

/** Amounts are compared within a currency: without one, euros are meant. */
export const USUAL_CURRENCY = 'EUR';

function bySlug(field: string, value: string | undefined) {
  return value === undefined ? {} : { [field]: { slug: value } };
}

function span(field: string, from: string | undefined, until: string | undefined) {
  if (from === undefined && until === undefined) return {};
  return { [field]: { ...(from !== undefined && { from }), ...(until !== undefined && { until }) } };
}

function bounds<T>(min: T | undefined, max: T | undefined): { min?: T; max?: T } {
  return { ...(min !== undefined && { min }), ...(max !== undefined && { max }) };
}
