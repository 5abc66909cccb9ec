import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { restartDelayMs } from '../../src/commands/serving/worker-pool.ts';
import { CHILD_ENV } from '../child-env.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const BODY = JSON.stringify({ query: '{ tenders { totalCount } }' });

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-workers-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true });
});

interface LogLine {
  readonly msg: string;
  readonly worker?: number;
  readonly pid?: number;
  readonly delayMs?: number;
}

interface Served {
  readonly child: ChildProcess;
  readonly url: string;
  readonly lines: LogLine[];
  readonly errors: () => string;
  /** Process ids of the workers that said they are ready, by number; the last one of each. */
  readonly pids: () => Map<number, number>;
}

/** Runs `greffe serve` with two workers until the test is over. */
async function withWorkers(use: (served: Served) => Promise<void>): Promise<void> {
  const child = spawnServe({ PORT: '0', LOG_LEVEL: 'info' });
  const lines: LogLine[] = [];
  let errors = '';
  let pending = '';
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    const [last = '', ...whole] = (pending + chunk).split('\n').reverse();
    pending = last;
    lines.push(...whole.reverse().map((line) => JSON.parse(line) as LogLine));
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  const pids = () =>
    new Map(
      lines.flatMap(({ msg, worker, pid }) => (msg === 'Worker ready' ? [[worker ?? 0, pid ?? 0]] : [])),
    );
  try {
    await expect.poll(() => errors).toMatch(/ with 2 workers\n$/);
    await expect.poll(() => pids().size).toBe(2);
    const url = /answers at (\S+)/.exec(errors)?.[1] ?? '';
    await use({ child, url, lines, errors: () => errors, pids });
  } finally {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill('SIGKILL');
      await once(child, 'exit');
    }
  }
}

