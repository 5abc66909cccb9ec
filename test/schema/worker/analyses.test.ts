import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import type { GraphRecords } from '../../../src/model/record.ts';
import { AnalysisPool } from '../../../src/schema/worker/analysis-pool.ts';
import { AnalysisWorker } from '../../../src/schema/worker/analysis-worker.ts';
import { AnswerCache, type KeptAnswer } from '../../../src/schema/worker/answer-cache.ts';
import { hubRecords } from '../../graph/analysis.ts';
import { exampleQuery, openGraph, type TestGraph, WRITTEN } from '../../graph.ts';
import { longOperation } from '../../server/analysis-server.ts';

/** Counts what threads are asked. */
class CountingPool extends AnalysisPool {
  asked = 0;

  override ask(...question: Parameters<AnalysisPool['ask']>) {
    this.asked += 1;
    return super.ask(...question);
  }
}

interface Served {
  /** With threads. */
  readonly graph: TestGraph;
  /** The same graph without them. */
  readonly alone: TestGraph;
  readonly pool: CountingPool;
}

async function withPool(
  test: (served: Served) => Promise<void>,
  { maxKeptBytes = 0, maxHeapMb = 512, maxArrayBytes = 0 } = {},
): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-analysis-'));
  const database = openDatabase(join(folder, 'greffe.db'));
  const { location } = database;
  const openThread = () => new AnalysisWorker({ location, maxHeapMb, maxArrayBytes });
  const pool = new CountingPool({ threads: 1, openThread });
  try {
    migrate(database);
    const served = openGraph(database, { pool, maxKeptBytes });
    const alone = openGraph(database);
    await test({ graph: served.graph, alone: alone.graph, pool });
    for (const { close } of [served, alone]) close();
  } finally {
    await pool.close();
    database.close();
    rmSync(folder, { recursive: true });
  }
}

const EXAMPLES = readdirSync(new URL('../../../docs/queries/', import.meta.url))
  .filter((file) => file.endsWith('.graphql'))
  .map((file) => file.replace('.graphql', ''));

/** Examples that compute; the others read. */
const ANALYSES = [
  '06-exposure',
  '12-connection',
  '12-neighbourhood',
  '14-co-bidding',
  '16-top-bidders',
  '18-rivals',
  '19-shared-interests',
  '20-history',
  '21-statistics',
  '22-communities',
  '23-red-flags',
  '25-tender-history',
  '26-difference',
  '27-top-winners',
  '29-region-and-division',
  '30-always-together',
  '31-who-lost-to-whom',
  '32-lost-bids',
  '35-cite',
  '37-record-of-a-company',
  '38-regions-and-months',
  '39-owners-of-bidders',
  '40-tender-changes',
  '41-who-never-wins',
];

/** Its filter names an organisation, which is looked up before a thread is asked, and again there. */
const LOOKS_UP_TWICE = '37-record-of-a-company';

it('executes analyses in the thread, and only these, with the same answers and statements', () =>
  withPool(async ({ graph, alone, pool }) => {
    graph.importSeed();
    const executed: string[] = [];
    for (const name of EXAMPLES) {
      const before = pool.asked;
      const answer = await graph.run(exampleQuery(name));
      expect(answer, name).toEqual(await alone.run(exampleQuery(name)));
      if (pool.asked > before) executed.push(name);
      const lookedUp = name === LOOKS_UP_TWICE ? 1 : 0;
      expect(graph.statements(), name).toBe(alone.statements() + lookedUp);
    }
    expect(executed).toEqual(ANALYSES);
  }));

/** Holds a count for each organisation and each tender. */
const LARGE = `{ ${Array.from({ length: 20 }, (_, index) => `a${index}: indicators { totalCount }`).join(' ')} }`;

const HUB = '{ neighbourhood(of: { slug: "hub" }) { nodes { distance } } }';

it('sees there what was written before', () =>
  withPool(async ({ graph, pool }) => {
    const count = async () => (await graph.query(HUB)).neighbourhood.nodes.length;
    graph.write(hubRecords(20, 5));
    expect(await count()).toBe(21);
    graph.write(hubRecords(25, 5));
    expect(await count()).toBe(26);
    expect(pool.asked).toBe(2);
  }));

