import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { checkDatabase } from '../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import { ReadingWorker } from '../../src/db/read/slow/reading-worker.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { doUntilStopped } from '../../src/graph/scheduler.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { AnalysisPool } from '../../src/schema/worker/analysis-pool.ts';
import { AnalysisWorker } from '../../src/schema/worker/analysis-worker.ts';
import { hubRecords, known, node } from '../graph/analysis.ts';
import { type Answer, openGraph, type TestGraph, WRITTEN } from '../graph.ts';

/** Writes a document: a tender that the hub buys and a bid on it of each of two organisations. There are as many of each, always. */
class Importer {
  written = 0;
  readonly #database: GreffeDatabase;

  constructor(database: GreffeDatabase) {
    this.#database = database;
  }

  write(): void {
    this.written += 1;
    const tender = `more-${this.written}`;
    const bid = (organisation: string): ClaimRecord => ({
      kind: 'BID',
      tender,
      parties: [{ organisation, role: 'SOLE' }],
      ...known(),
    });
    const existing = ['hub', 'o0', 'o1'].map((slug) => node('ORGANISATION', slug));
    const nodes: NodeRecord[] = [...existing, node('TENDER', tender)];
    const claims: ClaimRecord[] = [
      { kind: 'PROCUREMENT_ROLE', organisation: 'hub', tender, role: 'BUYER', ...known() },
      bid('o0'),
      bid('o1'),
    ];
    writeRecords(this.#database, { nodes, claims, mentions: [] }, { now: WRITTEN });
  }
}

/** A reading thread that reads one statement after the other, with a document imported between each two. */
class ThreadBesideImport extends ReadingWorker {
  importer: Importer | undefined;
  #reading: Promise<unknown> | undefined;

  override rows(...question: Parameters<ReadingWorker['rows']>) {
    const before = this.#reading;
    const rows = (async () => {
      await before;
      if (before) this.importer?.write();
      return super.rows(...question);
    })();
    this.#reading = rows;
    return rows;
  }
}

/** Lets each statement take so long that a turn of long work has one only. */
function slowDown({ sqlite }: GreffeDatabase): void {
  const prepare = sqlite.prepare.bind(sqlite);
  sqlite.prepare = ((text: string) => {
    const statement = prepare(text);
    const all = statement.all.bind(statement);
    statement.all = (...values: unknown[]) => {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4);
      return all(...values);
    };
    return statement;
  }) as typeof sqlite.prepare;
}

interface Served {
  readonly reading: GreffeDatabase;
  readonly importer: Importer;
  readonly aside: ThreadBesideImport;
  readonly pool: AnalysisPool;
}

async function withImport(test: (served: Served) => Promise<void>, tenders = 0): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-one-state-'));
  const writing = openDatabase(join(folder, 'greffe.db'));
  const aside = new ThreadBesideImport(writing.location);
  const { location } = writing;
  const pool = new AnalysisPool({
    threads: 1,
    openThread: () => new AnalysisWorker({ location, maxHeapMb: 512, maxArrayBytes: 0 }),
  });
  try {
    migrate(writing);
    writeRecords(writing, hubRecords(tenders, 2), { now: WRITTEN });
    const importer = new Importer(writing);
    for (let document = 0; document < 20; document++) importer.write();
    const reading = openDatabase(writing.location, { readonly: true });
    await test({ reading, importer, aside, pool });
    expect(checkDatabase(writing)).toEqual([]);
    reading.close();
  } finally {
    await Promise.all([aside.close(), pool.close()]);
    writing.close();
    rmSync(folder, { recursive: true });
  }
}

/** Runs an operation while a document is written in every turn of the event loop. */
async function runBesideImport(graph: TestGraph, importer: Importer, document: string): Promise<Answer> {
  let isOver = false;
  const running = graph.query(document).finally(() => {
    isOver = true;
  });
  const before = importer.written;
  while (!isOver) {
    importer.write();
    await setImmediate();
  }
  expect(importer.written - before).toBeGreaterThan(0);
  return running;
}

const LOOKED_THROUGH = `{
  one: tenders(first: 1, filter: { publishedBidCount: { max: 1 } }) { totalCount hiddenCount }
  two: tenders(first: 1, filter: { publishedBidCount: { max: 2 } }) { totalCount hiddenCount }
  organisation(by: { slug: "o0" }) { bids(first: 1) { totalCount } }
}`;

