import { describe, expect, it } from 'vitest';
import {
  type AskMethod,
  longOperation,
  SOON,
  shortOperation,
  withAnalysisServer,
} from './analysis-server.ts';

const METHODS: readonly AskMethod[] = ['POST', 'GET'];
const LIGHT = '{ organisation(by: { slug: "o1" }) { name } }';

const from = (address: string) => ({ headers: { 'x-forwarded-for': address } });

describe('too many analyses', () => {
  it.each(METHODS)('are refused by %s, with a code and a time, while others are answered', async (method) => {
    await withAnalysisServer({}, async ({ ask, fill, count }) => {
      const long = await fill(16, { method });
      const { status, headers, body } = await ask(shortOperation(0), { method }).reply;
      expect(status).toBe(503);
      expect(Number(headers['retry-after'])).toBeGreaterThan(0);
      expect(body.errors).toEqual([
        { message: 'Too many analyses are waiting. Ask again later.', extensions: { code: 'BUSY' } },
      ]);
      expect(body).not.toHaveProperty('data');
      expect(await count('refused_total')).toBe(1);
      const light = await ask(LIGHT, { method }).reply;
      expect(light).toMatchObject({ status: 200, body: { data: { organisation: { name: 'o1' } } } });
      for (const { leave } of long) leave();
      await expect.poll(() => count('running'), SOON).toBe(0);
    });
  });

  it('of one address leave room for others, who are served in turn', async () => {
    await withAnalysisServer({ GREFFE_PROXIES: '127.0.0.0/8' }, async ({ ask, fill, count }) => {
      const long = await fill(16, from('192.0.2.1'));
      expect((await ask(shortOperation(0), from('192.0.2.1')).reply).status).toBe(503);
      const other = ask(shortOperation(1), from('192.0.2.2'));
      await expect.poll(() => count('waiting'), SOON).toBe(17);
      for (const { leave } of long.slice(0, 2)) leave();
      expect((await other.reply).status).toBe(200);
      // Sixteen stood before it, and few of them have been served.
      expect(await count('waiting')).toBeGreaterThanOrEqual(12);
      for (const { leave } of long) leave();
    });
  });

  it('of addresses that no proxy vouches for are those of one connection', async () => {
    await withAnalysisServer({ GREFFE_PROXIES: '192.0.2.0/24' }, async ({ ask, fill }) => {
      const long = await fill(16, from('198.51.100.1'));
      expect((await ask(shortOperation(0), from('198.51.100.2')).reply).status).toBe(503);
      for (const { leave } of long) leave();
    });
  });

  it('of one network of IPv6 are those of one client', async () => {
    await withAnalysisServer({ GREFFE_PROXIES: '127.0.0.1' }, async ({ ask, fill }) => {
      const long = await fill(16, from('2001:db8:0:1::1'));
      expect((await ask(shortOperation(0), from('2001:db8:0:1:ffff::2')).reply).status).toBe(503);
      for (const { leave } of long) leave();
    });
  });

  it('are told apart by the last forwarded address that is none of a proxy', async () => {
    await withAnalysisServer({ GREFFE_PROXIES: '127.0.0.1,192.0.2.7' }, async ({ ask, fill }) => {
      const long = await fill(16, from('203.0.113.1, 198.51.100.1, 192.0.2.7'));
      expect((await ask(shortOperation(0), from('203.0.113.2, 198.51.100.1')).reply).status).toBe(503);
      const other = ask(shortOperation(1), from('198.51.100.1, 203.0.113.1'));
      for (const { leave } of long) leave();
      expect((await other.reply).status).toBe(200);
    });
  });
});

describe('a client that leaves', () => {
  it.each(METHODS)('stops what runs for it, and takes back what waits, asked by %s', async (method) => {
    await withAnalysisServer({}, async ({ ask, fill, count }) => {
      const asked = await fill(4, { method });
      for (const { leave } of asked) leave();
      await expect.poll(() => count('running'), SOON).toBe(0);
      expect(await count('waiting')).toBe(0);
      expect(await count('abandoned_total')).toBe(6);
      expect((await ask(shortOperation(0), { method }).reply).status).toBe(200);
    });
  });

  it('takes the answer from nobody else who asked the same, until the last has left', async () => {
    await withAnalysisServer({}, async ({ ask, count }) => {
      const [first, second, third] = [0, 0, 0].map((number) => ask(longOperation(number)));
      await expect.poll(() => count('running'), SOON).toBe(1);
      first?.leave();
      expect((await second?.reply)?.body.data.a19).toEqual({ complete: true, totalCount: 0 });
      expect((await third?.reply)?.status).toBe(200);
      expect(await count('abandoned_total')).toBe(0);
      const again = [1, 1].map((number) => ask(longOperation(number)));
      await expect.poll(() => count('running'), SOON).toBe(1);
      for (const { leave } of again) leave();
      await expect.poll(() => count('abandoned_total'), SOON).toBe(1);
      await expect.poll(() => count('running'), SOON).toBe(0);
    });
  });

  it('leaves nothing behind when a hundred ask for indicators and leave', async () => {
    await withAnalysisServer({}, async ({ ask, fill, count }) => {
      const first = await fill(16);
      const others = Array.from({ length: 82 }, (_, number) => ask(longOperation(100 + number)));
      const refused = await Promise.all(others.map(({ reply }) => reply));
      expect(refused.map(({ status }) => status)).toEqual(others.map(() => 503));
      expect((await ask(LIGHT).reply).status).toBe(200);
      for (const { leave } of first) leave();
      await expect.poll(() => count('running'), SOON).toBe(0);
      expect(await count('waiting')).toBe(0);
      expect(await count('abandoned_total')).toBe(18);
      expect((await ask(shortOperation(0)).reply).status).toBe(200);
    });
  });
});

describe('questions before the thread has started', () => {
  it('wait for it', async () => {
    await withAnalysisServer({}, async ({ ask }) => {
      const replies = await Promise.all([0, 1, 2].map((number) => ask(shortOperation(number)).reply));
      expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    });
  });
});

describe('more threads', () => {
  it('are started when questions wait', async () => {
    await withAnalysisServer({ GREFFE_ANALYSIS_THREADS: '2' }, async ({ ask, count }) => {
      const long = [0, 1, 2, 3].map((number) => ask(longOperation(number)));
      await expect.poll(() => count('running'), SOON).toBe(4);
      for (const { leave } of long) leave();
      await expect.poll(() => count('running'), SOON).toBe(0);
    });
  });
});

describe('the end of the server', () => {
  it('refuses analyses that wait, gives those that run some time, and ends', async () => {
    await withAnalysisServer({}, async ({ fill, close }) => {
      const asked = await fill(4);
      await close();
      const replies = await Promise.all(asked.map(({ reply }) => reply));
      const refusals = replies.filter(({ status }) => status === 503);
      expect(refusals.length).toBeGreaterThanOrEqual(4);
      for (const { headers, body } of refusals) {
        expect(headers['retry-after']).toBe('5');
        expect(body.errors).toMatchObject([{ extensions: { code: 'SHUTTING_DOWN' } }]);
      }
    });
  });
});
