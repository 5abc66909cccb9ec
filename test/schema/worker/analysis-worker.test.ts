import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { writeRecords } from '../../../src/db/write/batch/writer.ts';
import type { GraphRecords } from '../../../src/model/record.ts';
import { AnalysisWorker } from '../../../src/schema/worker/analysis-worker.ts';
import { AnswerCache, type KeptAnswer } from '../../../src/schema/worker/answer-cache.ts';
import { hubRecords } from '../../graph/analysis.ts';
import { exampleQuery, openGraph, type TestGraph, WRITTEN } from '../../graph.ts';

/** An analysis thread that counts what it is asked. */
class CountingThread extends AnalysisWorker {
  asked = 0;

  override execute(...question: Parameters<AnalysisWorker['execute']>) {
    this.asked += 1;
    return super.execute(...question);
  }
}

interface Served {
  /** With the thread, which has started. */
  readonly graph: TestGraph;
  /** The same graph without it. */
  readonly alone: TestGraph;
  readonly thread: CountingThread;
}

async function withThread(test: (served: Served) => Promise<void>, maxKeptBytes = 0): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-analysis-'));
  const database = openDatabase(join(folder, 'greffe.db'));
  const thread = new CountingThread(database.location);
  try {
    migrate(database);
    const served = openGraph(database, { thread, maxKeptBytes });
    const alone = openGraph(database);
    await started(thread);
    await test({ graph: served.graph, alone: alone.graph, thread });
    for (const { close } of [served, alone]) close();
  } finally {
    await thread.close();
    database.close();
    rmSync(folder, { recursive: true });
  }
}

async function started(thread: AnalysisWorker): Promise<void> {
  thread.start();
  while (!thread.isReady) await setTimeout(10);
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
];

it('executes analyses in the thread, and only these, with the same answers and statements', () =>
  withThread(async ({ graph, alone, thread }) => {
    graph.importSeed();
    const executed: string[] = [];
    for (const name of EXAMPLES) {
      const before = thread.asked;
      const answer = await graph.run(exampleQuery(name));
      expect(answer, name).toEqual(await alone.run(exampleQuery(name)));
      if (thread.asked > before) executed.push(name);
      expect(graph.statements(), name).toBe(alone.statements());
    }
    expect(executed).toEqual(ANALYSES);
  }));

const HUB = '{ neighbourhood(of: { slug: "hub" }) { nodes { distance } } }';

it('sees there what was written before', () =>
  withThread(async ({ graph, thread }) => {
    const count = async () => (await graph.query(HUB)).neighbourhood.nodes.length;
    graph.write(hubRecords(20, 5));
    expect(await count()).toBe(21);
    graph.write(hubRecords(25, 5));
    expect(await count()).toBe(26);
    expect(thread.asked).toBe(2);
  }));

it('reports what goes wrong in an analysis as without the thread', () =>
  withThread(async ({ graph, alone }) => {
    graph.write(hubRecords(5, 5));
    const documents = [
      '{ organisation(by: { slug: "o1" }) { rivals(first: 200) { nodes { organisation { name } } } } }',
      '{ neighbourhood(of: { slug: "hub" }, depth: 9) { cutNodes } }',
      '{ neighbourhood(of: { slug: "nobody" }) { cutNodes } }',
      '{ exposureIf(without: ["claim:999"]) { ended { standing } } }',
      'query($of: NodeBy!) { neighbourhood(of: $of) { cutNodes } }',
    ];
    for (const document of documents) {
      const [answer, expected] = [await graph.run(document), await alone.run(document)];
      expect(withoutRequestIds(answer), document).toEqual(withoutRequestIds(expected));
    }
  }));