it.each(['compiled', 'ordinary'] as const)(
  'lists that are looked through in turns are of one state, whatever is imported meanwhile (%s)',
  (executor) =>
    withImport(async ({ reading, importer }) => {
      slowDown(reading);
      const { graph, close } = openGraph(reading, { executor, maxScannedRows: 5 });
      const { one, two, organisation } = await runBesideImport(graph, importer, LOOKED_THROUGH);
      expect(two).toEqual(one);
      expect(organisation.bids.totalCount).toBe(one.totalCount + one.hiddenCount);
      close();
    }),
);

it.each(['compiled', 'ordinary'] as const)(
  'what is read aside is of the state of what is read here (%s)',
  (executor) =>
    withImport(async ({ reading, importer, aside }) => {
      const { graph, close } = openGraph(reading, { aside, executor, maxScannedRows: 1 });
      aside.importer = importer;
      const before = importer.written;
      const { hub, o0, tenders } = await graph.query(`{
        hub: organisation(by: { slug: "hub" }) { claims(first: 1) { totalCount } }
        o0: organisation(by: { slug: "o0" }) { claims(first: 1) { totalCount } }
        tenders(first: 1) { totalCount }
        search(text: "more", first: 1) { nodes { node { id } } }
      }`);
      expect(importer.written).toBeGreaterThan(before);
      expect(o0.claims.totalCount).toBe(hub.claims.totalCount);
      expect(tenders.totalCount).toBe(hub.claims.totalCount);
      close();
    }),
);

it('what was written before an operation is asked is in it, though others began to read before in the same turn', () =>
  withImport(async ({ reading, importer }) => {
    const reader = new SqliteReader(reading.sqlite);
    const { graph, close } = openGraph(reading, { reader });
    for (let round = 0; round < 3; round++) {
      reader.turnState();
      importer.write();
      const { organisation } = await graph.query(
        '{ organisation(by: { slug: "o0" }) { bids(first: 1) { totalCount } } }',
      );
      expect(organisation.bids.totalCount).toBe(importer.written);
    }
    close();
  }));

it('who waits for what another operation counts is answered, though that one is given up', () =>
  withImport(async ({ reading, importer }) => {
    slowDown(reading);
    const { graph, close } = openGraph(reading, { maxScannedRows: 5 });
    const count = () =>
      graph.query(
        '{ tenders(first: 1, filter: { publishedBidCount: { max: 1 } }) { totalCount hiddenCount } }',
      );
    let waiting: Promise<Answer> | undefined;
    const isGivenUp = () => {
      const isWaitedFor = waiting !== undefined;
      waiting ??= doUntilStopped(() => false, count);
      return isWaitedFor;
    };
    await expect(doUntilStopped(isGivenUp, count)).rejects.toThrow();
    expect(await waiting).toEqual({ tenders: { totalCount: 0, hiddenCount: importer.written } });
    close();
  }));

/** Each has a bid of one of the two. */
const TENDERS = 1_500;

it('an analysis in its thread, and all beside it in the operation, are of one state', () =>
  withImport(async ({ reading, importer, pool }) => {
    const { graph, close } = openGraph(reading, { pool });
    for (let round = 0; round < 5; round++) {
      const { tenders, ...analyses } = await runBesideImport(
        graph,
        importer,
        `{
          one: tenderStatistics { ...Counts }
          tenders(first: 1) { totalCount }
          two: tenderStatistics(filter: { status: [LAUNCHED] }) { ...Counts }
          three: tenderStatistics { ...Counts }
        }
        fragment Counts on TenderStatistics { total { tenderCount } topBidders(first: 2, by: BIDS) { nodes { bidCount } } }`,
      );
      for (const { total, topBidders } of [analyses.one, analyses.three]) {
        expect(total.tenderCount).toBe(tenders.totalCount);
        const bids = topBidders.nodes.map(({ bidCount }: Answer) => bidCount);
        expect(bids).toEqual(Array(2).fill(tenders.totalCount - TENDERS / 2));
      }
    }
    close();
  }, TENDERS));
