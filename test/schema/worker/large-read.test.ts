import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { ReadingWorker } from '../../../src/db/read/slow/reading-worker.ts';
import type { Allowance } from '../../../src/db/read/slow/statement-guard.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { hubRecords } from '../../graph/analysis.ts';
import { openGraph, type TestGraph, WRITTEN, withGraph } from '../../graph.ts';

/** A reading thread that counts what it is asked. */
class CountingThread extends ReadingWorker {
  asked = 0;

  override rows(...question: Parameters<ReadingWorker['rows']>) {
    this.asked += 1;
    return super.rows(...question);
  }
}

interface Served {
  readonly graph: TestGraph;
  /** The same graph by the resolvers. */
  readonly ordinary: TestGraph;
  readonly thread: CountingThread;
}

interface Bounds {
  readonly allowance?: Allowance;
  readonly env?: Record<string, string>;
  readonly maxScannedRows?: number;
}

async function withThread(test: (served: Served) => Promise<void>, bounds: Bounds = {}): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-large-'));
  const database = openDatabase(join(folder, 'greffe.db'));
  const thread = new CountingThread(database.location);
  try {
    migrate(database);
    writeRecords(database, hubRecords(120, 5), { now: WRITTEN });
    const served = openGraph(database, { large: thread, ...bounds });
    const ordinary = openGraph(database, { executor: 'ordinary' });
    await test({ graph: served.graph, ordinary: ordinary.graph, thread });
    for (const { close } of [served, ordinary]) close();
  } finally {
    await thread.close();
    database.close();
    rmSync(folder, { recursive: true });
  }
}

/** Who bids on each tender, with the page sizes that are usual. */
const WHO_BIDS =
  '{ tenders { nodes { title bids { nodes { parties { nodes { organisation { name } } } } } } } }';

const MORE = [
  WHO_BIDS.replace('tenders', 'tenders(first: 100)'),
  '{ tenders(last: 90) { totalCount pageInfo { endCursor hasPreviousPage } edges { cursor node { bids(last: 100) { edges { node { id bidder { name } } } } } } } }',
  '{ organisations(first: 100) { nodes { name claims(first: 20) { nodes { __typename id ... on Bid { parties { nodes { role } } } } } } } }',
  '{ tenders(first: 100, filter: { or: [{ country: "FR" }, { not: { country: "DE" } }] }) { totalCount hiddenCount nodes { slug bids(first: 100) { nodes { id } } } } }',
];

