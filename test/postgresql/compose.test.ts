import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { parse } from 'yaml';
import { ended } from '../ingest/greffe-process.ts';
import { type Cluster, PASSWORD, startCluster } from './cluster.ts';
import { until, withSeedFile } from './published-server.ts';
import { execute } from './server.ts';
import { kill, startStandby } from './standby.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

interface Service {
  readonly command?: readonly string[];
  readonly environment: Readonly<Record<string, string>>;
}

const { services } = parse(readFileSync(`${ROOT}compose.yaml`, 'utf8')) as {
  services: Readonly<Record<'author' | 'one' | 'two', Service>>;
};

const COUNT = '{ organisations(first: 1) { totalCount } }';
const FOUND = '{ suggest(prefix: "atos") { id } }';
const NAME = '{ organisation(by: { slug: "atos" }) { name } }';

// There is no engine for containers here: what they run, processes run, with the hosts' names as the network would know them.
it(
  'the services of compose.yaml publish and serve, and both servers go on within five seconds after the primary was killed',
  () =>
    withSeedFile(async (file) => {
      const primary = await startCluster({ settings: ['wal_level=replica'] });
      const standby = await startStandby(primary);
      await execute(primary.url(), 'CREATE DATABASE greffe');
      const urlOf = (written: string) => withHosts(written, { primary, standby });
      const publish = () =>
        ended(greffe([...(services.author.command ?? [])].map(urlOf), { DATABASE_URL: `file:${file}` }));
      expect(await publish()).toMatchObject({ code: 0 });
      // The standby has what was published when it answers for it.
      await until(() => isThere(standby));
      const servers = await Promise.all(
        [services.one, services.two].map(({ environment }) => serve(urlOf(environment.DATABASE_URL ?? ''))),
      );
      try {
        const answers = async (query: string) =>
          (await Promise.all(servers.map(({ url }) => ask(url, query)))).every(
            ({ status }) => status === 200,
          );
        for (const query of [NAME, COUNT, FOUND]) expect(await answers(query)).toBe(true);
        await kill(primary);
        for (const query of [NAME, COUNT, FOUND]) await until(() => answers(query));
        await execute(standby.url('greffe'), 'SELECT pg_promote()');
        expect(await answers(NAME)).toBe(true);
        expect(await Promise.all(servers.map(({ url }) => ready(url)))).toEqual([200, 200]);
      } finally {
        for (const { child } of servers) child.kill('SIGKILL');
        await standby.stop();
      }
    }),
  120_000,
);

function withHosts(url: string, hosts: Readonly<Record<'primary' | 'standby', Cluster>>): string {
  const { username } = new URL(hosts.primary.url());
  return url
    .replace('://greffe@', `://${username}@`)
    .replace(/(?<=[@,])(primary|standby)/g, (name) => `127.0.0.1:${hosts[name as 'primary'].port}`);
}

function isThere(standby: Cluster): Promise<boolean> {
  return execute(standby.url('greffe'), 'SELECT number FROM greffe.publication').then(
    () => true,
    () => false,
  );
}

function greffe(args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, [CLI, ...args], {
    env: {
      ...process.env,
      PORT: '0',
      GREFFE_ANALYSIS_THREADS: '1',
      LOG_LEVEL: 'fatal',
      PGPASSWORD: PASSWORD,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

async function serve(databaseUrl: string): Promise<{ readonly child: ChildProcess; readonly url: string }> {
  const child = greffe(['serve'], { DATABASE_URL: databaseUrl });
  let said = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    said += chunk;
  });
  await expect.poll(() => said, { timeout: 30_000 }).toMatch(/answers at \S+/);
  return { child, url: /answers at (\S+)/.exec(said)?.[1] ?? '' };
}

function ask(url: string, query: string): Promise<Response> {
  return fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
}

async function ready(url: string): Promise<number> {
  return (await fetch(`${url}/ready`)).status;
}
