import { expect, it } from 'vitest';
import { type HostProxy, startProxy, withHosts } from './host-proxy.ts';
import { publishFile } from './published.ts';
import { until, withPublishedServer, withSeedFile } from './published-server.ts';
import { withPostgresql } from './server.ts';

/** Sent from the server's own thread, and executed by an analysis thread. */
const NAME = '{ organisation(by: { slug: "atos" }) { name } }';
const FOUND = '{ suggest(prefix: "atos") { id } }';

it(
  'reads in turn from the hosts that show the same state, and goes on by the others while one is frozen',
  () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        const proxies = await Promise.all([startProxy(url, 'atos'), startProxy(url, 'atos')]);
        try {
          await withPublishedServer(withHosts(url, proxies), async ({ ask }) => {
            const answered = async (query: string) => expect((await ask(query)).text).toMatch(/^{"data"/);
            await until(async () => {
              await answered(NAME);
              return proxies.every((proxy) => proxy.sent() > 0);
            });
            const frozen = await askedBy(() => answered(FOUND), proxies);
            frozen.freeze();
            // More than have connections: some are to be opened.
            await Promise.all([FOUND, ...Array.from({ length: 12 }, () => NAME)].map(answered));
            frozen.thaw();
            const seen = frozen.sent();
            await until(async () => {
              await answered(NAME);
              return frozen.sent() > seen;
            });
          });
        } finally {
          for (const proxy of proxies) proxy.close();
        }
      }),
    ),
  60_000,
);

it(
  'reads from the first host alone where reading is not to be spread, and from the next while that does not answer',
  () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        const proxies = await Promise.all([startProxy(url, 'atos'), startProxy(url, 'atos')]);
        const [first, next] = proxies as [HostProxy, HostProxy];
        try {
          const unspread = `${withHosts(url, proxies)}?load_balance_hosts=disable`;
          await withPublishedServer(unspread, async ({ ask }) => {
            const answered = async (query: string) => expect((await ask(query)).text).toMatch(/^{"data"/);
            for (const query of [NAME, NAME, FOUND]) await answered(query);
            expect(first.sent()).toBeGreaterThan(2);
            expect(next.sent()).toBe(0);
            first.freeze();
            await answered(NAME);
            expect(next.sent()).toBe(1);
            first.thaw();
            const seen = first.sent();
            await until(async () => {
              await answered(NAME);
              return first.sent() > seen;
            });
          });
        } finally {
          for (const proxy of proxies) proxy.close();
        }
      }),
    ),
  60_000,
);

/** The host from which something is read. */
async function askedBy(read: () => Promise<unknown>, proxies: readonly HostProxy[]): Promise<HostProxy> {
  const before = proxies.map((proxy) => proxy.sent());
  await read();
  const sent = proxies.map((proxy, index) => proxy.sent() - (before[index] ?? 0));
  return proxies[sent.indexOf(Math.max(...sent))] as HostProxy;
}
