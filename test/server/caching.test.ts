import { copyFileSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pino from 'pino';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { startGraphServer } from '../../src/commands/serving/graph-server.ts';
import { readConfig } from '../../src/config.ts';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import { SEED, WRITTEN } from '../graph.ts';
import { IS_PUBLISHED, type ServedGraph, serveGraph } from '../served-engine.ts';
import { codesOf, withToy } from './toy.ts';

const TENDERS = '{ tenders { totalCount nodes { title bids { nodes { status } } } } }';
const ANALYSIS = '{ bidderCommunities { communities { nodes { size } } } }';

interface Server {
  readonly url: string;
  get(query: string, headers?: Record<string, string>, more?: string): Promise<Response>;
  close(): Promise<void>;
}

/** A database in a file, without any open connection. */
interface Graph {
  readonly location: string;
  readonly served: ServedGraph;
}

async function serve({ location, served }: Graph, env: Record<string, string> = {}): Promise<Server> {
  const server = await startGraphServer({
    config: readConfig({ PORT: '0', DATABASE_URL: location, GREFFE_ANALYSIS_THREADS: '1', ...env }),
    openEngine: await served.openEngine(),
    logger: pino({ level: 'silent' }),
    worker: '1',
    readMetrics: (own) => own.metrics(),
  });
  const get = (query: string, headers: Record<string, string> = {}, more = '') =>
    fetch(`${server.url}/graphql?query=${encodeURIComponent(query)}${more}`, { headers });
  return { url: server.url, get, close: () => server.close() };
}

/** A database with the seed in it. */
function makeGraph(): Graph & { remove(): void } {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-caching-'));
  const location = join(folder, 'graph.db');
  change(location, (database) => {
    migrate(database);
    importDossiers(database, [SEED], { now: WRITTEN });
  });
  return { location, served: serveGraph(location), remove: () => rmSync(folder, { recursive: true }) };
}

async function withGraph(use: (graph: Graph) => Promise<void>): Promise<void> {
  const graph = makeGraph();
  try {
    await use(graph);
  } finally {
    graph.remove();
  }
}

/** Writes as a command does, in a connection of its own. */
function change(location: string, write: (database: GreffeDatabase) => void): void {
  const database = openDatabase(location);
  try {
    write(database);
  } finally {
    database.close();
  }
}

/** One commit that changes what is read. */
async function rename({ location, served }: Graph, title: string): Promise<void> {
  change(location, ({ sqlite }) => {
    sqlite.prepare('UPDATE tenders SET name = ? WHERE id = (SELECT min(id) FROM tenders)').run(title);
  });
  await served.show();
}

const withServer = (use: (server: Server, graph: Graph) => Promise<void>, env: Record<string, string> = {}) =>
  withGraph(async (graph) => {
    const server = await serve(graph, env);
    try {
      await use(server, graph);
    } finally {
      await server.close();
    }
  });

/** For tests that write nothing. */
let shared: Server;
const ofShared = makeGraph();
beforeAll(async () => {
  shared = await serve(ofShared);
});
afterAll(async () => {
  await shared.close();
  ofShared.remove();
});

const tagOf = (answer: Response) => answer.headers.get('etag') ?? '';

describe('an answer to GET', () => {
  it('has an entity tag, and is not sent again while the database is the same', async () => {
    const { get } = shared;
    const first = await get(TENDERS);
    expect(tagOf(first)).toMatch(/^W\/"[A-Za-z0-9_-]{27}"$/);
    expect(first.headers.get('cache-control')).toBe('no-cache');
    const again = await get(TENDERS, { 'if-none-match': tagOf(first) });
    expect([again.status, await again.text(), tagOf(again)]).toEqual([304, '', tagOf(first)]);
    expect(again.headers.get('cache-control')).toBe('no-cache');
    expect(again.headers.get('vary')).toContain('Accept-Encoding');
    expect((await get(TENDERS, { 'if-none-match': '"other", W/"another"' })).status).toBe(200);
  });

  it('is sent again, with another tag, after each commit', () =>
    withServer(async ({ get }, graph) => {
      const tags = [tagOf(await get(TENDERS))];
      for (const title of ['One', 'Two']) {
        await rename(graph, title);
        const answer = await get(TENDERS, { 'if-none-match': tags.join(', ') });
        expect(answer.status).toBe(200);
        expect(await answer.text()).toContain(`"${title}"`);
        tags.push(tagOf(answer));
      }
      expect(new Set(tags).size).toBe(3);
    }));

  it('has the same tag in another process, also one that has met the same commit, and after a restart', () =>
    withGraph(async (graph) => {
      const [first, second] = [await serve(graph), await serve(graph)];
      const tag = tagOf(await first.get(TENDERS));
      expect(tagOf(await second.get(TENDERS))).toBe(tag);
      await rename(graph, 'Changed');
      const changed = tagOf(await first.get(TENDERS));
      expect(changed).not.toBe(tag);
      expect((await second.get(TENDERS, { 'if-none-match': changed })).status).toBe(304);
      await Promise.all([first.close(), second.close()]);
      const restarted = await serve(graph);
      expect((await restarted.get(TENDERS, { 'if-none-match': changed })).status).toBe(304);
      await restarted.close();
    }));

  it('has a tag of its own for each question', async () => {
    const { get } = shared;
    const query = 'query A($n: Int) { tenders(first: $n) { nodes { title } } } query B { __typename }';
    const tags = [
      await get(query, {}, '&operationName=A&variables={"n":1}'),
      await get(query, {}, '&operationName=A&variables={"n":2}'),
      await get(query, {}, '&operationName=B'),
      await get('{ __typename }'),
    ].map(tagOf);
    expect(new Set(tags).size).toBe(4);
    expect(tags).not.toContain('');
  });

  it('has a tag when an analysis made it, which spares the next one', async () => {
    const { get } = shared;
    const first = await get(ANALYSIS);
    expect(first.status).toBe(200);
    expect((await get(ANALYSIS, { 'if-none-match': tagOf(first) })).status).toBe(304);
  });

  it('has no tag, and may not be stored, when it has errors', async () => {
    const { get } = shared;
    for (const query of [
      '{ nope }',
      '{ tender(by: { slug: "a", identifier: { scheme: "x", value: "y" } }) { title } }',
    ]) {
      const answer = await get(query);
      expect(await answer.text()).toContain('"errors"');
      expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([null, 'no-store']);
    }
  });

  it('may be stored as the operator says', () =>
    withServer(
      async ({ url, get }) => {
        const cacheControl = 'public, max-age=60, stale-while-revalidate=600';
        expect((await get(TENDERS)).headers.get('cache-control')).toBe(cacheControl);
        for (const path of ['/schema.graphql', '/export/csv', '/export/csv/manifest']) {
          const answer = await fetch(url + path);
          await answer.arrayBuffer();
          expect([path, answer.headers.get('cache-control')]).toEqual([path, cacheControl]);
        }
        expect((await fetch(`${url}/export`)).headers.get('cache-control')).toBe('no-store');
      },
      { GREFFE_CACHE_CONTROL: 'public, max-age=60, stale-while-revalidate=600' },
    ));

  it('has no tag where a time limit has cut it', async () => {
    await withToy(
      async ({ send }) => {
        const answer = await send('/graphql?query={__typename}');
        expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
      },
      {},
      { readState: () => 'one', openContext: () => ({ statements: 0, wasCutByTime: true }) },
    );
  });

  it('has no tag where the database changed meanwhile', async () => {
    let reads = 0;
    await withToy(
      async ({ send }) => {
        const answer = await send('/graphql?query={__typename}');
        expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
      },
      {},
      { readState: () => `state ${reads++}` },
    );
  });

  it('has another tag where the program, its schema or its limits are others', async () => {
    const tags = new Set<string | null>();
    for (const [env, release] of [
      [{}, '1'],
      [{}, '2'],
      [{ GREFFE_MAX_COST: '5' }, '1'],
    ] as const) {
      await withToy(
        async ({ send }) => void tags.add((await send('/graphql?query={__typename}')).headers.get('etag')),
        env,
        { readState: () => 'one', release },
      );
    }
    expect(tags.size).toBe(3);
    expect(tags).not.toContain(null);
  });
});

if (!IS_PUBLISHED) {
  describe('an answer to GET, of a file', () => {
    it('is sent again when commits follow each other at once, and the log began anew between them', () =>
      withServer(async ({ get }, { location }) => {
        const tags: string[] = [];
        for (let round = 0; round < 20; round++) {
          change(location, ({ sqlite }) => {
            sqlite
              .prepare('UPDATE tenders SET name = ? WHERE id = (SELECT min(id) FROM tenders)')
              .run(`t${round}`);
            if (round % 3 === 0) sqlite.pragma('wal_checkpoint(TRUNCATE)');
          });
          const answer = await get(TENDERS, { 'if-none-match': tags.join(', ') });
          expect([round, answer.status]).toEqual([round, 200]);
          expect(await answer.text()).toContain(`"t${round}"`);
          tags.push(tagOf(answer));
        }
        expect(new Set(tags).size).toBe(20);
      }));

    it('is still made, but never taken for known, when the file was moved away', () =>
      withServer(async ({ get }, { location }) => {
        const tag = tagOf(await get(TENDERS));
        renameSync(location, `${location}.moved`);
        const answer = await get(TENDERS, { 'if-none-match': tag });
        expect([answer.status, answer.headers.get('etag')]).toEqual([200, null]);
        renameSync(`${location}.moved`, location);
      }));

    it('is not made of another file that was put in its place, nor is an export', () =>
      withServer(async ({ url, get }, { location }) => {
        renameSync(location, `${location}.moved`);
        copyFileSync(`${location}.moved`, location);
        expect((await get(TENDERS)).status).toBe(200);
        const answers = [
          await get('{ search(text: "hosting") { complete } }'),
          await fetch(`${url}/export/csv`),
          await fetch(`${url}/export/csv/manifest`),
        ];
        for (const answer of answers) {
          expect([answer.status, answer.headers.get('retry-after')]).toEqual([503, '5']);
          expect(await answer.text()).toContain('"DATABASE_UNAVAILABLE"');
        }
        renameSync(`${location}.moved`, location);
        expect((await fetch(`${url}/export/csv`)).status).toBe(200);
      }));
  });
}

describe('an answer to POST', () => {
  it('has no tag and may not be stored', async () => {
    await withToy(
      async ({ query }) => {
        const answer = await query('{ __typename }', {}, { headers: { 'if-none-match': '*' } });
        expect(answer.status).toBe(200);
        expect([answer.headers.get('etag'), answer.headers.get('cache-control')]).toEqual([null, 'no-store']);
        expect(codesOf(answer)).toEqual([]);
      },
      {},
      { readState: () => 'one' },
    );
  });
});

describe('an export', () => {
  it('is not made again for a client that has it', () =>
    withServer(async ({ url }, graph) => {
      const get = (path: string, headers: Record<string, string> = {}) => fetch(url + path, { headers });
      for (const path of [
        '/export/csv',
        '/export/jsonl',
        '/export/jsonl/manifest',
        '/export/csv?filter={"cpv":"72"}',
      ]) {
        const first = await get(path);
        await first.arrayBuffer();
        const again = await get(path, { 'if-none-match': tagOf(first) });
        expect([path, again.status, await again.text()]).toEqual([path, 304, '']);
      }
      const csv = await get('/export/csv');
      await csv.arrayBuffer();
      await rename(graph, 'Changed');
      const changed = await get('/export/csv', { 'if-none-match': tagOf(csv) });
      expect(changed.status).toBe(200);
      expect(await changed.text()).toContain('Changed');
    }));

  it('has a tag of its own for each format and filter', async () => {
    const { url } = shared;
    const tags = new Set<string>();
    for (const path of [
      'csv',
      'jsonl',
      'csv/manifest',
      'csv?filter={"cpv":"72"}',
      'csv?filter={"cpv":"30"}',
    ]) {
      tags.add(tagOf(await fetch(`${url}/export/${path}`, { method: 'HEAD' })));
    }
    expect(tags.size).toBe(5);
    expect(tags).not.toContain('');
  });
});
