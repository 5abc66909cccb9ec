import { hash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readTrustedDocuments, TrustedDocumentsUnusable } from '../../src/server/server.ts';
import { type Answer, codesOf, type Toy, withToy } from './toy.ts';

const QUERY = 'query Count($n: Int) { count(upTo: $n) }';
const OTHER = '{ organisation { name } }';

const persisted = (query: string) => ({ persistedQuery: { version: 1, sha256Hash: hash('sha256', query) } });

function post({ send }: Toy, body: object): Promise<Answer> {
  return send('/graphql', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
}

function get({ send }: Toy, parameters: Record<string, string | object>): Promise<Answer> {
  const search = new URLSearchParams(
    Object.entries(parameters).map(([name, value]) => [
      name,
      typeof value === 'string' ? value : JSON.stringify(value),
    ]),
  );
  return send(`/graphql?${search}`);
}

const WAYS = [
  ['POST', post],
  ['GET', get],
] as const;

describe('automatic persisted queries', () => {
  it.each(WAYS)(
    'are asked for by hash, sent once with their text, and known then, by %s',
    async (_way, ask) => {
      await withToy(async (toy) => {
        const byHash = { variables: { n: 7 }, extensions: persisted(QUERY) };
        const unknown = await ask(toy, byHash);
        // What Apollo Client and urql look for.
        expect(unknown.status).toBe(200);
        expect(unknown.body.errors).toEqual([
          { message: 'PersistedQueryNotFound', extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } },
        ]);
        expect(unknown.headers.get('cache-control')).toBe('no-store');
        expect((await ask(toy, { query: QUERY, ...byHash })).body.data).toEqual({ count: 7 });
        expect((await ask(toy, byHash)).body.data).toEqual({ count: 7 });
      });
    },
  );

  it('are known to GET once they were sent by POST', async () => {
    await withToy(async (toy) => {
      await post(toy, { query: QUERY, extensions: persisted(QUERY) });
      expect((await get(toy, { variables: { n: 2 }, extensions: persisted(QUERY) })).body.data).toEqual({
        count: 2,
      });
    });
  });

  it('are refused when the hash is of another text, and not kept', async () => {
    await withToy(async (toy) => {
      const answer = await post(toy, { query: OTHER, extensions: persisted(QUERY) });
      expect(answer.status).toBe(400);
      expect(codesOf(answer)).toEqual(['PERSISTED_QUERY_HASH_MISMATCH']);
      expect(answer.body.data).toBeUndefined();
      expect(codesOf(await post(toy, { extensions: persisted(QUERY) }))).toEqual([
        'PERSISTED_QUERY_NOT_FOUND',
      ]);
    });
  });

  it('are kept only when they are valid', async () => {
    await withToy(async (toy) => {
      const wrong = '{ nope }';
      expect(codesOf(await post(toy, { query: wrong, extensions: persisted(wrong) }))).toEqual([
        'GRAPHQL_VALIDATION_FAILED',
      ]);
      expect(codesOf(await post(toy, { extensions: persisted(wrong) }))).toEqual([
        'PERSISTED_QUERY_NOT_FOUND',
      ]);
    });
  });

  it('are kept within a bound in bytes, those used last', async () => {
    const documents = [1, 2, 3].map((number) => `{ count(upTo: ${number}) } #${' '.repeat(300)}`);
    await withToy(
      async (toy) => {
        for (const query of documents) await post(toy, { query, extensions: persisted(query) });
        const found = [];
        for (const query of documents) {
          found.push((await post(toy, { extensions: persisted(query) })).body.data?.count);
        }
        expect(found).toEqual([undefined, 2, 3]);
      },
      { GREFFE_MAX_PERSISTED_BYTES: '2000' },
    );
  });

  it('can be switched off, which clients take as a word to send texts', async () => {
    await withToy(
      async (toy) => {
        const answer = await post(toy, { extensions: persisted(QUERY) });
        expect(answer.body.errors?.[0]?.message).toBe('PersistedQueryNotSupported');
        expect(codesOf(answer)).toEqual(['PERSISTED_QUERY_NOT_SUPPORTED']);
      },
      { GREFFE_MAX_PERSISTED_BYTES: '0' },
    );
  });

  it.each([{ version: 2, sha256Hash: 'a' }, { version: 1 }, 'a', { sha256Hash: 7 }])(
    'are refused when %j asks for them',
    async (persistedQuery) => {
      await withToy(async (toy) => {
        const answer = await post(toy, { query: QUERY, extensions: { persistedQuery } });
        expect(answer.status).toBe(400);
        expect(answer.body.errors?.[0]?.message).toContain('sha256Hash');
      });
    },
  );

  it('run no mutation by GET', async () => {
    await withToy(async (toy) => {
      const mutation = 'mutation { rename(to: "x") }';
      expect((await post(toy, { query: mutation, extensions: persisted(mutation) })).body.data).toEqual({
        rename: 'x',
      });
      expect((await get(toy, { extensions: persisted(mutation) })).status).toBe(405);
    });
  });

  it('are within the same limits as others', async () => {
    await withToy(async (toy) => {
      const query = '{ tenders(first: 20000) { nodes { name } } }';
      await post(toy, { query, extensions: persisted(query) });
      expect(codesOf(await post(toy, { extensions: persisted(query) }))).toEqual(['COST_LIMIT']);
    });
  });
});