/** Meets a table that is not there, in one of two fields. */
const BROKEN = `{
  neighbourhood(of: { slug: "hub" }) { nodes { distance } }
  organisation(by: { slug: "o1" }) { name coBidders { complete } }
}`;

/** A mistake that is found when it is executed. */
const MISTAKEN = `{
  organisation(by: { slug: "o1" }) { name }
  exposureIf(of: { slug: "o1" }, hosting: { slug: "nobody" }) { complete }
}`;

it('reports what goes wrong in an analysis as without the thread', () =>
  withPool(async ({ graph, alone }) => {
    graph.write(hubRecords(5, 5));
    const documents = [
      '{ organisation(by: { slug: "o1" }) { rivals(first: 200) { nodes { organisation { name } } } } }',
      '{ neighbourhood(of: { slug: "hub" }, depth: 9) { cutNodes } }',
      '{ neighbourhood(of: { slug: "nobody" }) { cutNodes } }',
      '{ exposureIf(without: ["claim:999"]) { ended { standing } } }',
      'query($of: NodeBy!) { neighbourhood(of: $of) { cutNodes } }',
      MISTAKEN,
      BROKEN,
    ];
    graph.database.sqlite.exec('ALTER TABLE bid_parties RENAME TO lost');
    for (const document of documents) {
      const [answer, expected] = [await graph.run(document), await alone.run(document)];
      expect(withoutRequestIds(answer), document).toEqual(withoutRequestIds(expected));
    }
  }));

const withoutRequestIds = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer).replace(/"requestId":"[^"]*"/g, '"requestId":""'));

it('lets others be answered meanwhile', () =>
  withPool(async ({ graph, pool }) => {
    graph.write(hubRecords(3_000, 5));
    const heavy = Array.from(
      { length: 3 },
      (_, index) => `a${index}: neighbourhood(of: { slug: "hub" }, depth: 3, limit: 500) {
        nodes { node { __typename ... on Tender { title } } }
      }`,
    );
    const light = '{ organisation(by: { slug: "o1" }) { name } }';
    await graph.query(light);
    let isDone = false;
    const analysing = graph.query(`{ ${heavy.join('\n')} }`).then(() => {
      isDone = true;
    });
    let answeredMeanwhile = 0;
    while (!isDone) {
      await graph.query(light);
      answeredMeanwhile += 1;
      await setTimeout(1);
    }
    await analysing;
    expect(pool.asked).toBe(1);
    expect(answeredMeanwhile).toBeGreaterThan(5);
  }));

it('refuses what is asked after the end, and starts no other thread', () =>
  withPool(async ({ graph, pool }) => {
    graph.write(hubRecords(5, 5));
    await graph.query(HUB);
    await pool.close();
    expect((await graph.run(HUB)).errors).toMatchObject([{ extensions: { code: 'SHUTTING_DOWN' } }]);
    expect(pool.counts).toMatchObject({ running: 0, waiting: 0 });
  }));

it('gives up what it was asked when it ends', () =>
  withPool(async ({ graph, pool }) => {
    graph.write(hubRecords(500, 5));
    await graph.query(HUB);
    const asked = graph.run(longOperation(0));
    await expect.poll(() => pool.counts.running).toBe(1);
    await pool.close();
    expect((await asked).errors).toMatchObject([{ extensions: { code: 'SHUTTING_DOWN' } }]);
  }));

const KEPT = { maxKeptBytes: 100_000 };
/** A hundred nodes with it take over a quarter of that. */
const LONG_ALIAS = 'a'.repeat(127);

const TOP = '{ organisation(by: { slug: "hub" }) { topBidders { tenderCount nodes { bidCount } } } }';

it('keeps edges in arrays when it is asked again and again, until the database changes', () =>
  withPool(
    async ({ graph, alone, pool }) => {
      graph.write(hubRecords(20, 5));
      const ask = async () => {
        expect(await graph.query(TOP)).toEqual(await alone.query(TOP));
        return pool.counts.arrayBytes;
      };
      for (let each = 0; each < 3; each += 1) expect(await ask()).toBe(0);
      await expect.poll(ask).toBeGreaterThan(500);
      await importElsewhere(graph, hubRecords(21, 5));
      expect(await ask()).toBe(0);
      await expect.poll(ask).toBeGreaterThan(500);
    },
    { maxArrayBytes: 10_000 },
  ));

