import postgres from 'postgres';
import { expect, it } from 'vitest';
import { PublicationHost } from '../../src/db/publication/host.ts';
import type { PublicationState } from '../../src/db/publication/publication-state.ts';
import { type ServerAddress, serversOf } from '../../src/domain/publication-url.ts';
import { type HostProxy, startProxy, withHosts } from './host-proxy.ts';
import { publishFile } from './published.ts';
import { until, withPublishedServer, withSeedFile } from './published-server.ts';
import { execute, withPostgresql } from './server.ts';

/** Sent from the server's own thread, and executed by an analysis thread. */
const NAME = '{ organisation(by: { slug: "atos" }) { name } }';
const FOUND = '{ suggest(prefix: "atos") { id } }';

interface Hosts {
  readonly proxies: readonly HostProxy[];
  /** Asks, and expects an answer. */
  answered(query: string): Promise<void>;
  /** Asks until one host has been read from again. */
  untilRead(from: HostProxy): Promise<void>;
}

/** A server that reads one publication from two hosts; `parameters` stand at the end of its URL. */
const withTwoHosts = (parameters: string, test: (hosts: Hosts) => Promise<void>) =>
  withSeedFile((file) =>
    withPostgresql(async (url) => {
      await publishFile(file, url);
      const proxies = await Promise.all([startProxy(url, 'atos'), startProxy(url, 'atos')]);
      try {
        await withPublishedServer(withHosts(url, proxies) + parameters, async ({ ask }) => {
          const answered = async (query: string) => expect((await ask(query)).text).toMatch(/^{"data"/);
          const untilRead = async (from: HostProxy) => {
            const seen = from.sent();
            await until(async () => {
              await answered(NAME);
              return from.sent() > seen;
            });
          };
          await test({ proxies, answered, untilRead });
        });
      } finally {
        for (const proxy of proxies) proxy.close();
      }
    }),
  );

it('reads in turn from the hosts that show the same state, and goes on by the others while one is frozen', () =>
  withTwoHosts('', async ({ proxies, answered, untilRead }) => {
    await until(async () => {
      await answered(NAME);
      return proxies.every((proxy) => proxy.sent() > 0);
    });
    const frozen = await askedBy(() => answered(FOUND), proxies);
    frozen.freeze();
    // More than have connections: some are to be opened.
    await Promise.all([FOUND, ...Array.from({ length: 12 }, () => NAME)].map(answered));
    frozen.thaw();
    await untilRead(frozen);
  }));

it('reads from the first host alone where reading is not to be spread, and from the next while that does not answer', () =>
  withTwoHosts('?load_balance_hosts=disable', async ({ proxies, answered, untilRead }) => {
    const [first, next] = proxies as [HostProxy, HostProxy];
    for (const query of [NAME, NAME, FOUND]) await answered(query);
    expect(first.sent()).toBeGreaterThan(2);
    expect(next.sent()).toBe(0);
    first.freeze();
    await answered(NAME);
    expect(next.sent()).toBe(1);
    first.thaw();
    await untilRead(first);
  }));

it('sees what a host shows now, though a look that began before is under way', () =>
  withSeedFile((file) =>
    withPostgresql(async (url) => {
      await publishFile(file, url);
      // Who looks how far its author is waits for a lock, with what was there when it began to look.
      await execute(
        url,
        'ALTER TABLE greffe.publication RENAME TO published',
        `CREATE VIEW greffe.publication AS SELECT schema, id, number, schema_version, position, checked_at,
           author_position + length(pg_advisory_xact_lock_shared(1)::text) AS author_position FROM greffe.published`,
      );
      const host = new PublicationHost(serversOf(url)[0] as ServerAddress, { statementTimeoutMs: 60_000 });
      const sql = postgres(url, { max: 1 });
      try {
        const numberOf = async (seeing: Promise<PublicationState | undefined>) =>
          (await seeing)?.name.split(':').at(-1);
        const before = Number(await numberOf(host.look()));
        await sql`SELECT pg_advisory_lock(1)`;
        const early = host.look();
        await until(async () => {
          const [waiting] =
            await sql`SELECT count(*) AS count FROM pg_locks WHERE locktype = 'advisory' AND NOT granted`;
          return Number(waiting?.count) > 0;
        });
        await execute(url, 'UPDATE greffe.published SET number = number + 1');
        const late = host.lookAnew();
        await sql`SELECT pg_advisory_unlock(1)`;
        await early;
        expect(Number(await numberOf(late))).toBe(before + 1);
      } finally {
        await Promise.all([host.close(), sql.end()]);
      }
    }),
  ));

/** The host from which something is read. */
async function askedBy(read: () => Promise<unknown>, proxies: readonly HostProxy[]): Promise<HostProxy> {
  const before = proxies.map((proxy) => proxy.sent());
  await read();
  const sent = proxies.map((proxy, index) => proxy.sent() - (before[index] ?? 0));
  return proxies[sent.indexOf(Math.max(...sent))] as HostProxy;
}
