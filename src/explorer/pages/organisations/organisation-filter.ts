import { readCountryCode } from '../../../domain/country.ts';
import type { OrganisationFilter, OrganisationKind, OrganisationOrder } from '../../operations.ts';
import {
  choice,
  choiceOr,
  choices,
  code,
  cursor,
  date,
  endOf,
  type Parameter,
  slugOf,
  text,
  type Values,
} from '../../parameter.ts';

export const KINDS = [
  'COMPANY',
  'PUBLIC_BODY',
  'GOVERNMENT',
  'COURT',
  'MEDIA',
  'ASSOCIATION',
  'BUSINESS_UNIT',
  'OTHER',
] as const satisfies readonly OrganisationKind[];

const ORDERS = [
  'NAME_ASC',
  'NAME_DESC',
  'BIDS_DESC',
  'KNOWN_FROM_DESC',
  'KNOWN_FROM_ASC',
] as const satisfies readonly OrganisationOrder[];

/** ISO 3166-1, of two or three letters in any case. */
const country: Parameter<string | undefined> = { expected: 'code', absent: undefined, read: readCountryCode };

/** The parameters of a list of organisations, in the order of its addresses. */
export const organisationParameters = {
  q: text(),
  kind: choices(KINDS),
  country,
  region: code(/^[A-Z]{2}[A-Z0-9]{0,3}$/),
  scheme: code(/^[A-Za-z0-9._-]{1,40}$/),
  holds: slugOf('REGULATION'),
  subjectTo: slugOf('REGULATION'),
  bidOn: slugOf('TENDER'),
  starts: text(100),
  newsFrom: date,
  newsUntil: endOf('newsFrom', date),
  noCountry: choice(['yes', 'no']),
  order: choiceOr(ORDERS),
  after: cursor,
};

/** The filter of the API for what was asked for; null where that is nothing. */
export function organisationFilter(values: Values<typeof organisationParameters>): OrganisationFilter | null {
  const {
    q,
    kind,
    country: land,
    region,
    scheme,
    holds,
    subjectTo,
    bidOn,
    starts,
    newsFrom,
    newsUntil,
    noCountry,
  } = values;
  const filter: OrganisationFilter = {
    ...(q !== undefined && { text: q }),
    ...(kind.length > 0 && { kind: [...kind] }),
    ...(land !== undefined && { country: land }),
    ...(region !== undefined && { region }),
    ...(scheme !== undefined && { identifierScheme: scheme }),
    ...(holds !== undefined && { holds: { slug: holds } }),
    ...(subjectTo !== undefined && { subjectTo: { slug: subjectTo } }),
    ...(bidOn !== undefined && { bidOn: { slug: bidOn } }),
    ...(starts !== undefined && { nameStartsWith: starts }),
    ...((newsFrom ?? newsUntil) !== undefined && {
      knownFrom: {
        ...(newsFrom !== undefined && { from: newsFrom }),
        ...(newsUntil !== undefined && { until: newsUntil }),
      },
    }),
    ...(noCountry !== undefined && { isNull: { country: noCountry === 'yes' } }),
  };
  return Object.keys(filter).length > 0 ? filter : null;
}
