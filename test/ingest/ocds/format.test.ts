import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { withImport } from '../with-import.ts';
import { bids, events, names, release, valuations } from './ocds-graph.ts';

const fixture = (name: string) => fileURLToPath(new URL(`fixtures/${name}`, import.meta.url));
const paths = (ocid: string, title: string) => release({ ocid, tender: { title } });
const first = paths('ocds-a1b2c3-1', 'First');
const second = paths('ocds-a1b2c3-2', 'Second');

it.each([
  ['a bare release', first, ['First']],
  ['a release package', { version: '1.1', releases: [first, second] }, ['First', 'Second']],
  ['an array of packages', [{ releases: [first] }, { releases: [second] }], ['First', 'Second']],
  ['an array of releases', [first, second], ['First', 'Second']],
  ['JSON Lines', `${JSON.stringify(first)}\n\n${JSON.stringify(second)}\n`, ['First', 'Second']],
  [
    'packages in JSON Lines',
    `${JSON.stringify({ releases: [first] })}\n${JSON.stringify({ releases: [second] })}`,
    ['First', 'Second'],
  ],
  [
    'several indented documents behind each other',
    `${JSON.stringify({ releases: [first] }, null, 2)}\n${JSON.stringify({ releases: [second] }, null, 2)}`,
    ['First', 'Second'],
  ],
  [
    'packages behind each other that begin with a byte order mark each',
    `${JSON.stringify({ releases: [first] }, null, 2)}\n\ufeff${JSON.stringify({ releases: [second] }, null, 2)}`,
    ['First', 'Second'],
  ],
  ['a record without a package', { ocid: first.ocid, compiledRelease: first }, ['First']],
  ['a byte order mark', `\ufeff${JSON.stringify(first)}`, ['First']],
])('reads %s', (_, content, titles) =>
  withImport(ocdsSource, async (given) => {
    const summary = await given.importContent('file.json', content);
    expect(summary).toMatchObject({ documents: titles.length, rejected: 0 });
    expect(given.values('SELECT name FROM tenders ORDER BY name')).toEqual(titles);
  }),
);

it('reads ISO-8859-1', () =>
  withImport(ocdsSource, async (given) => {
    await given.importPaths([fixture('iso-8859-1.txt')]);
    expect(given.values('SELECT name FROM tenders')).toEqual(['Técnicos de México']);
  }));

it('reads version 1.0, which has its organisations inline and one object for amendments', () =>
  withImport(ocdsSource, async (given) => {
    await given.importPaths([fixture('version-1.0.json')]);
    expect(names(given)).toEqual(['Alder', 'County of Example', 'Town of Example']);
    expect(given.rows("SELECT country, address_locality FROM organisations WHERE name = 'Alder'")).toEqual([
      { country: 'KE', address_locality: 'Nairobi' },
    ]);
    expect(bids(given)).toEqual(['Alder WON 500 KES']);
    expect(valuations(given)).toEqual(['AMENDED 600 KES', 'AWARD 500 KES']);
    expect(given.values('SELECT role FROM procurement_roles ORDER BY role')).toEqual([
      'BUYER',
      'PROCURING_ENTITY',
    ]);
    expect(
      given.rows(
        'SELECT o.name FROM authorships a JOIN organisations o ON o.id = a.author_id JOIN articles n ON n.id = a.article_id',
      ),
    ).toEqual([{ name: 'County of Example' }]);
  }));

it('reads the releases embedded in a record, and what its publisher compiled from them', () =>
  withImport(ocdsSource, async (given) => {
    const summary = await given.importPaths([fixture('record-package-embedded.json')]);
    expect(summary).toMatchObject({ documents: 3, skipped: 0 });
    expect(events(given)).toEqual(['CANCELLED', 'LAUNCHED']);
    expect(given.values('SELECT status FROM tenders')).toEqual(['CANCELLED']);
  }));

it('reports releases that are only linked, and reads what was compiled from them', () =>
  withImport(ocdsSource, async (given) => {
    const summary = await given.importPaths([fixture('record-package-linked.json')]);
    expect(summary).toMatchObject({ documents: 1, skipped: 2, rejected: 0 });
    expect(summary.files[0]?.skippedFor).toEqual({ 'linked release, not fetched': 2 });
    expect(given.values('SELECT name FROM articles')).toEqual(['Compiled release: Paths']);
    expect(bids(given)).toEqual(['Alder WON -']);
  }));

it('takes a versioned release apart into what was known at each release', () =>
  withImport(ocdsSource, async (given) => {
    const summary = await given.importPaths([fixture('versioned-release.json')]);
    expect(summary).toMatchObject({ documents: 3, rejected: 0 });
    expect(given.values('SELECT published FROM articles ORDER BY 1')).toEqual([
      '2024-01-05T00:00:00Z',
      '2024-02-05T00:00:00Z',
      '2024-03-05T00:00:00Z',
    ]);
    expect(given.values('SELECT name FROM tenders')).toEqual(['Paths']);
    expect(
      given.rows('SELECT value_minor, known_from FROM valuations JOIN claims USING (id) ORDER BY known_from'),
    ).toEqual([
      { value_minor: 1000, known_from: '2024-01-05' },
      { value_minor: 1200, known_from: '2024-02-05' },
      // Of the award no amount is told.
      { value_minor: null, known_from: '2024-03-05' },
    ]);
    expect(bids(given)).toEqual(['Alder WON -']);
  }));

it.each([
  ['an empty file', '', 'the file is empty'],
  ['invalid JSON', '{"releases": [', 'ends in the middle'],
  ['a schema', { definitions: {}, properties: {} }, 'it holds no OCDS release'],
])('says of %s that it is unusable', (_, content, reason) =>
  withImport(ocdsSource, async (given) => {
    const { files } = await given.importContent('file.json', content);
    expect(files[0]?.outcome).toBe('UNUSABLE');
    expect(files[0]?.notes.join()).toContain(reason);
  }),
);

it('keeps what stands before the place where a file breaks', () =>
  withImport(ocdsSource, async (given) => {
    const text = JSON.stringify({ releases: [first, second] });
    const { files } = await given.importContent('file.json', text.slice(0, -20));
    expect(files[0]?.outcome).toBe('UNUSABLE');
    expect(given.values('SELECT name FROM tenders')).toEqual(['First']);
  }));

it('changes nothing when the same file is read again', () =>
  withImport(ocdsSource, async (given) => {
    const path = fixture('version-1.0.json');
    await given.importPaths([path]);
    const again = await given.importPaths([path], { force: true });
    expect(again).toMatchObject({
      documents: 1,
      nodesCreated: 0,
      nodesChanged: 0,
      claimsCreated: 0,
      claimsChanged: 0,
      evidenceAdded: 0,
    });
  }));
