import { readFileSync } from 'node:fs';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { dossierJsonSchema } from '../../../src/ingest/sources/dossier/dossier-schema.ts';

const published = new URL('../../../seeds/dossier.schema.json', import.meta.url);
const seed = new URL('../../../seeds/health-data-hub.yaml', import.meta.url);

describe('the published JSON Schema of dossiers', () => {
  it('is up to date; `npm run update` writes it', async () => {
    const text = `${JSON.stringify(dossierJsonSchema(), null, 2)}\n`;
    await expect(text).toMatchFileSnapshot(published.pathname);
  });

  it('describes every property', () => {
    expect(undescribed(dossierJsonSchema(), '#')).toEqual([]);
  });

  it('accepts the seed, and refuses what the reader refuses', () => {
    // `pattern`s are for texts; "format" is for editors.
    const ajv = new Ajv2020({ strict: false, validateFormats: false });
    const isDossier = ajv.compile(JSON.parse(readFileSync(published, 'utf8')));
    expect(isDossier(parse(readFileSync(seed, 'utf8')))).toBe(true);
    expect(isDossier({ dossier: 2 })).toBe(false);
    expect(isDossier({ dossier: 1, organizations: {} })).toBe(false);
    expect(isDossier({ dossier: 1, tenders: { t: { title: 'T', published: '2026-2' } } })).toBe(false);
    expect(isDossier({ dossier: 1, people: { 'Ann Lee': { name: 'Ann Lee' } } })).toBe(false);
  });
});

/** Where properties stand that have no description. */
function undescribed(schema: unknown, path: string): string[] {
  if (typeof schema !== 'object' || schema === null) return [];
  return Object.entries(schema).flatMap(([key, value]) => {
    const below = undescribed(value, `${path}/${key}`);
    if (key !== 'properties') return below;
    const bare = Object.entries(value as Record<string, { description?: string }>)
      .filter(([, property]) => !property.description)
      .map(([name]) => `${path}/${name}`);
    return [...bare, ...below];
  });
}
