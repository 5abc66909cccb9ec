import { isLeftOut, type LeftOut } from '../../model/mapped.ts';
import { addressOf, dateOf, eachOf, iriOf, type Members, moneyOf } from './value.ts';

/** What is written of the field of this name of a copied record: one member or several. */
export type Written = (record: Members, name: string) => Members;

export const asIs: Written = (record, name) => ({ [name]: record[name] });
export const date: Written = (record, name) => ({ [name]: dateOf(record[name]) });
export const address: Written = (record, name) => ({ [name]: addressOf(record[name]) });
/** A node or claim. */
export const thing: Written = (record, name) => ({ [name]: iriOf(record[name]) });
export const money: Written = (record, name) => ({
  [name]: moneyOf(record[`${name}Minor`], record[`${name}Currency`]),
  [`${name}Status`]: record[`${name}Status`],
});

/** Where the Publications Office of the European Union has the codes. */
const CPV = 'http://data.europa.eu/cpv/cpv/';
export const codes: Written = (record, name) => {
  const list = record[name];
  return { [name]: Array.isArray(list) ? list.map((code) => CPV + code) : undefined };
};

/** For the parts of a group, which are written together. */
export const headcount: Written = ({ headcountMin: minValue, headcountMax: maxValue }) => ({
  numberOfEmployees: together('QuantitativeValue', { minValue, maxValue }),
});
export const postalAddress: Written = ({ addressLocality, addressRegion, addressCountry }) => ({
  address: together('PostalAddress', { addressLocality, addressRegion, addressCountry }),
});

function together(type: string, parts: Members): object | undefined {
  return Object.values(parts).every((part) => part === undefined) ? undefined : { type, ...parts };
}

export const names: Written = (record, name) => ({ [name]: eachOf(record[name], (each) => each.name) });
export const identifiers: Written = (record, name) => ({
  [name]: eachOf(record[name], ({ scheme, value, checked = false }) => ({
    type: 'Identifier',
    scheme,
    value,
    checked,
  })),
});
/** What is suspect about fields. */
export const flags: Written = (record, name) => ({
  [name]: eachOf(record[name], ({ flag, field, published, leftOut }) => ({
    type: 'QualityFlag',
    flag,
    field,
    publishedAs: published === '' ? undefined : published,
    leftOut,
  })),
});
/** The lot of a claim, which copies name by its key. */
export const lotOf: Written = ({ lotId }) => ({
  lot: lotId === undefined ? undefined : iriOf(`lot:${lotId}`),
});

/** The members that show the mapped fields of a record. */
export function membersOf(
  mapped: LeftOut | Readonly<Record<string, Written | LeftOut>>,
  record: Members,
): Members {
  if (isLeftOut(mapped)) return {};
  const members = Object.entries(mapped).map(([name, to]) => (isLeftOut(to) ? {} : to(record, name)));
  return Object.assign({}, ...members);
}

/** The word of the vocabulary for a type or kind: `TENDER_EVENT` is TenderEvent. */
export function wordOf(kind: string): string {
  return kind.toLowerCase().replace(/(?:^|_)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}
