import { setImmediate } from 'node:timers/promises';
import { expect, it } from 'vitest';
import { runInSlices, type Work } from '../../src/graph/scheduler.ts';
import { withGraph } from '../graph.ts';
import { hubRecords } from './analysis.ts';

function* work(steps: number, log: string[], name: string): Work<string> {
  for (let step = 0; step < steps; step += 1) {
    const end = performance.now() + 5;
    while (performance.now() < end);
    log.push(name);
    yield;
  }
  return name;
}

it('gives each piece of long work a turn after the other, and everything else its turn in between', async () => {
  const log: string[] = [];
  const done = Promise.all(['a', 'b', 'c'].map((name) => runInSlices(work(6, log, name))));
  while (log.filter((entry) => entry !== '-').length < 18) {
    await setImmediate();
    log.push('-');
  }
  expect(await done).toEqual(['a', 'b', 'c']);
  // No turn holds more than two steps of five milliseconds, and none follows another without a pause.
  expect(log.join('')).toMatch(/^-?(?:(?:aa?|bb?|cc?)-)+(?:aa?|bb?|cc?)?-?$/);
});

it('hands on what work throws', async () => {
  const broken = (function* (): Work<never> {
    yield;
    throw new Error('broken');
  })();
  await expect(runInSlices(broken)).rejects.toThrow('broken');
});

it('keeps a light query fast while heavy ones run', () =>
  withGraph(async ({ write, query }) => {
    write(hubRecords(2_000, 300));
    const heavy = 'query { neighbourhood(of: { slug: "hub" }, depth: 3, limit: 500) { cutNodes } }';
    const light = 'query { organisation(by: { slug: "o1" }) { name } }';
    await Promise.all([query(heavy), query(light)]);
    let running = 15;
    const started = performance.now();
    const allHeavy = Promise.all(
      Array.from({ length: running }, async () => {
        await query(heavy);
        running -= 1;
      }),
    );
    const waits: number[] = [];
    while (running > 0) {
      const asked = performance.now();
      // As a request from outside does, it waits for the event loop.
      await setImmediate();
      await query(light);
      waits.push(performance.now() - asked);
    }
    await allHeavy;
    const together = performance.now() - started;
    const median = waits.toSorted((a, b) => a - b)[Math.floor(waits.length / 2)] ?? together;
    expect(waits.length).toBeGreaterThan(15);
    expect(median).toBeLessThan(50);
    expect(median).toBeLessThan(together / 10);
  }));