const withoutRequestIds = (answer: unknown) =>
  JSON.parse(JSON.stringify(answer).replace(/"requestId":"[^"]*"/g, '"requestId":""'));

it('lets others be answered meanwhile', () =>
  withThread(async ({ graph, thread }) => {
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
    expect(thread.asked).toBe(1);
    expect(answeredMeanwhile).toBeGreaterThan(5);
  }));

it('answers without the thread while there is none, and starts one', () =>
  withThread(async ({ graph, thread }) => {
    graph.write(hubRecords(5, 5));
    const answer = await graph.query(HUB);
    await thread.close();
    expect(thread.isReady).toBe(false);
    expect(await graph.query(HUB)).toEqual(answer);
    expect(thread.asked).toBe(1);
    await started(thread);
    expect(await graph.query(HUB)).toEqual(answer);
    expect(thread.asked).toBe(2);
  }));

it('gives up what it was asked when it ends', () =>
  withThread(async ({ graph, thread }) => {
    graph.write(hubRecords(50, 5));
    const asked = graph.run(HUB);
    while (thread.asked === 0) await setTimeout(1);
    await thread.close();
    expect((await asked).errors).toMatchObject([{ extensions: { code: 'INTERNAL_SERVER_ERROR' } }]);
  }));

const KEPT_BYTES = 100_000;
/** A hundred nodes with it take over a quarter of that. */
const LONG_ALIAS = 'a'.repeat(127);

it('keeps answers until the database changes', () =>
  withThread(async ({ graph, alone, thread }) => {
    graph.write(hubRecords(20, 5));
    const document =
      'query Around($slug: String!) { neighbourhood(of: { slug: $slug }) { cutNodes nodes { distance } } }';
    const ask = async (slug: string) => {
      const [answer, expected] = [await graph.run(document, { slug }), await alone.run(document, { slug })];
      expect(answer).toEqual(expected);
      return { asked: thread.asked, statements: graph.statements() };
    };
    expect(await ask('hub')).toMatchObject({ asked: 1 });
    expect(await ask('hub')).toEqual({ asked: 1, statements: 0 });
    expect(await ask('o1')).toMatchObject({ asked: 2 });
    expect(await ask('o1')).toEqual({ asked: 2, statements: 0 });
    await importElsewhere(graph, hubRecords(21, 5));
    expect(await ask('hub')).toMatchObject({ asked: 3 });
    expect(await ask('hub')).toEqual({ asked: 3, statements: 0 });
    expect(await ask('o1')).toMatchObject({ asked: 4 });
  }, KEPT_BYTES));

/** Writes with a connection of its own, as imports do, and lets the turn of the event loop end: what is read in one is of one state. */
async function importElsewhere({ database: { location } }: TestGraph, records: GraphRecords): Promise<void> {
  const database = openDatabase(location);
  writeRecords(database, records, { now: WRITTEN });
  database.close();
  await setTimeout(5);
}

it('asks once for all who wait for the same', () =>
  withThread(async ({ graph, thread }) => {
    graph.write(hubRecords(200, 5));
    const answers = await Promise.all(Array.from({ length: 10 }, () => graph.query(HUB)));
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(thread.asked).toBe(1);
  }, KEPT_BYTES));

it('keeps no answer that takes over a quarter of the room', () =>
  withThread(async ({ graph, thread }) => {
    graph.write(hubRecords(100, 5));
    const long = `{ neighbourhood(of: { slug: "hub" }) { nodes { a${LONG_ALIAS}: distance b${LONG_ALIAS}: distance c${LONG_ALIAS}: distance } } }`;
    await graph.query(long);
    await graph.query(long);
    expect(thread.asked).toBe(2);
  }, KEPT_BYTES));

it('keeps neither errors nor what a deadline cut', async () => {
  const kept = new AnswerCache<KeptAnswer>(1_000);
  const data = Buffer.from('{}');
  const answer = (key: string, find: () => Promise<KeptAnswer | undefined>, mayKeep = true) =>
    kept.answer(key, 1, find, () => mayKeep);
  await expect(answer('a', () => Promise.reject(new Error('ended')))).rejects.toThrow('ended');
  expect(await answer('a', async () => undefined)).toEqual({ given: undefined, isKept: false });
  expect(await answer('a', async () => ({ data }), false)).toEqual({ given: { data }, isKept: false });
  expect(await answer('a', async () => ({ data }))).toEqual({ given: { data }, isKept: false });
  expect(await answer('a', async () => undefined)).toEqual({ given: { data }, isKept: true });
});
