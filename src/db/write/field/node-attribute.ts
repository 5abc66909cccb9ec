import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { NodeType } from '../../../domain/node.ts';
import { tender } from '../../../model/nodes/tender.ts';
import { articles } from '../../tables/article.ts';
import { organisations, servedAreas } from '../../tables/organisation.ts';
import { people } from '../../tables/person.ts';
import { regulations } from '../../tables/regulation.ts';
import { lots, tenderCpvs, tenderPlaces, tenders } from '../../tables/tender.ts';
import { type Attribute, date, integer, pair, set, text, word } from './attribute.ts';
import { fieldAttributes } from './field-attribute.ts';

/** A set of texts that a node states, and the table that holds it. */
export interface NodeList {
  readonly attribute: Attribute;
  readonly owner: SQLiteColumn;
  readonly element: SQLiteColumn;
}

function list(key: string, owner: SQLiteColumn, element: SQLiteColumn): NodeList {
  return { attribute: set(key, owner, element), owner, element };
}

/** The lists of each type. Each is one attribute: a later document replaces the whole list. */
export const NODE_LISTS: Record<NodeType, readonly NodeList[]> = {
  ARTICLE: [],
  ORGANISATION: [list('areasServed', servedAreas.organisationId, servedAreas.area)],
  PERSON: [],
  REGULATION: [],
  TENDER: [
    list('cpvs', tenderCpvs.tenderId, tenderCpvs.code),
    list('places', tenderPlaces.tenderId, tenderPlaces.place),
  ],
};

function named(table: { name: SQLiteColumn; description: SQLiteColumn }): Attribute[] {
  return [text('name', table.name), text('description', table.description)];
}

/** What records state of each type of node, the name first. An organisation or regulation of kind OTHER is of no stated kind. */
export const NODE_ATTRIBUTES: Record<NodeType, readonly Attribute[]> = {
  ARTICLE: [
    ...named(articles),
    word('kind', articles.kind, 'OTHER'),
    text('url', articles.url),
    date('published', articles.published),
    text('language', articles.language),
    text('section', articles.section),
    text('body', articles.body),
  ],
  ORGANISATION: [
    ...named(organisations),
    word('kind', organisations.kind, 'OTHER'),
    text('country', organisations.country),
    text('activity', organisations.activity),
    text('category', organisations.category),
    date('founded', organisations.founded),
    pair(
      'headcount',
      ['headcountMin', 'headcountMax'],
      [organisations.headcountMin, organisations.headcountMax],
      headcountProblem,
    ),
    text('addressLocality', organisations.addressLocality),
    text('addressRegion', organisations.addressRegion),
    text('addressCountry', organisations.addressCountry),
    text('website', organisations.website),
    ...NODE_LISTS.ORGANISATION.map(({ attribute }) => attribute),
  ],
  PERSON: [...named(people), text('givenName', people.givenName), text('familyName', people.familyName)],
  REGULATION: [
    ...named(regulations),
    word('kind', regulations.kind, 'OTHER'),
    text('jurisdiction', regulations.jurisdiction),
    text('version', regulations.version),
    date('adopted', regulations.adopted),
    date('inForce', regulations.inForce),
  ],
  TENDER: [
    ...named(tenders),
    ...fieldAttributes(tender.fields, tenders),
    ...NODE_LISTS.TENDER.map(({ attribute }) => attribute),
  ],
};

/** What records state of a lot besides its number. */
export const LOT_ATTRIBUTES: readonly Attribute[] = [
  text('title', lots.title),
  text('description', lots.description),
  integer('publishedBidCount', lots.publishedBidCount),
];

function headcountProblem(min: unknown, max: unknown): string | undefined {
  if (
    [min, max].some((count) => count !== undefined && !(Number.isSafeInteger(count) && Number(count) >= 0))
  ) {
    return 'a headcount is a whole number from 0 on';
  }
  return min !== undefined && max !== undefined && Number(min) > Number(max)
    ? `at least ${min} and at most ${max} is no range`
    : undefined;
}