describe('an operation that asks for much', () => {
  it('is read in a thread of its own, as one statement, with the same answer', () =>
    withThread(async ({ graph, ordinary, thread }) => {
      for (const [index, document] of [WHO_BIDS, ...MORE].entries()) {
        const answer = await graph.run(document);
        expect(answer.errors, document).toBeUndefined();
        expect(answer.extensions.cost.estimated, document).toBeGreaterThan(10_000);
        expect(answer, document).toEqual(await ordinary.run(document));
        expect(thread.asked, document).toBe(index + 1);
        // Two have their list counted beforehand; the last has it looked through, too, and of all tenders the count is known by then.
        expect(graph.statements(), document).toBe([1, 1, 2, 1, 3][index]);
      }
    }));

  it('may have as many levels as any operation', () =>
    withThread(async ({ graph, ordinary, thread }) => {
      const bidder = (below: string) => `bids(first: 5) { nodes { bidder { ${below} } } }`;
      const tender = (below: string) => `bids(first: 5) { nodes { tender { ${below} } } }`;
      const levels = bidder(tender(bidder(tender(bidder('bids(first: 5) { nodes { id } }')))));
      const document = `{ tenders(first: 5) { nodes { ${levels} } } }`;
      const answer = await graph.run(document);
      expect(answer.errors).toBeUndefined();
      expect(answer).toEqual(await ordinary.run(document));
      expect(answer.extensions.cost.estimated).toBeGreaterThan(100_000);
      expect(thread.asked).toBe(1);
    }));

  it('says how many objects it returned, beside the estimate', () =>
    withThread(async ({ graph }) => {
      const { extensions } = await graph.run(WHO_BIDS);
      expect(extensions.cost).toEqual({ estimated: 16_841, actual: 1 + 20 * 6, limit: 200_000 });
    }));

  it('is read at once where it asks for less than that', () =>
    withThread(async ({ graph, thread }) => {
      await graph.query('{ tenders { nodes { title bids { nodes { id } } } } }');
      expect(thread.asked).toBe(0);
    }));

  it('is such by configuration', () =>
    withThread(
      async ({ graph, thread }) => {
        await graph.query('{ tenders(first: 4) { nodes { title } } }');
        expect(thread.asked).toBe(0);
        await graph.query('{ tenders(first: 5) { nodes { title } } }');
        expect(thread.asked).toBe(1);
        expect((await graph.refusal('{ tenders(first: 50) { nodes { title } } }')).code).toBe('COST_LIMIT');
      },
      { env: { GREFFE_MAX_COST_AT_ONCE: '5', GREFFE_MAX_COST: '50' } },
    ));

  it('has its filter looked through beforehand where no index serves it', () =>
    withThread(
      async ({ graph, ordinary, thread }) => {
        for (const document of MORE) {
          expect(await graph.run(document), document).toEqual(await ordinary.run(document));
        }
        expect(thread.asked).toBe(MORE.length);
      },
      { maxScannedRows: 8 },
    ));

  it('is read with all bounds in a database in memory too, which no thread can read', () =>
    withGraph(
      async (graph) => {
        graph.write(hubRecords(30, 5));
        expect((await graph.query(WHO_BIDS)).tenders.nodes).toHaveLength(20);
        expect((await graph.refusal(MORE[0] ?? '')).code).toBe('ANSWER_LIMIT');
      },
      { env: { GREFFE_MAX_ANSWER_BYTES: '2500' } },
    ));

  it('lets others be answered meanwhile', () =>
    withThread(async ({ graph }) => {
      const light = '{ organisation(by: { slug: "o1" }) { name } }';
      await graph.query(light);
      let isDone = false;
      const reading = Promise.all(Array.from({ length: 8 }, () => graph.query(MORE[0] ?? ''))).then(() => {
        isDone = true;
      });
      let answered = 0;
      while (!isDone) {
        await graph.query(light);
        await setImmediate();
        answered += 1;
      }
      await reading;
      expect(answered).toBeGreaterThan(5);
    }));
});

