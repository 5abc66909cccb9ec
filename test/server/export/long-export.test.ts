import { once } from 'node:events';
import { mkdirSync, readdirSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { type IncomingMessage, request } from 'node:http';
import { dirname } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { GraphRecords } from '../../../src/model/record.ts';
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

/** One more tender. */
function laterRecords(): GraphRecords {
  const later = hubRecords(1, 1);
  const nodes = later.nodes.map((node) => ({ ...node, slug: `later-${node.slug}`, name: 'Later' }));
  return { ...later, nodes };
}

/** Whether all of the log could be moved into the file, and nobody reads it any more. */
function beginsAnew({ sqlite }: GreffeDatabase): boolean {
  const [{ busy, log, checkpointed }] = sqlite.pragma('wal_checkpoint(RESTART)') as [
    { busy: number; log: number; checkpointed: number },
  ];
  return busy === 0 && log === checkpointed;
}

const ABORTED = 'greffe_exports_total{format="jsonl",end="aborted",worker="1"}';
const RUNNING = 'greffe_exports_running{worker="1"}';

describe('a long export', () => {
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
        await until(() => beginsAnew(database));
        for (const { leave } of patient) leave();
      },
      { GREFFE_MAX_EXPORTS_PER_CLIENT: '4' },
    ));

  it('that is taken slowly, while much is written, does not hold the log, and ends with the state it began with', () =>
    withServing(
      (database) => createWriter(database).write(hubRecords(TENDERS / 2, 500), { now: WRITTEN }),
      async ({ url, get, metric, database }) => {
        const before = await (await get('/export/jsonl')).bytes();
        const [slow] = (await once(request(`${url}/export/jsonl`).end(), 'response')) as [IncomingMessage];
        slow.pause();
        const { sqlite, location } = database;
        createWriter(database).write(laterRecords(), { now: WRITTEN });
        sqlite.exec('CREATE TABLE written (bytes BLOB)');
        for (let round = 0; round < 3; round++) {
          for (let piece = 0; piece < 20; piece++) {
            sqlite.exec('INSERT INTO written VALUES (randomblob(1000000))');
          }
          sqlite.exec('DELETE FROM written');
          await until(() => beginsAnew(database));
        }
        expect(statSync(`${location}-wal`).size).toBeLessThan(40_000_000);
        expect(await metric(RUNNING)).toBe(1);
        expect(Buffer.concat(await slow.toArray()).equals(before)).toBe(true);
        expect(readdirSync(dirname(location)).filter((name) => name.includes('-state-'))).toEqual([]);
      },
      { GREFFE_EXPORT_SPOOL_BYTES: '0' },
    ));

  it('leaves no copy of a state to the next server, and that of another process alone', () => {
    const copies = ({ location }: GreffeDatabase) =>
      readdirSync(dirname(location)).filter((name) => name.includes('-state-'));
    return withServing(
      (database) => {
        for (const name of ['killed', 'running']) {
          mkdirSync(`${database.location}-state-${name}`);
          writeFileSync(`${database.location}-state-${name}/state.db`, '');
        }
        for (const part of ['', '/state.db']) utimesSync(`${database.location}-state-killed${part}`, 0, 0);
      },
      async ({ database }) => expect(copies(database)).toEqual(['graph.db-state-running']),
    );
  });

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
      createWriter(database).write(laterRecords());
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
