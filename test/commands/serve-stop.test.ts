import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { CHILD_ENV } from '../child-env.ts';
import { ask, longOperation, SOON, shortOperation, withAskedGraph } from '../server/analysis-server.ts';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SERVE = [process.execPath, 'src/cli.ts', 'serve'] as const;

interface Serving {
  readonly child: ChildProcess;
  readonly url: string;
  readonly lines: readonly { readonly level: number; readonly msg: string; readonly errors?: string[] }[];
}

/** Runs a command that serves a database until the test is over. */
async function withServing(
  [command, ...args]: readonly [string, ...string[]],
  env: Record<string, string>,
  use: (serving: Serving) => Promise<void>,
): Promise<void> {
  const child = spawn(command, args, {
    cwd: ROOT,
    env: { ...CHILD_ENV, PORT: '0', GREFFE_ANALYSIS_THREADS: '1', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
  });
  const lines: Serving['lines'][number][] = [];
  let [output, errors] = ['', ''];
  child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
    output += chunk;
    const whole = output.split('\n');
    output = whole.pop() ?? '';
    lines.push(...whole.filter((line) => line.startsWith('{')).map((line) => JSON.parse(line)));
  });
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
    errors += chunk;
  });
  try {
    await expect.poll(() => errors, { timeout: 60_000 }).toMatch(/answers at \S+/);
    await use({ child, url: /answers at (\S+)/.exec(errors)?.[1] ?? '', lines });
  } finally {
    // The command's own processes, whatever became of it.
    if (child.pid !== undefined && isAlive(-child.pid)) process.kill(-child.pid, 'SIGKILL');
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

it('ends by itself when it is told to stop while six analyses are pending, and says so to those who wait', async () => {
  await withAskedGraph(async (file) => {
    await withServing(SERVE, { DATABASE_URL: file }, async ({ child, url, lines }) => {
      expect((await ask(url, shortOperation(0)).reply).status).toBe(200);
      const asked = Array.from({ length: 6 }, (_, number) => ask(url, longOperation(number)));
      const pending = async () => {
        const metrics = await (await fetch(`${url}/metrics`)).text();
        return ['running', 'waiting'].map((name) =>
          Number(new RegExp(`^greffe_analyses_${name}\\{.*\\} (\\d+)$`, 'm').exec(metrics)?.[1]),
        );
      };
      await expect.poll(pending, SOON).toEqual([2, 4]);
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      const replies = await Promise.all(asked.map(({ reply }) => reply));
      // A process that had to be killed would end by a signal.
      expect(await ended).toEqual([0, null]);
      const refused = replies.filter(({ status }) => status === 503);
      expect(refused.length).toBeGreaterThanOrEqual(4);
      for (const { body } of refused) {
        expect(body.errors).toMatchObject([{ extensions: { code: 'SHUTTING_DOWN' } }]);
      }
      expect(lines.filter(({ level }) => level >= 50)).toEqual([]);
      expect(lines.filter(({ errors }) => errors?.includes('SHUTTING_DOWN'))).toHaveLength(refused.length);
    });
  });
});

it('hears of the end through npm start', async () => {
  await withAskedGraph(async (file) => {
    await withServing(['npm', 'start'], { DATABASE_URL: file }, async ({ child, url, lines }) => {
      const group = -(child.pid ?? 0);
      expect((await ask(url, shortOperation(0)).reply).status).toBe(200);
      child.kill('SIGTERM');
      await once(child, 'exit');
      await expect.poll(() => isAlive(group), SOON).toBe(false);
      expect(lines.map(({ msg }) => msg)).toContain('Stopping: running requests end first.');
    });
  });
});
