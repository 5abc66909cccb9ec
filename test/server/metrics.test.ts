import { describe, expect, it } from 'vitest';
import { RequestTally } from '../../src/server/server.ts';
import { TOY_WAY, withToy } from './toy.ts';

describe('GET /metrics', () => {
  it('counts requests by executor, way and status, and their statements', async () => {
    await withToy(
      async ({ query, send }) => {
        await query('{ tenders(first: 2) { totalCount } }');
        await query('{ tenders(first: 2) { nodes { bidders { totalCount } } } }');
        await query('{', {}, { headers: { accept: 'application/graphql-response+json' } });
        await send('/health');
        const { status, headers, text } = await send('/metrics');
        expect(status).toBe(200);
        expect(headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8');
        const lines = text.split('\n');
        expect(lines.filter((line) => line.startsWith('greffe_requests_total{'))).toEqual([
          `greffe_requests_total{executor="none",way="${TOY_WAY}",status="200",worker="1"} 2`,
          'greffe_requests_total{executor="none",way="yoga",status="400",worker="1"} 1',
        ]);
        expect(lines).toContain('greffe_statements_total{worker="1"} 4');
        expect(lines).toContain('greffe_cached_characters{cache="plans",worker="1"} 12');
        expect(lines).toContain('greffe_request_duration_seconds_count{executor="none",worker="1"} 3');
        expect(lines).toContain(
          'greffe_request_duration_seconds_bucket{le="+Inf",executor="none",worker="1"} 3',
        );
      },
      {},
      {},
    );
  });

  it('names the field because of which an operation was not compiled', async () => {
    await withToy(
      async ({ query, send }) => {
        await query('{ __typename }');
        const { text } = await send('/metrics');
        expect(text).toContain('greffe_fallbacks_total{field="Query.search",worker="1"} 1');
        expect(text).toMatch(/^greffe_requests_total\{executor="ordinary",.*\} 1$/m);
      },
      {},
      { openContext: () => ({ statements: 1, executor: 'ordinary: Query.search' }) },
    );
  });

  it('is read only', async () => {
    await withToy(async ({ send }) => {
      const refused = await send('/metrics', { method: 'POST' });
      expect([refused.status, JSON.parse(refused.text).code]).toEqual([405, 'METHOD_NOT_ALLOWED']);
      const head = await send('/metrics', { method: 'HEAD' });
      expect([head.status, head.text]).toEqual([200, '']);
    });
  });

  it('answers 503 while the metrics can not be had', async () => {
    await withToy(
      async ({ send }) => expect((await send('/metrics')).status).toBe(503),
      {},
      { readMetrics: () => Promise.reject(new Error('/srv/greffe')) },
    );
  });
});

describe('the tally', () => {
  it('puts each request into the first bucket that holds it', () => {
    const tally = new RequestTally();
    const outcome = { way: 'direct', status: 200, statements: 1, executor: 'compiled' } as const;
    for (const elapsedMs of [0.1, 0.5, 0.6, 4_999, 90_000]) tally.add({ ...outcome, elapsedMs });
    const [count] = tally.counts;
    expect(count?.durations).toEqual([2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1]);
    expect(count?.count).toBe(5);
    expect(count?.seconds).toBeCloseTo(95.0002, 6);
  });

  it('keeps no more than 500 fields apart', () => {
    const tally = new RequestTally();
    for (let field = 0; field < 600; field++) {
      const executor = `ordinary: Query.f${field}`;
      tally.add({ way: 'yoga', status: 200, statements: 1, elapsedMs: 1, executor });
    }
    expect(tally.fallbacks.size).toBe(501);
    expect(tally.fallbacks.get('(others)')).toBe(100);
  });
});
