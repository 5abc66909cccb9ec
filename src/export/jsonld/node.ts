import type { LeftOut, Mapped } from '../../model/node-type.ts';
import type { tender } from '../../model/nodes/tender.ts';
import { addressOf, dateOf, eachOf, iriOf, type Members, moneyOf } from './value.ts';

/** Words for the types of nodes, by the record of a copied graph. */
const TYPES: Readonly<Record<string, string>> = {
  article: 'Article',
  organisation: 'Organisation',
  person: 'Person',
  regulation: 'Regulation',
  tender: 'Tender',
};

/** Kinds of regulations that are laws; certifications and rules of contracts are not. */
const LAWS: ReadonlySet<unknown> = new Set(['STATUTE', 'DIRECTIVE', 'EU_REGULATION']);

/** A node of the graph as an object of the context; undefined for records that are none. */
export function nodeOf(record: Members): object | undefined {
  const type = TYPES[String(record.record)];
  if (type === undefined) return undefined;
  const { id, name, slug, description, kind, knownFrom, aliases, identifiers, flags } = record;
  return {
    id: iriOf(id),
    type: type === 'Regulation' && LAWS.has(kind) ? [type, 'Legislation'] : type,
    name,
    slug,
    aliases: eachOf(aliases, (alias) => alias.name),
    identifiers: eachOf(identifiers, identifierOf),
    description,
    kind,
    knownFrom,
    ...OWN[type]?.(record),
    flags: eachOf(flags, flagOf),
  };
}

type Written = (value: unknown) => unknown;
const asIs: Written = (value) => value;

const TENDER: Mapped<typeof tender, Written> = {
  procedure: asIs,
  procedureDetails: asIs,
  published: dateOf,
  deadline: dateOf,
  country: asIs,
  publishedBidCount: asIs,
  purpose: asIs,
};

/** The members that show the model's fields. */
function membersOf(mapped: Readonly<Record<string, Written | LeftOut>>, record: Members): Members {
  return Object.fromEntries(
    Object.entries(mapped).flatMap(([name, to]) =>
      typeof to === 'function' ? [[name, to(record[name])]] : [],
    ),
  );
}

const OWN: Readonly<Record<string, (record: Members) => Members>> = {
  Article: ({ url, published, language, section, body }) => ({
    url: addressOf(url),
    published: dateOf(published),
    language,
    section,
    body,
  }),
  Organisation: (record) => ({
    country: record.country,
    activity: record.activity,
    category: record.category,
    founded: dateOf(record.founded),
    numberOfEmployees: headcountOf(record),
    address: postalAddressOf(record),
    areasServed: record.areasServed,
    website: addressOf(record.website),
  }),
  Person: ({ givenName, familyName }) => ({ givenName, familyName }),
  Regulation: ({ jurisdiction, version, adopted, inForce }) => ({
    jurisdiction,
    version,
    adopted: dateOf(adopted),
    inForce: dateOf(inForce),
  }),
  Tender: (record) => ({
    ...membersOf(TENDER, record),
    awarded: dateOf(record.awarded),
    status: record.status,
    places: record.places,
    value: moneyOf(record.valueMinor, record.valueCurrency),
    valueStatus: record.valueStatus,
    valueKind: record.valueKind,
    cpvs: Array.isArray(record.cpvs) ? record.cpvs.map((code) => CPV + code) : undefined,
    lots: eachOf(record.lots, ({ id, number, title, description, publishedBidCount }) => ({
      id: iriOf(`lot:${id}`),
      type: 'Lot',
      number,
      title,
      description,
      publishedBidCount,
    })),
  }),
};

/** Where the Publications Office of the European Union has the codes. */
const CPV = 'http://data.europa.eu/cpv/cpv/';

function identifierOf({ scheme, value, checked = false }: Members): object {
  return { type: 'Identifier', scheme, value, checked };
}

function headcountOf({ headcountMin, headcountMax }: Members): object | undefined {
  if (headcountMin === undefined && headcountMax === undefined) return undefined;
  return { type: 'QuantitativeValue', minValue: headcountMin, maxValue: headcountMax };
}

function postalAddressOf({ addressLocality, addressRegion, addressCountry }: Members): object | undefined {
  const parts = { addressLocality, addressRegion, addressCountry };
  if (Object.values(parts).every((part) => part === undefined)) return undefined;
  return { type: 'PostalAddress', ...parts };
}

/** What is suspect about a field, of nodes and claims alike. */
export function flagOf({ flag, field, published, leftOut }: Members): object {
  return { type: 'QualityFlag', flag, field, publishedAs: published === '' ? undefined : published, leftOut };
}
