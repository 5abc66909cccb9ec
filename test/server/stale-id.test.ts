import pino from 'pino';
import { expect, it } from 'vitest';
import { startGraphServer } from '../../src/commands/serving/graph-server.ts';
import { sqliteEngine } from '../../src/commands/serving/sqlite-engine.ts';
import { readConfig } from '../../src/config.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { SEED, WRITTEN } from '../graph.ts';

/** The answer to an operation, by the direct way and through Yoga. */
async function askBothWays(query: string): Promise<readonly { status: number; body: string }[]> {
  const database = freshDatabase();
  importDossiers(database, [SEED], { now: WRITTEN });
  const server = await startGraphServer({
    config: readConfig({ PORT: '0' }),
    openEngine: sqliteEngine(database),
    logger: pino({ level: 'silent' }),
    worker: '1',
    readMetrics: (own) => own.metrics(),
  });
  try {
    const headers = { 'content-type': 'application/json' };
    const url = new URL('/graphql', server.url);
    const direct = await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) });
    url.searchParams.set('query', query);
    const yoga = await fetch(url);
    return await Promise.all(
      [direct, yoga].map(async (answer) => ({ status: answer.status, body: await answer.text() })),
    );
  } finally {
    await server.close();
  }
}

it('leaves what is asked beside it its answer, whatever way the request came', async () => {
  const [direct, yoga] = await askBothWays(
    '{ nodes(ids: ["organisation:999999", "stale"]) { id } node(id: "zzz") { id } tender(by: { id: "bid:1" }) { title } atos: organisation(by: { slug: "atos" }) { name } }',
  );
  expect(direct).toEqual(yoga);
  expect(direct?.status).toBe(200);
  const { data, errors, extensions } = JSON.parse(direct?.body ?? '');
  expect(data).toEqual({ nodes: [null, null], node: null, tender: null, atos: { name: 'Atos' } });
  expect(errors).toHaveLength(3);
  expect(errors).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ path: ['node'], extensions: { code: 'BAD_USER_INPUT' } }),
      expect.objectContaining({ path: ['nodes', 1], extensions: { code: 'BAD_USER_INPUT' } }),
      expect.objectContaining({ path: ['tender'], extensions: { code: 'BAD_USER_INPUT' } }),
    ]),
  );
  expect(extensions.cost).toEqual({ estimated: 5, actual: 1, limit: 200_000 });
});

it('is refused with all that stands beside it where that asks for an analysis', async () => {
  const [direct, yoga] = await askBothWays('{ node(id: "zzz") { id } indicators { totalCount } }');
  expect(direct).toEqual(yoga);
  const { data, errors } = JSON.parse(direct?.body ?? '');
  expect(data).toBeUndefined();
  expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
});
