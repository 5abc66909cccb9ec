import { setImmediate } from 'node:timers/promises';
import { afterEach, expect, it, vi } from 'vitest';
import { doUntilStopped, nextTurn, runInSlices, type Work } from '../../src/graph/scheduler.ts';
import { SearchBudget, type StopReason } from '../../src/graph/search-budget.ts';
import { withGraph } from '../graph.ts';
import { hubRecords } from './analysis.ts';

/** A step of work takes longer than one slice may. */
const STEP_MS = 5;

let now = 0;
let worked = 0;

/** Has time pass as tests say, by the clock and for this thread. */
function holdClocks(): void {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  vi.spyOn(process, 'threadCpuUsage').mockImplementation(() => ({ user: worked * 1_000, system: 0 }));
}

/** Works for so long. */
function spend(ms: number): void {
  now += ms;
  worked += ms;
}

afterEach(() => {
  vi.restoreAllMocks();
});

function* work(steps: number, log: string[], name: string): Work<string> {
  for (let step = 0; step < steps; step += 1) {
    spend(STEP_MS);
    log.push(name);
    yield;
  }
  return name;
}

it('gives each piece of long work a turn after the other, and everything else its turn in between', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  const log: string[] = [];
  const done = Promise.all(['a', 'b', 'c'].map((name) => runInSlices(work(6, log, name))));
  while (log.filter((entry) => entry !== '-').length < 18) {
    await setImmediate();
    log.push('-');
  }
  expect(await done).toEqual(['a', 'b', 'c']);
  expect(log.join('').replaceAll('-', '')).toBe('abc'.repeat(6));
  expect(log.join('')).not.toMatch(/[abc][abc]/);
});

it('counts for a deadline the work itself, and not the turns of others', async () => {
  holdClocks();
  function* search(): Work<StopReason | undefined> {
    const budget = new SearchBudget({ edges: 1, timeoutMs: 6 * STEP_MS + 1 });
    for (let step = 0; step <= 6; step += 1) {
      if (budget.exceeded()) return budget.exceeded();
      spend(STEP_MS);
      yield;
    }
    return undefined;
  }
  const waiting = runInSlices(work(40, [], 'before'));
  const searches = Array.from({ length: 30 }, () => runInSlices(search()));
  expect(new Set(await Promise.all(searches))).toEqual(new Set([undefined]));
  await waiting;
  const slow = runInSlices(
    (function* () {
      const budget = new SearchBudget({ edges: 1, timeoutMs: STEP_MS });
      const first = budget.exceeded();
      yield* work(1, [], 'slow');
      return [first, budget.exceeded()];
    })(),
  );
  expect(await slow).toEqual([undefined, 'DEADLINE']);
});

it('does not count for a deadline what the machine does for others meanwhile, until four times as much has passed', async () => {
  holdClocks();
  const asked = runInSlices(
    (function* () {
      const budget = new SearchBudget({ edges: 1, timeoutMs: 100 });
      const answers = [budget.exceeded()];
      for (const [worksMs, waitsMs] of [
        [50, 200],
        [40, 0],
        [0, 105],
        [0, 5],
      ] as const) {
        spend(worksMs);
        now += waitsMs;
        answers.push(budget.exceeded());
        yield;
      }
      return answers;
    })(),
  );
  expect(await asked).toEqual([undefined, undefined, undefined, undefined, 'DEADLINE']);
  const busy = new SearchBudget({ edges: 1, timeoutMs: 100 });
  expect(busy.exceeded()).toBeUndefined();
  spend(60);
  now += 100;
  expect(busy.exceeded()).toBeUndefined();
  spend(40);
  expect(busy.exceeded()).toBe('DEADLINE');
});

it('gives up work at its next turn when nobody waits for it, and tells it', async () => {
  vi.spyOn(performance, 'now').mockImplementation(() => now);
  let isStopped = false;
  const log: string[] = [];
  function* told(): Work<void> {
    try {
      yield* work(1_000, log, 'a');
    } finally {
      log.push('told');
    }
  }
  const stopped = doUntilStopped(
    () => isStopped,
    () => runInSlices(told()),
  );
  while (log.length === 0) await setImmediate();
  isStopped = true;
  await expect(stopped).rejects.toMatchObject({ code: 'ABANDONED' });
  await expect(doUntilStopped(() => true, nextTurn)).rejects.toMatchObject({ code: 'ABANDONED' });
  expect(log).toEqual(['a', 'told']);
});

it('hands on what work throws', async () => {
  const broken = (function* (): Work<never> {
    yield;
    throw new Error('broken');
  })();
  await expect(runInSlices(broken)).rejects.toThrow('broken');
});

it('answers light queries while heavy ones run', () =>
  withGraph(async ({ write, query }) => {
    write(hubRecords(2_000, 300));
    const heavy = 'query { neighbourhood(of: { slug: "hub" }, depth: 3, limit: 500) { cutNodes } }';
    const light = 'query { organisation(by: { slug: "o1" }) { name } }';
    await Promise.all([query(heavy), query(light)]);
    let running = 15;
    const allHeavy = Promise.all(
      Array.from({ length: running }, async () => {
        await query(heavy);
        running -= 1;
      }),
    );
    let answeredMeanwhile = 0;
    while (running > 0) {
      // As a request from outside does, it waits for the event loop.
      await setImmediate();
      await query(light);
      answeredMeanwhile += 1;
    }
    await allHeavy;
    expect(answeredMeanwhile).toBeGreaterThan(15);
  }));
