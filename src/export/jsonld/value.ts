import { formatAmount } from '../../domain/money.ts';
import { isPartialDate, precisionOf } from '../../domain/partial-date.ts';

/** Members that are stated, of objects that hold undefined for what is not. */
export type Members = Readonly<Record<string, unknown>>;

/** The IRI of a thing of the graph by its global id (`tender:42`), in the short form of the context. Holds within one database. */
export function iriOf(id: unknown): string | undefined {
  return typeof id === 'string' ? `greffe:${id}` : undefined;
}

/** A date as a literal of the XML Schema type that has its precision; an instant published to the minute gets seconds of 0. */
export function dateOf(date: unknown): object | undefined {
  if (!isPartialDate(date)) return undefined;
  switch (precisionOf(date)) {
    case 'YEAR':
      return literal(date, 'xsd:gYear');
    case 'MONTH':
      return literal(date, 'xsd:gYearMonth');
    case 'DAY':
      return literal(date, 'xsd:date');
    case 'INSTANT':
      return literal(date.replace(/(T\d\d:\d\d)(?!:\d\d(?:[.Z+-]|$))/, '$1:00'), 'xsd:dateTime');
  }
}

function literal(value: string, type: string): object {
  return { '@value': value, '@type': type };
}

/** An amount of money; undefined where it is not known. */
export function moneyOf(amountMinor: unknown, currency: unknown): object | undefined {
  if (typeof amountMinor !== 'number' || typeof currency !== 'string') return undefined;
  return { type: 'MonetaryAmount', amount: formatAmount({ amountMinor, currency }), currency };
}

/** An absolute IRI without what RFC 3987 has no place for. */
const IRI = /^[a-z][a-z0-9+.-]*:[^\s<>"{}|\\^`\p{Cc}]+$/iu;

/** An address as a thing to point at; as the text that was published where it is no IRI, which RDF could not hold. */
export function addressOf(url: unknown): object | string | undefined {
  if (typeof url !== 'string') return undefined;
  return IRI.test(url) ? { id: url } : url;
}

/** The objects of a list, each made into another; undefined for no list, or an empty one. */
export function eachOf<T>(list: unknown, make: (element: Members) => T): T[] | undefined {
  return Array.isArray(list) && list.length > 0 ? list.map(make) : undefined;
}