describe('trusted documents', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-trusted-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  /** Writes files into a folder of its own. */
  function filesOf(files: Record<string, string | object>): string {
    const place = mkdtempSync(join(folder, 'case-'));
    for (const [name, content] of Object.entries(files)) {
      writeFileSync(join(place, name), typeof content === 'string' ? content : JSON.stringify(content));
    }
    return place;
  }

  const APOLLO = {
    format: 'apollo-persisted-query-manifest',
    version: 1,
    operations: [{ id: 'apollo-id', name: 'Count', type: 'query', body: QUERY }],
  };
  const RELAY = { b8d6c1ce7e1f9eef4a2a1a3b0e1f7c55: QUERY };
  const CODEGEN = { '57f4ab8e2e4ea1c6b0f8d3ab1a4c4e2b0a1cbb4f': QUERY };

  const use = (files: Record<string, string | object>, test: (toy: Toy) => Promise<void>, only = false) => {
    const path = filesOf(files);
    return withToy(
      test,
      { GREFFE_TRUSTED_DOCUMENTS: path, GREFFE_TRUSTED_DOCUMENTS_ONLY: String(only) },
      { trustedDocuments: readTrustedDocuments(path) },
    );
  };

  it.each([
    ["Apollo's manifest", { 'manifest.json': APOLLO }, 'apollo-id'],
    ["Relay's map", { 'relay.json': RELAY }, Object.keys(RELAY)[0] ?? ''],
    ["codegen's map", { 'persisted-documents.json': CODEGEN }, Object.keys(CODEGEN)[0] ?? ''],
    ['a file of its own', { 'count.graphql': QUERY }, 'count'],
  ])('of %s are executed by their id, and by the hash of their text', async (_what, files, id) => {
    await use(files, async (toy) => {
      const variables = { n: 3 };
      for (const [, ask] of WAYS) {
        for (const name of ['documentId', 'doc_id', 'id']) {
          expect((await ask(toy, { [name]: id, variables })).body.data).toEqual({ count: 3 });
        }
        const documentId = `sha256:${hash('sha256', QUERY)}`;
        expect((await ask(toy, { documentId, variables })).body.data).toEqual({ count: 3 });
        expect((await ask(toy, { extensions: persisted(QUERY), variables })).body.data).toEqual({ count: 3 });
      }
      expect((await post(toy, { query: OTHER })).status).toBe(200);
    });
  });

  it('of Apollo are asked for by the hash that is their id', async () => {
    const operations = [{ id: hash('sha256', QUERY), name: 'Count', type: 'query', body: QUERY }];
    await use({ 'manifest.json': { ...APOLLO, operations } }, async (toy) => {
      expect((await post(toy, { extensions: persisted(QUERY), variables: { n: 1 } })).body.data).toEqual({
        count: 1,
      });
    });
  });

  it('that are unknown are refused, with the id and what adds one', async () => {
    await use({ 'count.graphql': QUERY }, async (toy) => {
      const answer = await post(toy, { documentId: 'nobody' });
      expect(answer.status).toBe(404);
      expect(codesOf(answer)).toEqual(['DOCUMENT_NOT_FOUND']);
      expect(answer.body.errors?.[0]?.message).toMatch(/"nobody".*GREFFE_TRUSTED_DOCUMENTS/);
    });
  });

  it('take the place of the text: both at once are refused', async () => {
    await use({ 'count.graphql': QUERY }, async (toy) => {
      const answer = await post(toy, { documentId: 'count', query: QUERY });
      expect(answer.body.errors?.[0]?.message).toBe('Send either "query" or "documentId".');
      expect((await post(toy, { documentId: 7 })).status).toBe(400);
    });
  });

  it('can be the only ones that are executed', async () => {
    await use(
      { 'count.graphql': QUERY },
      async (toy) => {
        expect((await post(toy, { documentId: 'count', variables: { n: 1 } })).body.data).toEqual({
          count: 1,
        });
        expect((await post(toy, { query: QUERY, variables: { n: 1 } })).body.data).toEqual({ count: 1 });
        for (const [, ask] of WAYS) {
          const answer = await ask(toy, { query: OTHER });
          expect(answer.status).toBe(403);
          expect(codesOf(answer)).toEqual(['DOCUMENT_NOT_TRUSTED']);
        }
        const kept = await post(toy, { query: OTHER, extensions: persisted(OTHER) });
        expect(codesOf(kept)).toEqual(['DOCUMENT_NOT_TRUSTED']);
        const unknown = await post(toy, { extensions: persisted(OTHER) });
        expect(codesOf(unknown)).toEqual(['DOCUMENT_NOT_FOUND']);
      },
      true,
    );
  });

  it('that the schema does not answer are named in the log, and do not keep the server from starting', async () => {
    await use({ 'old.graphql': '{ gone }', 'count.graphql': QUERY }, async (toy) => {
      expect(toy.lines.filter(({ level }) => level === 40)).toEqual([
        expect.objectContaining({ documentId: 'old', error: expect.stringContaining('"gone"') }),
      ]);
      expect((await post(toy, { documentId: 'old' })).body.errors?.[0]?.message).toContain('"gone"');
    });
  });

  it.each([
    ['no JSON', { 'a.json': '{' }, /a\.json: this is no JSON/],
    ['a list', { 'a.json': [] }, /a\.json: expected Apollo's manifest, or an object/],
    ['something else than texts', { 'a.json': { id: { text: QUERY } } }, /"id" has no text/],
    ['a later version', { 'a.json': { ...APOLLO, version: 2 } }, /expected .* version 1; found .* version 2/],
    [
      'an operation without a body',
      { 'a.json': { ...APOLLO, operations: [{ id: 'x' }] } },
      /operations\[0\] has no id/,
    ],
    [
      'one id with two texts',
      { 'a.json': { id: QUERY }, 'b.json': { id: OTHER } },
      /b\.json: the id "id" has another/,
    ],
    ['no documents', { 'notes.txt': 'none' }, /there are no documents/],
  ])('that are %s end the start with the file and the reason', (_what, files, message) => {
    const path = filesOf(files);
    mkdirSync(join(path, 'folder'));
    expect(() => readTrustedDocuments(path)).toThrow(TrustedDocumentsUnusable);
    expect(() => readTrustedDocuments(path)).toThrow(message);
    expect(() => readTrustedDocuments(path)).toThrow(/^GREFFE_TRUSTED_DOCUMENTS: /);
  });

  it('that are not there end the start', () => {
    expect(() => readTrustedDocuments(join(folder, 'nowhere'))).toThrow(
      /nowhere: there is no such file or folder/,
    );
  });
});
