import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { ReadingWorker } from '../../../src/db/read/slow/reading-worker.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import { hubRecords } from '../../graph/analysis.ts';
import { openGraph, type TestGraph, WRITTEN } from '../../graph.ts';

/** A reading thread that counts what it is asked. */
class CountingThread extends ReadingWorker {
  asked = 0;

  override rows(...question: Parameters<ReadingWorker['rows']>) {
    this.asked += 1;
    return super.rows(...question);
  }

  override search(...question: Parameters<ReadingWorker['search']>) {
    this.asked += 1;
    return super.search(...question);
  }
}

interface Served {
  readonly database: GreffeDatabase;
  readonly graph: TestGraph;
  /** With the thread, by the ordinary executor. */
  readonly ordinary: TestGraph;
  /** The same graph without a thread. */
  readonly alone: TestGraph;
  readonly thread: CountingThread;
}

/** One organisation buys `tenders` tenders, on each of which one of five bids. */
async function withHub(tenders: number, test: (served: Served) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-aside-'));
  const database = openDatabase(join(folder, 'greffe.db'));
  const thread = new CountingThread(database.location);
  try {
    migrate(database);
    writeRecords(database, hubRecords(tenders, 5), { now: WRITTEN });
    const served = openGraph(database, { aside: thread });
    const ordinary = openGraph(database, { aside: thread, executor: 'ordinary' });
    const alone = openGraph(database);
    await test({ database, graph: served.graph, ordinary: ordinary.graph, alone: alone.graph, thread });
    for (const { close } of [served, ordinary, alone]) close();
  } finally {
    await thread.close();
    database.close();
    rmSync(folder, { recursive: true });
  }
}

const AS_KNOWN = 'query @asOf(knownOn: "2030-01-01")';

const FAR = [
  '{ organisation(by: { slug: "o1" }) { bids(filter: { status: [WON] }) { nodes { id } } } }',
  '{ organisation(by: { slug: "o1" }) { bids(first: 1, filter: { status: [SUBMITTED] }) { totalCount hiddenCount } } }',
  '{ organisation(by: { slug: "hub" }) { claims(first: 1) { totalCount } } }',
  '{ tenders(first: 5) { nodes { buyer { procurements(first: 1) { totalCount } } } } }',
  `${AS_KNOWN} { organisation(by: { slug: "o1" }) { bids { nodes { status } } } }`,
  '{ tenders(filter: { bidder: { slug: "o1" } }) { totalCount nodes { title } } }',
  '{ organisation(by: { slug: "o1" }) { bids(orderBy: KNOWN_FROM_DESC) { nodes { id } pageInfo { endCursor } } } }',
];

const NEAR = [
  '{ organisation(by: { slug: "o1" }) { bids { totalCount nodes { id status tender { title bids(filter: { status: [WON] }) { totalCount } } } } } }',
  '{ tenders(first: 5) { nodes { buyer { procurements(first: 1) { nodes { id } } } } } }',
  '{ tenders(filter: { buyer: { slug: "hub" } }) { totalCount nodes { title } } }',
  '{ tender(by: { slug: "t1" }) { bids(orderBy: KNOWN_FROM_DESC) { nodes { id } } } }',
  `${AS_KNOWN} { tender(by: { slug: "t1" }) { bids { nodes { status } } } }`,
];

it('reads aside what may look at far more rows than it returns, with the same answer', () =>
  withHub(60, async ({ graph, alone, thread }) => {
    for (const [index, document] of FAR.entries()) {
      expect(await graph.run(document), document).toEqual(await alone.run(document));
      expect(thread.asked, document).toBe(index + 1);
      // Whether the bidder of a filter is there is found out at once.
      expect(graph.statements()).toBe(document.includes('filter: { bidder') ? 2 : 1);
    }
  }));

it('reads it aside in the ordinary executor too', () =>
  withHub(60, async ({ ordinary, alone, thread }) => {
    for (const document of FAR) {
      expect(await ordinary.run(document), document).toEqual(await alone.run(document));
    }
    // It knows that the five tenders have one buyer, whose rows it counts at once.
    expect(thread.asked).toBeGreaterThanOrEqual(FAR.length - 1);
  }));

it('reads all else at once', () =>
  withHub(60, async ({ graph, ordinary, alone, thread }) => {
    for (const document of NEAR) {
      expect(await graph.run(document), document).toEqual(await alone.run(document));
      expect(await ordinary.run(document), document).toEqual(await alone.run(document));
    }
    expect(thread.asked).toBe(0);
  }));

it('searches aside, each search as one question, with the same answer', () =>
  withHub(60, async ({ graph, alone, thread }) => {
    const search = (text: string) =>
      `{ search(text: "${text}", first: 5) { complete nodes { field highlight { text isMatch } node { id } } pageInfo { endCursor } } }`;
    for (const [index, document] of [search('t'), search('t1'), `${AS_KNOWN} ${search('o')}`].entries()) {
      const answer = await graph.run(document);
      expect(answer.data?.search.nodes.length, document).toBeGreaterThan(0);
      expect(answer, document).toEqual(await alone.run(document));
      expect(thread.asked, document).toBe(index + 1);
      expect(graph.statements()).toBe(alone.statements());
    }
  }));

/** Counts at the root that an index serves, and how many rows their tables have below `withHub(120)`. */
const COUNTS = [
  '{ tenders(first: 1) { totalCount } }',
  '{ tenders(first: 1, filter: { status: [AWARDED] }) { totalCount } }',
  '{ tenders(first: 1, filter: { status: [AWARDED] }) { hiddenCount } }',
];