describe('what asks for much is refused', () => {
  it('when it takes too long, and the next is answered', () =>
    withThread(
      async ({ graph, thread }) => {
        const { code, message } = await graph.refusal(WHO_BIDS);
        expect(code).toBe('TIME_LIMIT');
        expect(message).toBe(
          'Reading took longer than -1 ms. Ask for smaller pages, or in several operations.',
        );
        expect((await graph.refusal(MORE[0] ?? '')).code).toBe('TIME_LIMIT');
        expect(thread.asked).toBe(2);
        expect((await graph.query('{ tenders { nodes { title } } }')).tenders.nodes).toHaveLength(20);
      },
      { allowance: { maxMs: -1, maxBytes: 1_000_000 } },
    ));

  it('when the answer becomes too long, whichever list makes it so', () =>
    withThread(
      async ({ graph }) => {
        // Some 110 bytes a tender.
        expect((await graph.query(WHO_BIDS)).tenders.nodes).toHaveLength(20);
        const { code, message } = await graph.refusal(MORE[0] ?? '');
        expect(code).toBe('ANSWER_LIMIT');
        expect(message).toMatch(/^The answer would have more than 3000 bytes\. Ask for smaller pages/);
        const beside =
          '{ a: tenders(first: 19) { ...T } b: tenders(first: 19) { ...T } } fragment T on TenderConnection { nodes { title bids { nodes { parties { nodes { organisation { name } } } } } } }';
        expect((await graph.refusal(beside)).code).toBe('ANSWER_LIMIT');
        expect((await graph.query(WHO_BIDS)).tenders.nodes).toHaveLength(20);
      },
      { env: { GREFFE_MAX_ANSWER_BYTES: '3000' } },
    ));

  it('when it can not become one statement, before anything is read', () =>
    withThread(async ({ graph, thread }) => {
      const refusal = await graph.refusal(`{ search(text: "o1") { complete } ${WHO_BIDS.slice(1)}`);
      expect(refusal.code).toBe('COST_LIMIT');
      expect(refusal.message).toMatch(
        /^The operation may return 16842 objects; at most 10000 are allowed together with Query\.search\. Most are in tenders \(pages of 20, 16841\), .* With pages of at most 16 it would fit\.$/,
      );
      expect(graph.statements()).toBe(0);
      const types =
        'fields { args { type { ofType { ofType { name } } } } type { ofType { name } } } inputFields { type { name } } enumValues { name }';
      const introspection = Array.from(
        { length: 49 },
        (_, index) => `s${index}: __schema { types { ${types} } }`,
      );
      const repeated = await graph.refusal(`{ ${introspection.join(' ')} }`);
      expect(repeated.message).toMatch(/together with Query\.__schema/);
      expect(thread.asked).toBe(0);
    }));

  it('when as many wait already as may', () =>
    withThread(async ({ graph }) => {
      const answers = await Promise.all(Array.from({ length: 12 }, () => graph.run(WHO_BIDS)));
      const codes = answers.map(({ errors }) => errors?.[0]?.extensions.code ?? 'answered');
      expect(codes.filter((code) => code === 'answered')).toHaveLength(8);
      expect(codes.filter((code) => code === 'BUSY')).toHaveLength(4);
      expect((await graph.query(WHO_BIDS)).tenders.nodes).toHaveLength(20);
    }));

  it('when it costs more than any may, with the fields that make it so', () =>
    withThread(async ({ graph, thread }) => {
      const { code, message } = await graph.refusal(
        '{ tenders(first: 100) { nodes { bids(first: 100) { nodes { parties(first: 100) { nodes { role } } } } } } }',
      );
      expect(code).toBe('COST_LIMIT');
      expect(message).toMatch(/Most are in tenders \(pages of 100, \d+\), tenders\.nodes\.bids/);
      const [, fitting] = /With pages of at most (\d+) it would fit/.exec(message) ?? [];
      const ask = (size: number) =>
        graph.run(
          `{ tenders(first: ${size}) { nodes { bids(first: ${size}) { nodes { parties(first: ${size}) { nodes { role } } } } } } }`,
        );
      const codeOf = async (size: number) => (await ask(size)).errors?.[0]?.extensions.code;
      expect(await codeOf(Number(fitting))).toBeUndefined();
      expect(await codeOf(Number(fitting) + 1)).toBe('COST_LIMIT');
      expect(thread.asked).toBe(1);
    }));
});

describe('objects of an answer', () => {
  it('are counted alike in the text of a statement and in what resolvers give', () =>
    withThread(async ({ graph, ordinary }) => {
      graph.write({
        nodes: ['{"a', 'ends with {', '{\\"b":{', '{}', '}{"', '[{"é'].map((name, index) => ({
          ref: `n${index}`,
          type: 'ORGANISATION' as const,
          slug: `n${index}`,
          name,
          statedOn: '2025-01-31',
        })),
      });
      const text =
        '{ organisations(first: 100) { nodes { name @skip(if: true) } edges { node { _n: name X: name } } pageInfo { endCursor } } none: organisation(by: { slug: "none" }) { name } }';
      const { extensions } = await graph.run(text);
      expect(extensions.cost.actual).toBe(1 + 2 * 12 + 1);
      expect(await graph.run(text)).toEqual(await ordinary.run(text));
    }));
});
