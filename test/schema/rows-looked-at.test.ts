import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { nullableFilters } from '../../src/db/read/collection/absence.ts';
import type { Collection, FilterDescription } from '../../src/db/read/collection/collection.ts';
import { ReadingWorker } from '../../src/db/read/slow/reading-worker.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { LISTED, NODES } from '../../src/schema/declare/declared.ts';
import { type CountedRun, countedRuns } from '../db/counted-rows.ts';
import { node } from '../graph/analysis.ts';
import { CATALOGUE, openGraph, type TestGraph, WRITTEN } from '../graph.ts';

/** Rows of each table of nodes, and claims of each hub. */
const SIZE = 1_200;
/** Tables of a hundred times as many rows are counted aside. */
const ROWS_LOOKED_AT = 10;
/** Rows that an operation returns at each level. */
const PAGE = 3;
/** At how many rows a statement may look: far fewer than a hub or a table has, and more than all pages of an operation hold. */
const MOST_ROWS = 300;
/** So many times as fast are rows counted in an index. */
const COVERED = 100;

/** Nodes of every type, and of every type one that all claims and mentions stand on. */
function hubs(): GraphRecords {
  const nodes = NODES.map(({ name }) => ({
    ...node(name.toUpperCase() as 'TENDER', `hub-${name.toLowerCase()}`),
    ...(name === 'Article' && { published: '2025-01-01' }),
  })) as NodeRecord[];
  const claims: ClaimRecord[] = [];
  const mentions: GraphRecords['mentions'] = [];
  const evidence = [{ article: 'hub-article', standing: 'REPORTED' as const }];
  for (let index = 0; index < SIZE; index += 1) {
    const [organisation, tender, person] = [`o${index}`, `t${index}`, `p${index}`];
    for (const [type, ref] of [
      ['ORGANISATION', organisation],
      ['TENDER', tender],
      ['PERSON', person],
      ['ARTICLE', `a${index}`],
      ['REGULATION', `r${index}`],
    ] as const)
      nodes.push({
        ...node(type, ref),
        // More flags of a kind than are read at once, and none of a tender: the hardest that can be asked for.
        ...(type === 'ORGANISATION' && { flags: [{ flag: 'MISSING_DATE', field: 'founded' }] }),
      } as NodeRecord);
    claims.push(
      { kind: 'PROCUREMENT_ROLE', organisation: 'hub-organisation', tender, role: 'BUYER', evidence },
      { kind: 'BID', tender, parties: [{ organisation: 'hub-organisation', role: 'SOLE' }], evidence },
      { kind: 'OFFICE', person: 'hub-person', organisation, evidence },
      { kind: 'SUBJECTION', organisation, regulation: 'hub-regulation', evidence },
    );
    mentions.push({ article: 'hub-article', node: organisation, name: organisation });
  }
  return { nodes, claims, mentions };
}

/** A value of a filter, as it stands in a document. */
function sampleOf(name: string, filter: FilterDescription): string {
  switch (filter.kind) {
    case 'oneOf':
      return `[${filter.column.enumValues?.[0] ?? 'BUYER'}]`;
    case 'claimStanding':
      return '[OFFICIAL]';
    case 'state':
      return '[WITHDRAWN]';
    case 'truth':
      return 'true';
    case 'text':
      return '"FR"';
    case 'namePrefix':
      return '"zz"';
    case 'words':
      return '"hub"';
    case 'bidderRegion':
      return '"FR"';
    case 'codePrefix':
      return name === 'region' ? '"FR"' : '"72"';
    case 'dateRange':
      return '{ from: "2031" }';
    case 'integerRange':
      return '{ min: 7 }';
    case 'moneyRange':
      return '{ currency: "EUR", min: "7" }';
    case 'partText':
      return filter.open ? '"LEI"' : '"ocds"';
    case 'flagged':
      return '[MISSING_DATE]';
    case 'hasClaim':
      return 'true';
    case 'publisher':
      return '{ slug: "hub-organisation" }';
    case 'among':
      return `[{ slug: "hub-${filter.target.toLowerCase()}" }]`;
    case 'reference':
    case 'link':
    case 'through':
      return `{ slug: "hub-${filter.target.toLowerCase()}" }`;
  }
}

/** Each filter by itself, denied, as one of two, and with another one; and what is absent, or there. */
function filtersOf(collection: Collection): string[] {
  const each = Object.entries(collection.filters).map(
    ([name, filter]) => `${name}: ${sampleOf(name, filter)}`,
  );
  const absences = nullableFilters(collection).flatMap((name) => [
    `isNull: { ${name}: true }`,
    `isNull: { ${name}: false }`,
  ]);
  const given = each.flatMap((filter, index) => {
    const other = each[(index + 1) % each.length];
    return [
      filter,
      `not: { ${filter} }`,
      `or: [{ ${filter} }, { ${other} }]`,
      ...(other === filter ? [] : [`${filter}, ${other}`]),
    ];
  });
  return [...given, ...absences];
}

