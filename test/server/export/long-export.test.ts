import { request } from 'node:http';
import { describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { hubRecords } from '../../graph/analysis.ts';
import { WRITTEN } from '../../graph.ts';
import { until, withServing } from './serving.ts';

const TENDERS = 11_000;

/** A hub of eleven thousand bids: 30 MB as JSON Lines, more than sockets take without being read. */
function fill(database: GreffeDatabase): void {
  createWriter(database).write(hubRecords(TENDERS, 500), { now: WRITTEN });
}

/** Asks for an export and reads nothing of it. */
function askWithoutReading(url: string): { leave: () => void; answered: Promise<number | undefined> } {
  const asked = request(`${url}/export/jsonl`);
  const answered = new Promise<number | undefined>((resolve) => {
    asked.once('response', (response) => resolve(response.pause().statusCode));
    asked.once('error', () => resolve(undefined));
  });
  asked.end();
  return { leave: () => void asked.destroy(), answered };
}

const ABORTED = 'greffe_exports_total{format="jsonl",end="aborted",worker="1"}';
const RUNNING = 'greffe_exports_running{worker="1"}';

describe('a long export', { timeout: 120_000 }, () => {
  it('ends when its client goes, after little more than the client took', () =>
    withServing(
      fill,
      async ({ url, metric, lines }) => {
        const client = askWithoutReading(url);
        expect(await client.answered).toBe(200);
        expect(await metric(RUNNING)).toBe(1);
        client.leave();
        await until(async () => (await metric(RUNNING)) === 0);
        expect(await metric(ABORTED)).toBe(1);
        const line = lines.find(({ msg }) => msg === 'export');
        expect(line).toMatchObject({ end: 'aborted' });
        expect(line?.bytes).toBeLessThan(10_000_000);
      },
      { GREFFE_EXPORT_SPOOL_BYTES: '1000000' },
    ));

  it('that nobody takes lets go of its state, and others have their exports', () =>
    withServing(
      fill,
      async ({ url, get, database }) => {
        const patient = [askWithoutReading(url), askWithoutReading(url)];
        for (const { answered } of patient) expect(await answered).toBe(200);
        await until(async () => (await get('/export/csv')).status === 200);
        // No reader holds the log: all of it can be moved into the file, and it begins anew.
        createWriter(database).write(hubRecords(1, 1), { now: WRITTEN });
        await until(() => {
          const [{ busy, log, checkpointed }] = database.sqlite.pragma('wal_checkpoint(RESTART)') as [
            { busy: number; log: number; checkpointed: number },
          ];
          return busy === 0 && log === checkpointed;
        });
        for (const { leave } of patient) leave();
      },
      { GREFFE_MAX_EXPORTS_PER_CLIENT: '4' },
    ));

  it('is one of those that a client may have: one more is told to come again, and why', () =>
    withServing(
      fill,
      async ({ url, get }) => {
        const first = askWithoutReading(url);
        expect(await first.answered).toBe(200);
        const second = await get('/export/csv');
        expect([second.status, second.headers.get('retry-after')]).toEqual([503, '30']);
        expect(await second.json()).toMatchObject({
          code: 'TOO_MANY_EXPORTS',
          error: expect.stringMatching(/one client/),
        });
        first.leave();
      },
      { GREFFE_MAX_EXPORTS_PER_CLIENT: '1' },
    ));

  it('is one of two at most: the third is told to come again', () =>
    withServing(fill, async ({ url, get, metric }) => {
      const clients = [askWithoutReading(url), askWithoutReading(url)];
      for (const { answered } of clients) expect(await answered).toBe(200);
      const third = await get('/export/csv');
      expect([third.status, third.headers.get('retry-after')]).toEqual([503, '30']);
      expect(await third.json()).toMatchObject({ code: 'TOO_MANY_EXPORTS' });
      expect(await metric('greffe_exports_total{format="csv",end="refused",worker="1"}')).toBe(1);
      for (const { leave } of clients) leave();
      await until(async () => (await metric(RUNNING)) === 0);
      expect((await get('/export/csv', { method: 'HEAD' })).status).toBe(200);
    }));

  it('shows the state in which the graph was when it began', () =>
    withServing(fill, async ({ get, database }) => {
      const response = await get('/export/csv');
      const later = hubRecords(1, 1);
      createWriter(database).write({
        ...later,
        nodes: later.nodes.map((node) => ({ ...node, slug: `later-${node.slug}`, name: 'Later' })),
      });
      const lines = (await response.text()).trimEnd().split('\r\n');
      expect(lines).toHaveLength(TENDERS + 1);
      expect((await (await get('/export/csv')).text()).trimEnd().split('\r\n')).toHaveLength(TENDERS + 2);
    }));

  it('breaks off where it meets a fault, so that nobody takes it for whole', () =>
    withServing(fill, async ({ get, database, lines, metric }) => {
      database.sqlite.exec(
        "UPDATE bids SET value_minor = 1, value_currency = 'XYZ', value_status = 'KNOWN' WHERE id = (SELECT max(id) FROM bids)",
      );
      const response = await get('/export/csv');
      await expect(response.text()).rejects.toThrow('terminated');
      expect(await metric('greffe_exports_total{format="csv",end="failed",worker="1"}')).toBe(1);
      expect(lines.find(({ level }) => level === 50)).toMatchObject({
        msg: 'Internal error',
        err: { type: 'InvalidMoney' },
      });
    }));

  it('lets light queries be answered all the while', () =>
    withServing(fill, async ({ get, url }) => {
      const ask = async () => {
        const response = await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json' },
          body: '{"query":"{ organisation(by: { slug: \\"o1\\" }) { name } }"}',
        });
        expect(await response.json()).toMatchObject({ data: { organisation: { name: 'o1' } } });
      };
      let isRunning = true;
      const exporting = get('/export/jsonl')
        .then((response) => response.bytes())
        .finally(() => {
          isRunning = false;
        });
      let answeredMeanwhile = 0;
      while (isRunning) {
        await ask();
        answeredMeanwhile += 1;
      }
      const { length } = await exporting;
      expect(length).toBeGreaterThan(10_000_000);
      expect(answeredMeanwhile).toBeGreaterThan(20);
    }));
});
