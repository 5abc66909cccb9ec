import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createCeiling } from '../../bench/ceiling.ts';
import { type Child, startOrdinaryServer, startServer } from '../../bench/child.ts';
import { differenceOf, post } from '../../bench/comparison.ts';
import { GRAPH_QUERIES } from '../../bench/graph/graph-query.ts';
import { loadMarket } from '../../bench/load.ts';
import { inventMarket, marketSize } from '../../bench/market.ts';
import { bodyOf, QUERIES } from '../../bench/queries.ts';
import { differenceOfSearches } from '../../bench/search/search-comparison.ts';
import { SEARCH_QUERIES } from '../../bench/search/search-query.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { type GreffeDatabase, openDatabase } from '../../src/db/connection/client.ts';

const SIZE = marketSize(0.002);
const FOLDER = mkdtempSync(join(tmpdir(), 'greffe-bench-'));
const FILE = join(FOLDER, 'market.db');

let database: GreffeDatabase;

beforeAll(() => {
  loadMarket(FILE, SIZE);
  database = openDatabase(FILE, { readonly: true });
});

afterAll(() => {
  database.close();
  rmSync(FOLDER, { recursive: true });
});

function count(from: string): number {
  return database.sqlite.prepare<[], number>(`SELECT count(*) FROM ${from}`).pluck().get() ?? 0;
}

describe('the market', () => {
  it('is the same at every call', () => {
    const digest = () => {
      const hash = createHash('sha256');
      for (const records of inventMarket(SIZE)) hash.update(JSON.stringify(records));
      return hash.digest('hex');
    };
    expect(digest()).toBe(digest());
  });

  it('at full scale has the size that figures are quoted for', () => {
    expect(marketSize(1)).toEqual({ organisations: 20_000, tenders: 100_000 });
  });

  it('has four bids, half an article and two mentions for each tender', () => {
    expect(SIZE.tenders).toBe(200);
    expect(count('organisations')).toBe(SIZE.organisations);
    expect(count('tenders')).toBe(200);
    expect(count('bids')).toBe(800);
    expect(count('articles')).toBe(100);
    expect(count('mentions')).toBe(400);
  });

  it('has no claim without evidence from an article', () => {
    expect(count('claims c WHERE NOT EXISTS (SELECT 1 FROM evidence e WHERE e.claim_id = c.id)')).toBe(0);
    expect(count('evidence WHERE article_id IS NULL')).toBe(0);
  });

  it('leaves nothing for the check to find', () => {
    expect(checkDatabase(database)).toEqual([]);
  });
});

describe('the ceiling', () => {
  let servers: readonly Child[];

  beforeAll(async () => {
    const log = join(FOLDER, 'server.log');
    servers = await Promise.all([startServer(FILE, 'warn', log), startOrdinaryServer(FILE, log)]);
  });

  afterAll(() => Promise.all(servers.map((server) => server.stop())));

  it.each([...QUERIES, ...SEARCH_QUERIES, ...GRAPH_QUERIES].map((query) => [query.name, query] as const))(
    'answers %s as the server does, with either executor',
    async (_, query) => {
      const compare = query.differenceOf ?? differenceOf;
      const ceiling = createCeiling(database);
      const rotation = query.variables(database.sqlite);
      expect(rotation.length).toBeGreaterThan(3);
      for (const variables of rotation) {
        const body = bodyOf(query, variables);
        for (const { url } of servers) {
          const answer = await post(url, body);
          expect(answer).toContain('"data":{');
          expect(compare(answer, ceiling.answer(body)), body).toBeUndefined();
        }
      }
    },
  );

  it('is told from a search that has fewer hits', () => {
    const answer = (...ids: string[]) =>
      JSON.stringify({ data: { search: { nodes: ids.map((id) => ({ node: { id } })) } } });
    expect(differenceOfSearches(answer('a', 'b'), answer('b', 'a'))).toBeUndefined();
    expect(differenceOfSearches(answer('a'), answer('b', 'a'))).toContain('1 hits');
    expect(differenceOfSearches('{"errors":[{"message":"no"}]}', answer('a'))).toContain('no');
  });

  it('is told from an answer that differs in one character', () => {
    expect(differenceOf('{"data":{"n":1},"extensions":{"cost":{"estimated":1}}}', '{"data":{"n":1}}')).toBe(
      undefined,
    );
    expect(differenceOf('{"data":{"n":1}}', '{"data":{"n":2}}')).toContain('from character 13 on');
  });
});