const PAGE_ASKED = 'nodes { __typename } pageInfo { hasNextPage endCursor }';
const COUNTS_ASKED = 'totalCount hiddenCount';
const DAYS = ['', ' @asOf(knownOn: "2026-01-01", validOn: "2026-01-01")'];

/** A list under a field: by each of the filters, and its page and its counts. */
function listsOf(field: string, filters: readonly string[]): string[] {
  return ['', ...filters.map((filter) => `, filter: { ${filter} }`)].flatMap((given) =>
    [PAGE_ASKED, COUNTS_ASKED].map((asked) => `${field}(first: ${PAGE}${given}) { ${asked} }`),
  );
}

const ROOT = [...NODES, ...LISTED].flatMap((collection) => {
  const { plural = '', orders } = collection;
  const filters = filtersOf(collection);
  const inOrder = Object.keys(orders).flatMap((order) =>
    ['', `, filter: { ${filters[0]} }`].map(
      (filter) => `${plural}(first: ${PAGE}, orderBy: ${order}${filter}) { ${PAGE_ASKED} }`,
    ),
  );
  return [...inOrder, ...listsOf(plural, filters)];
});

/** What pages below each type of node ask, of one and of each of several. */
const BELOW = NODES.flatMap((parent) =>
  Object.entries(parent.fields).flatMap(([field, { reads }]) => {
    if (reads.kind !== 'page') return [];
    const type = parent.name.toLowerCase();
    const { filters } = CATALOGUE.find(reads.target);
    const each = Object.entries(filters).map(([name, filter]) => `${name}: ${sampleOf(name, filter)}`);
    return listsOf(field, each).flatMap((list) => [
      `${type}(by: { slug: "hub-${type}" }) { ${list} }`,
      `${parent.plural}(first: ${PAGE}) { nodes { ${list} } }`,
    ]);
  }),
);

const SEARCHES = ['h', 'hub', 'o1 t', 'zzz'].flatMap((text) => [
  `search(text: "${text}") { nodes { node { id } } }`,
  `suggest(prefix: "${text}") { id }`,
]);

describe('no statement of this thread looks at many rows', () => {
  let folder: string;
  let database: GreffeDatabase;
  let thread: ReadingWorker;
  let runs: CountedRun[];
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-rows-'));
    database = openDatabase(join(folder, 'greffe.db'));
    migrate(database);
    writeRecords(database, hubs(), { now: WRITTEN });
    thread = new ReadingWorker(database.location);
    runs = countedRuns(database.sqlite);
  });
  afterAll(async () => {
    await thread.close();
    database.close();
    rmSync(folder, { recursive: true });
  });

  /** The statements that looked at too many rows, by operation. Those that look through lists in turns are as long as they have time for. */
  async function farStatements(
    graph: TestGraph,
    operations: readonly string[],
  ): Promise<Record<string, string[]>> {
    const far: Record<string, string[]> = {};
    for (const operation of operations) {
      runs.length = 0;
      await graph.query(operation);
      const bad = runs.filter(
        ({ text, rows, isCovered }) =>
          rows > MOST_ROWS &&
          rows > MOST_ROWS * (isCovered() ? COVERED : 1) &&
          !/^SELECT (x\.id AS id|count\(\*\) AS seen)/.test(text),
      );
      if (bad.length > 0) far[operation] = bad.map(({ rows, text }) => `${rows}: ${text}`);
    }
    return far;
  }

  it('as the measure would show', () => {
    runs.length = 0;
    database.sqlite.prepare("SELECT id FROM tenders WHERE +slug = 't7'").all();
    database.sqlite.prepare("SELECT id FROM tenders WHERE slug = 't7'").all();
    expect(runs.map(({ rows, isCovered }) => [rows, isCovered()])).toEqual([
      [SIZE + 1, true],
      [1, true],
    ]);
  });

  it.each([
    ['lists at the root', ROOT],
    ['pages below nodes', BELOW],
    ['searches', SEARCHES],
  ] as const)(
    '%s',
    async (_, selections) => {
      const { graph, close } = openGraph(database, { aside: thread, maxScannedRows: ROWS_LOOKED_AT });
      const operations = selections.flatMap((selection) => DAYS.map((day) => `query${day} { ${selection} }`));
      const far = await farStatements(graph, operations);
      close();
      expect(far).toEqual({});
    },
    120_000,
  );
});
