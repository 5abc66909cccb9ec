import postgres from 'postgres';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../src/db/connection/client.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { organisation } from '../db/sample-records.ts';
import { WRITTEN } from '../graph.ts';
import { startCluster } from './cluster.ts';
import { query } from './compare.ts';
import { publishFile } from './published.ts';
import { type PublishedServer, until, withPublishedServer, withSeedFile } from './published-server.ts';
import { execute, withPostgresql } from './server.ts';
import { kill, restart } from './standby.ts';

/** How long it may take on a busy machine that a server is noticed to be gone, or there again. */
const RESTART_MS = 20_000;
/** One compiled statement, which the server's own thread sends. */
const NAME = '{ organisation(by: { slug: "atos" }) { name slug } }';
/** Several statements, which it sends too. */
const COUNT = '{ organisations(first: 1) { totalCount } }';
/** What an analysis thread executes. */
const FOUND = '{ suggest(prefix: "atos") { id } }';

/** What it executes too, without computing anything. */
const NAMED = '{ claim(name: "bid.hdh-transitional-hosting.rc3gs93b4s") { name } }';
/** Whether something waits for what others have locked. */
const WAITING =
  "SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()";

/** Asks again and again until something is over, and gives all answers. */
async function askWhile(server: PublishedServer, queries: readonly string[], going: Promise<unknown>) {
  let isOver = false;
  void going.finally(() => {
    isOver = true;
  });
  const asking = queries.map(async (query) => {
    const answers = new Map<string, number>();
    while (!isOver) {
      const { status, text } = await server.ask(query);
      const answer = `${status} ${text}`;
      answers.set(answer, (answers.get(answer) ?? 0) + 1);
    }
    return answers;
  });
  await going;
  return Promise.all(asking);
}

const TERMINATE =
  "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'greffe' AND datname = current_database()";

// Each starts a server with a thread of its own, which takes a second where nothing else runs.
describe('a server on a publication', () => {
  it('answers all the while its connections are cut', () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        await withPublishedServer(url, async (server) => {
          const cutting = (async () => {
            for (let times = 0; times < 3; times++) await execute(url, 'SELECT pg_sleep(0.5)', TERMINATE);
          })();
          const answers = await askWhile(server, [NAME, NAME, COUNT, FOUND], cutting);
          for (const each of answers) expect([...each.keys()]).toEqual([expect.stringMatching(/^200 /)]);
        });
      }),
    ));

  it('breaks off an export whose connection is cut, and goes on', () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        await withPublishedServer(url, async (server) => {
          const whole = await (await server.get('/export/jsonl')).text();
          // It waits there for what it reads last, and has sent what comes before.
          await withLocked(url, 'greffe_1.mentions', async () => {
            const cut = await server.get('/export/jsonl');
            expect(cut.status).toBe(200);
            const taken = cut.text();
            await execute(url, TERMINATE);
            await expect(taken).rejects.toThrow('terminated');
          });
          expect(await (await server.get('/export/jsonl')).text()).toBe(whole);
          expect((await server.ask(NAME)).status).toBe(200);
        });
      }),
    ));

  it('looks up what needs no analysis while analyses have all threads', () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        await withPublishedServer(url, async (server) => {
          let isFound = false;
          let found: Promise<unknown> = Promise.resolve();
          await withLocked(url, 'greffe_1.name_keys', async () => {
            found = server.ask(FOUND).then(() => {
              isFound = true;
            });
            await until(async () => (await query(url, WAITING)).length > 0, RESTART_MS);
            expect(await server.ask(NAMED)).toMatchObject({
              status: 200,
              text: expect.stringMatching(/^{"data":{"claim":{/),
            });
            expect(isFound).toBe(false);
          });
          await found;
        });
      }),
    ));

  it('answers of one state or the other, and without an error, while publications take the place of others', () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        await withPublishedServer(url, async (server) => {
          const first = await server.ask(COUNT);
          const publishing = (async () => {
            for (const slug of ['one', 'two']) {
              addOrganisation(file, slug);
              await publishFile(file, url);
            }
          })();
          const [counts, ...others] = await askWhile(server, [COUNT, NAME, FOUND], publishing);
          for (const each of others) expect([...each.keys()]).toEqual([expect.stringMatching(/^200 /)]);
          const total = JSON.parse(first.text).data.organisations.totalCount;
          const totals = Array.from(counts?.keys() ?? [], (text) =>
            Number(/^200 .*"totalCount":(\d+)/.exec(text)?.[1]),
          );
          // Not all of them were asked for.
          expect(totals).toEqual([total, total + 1, total + 2].filter((each) => totals.includes(each)));
          const { text } = await server.ask(COUNT);
          expect(JSON.parse(text).data.organisations.totalCount).toBe(total + 2);
        });
      }),
    ));

  it('gives other tags when the number of a publication goes back', () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        await execute(url, 'UPDATE greffe.publication SET number = 7');
        await withPublishedServer(url, async ({ get }) => {
          const path = `/graphql?query=${encodeURIComponent(NAME)}`;
          const tag = async () => (await get(path)).headers.get('etag') ?? '';
          const before = await tag();
          expect(before).toMatch(/^W\//);
          expect((await get(path, { 'if-none-match': before })).status).toBe(304);
          await execute(url, 'UPDATE greffe.publication SET number = 6');
          await until(async () => (await tag()) !== before);
          const { status } = await get(path, { 'if-none-match': before });
          expect(status).toBe(200);
        });
      }),
    ));

  it('says that its database is unavailable while no server answers, and answers again when one does', () =>
    withSeedFile(async (file) => {
      // What is told to be committed is to be there after the kill.
      const first = await startCluster({ settings: ['synchronous_commit=on'] });
      await publishFile(file, first.url());
      await withPublishedServer(first.url(), async (server) => {
        expect((await server.ask(NAME)).status).toBe(200);
        await kill(first);
        await until(async () => (await server.get('/ready')).status === 503, RESTART_MS);
        for (const query of [NAME, COUNT, FOUND]) {
          expect(await server.ask(query)).toMatchObject({ status: 503, code: 'DATABASE_UNAVAILABLE' });
        }
        expect((await server.get('/export/csv')).status).toBe(503);
        expect((await server.get('/health')).status).toBe(200);
        const again = await restart(first);
        await until(async () => (await server.ask(NAME)).status === 200, RESTART_MS);
        expect((await server.ask(COUNT)).status).toBe(200);
        await again.stop();
      });
    }));
});

/** Lets nobody read a table meanwhile. */
async function withLocked(url: string, table: string, use: () => Promise<void>): Promise<void> {
  const sql = postgres(url, { max: 1 });
  try {
    await sql.begin(async (locking) => {
      await locking.unsafe(`LOCK TABLE ${table} IN ACCESS EXCLUSIVE MODE`);
      await use();
    });
  } finally {
    await sql.end();
  }
}

function addOrganisation(file: string, slug: string): void {
  const database = openDatabase(file);
  writeRecords(database, { nodes: [organisation(slug)], claims: [], mentions: [] }, { now: WRITTEN });
  database.close();
}