function spawnServe(env: Record<string, string>): ChildProcess {
  return spawn(process.execPath, [CLI, 'serve'], {
    env: { ...CHILD_ENV, DATABASE_URL: join(folder, 'greffe.db'), GREFFE_WORKERS: '2', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** More than a worker takes at once. */
const ASKERS = 16;

/** Asks many at a time until `act` is done, and tells of each request whether it was answered. */
async function askDuring(url: string, act: () => Promise<void>): Promise<boolean[]> {
  const answered: boolean[] = [];
  let isAsking = true;
  const asking = Array.from({ length: ASKERS }, async () => {
    while (isAsking) answered.push(await ask(url));
  });
  try {
    await expect.poll(() => answered.length).toBeGreaterThan(20);
    await act();
  } finally {
    isAsking = false;
    await Promise.all(asking);
  }
  return answered;
}

/** One request on a connection of its own; whether it was answered. Nobody waits in vain: a connection that is lost ends. */
async function ask(url: string): Promise<boolean> {
  try {
    const response = await fetch(`${url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', connection: 'close' },
      body: BODY,
      signal: AbortSignal.timeout(30_000),
    });
    return (await response.text()).startsWith('{"data":{"tenders":{"totalCount":');
  } catch (error) {
    if ((error as Error).name === 'TimeoutError') throw error;
    return false;
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

describe('a worker that ends', () => {
  it('is replaced at once, then after twice as long each time, for at most half a minute', () => {
    expect([0, 1, 2, 3, 6, 7, 8, 2_000].map(restartDelayMs)).toEqual([
      0, 500, 1_000, 2_000, 16_000, 30_000, 30_000, 30_000,
    ]);
  });
});

describe('greffe serve with GREFFE_WORKERS', () => {
  it('goes on answering when a worker is killed or told to stop, and replaces it', async () => {
    await withWorkers(async ({ url, pids, lines }) => {
      const killed = pids().get(1) ?? 0;
      const answered = await askDuring(url, async () => {
        process.kill(killed, 'SIGKILL');
        await expect.poll(() => pids().get(1)).not.toBe(killed);
      });
      // Only what the killed worker was about to answer is lost, a connection each.
      expect(answered.filter((isAnswered) => !isAnswered).length).toBeLessThanOrEqual(ASKERS);
      // Some twenty were answered before, and so many were under way.
      expect(answered.length).toBeGreaterThan(21 + ASKERS);

      expect(lines.filter(({ msg }) => msg.startsWith('Worker ended'))).toMatchObject([
        { worker: 1, reason: 'SIGKILL', delayMs: 0 },
      ]);
      const stopped = pids().get(2) ?? 0;
      const again = await askDuring(url, async () => {
        process.kill(stopped, 'SIGTERM');
        await expect.poll(() => pids().get(2)).not.toBe(stopped);
      });
      expect(again).not.toContain(false);
      expect((await Promise.all(Array.from({ length: 20 }, () => ask(url)))).every(Boolean)).toBe(true);
      expect(lines.filter(({ msg, worker }) => msg === 'graphql' && worker === 1).length).toBeGreaterThan(0);
      expect(lines.filter(({ msg, worker }) => msg === 'graphql' && worker === 2).length).toBeGreaterThan(0);
      const metrics = await (await fetch(`${url}/metrics`)).text();
      for (const worker of [1, 2]) {
        expect(metrics).toMatch(
          new RegExp(
            `^greffe_requests_total\\{executor="compiled",way="direct",status="200",worker="${worker}"\\} \\d+$`,
            'm',
          ),
        );
        expect(metrics).toMatch(
          new RegExp(`^process_resident_memory_bytes\\{worker="${worker}"\\} \\d+$`, 'm'),
        );
      }
    });
  });

  it('refuses no connection when all workers die at once: the next ones answer', async () => {
    await withWorkers(async ({ url, pids }) => {
      const before = [...pids().values()];
      for (const pid of before) process.kill(pid, 'SIGKILL');
      await expect.poll(() => before.filter(isAlive)).toEqual([]);
      const { port } = new URL(url);
      const answers = await Promise.all(
        Array.from({ length: 8 }, async () => {
          const socket = connect(Number(port), '127.0.0.1');
          socket.write(
            `POST /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\n\r\n${BODY}`,
          );
          return text(socket);
        }),
      );
      for (const answer of answers) expect(answer).toMatch(/^HTTP\/1\.1 200 /);
    });
  });

  it('ends what is under way when it is stopped, and leaves no process', async () => {
    await withWorkers(async ({ child, url, lines, pids, errors }) => {
      const socket = connect(Number(new URL(url).port), '127.0.0.1');
      const head = `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${BODY.length}\r\nExpect: 100-continue\r\n\r\n`;
      socket.write(head + BODY.slice(0, 5));
      // A worker has read the head when it asks for the rest.
      const [asksForRest] = await once(socket, 'data');
      expect(String(asksForRest)).toBe('HTTP/1.1 100 Continue\r\n\r\n');
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const stopping = () =>
        lines.filter(({ msg, worker }) => worker !== undefined && msg.startsWith('Stopping'));
      await expect.poll(stopping).toHaveLength(2);
      expect(await ask(url)).toBe(false);
      socket.write(BODY.slice(5));
      const answer = await text(socket);
      expect(answer).toMatch(/^HTTP\/1\.1 200 /);
      expect(answer).toMatch(/connection: close\r\n/i);
      expect(await ended).toEqual([0, null]);
      expect([...pids().values()].filter(isAlive)).toEqual([]);
      expect(errors().split('\n')).toHaveLength(2);
    });
  });

  it('takes its workers with it when it is killed', async () => {
    await withWorkers(async ({ child, pids }) => {
      child.kill('SIGKILL');
      await expect.poll(() => [...pids().values()].filter(isAlive)).toEqual([]);
    });
  });

  it('says in one line that the port is in use, and ends with exit code 1', async () => {
    const other = createServer();
    other.listen(0, '127.0.0.1');
    await once(other, 'listening');
    const { port } = other.address() as AddressInfo;
    const child = spawnServe({ PORT: String(port) });
    const said = child.stderr && text(child.stderr);
    const [code] = await once(child, 'exit');
    other.close();
    expect(await said).toBe(
      `greffe: Cannot listen on 127.0.0.1:${port}: the port is in use. Stop the program that uses it, or set PORT to another.\n`,
    );
    expect(code).toBe(1);
  });
});