it.each(['compiled', 'ordinary'] as const)('counts aside at the root once a table is long (%s)', (executor) =>
  withHub(120, async ({ database, alone, thread }) => {
    for (const document of COUNTS) {
      // Of their own: what was counted is kept.
      const long = openGraph(database, { aside: thread, executor, maxScannedRows: 1 });
      const short = openGraph(database, { aside: thread, executor, maxScannedRows: 100 });
      const before = thread.asked;
      const expected = await alone.run(document);
      expect(expected.errors).toBeUndefined();
      expect(await short.graph.run(document), document).toEqual(expected);
      expect(thread.asked, document).toBe(before);
      expect(await long.graph.run(document), document).toEqual(expected);
      expect(thread.asked, document).toBeGreaterThan(before);
      for (const { close } of [long, short]) close();
    }
  }),
);

it('sees aside what was written before', () =>
  withHub(20, async ({ graph }) => {
    const count = '{ organisation(by: { slug: "hub" }) { claims(first: 1) { totalCount } } }';
    const before = await graph.query(count);
    graph.write(hubRecords(25, 5));
    const after = await graph.query(count);
    expect([before.organisation.claims.totalCount, after.organisation.claims.totalCount]).toEqual([20, 25]);
  }));

it('sees aside what was written while others waited', () =>
  withHub(20, async ({ graph, thread }) => {
    const count = { text: 'SELECT count(*) AS count FROM tenders', values: [] };
    const long = { text: 'SELECT count(*) AS count FROM claims a, claims b, claims c, claims d', values: [] };
    await thread.rows(count, {});
    // So many that some still wait when this is written.
    const waiting = [count, ...Array.from({ length: 10 }, () => long)].map((each) => thread.rows(each, {}));
    graph.write(hubRecords(25, 5));
    expect(await thread.rows(count, {})).toEqual([{ count: 25 }]);
    await Promise.all(waiting);
  }));

/** The more aliases, the more tables; of too many the ordinary executor reads. */
it.each([10, 40])('lets others be answered while it reads %i lists', (length) =>
  withHub(800, async ({ graph }) => {
    const counts = Array.from(
      { length },
      (_, index) =>
        `a${index}: claims(first: 1, filter: { standing: [OFFICIAL] }) { totalCount hiddenCount }`,
    ).join(' ');
    const heavy = `${AS_KNOWN} { organisation(by: { slug: "hub" }) { ${counts} } }`;
    const light = '{ organisation(by: { slug: "o1" }) { name } }';
    await Promise.all([graph.query(heavy), graph.query(light)]);
    let isDone = false;
    const reading = graph.query(heavy).then(() => {
      isDone = true;
    });
    let answered = 0;
    while (!isDone) {
      await graph.query(light);
      await setImmediate();
      answered += 1;
    }
    await reading;
    // What waits for all of it is answered once.
    expect(answered).toBeGreaterThan(1);
  }),
);

it('says that a statement failed, and goes on with the next', () =>
  withHub(5, async ({ thread }) => {
    const failed = thread.rows({ text: 'SELECT * FROM missing', values: [] }, {});
    const counted = thread.rows(
      { text: 'SELECT count(*) AS count FROM tenders WHERE id > +?', values: [0] },
      {},
    );
    await expect(failed).rejects.toThrow('no such table: missing');
    expect(await counted).toEqual([{ count: 5 }]);
    expect(thread.cachedCharacters).toBeGreaterThan(0);
  }));

it('gives up what was asked when it is closed, and takes no more', () =>
  withHub(5, async ({ thread }) => {
    const one = { text: 'SELECT 1 AS one', values: [] };
    const closing = expect(thread.rows(one, {})).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    await thread.close();
    await closing;
    await expect(thread.rows(one, {})).rejects.toMatchObject({ code: 'SHUTTING_DOWN' });
    expect(thread.isRunning).toBe(false);
  }));

it('says why the database can not be read', async () => {
  const thread = new ReadingWorker('/nowhere/greffe.db');
  const ask = () => thread.rows({ text: 'SELECT 1', values: [] }, {});
  await expect(ask()).rejects.toThrow('/nowhere');
  // Not because the thread before it ended.
  await expect(ask()).rejects.toThrow('/nowhere');
});

const TOP_BIDDERS = 'bidderCount tenderCount complete nodes { organisation { name } bidCount wonCount }';

/** As many as one statement counts in the thread, and a multiple of what one counts without it: both must see that there are no more. */
const A_SPAN = 4_000;

it('counts the bidders of a hub in spans, as they are counted bid by bid with their amounts', () =>
  withHub(A_SPAN, async ({ graph, alone, thread }) => {
    const top = async (of: TestGraph, fields: string) =>
      (await of.query(`{ organisation(by: { slug: "hub" }) { topBidders { ${fields} } } }`)).organisation
        .topBidders;
    const counted = await top(graph, TOP_BIDDERS);
    expect(counted).toMatchObject({ bidderCount: 5, tenderCount: A_SPAN, complete: true });
    expect(thread.asked).toBe(2);
    expect(await top(alone, TOP_BIDDERS)).toEqual(counted);
    expect(await top(alone, `${TOP_BIDDERS} nodes { unknownAmountCount }`)).toMatchObject(counted);
  }));
