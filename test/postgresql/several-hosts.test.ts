import { expect, it } from 'vitest';
import { type HostProxy, startProxy, withHosts } from './host-proxy.ts';
import { publishFile } from './published.ts';
import { until, withPublishedServer, withSeedFile } from './published-server.ts';
import { withPostgresql } from './server.ts';

/** Sent from the server's own thread, and executed by an analysis thread. */
const NAME = '{ organisation(by: { slug: "atos" }) { name } }';
const FOUND = '{ suggest(prefix: "atos") { id } }';

/** By then a host that does not answer is no longer asked. */
const LONGEST_MS = 5_000;

it(
  'reads in turn from the hosts that show the same state, and goes on by the others within five seconds when one is frozen',
  () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        await publishFile(file, url);
        const proxies = await Promise.all([startProxy(url), startProxy(url)]);
        try {
          await withPublishedServer(withHosts(url, proxies), async ({ ask }) => {
            const askAll = (query: string, times: number) =>
              Promise.all(
                Array.from({ length: times }, async () =>
                  expect((await ask(query)).text).toMatch(/^{"data"/),
                ),
              );
            const before = proxies.map((proxy) => proxy.bytes());
            await askAll(NAME, 40);
            // A look is some 30 bytes; the first connections alone are far more.
            for (const [index, proxy] of proxies.entries()) {
              expect(proxy.bytes() - (before[index] ?? 0)).toBeGreaterThan(2_000);
            }
            const frozen = await askedBy(() => ask(FOUND), proxies);
            frozen.freeze();
            const started = performance.now();
            await Promise.all([askAll(NAME, 8), askAll(FOUND, 1)]);
            expect(performance.now() - started).toBeLessThan(LONGEST_MS);
            frozen.thaw();
            const seen = frozen.bytes();
            await until(async () => (await ask(NAME)).status === 200 && frozen.bytes() > seen + 2_000);
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
  const before = proxies.map((proxy) => proxy.bytes());
  await read();
  const sent = proxies.map((proxy, index) => proxy.bytes() - (before[index] ?? 0));
  return proxies[sent.indexOf(Math.max(...sent))] as HostProxy;
}