it('builds no arrays that take more than they may', () =>
  withPool(
    async ({ graph, pool }) => {
      graph.write(hubRecords(20, 5));
      for (let each = 0; each < 10; each += 1) await graph.query(TOP);
      expect(pool.counts.arrayBytes).toBe(0);
    },
    { maxArrayBytes: 1_000 },
  ));

it('executes nothing here that takes more memory than a thread has, and goes on', () =>
  withPool(
    async ({ graph, pool }) => {
      graph.write(hubRecords(6_000, 400));
      await graph.query(HUB);
      const { errors, data } = await graph.run(LARGE);
      expect(data).toBeUndefined();
      expect(errors).toMatchObject([{ extensions: { code: 'ANALYSIS_TOO_LARGE' } }]);
      expect(graph.statements()).toBe(0);
      expect(await graph.query(HUB)).toMatchObject({ neighbourhood: expect.anything() });
      expect(pool.counts).toMatchObject({ running: 0, waiting: 0 });
    },
    { maxHeapMb: 32 },
  ));

it('keeps answers until the database changes', () =>
  withPool(async ({ graph, alone, pool }) => {
    graph.write(hubRecords(20, 5));
    const document =
      'query Around($slug: String!) { neighbourhood(of: { slug: $slug }) { cutNodes nodes { distance } } }';
    const ask = async (slug: string) => {
      const [answer, expected] = [await graph.run(document, { slug }), await alone.run(document, { slug })];
      expect(answer).toEqual(expected);
      return { asked: pool.asked, statements: graph.statements() };
    };
    expect(await ask('hub')).toMatchObject({ asked: 1 });
    expect(await ask('hub')).toEqual({ asked: 1, statements: 0 });
    expect(await ask('o1')).toMatchObject({ asked: 2 });
    expect(await ask('o1')).toEqual({ asked: 2, statements: 0 });
    await importElsewhere(graph, hubRecords(21, 5));
    expect(await ask('hub')).toMatchObject({ asked: 3 });
    expect(await ask('hub')).toEqual({ asked: 3, statements: 0 });
    expect(await ask('o1')).toMatchObject({ asked: 4 });
  }, KEPT));

/** Writes with a connection of its own, as imports do, and lets the turn of the event loop end: what is read in one is of one state. */
async function importElsewhere({ database: { location } }: TestGraph, records: GraphRecords): Promise<void> {
  const database = openDatabase(location);
  writeRecords(database, records, { now: WRITTEN });
  database.close();
  await setTimeout(5);
}

it('asks once for all who wait for the same', () =>
  withPool(async ({ graph, pool }) => {
    graph.write(hubRecords(200, 5));
    const answers = await Promise.all(Array.from({ length: 10 }, () => graph.query(HUB)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(pool.asked).toBe(1);
  }, KEPT));

it('keeps no answer that takes over a quarter of the room', () =>
  withPool(async ({ graph, pool }) => {
    graph.write(hubRecords(100, 5));
    const long = `{ neighbourhood(of: { slug: "hub" }) { nodes { a${LONG_ALIAS}: distance b${LONG_ALIAS}: distance c${LONG_ALIAS}: distance } } }`;
    await graph.query(long);
    await graph.query(long);
    expect(pool.asked).toBe(2);
  }, KEPT));

it('keeps no errors', () =>
  withPool(async ({ graph, pool }) => {
    graph.write(hubRecords(5, 5));
    const first = await graph.run(MISTAKEN);
    expect(first.errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    expect(await graph.run(MISTAKEN)).toEqual(first);
    expect(pool.asked).toBe(2);
  }, KEPT));

it('keeps answers of the state last seen only, and those used last', () => {
  const kept = new AnswerCache<KeptAnswer>(1_000);
  const data = Buffer.alloc(200);
  const keptOf = (state: string) => ['a', 'b', 'c', 'd', 'e'].filter((key) => kept.get(key, state));
  expect(keptOf('1')).toEqual([]);
  for (const key of ['a', 'b', 'c', 'd']) kept.keep(key, '1', { data });
  expect(keptOf('1')).toEqual(['a', 'b', 'c', 'd']);
  kept.keep('e', '1', { data });
  expect(keptOf('1')).toEqual(['b', 'c', 'd', 'e']);
  expect(keptOf('2')).toEqual([]);
  kept.keep('a', '1', { data });
  expect(keptOf('2')).toEqual([]);
});
