import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { mergeNodes } from '../../src/db/merge/merge.ts';
import { findNamedNode } from '../../src/db/read/node/named-node.ts';
import { gexfFormat } from '../../src/export/gexf/format.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import { jsonldFormat } from '../../src/export/jsonld/format.ts';
import { ocdsFormat } from '../../src/export/ocds/format.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import { CHILD_ENV } from '../child-env.ts';
import { SEED, WRITTEN } from '../graph.ts';
import { IS_PUBLISHED } from '../served-engine.ts';
import { type OpenServing, openServing } from '../server/export/serving.ts';
import { exported } from './exported.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const FORMATS = [jsonlFormat, ocdsFormat, gexfFormat, jsonldFormat];
const seed = (database: GreffeDatabase) => void importDossiers(database, [SEED], { now: WRITTEN });

/** The text without the day it was made on. */
function undated(text: string): string {
  return text.replace(/(publishedDate":"|lastmodifieddate="|export:ocds:)\d{4}-\d\d-\d\d/g, '$1');
}

describe('over HTTP', () => {
  let serving: OpenServing;
  beforeAll(async () => {
    serving = await openServing(seed);
  });
  afterAll(() => serving.close());

  for (const format of FORMATS) {
    it(`a client gets what the format writes: ${format.name}`, async () => {
      const { get, database } = serving;
      const response = await get(`/export/${format.name}`);
      expect(response.headers.get('content-type')).toBe(format.mediaType);
      expect(response.headers.get('content-disposition')).toMatch(new RegExp(`\\.${format.extension}"$`));
      expect(undated(await response.text())).toBe(undated(exported(database, format).text));
    });
  }

  it('the context of JSON-LD is published under its name', async () => {
    const { get } = serving;
    const response = await get('/export/context.jsonld');
    expect(response.headers.get('content-type')).toBe('application/ld+json; charset=utf-8');
    expect(await response.text()).toBe(jsonldFormat.companions?.[0]?.text);
  });

  it('a node is to be had by itself, with its claims, in the words of the whole', async () => {
    const { get, database, show } = serving;
    const whole = JSON.parse(exported(database, jsonldFormat).text)['@graph'] as Record<string, unknown>[];
    const slug = 'health-data-hub';
    const response = await get(`/export/jsonld/organisation/${slug}`);
    expect(response.headers.get('content-type')).toBe(jsonldFormat.mediaType);
    const document = JSON.parse(await response.text());
    expect(Object.keys(document)).toEqual(['@context', '@graph']);
    const [node, ...claims] = document['@graph'];
    expect(node).toEqual(whole.find((each) => each.slug === slug && each.type === 'Organisation'));
    // A claim names the node at an end; evidence may name it too, as who says so.
    const linked = whole.filter((each) => {
      const { evidence: _, ...said } = each;
      return (
        Array.isArray(each.type) && each.type[0] === 'Claim' && JSON.stringify(said).includes(`"${node.id}"`)
      );
    });
    expect(claims).toEqual(linked);
    expect(claims.length).toBeGreaterThan(3);
    const tag = response.headers.get('etag') ?? '';
    const again = await get(`/export/jsonld/organisation/${slug}`, { headers: { 'if-none-match': tag } });
    expect(again.status).toBe(304);
    const missing = await get('/export/jsonld/organisation/nobody');
    expect([missing.status, await missing.json()]).toEqual([
      404,
      { error: 'There is no organisation with the slug "nobody".', code: 'NOT_FOUND' },
    ]);
    expect((await get(`/export/jsonld/organisation/${slug}?filter={}`)).status).toBe(400);
    const named = (text: string) => findNamedNode(database, text, 'node');
    mergeNodes(database, named(`organisation/${slug}`), named('organisation/atos'), { now: WRITTEN });
    await show();
    const moved = await get(`/export/jsonld/organisation/${slug}`, { redirect: 'manual' });
    expect([moved.status, moved.headers.get('location')]).toEqual([301, '/export/jsonld/organisation/atos']);
  });
});

// It reads a file.
if (!IS_PUBLISHED) {
  describe('the command', () => {
    let folder: string;
    const greffe = (...args: string[]) =>
      spawnSync(process.execPath, [CLI, ...args], {
        cwd: folder,
        encoding: 'utf8',
        env: { ...CHILD_ENV, DATABASE_URL: join(folder, 'seed.db') },
        timeout: 120_000,
      });

    beforeAll(() => {
      folder = mkdtempSync(join(tmpdir(), 'greffe-export-forms-'));
      expect(greffe('import', 'dossier', SEED).status).toBe(0);
    });
    afterAll(() => rmSync(folder, { recursive: true }));

    it('writes JSON-LD with its manifest and its context beside it', () => {
      expect(greffe('export', 'jsonld', '--output', 'graph.jsonld').status).toBe(0);
      const read = (name: string) => JSON.parse(readFileSync(join(folder, name), 'utf8'));
      expect(read('graph.jsonld')['@context']).toEqual(read('context.jsonld')['@context']);
      expect(read('graph.jsonld.manifest.json').counts).toEqual({ nodes: 20, claims: 59, mentions: 37 });
    });

    it('refuses a filter by a node that there is not', () => {
      const { status, stderr } = greffe('export', 'csv', '--filter', '{"buyer": {"slug": "nobody"}}');
      expect(status).not.toBe(0);
      expect(stderr).toContain('filter.buyer: there is no Organisation with the slug "nobody".');
    });

    it('writes OCDS that is cut into releases by its lines', () => {
      const { stdout } = greffe('export', 'ocds', '--filter', '{"status": ["CANCELLED"]}');
      const lines = stdout.trimEnd().split('\n').slice(1, -1);
      expect(lines.map((line) => JSON.parse(line.replace(/,$/, '')).tender.status)).toEqual(['cancelled']);
    });
  });
}
