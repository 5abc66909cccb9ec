import { describe, expect, it } from 'vitest';
import { takesDays } from '../../src/db/dialect/neutral.ts';
import type { Collection, FieldDescription } from '../../src/db/read/collection/collection.ts';
import type { FilterValue } from '../../src/db/read/collection/filter-value.ts';
import type { ListRequest } from '../../src/db/read/collection/list.ts';
import {
  countStatement,
  type PageRequest,
  pageStatement,
  rowsStatement,
} from '../../src/db/read/collection/page.ts';
import { Selection } from '../../src/db/read/row/selection.ts';
import type { Fragment } from '../../src/db/statement/fragment.ts';
import type { NodeType } from '../../src/domain/node.ts';
import { ABSTRACT, NODES, SHOWN } from '../../src/schema/declare/declared.ts';
import { CATALOGUE, type TestGraph, withGraph } from '../graph.ts';

/** Every list that a field shows: all rows at the root, and below every parent. */
const LISTS: readonly [string, Collection, ListRequest, number[] | null][] = [
  ...NODES.map((collection): [string, Collection, ListRequest, null] => [
    `Query.${collection.plural}`,
    collection,
    { collection, via: { kind: 'all' }, asOf: {}, findCollection: CATALOGUE.find },
    null,
  ]),
  ...SHOWN.flatMap((parent) =>
    Object.entries(parent.fields).flatMap(
      ([name, { reads }]): [string, Collection, ListRequest, number[]][] => {
        if (!isList(reads)) return [];
        const collection = CATALOGUE.find(reads.target);
        const parentType = NODES.includes(parent) ? (parent.name.toUpperCase() as NodeType) : undefined;
        const where = reads.kind === 'page' ? reads.where : undefined;
        return [
          [
            `${parent.name}.${name}`,
            collection,
            { collection, via: reads.via, where, asOf: {}, findCollection: CATALOGUE.find, parentType },
            [1, 2],
          ],
        ];
      },
    ),
  ),
];

function isList(
  reads: FieldDescription,
): reads is Extract<FieldDescription, { kind: 'page' | 'list' | 'values' }> {
  return reads.kind === 'page' || reads.kind === 'list' || reads.kind === 'values';
}

function plan(graph: TestGraph, statement: Fragment, asOf: Record<string, string> = {}): string[] {
  const prepared = graph.database.sqlite.prepare<unknown[], { detail: string }>(
    `EXPLAIN QUERY PLAN ${statement.text}`,
  );
  const named = takesDays(statement.text) ? [asOf] : [];
  return prepared.all(...statement.values, ...named).map(({ detail }) => detail);
}

/** Steps that read a whole table or index; walking the parents given is none. */
const scans = (steps: readonly string[]) =>
  steps.filter(
    (step) =>
      /\bSCAN\b/.test(step) &&
      !/SCAN (p|json_each|value) VIRTUAL TABLE/.test(step) &&
      !/SCAN \(subquery/.test(step),
  );

function page(
  collection: Collection,
  list: ListRequest,
  orderName: string,
  forward: boolean,
  filter?: FilterValue,
): PageRequest {
  const order = collection.orders[orderName];
  if (!order) throw new Error(orderName);
  const selection = new Selection(collection);
  const by = order.by ? { by: order.by.dataType === 'number' ? 5 : '2025' } : {};
  return { ...list, selection, order, forward, position: { ...by, key: 5 }, limit: 20, filter };
}

describe('the plan', () => {
  it('of every list, in every order and both directions, reads an index from where the page starts', () =>
    withGraph((graph) => {
      const found: Record<string, string[]> = {};
      for (const [name, collection, list, parents] of LISTS) {
        for (const order of Object.keys(collection.orders)) {
          for (const forward of [true, false]) {
            const steps = plan(graph, pageStatement(page(collection, list, order, forward), parents));
            const bad = scans(steps);
            if (bad.length > 0) found[`${name} ${order} ${forward}`] = bad;
            // At the root nothing may be sorted: the index has the order.
            if (parents === null && steps.some((step) => step.includes('TEMP B-TREE')))
              found[`${name} ${order}`] = steps;
          }
        }
      }
      expect(found).toEqual({});
    }));

  it('of every count below a parent reads an index', () =>
    withGraph((graph) => {
      const found: Record<string, string[]> = {};
      for (const [name, , list, parents] of LISTS) {
        if (parents === null) continue;
        const bad = scans(plan(graph, countStatement(list, parents)));
        if (bad.length > 0) found[name] = bad;
      }
      expect(found).toEqual({});
    }));

  it('of rows by key reads the primary key', () =>
    withGraph((graph) => {
      for (const collection of [...SHOWN, ...ABSTRACT]) {
        if (collection.keyWithin) continue;
        expect(scans(plan(graph, rowsStatement(new Selection(collection), [1, 2], {})))).toEqual([]);
      }
    }));

  it.each([
    ['status', { status: ['AWARDED'] }, 'tenders_status_published'],
    ['status, by value', { status: ['AWARDED'] }, 'tenders_status_value', 'VALUE_DESC'],
    ['buyer', { buyer: { id: 'organisation:1' } }, 'tenders_buyer_published'],
    ['statuses', { status: ['AWARDED', 'CANCELLED'] }, 'tenders_published'],
    ['no status', { isNull: { status: true } }, 'tenders_status_published'],
    ['no buyer', { isNull: { buyer: true } }, 'tenders_buyer_published'],
    ['any status', { isNull: { status: false } }, 'tenders_published'],
    ['country', { country: 'FR' }, 'tenders_published'],
    ['CPV', { cpv: '72' }, 'tenders_published'],
    ['region', { region: 'FRB' }, 'tenders_published'],
    ['source', { source: 'ocds' }, 'tenders_published'],
    ['quality flag', { qualityFlag: ['CUT_TEXT'] }, 'tenders_published'],
    ['bids', { hasBids: true }, 'tenders_published'],
    ['named winner', { hasNamedWinner: false }, 'tenders_published'],
    [
      'dates and value',
      { publishedOn: { from: '2024' }, value: { currency: 'EUR', min: '1' } },
      'tenders_published',
    ],
    [
      'buyer, single bid and CPV',
      { buyer: { slug: 'x' }, publishedBidCount: { max: 1 }, cpv: '72' },
      'tenders_buyer_published',
    ],
  ])('of tenders by %s walks an index that has the order', (_, filter, index, order = 'PUBLISHED_DESC') =>
    withGraph((graph) => {
      const tender = CATALOGUE.find('Tender');
      const list: ListRequest = {
        collection: tender,
        via: { kind: 'all' },
        asOf: {},
        findCollection: CATALOGUE.find,
      };
      const steps = plan(graph, pageStatement(page(tender, list, order, true, filter), null));
      expect(steps[0]).toMatch(new RegExp(`^SEARCH x USING (COVERING )?INDEX ${index} `));
      expect(steps.filter((step) => step.includes('FOR ORDER BY'))).toEqual([]);
    }),
  );
});
