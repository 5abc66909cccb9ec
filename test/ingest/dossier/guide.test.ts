import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { dossierSchema } from '../../../src/ingest/sources/dossier/dossier-schema.ts';
import { readDossier } from '../../../src/ingest/sources/dossier/read.ts';

const guide = readFileSync(new URL('../../../docs/dossier.md', import.meta.url), 'utf8');

describe('docs/dossier.md', () => {
  it('shows a dossier that can be read', () => {
    const [, example = ''] = /```yaml\n(.*?)```/s.exec(guide) ?? [];
    const { nodes, claims, mentions } = readDossier(example);
    expect([nodes.length, claims.length, mentions.length]).toEqual([7, 8, 2]);
  });

  it('names every kind of claim and its own keys in its table', () => {
    const claims = dossierSchema.shape.claims.unwrap().shape;
    for (const [section, list] of Object.entries(claims)) {
      const row = guide.split('\n').find((line) => line.startsWith(`| \`${section}\` `)) ?? '';
      const keys = Object.keys(list.unwrap().element.shape);
      const own = keys.slice(0, keys.indexOf('at'));
      expect(
        own.filter((key) => !row.includes(key)),
        section,
      ).toEqual([]);
    }
  });
});
