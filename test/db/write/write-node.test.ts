import { describe, expect, it } from 'vitest';
import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import { createWriter, writeRecords } from '../../../src/db/write/batch/writer.ts';
import { NOW, recordsOf, row, rows, withDatabase } from '../memory-graph.ts';
import { DAY, notice, organisation, tender } from '../sample-records.ts';

const LATER = new Date('2027-01-01T00:00:00Z');
const siren = (value: string) => ({ identifiers: [{ scheme: 'SIREN', value }] });

function names(database: GreffeDatabase): string[] {
  return rows<{ name: string }>(database, 'SELECT name FROM organisations ORDER BY id').map(
    ({ name }) => name,
  );
}

describe('finding the node of a record', () => {
  it('finds an organisation by its number however it is written', () => {
    withDatabase(
      (database) => {
        expect(names(database)).toEqual(['OVH SAS']);
        expect(rows(database, 'SELECT scheme, value, checked FROM identifiers')).toEqual([
          { scheme: 'SIREN', value: '424761419', checked: 1 },
        ]);
      },
      { nodes: [organisation('a', { name: 'OVH', keys: ['a:1'], ...siren('424 761 419') })] },
      {
        nodes: [
          organisation('b', {
            name: 'OVH SAS',
            keys: ['b:1'],
            ...siren('424761419'),
            statedOn: '2026-02-07',
          }),
        ],
      },
    );
  });

  it('does not take a number that fails its check for the same organisation', () => {
    withDatabase(
      (database) => expect(names(database)).toEqual(['A', 'B']),
      { nodes: [organisation('a', { name: 'A', ...siren('000000000') })] },
      { nodes: [organisation('b', { name: 'B', ...siren('000000000') })] },
    );
  });

  it('follows the number before the key, and leaves the key where it is', () => {
    withDatabase(
      (database) => {
        expect(names(database)).toEqual(['By number', 'By key']);
        expect(
          row(
            database,
            "SELECT o.name FROM node_keys k JOIN organisations o ON o.id = k.node_id WHERE key = 'k:2'",
          ),
        ).toEqual({ name: 'By key' });
      },
      { nodes: [organisation('a', { name: 'Number', keys: ['k:1'], ...siren('424761419') })] },
      { nodes: [organisation('b', { name: 'By key', keys: ['k:2'] })] },
      {
        nodes: [
          organisation('c', {
            name: 'By number',
            keys: ['k:2'],
            ...siren('424761419'),
            statedOn: '2026-03-01',
          }),
        ],
      },
    );
  });

  it('refuses a record that nothing could find again, and a key of another type', () => {
    withDatabase((database) => {
      const write = (...nodes: Parameters<typeof recordsOf>[0]['nodes'] & object) =>
        writeRecords(database, recordsOf({ nodes }));
      expect(() => write(organisation('a', { keys: [] }))).toThrow(
        /^records, \/nodes\/0: it has no key, no slug/,
      );
      expect(() => write(organisation('a', { keys: ['k'] }), tender({ keys: ['k'] }))).toThrow(
        /\/nodes\/1\/keys\/0: "k" is the key of a node of type ORGANISATION/,
      );
      expect(names(database)).toEqual([]);
    });
  });

  it('takes several records of one ref for statements on one node', () => {
    withDatabase(
      (database) =>
        expect(row(database, 'SELECT name, country FROM organisations')).toEqual({
          name: 'B',
          country: 'FR',
        }),
      {
        nodes: [
          organisation('a', { name: 'A', country: 'FR' }),
          { ...organisation('a'), keys: [], name: 'B', statedOn: '2027-01-01' },
        ],
      },
    );
  });
});

describe('slugs', () => {
  it('are made from names, with a suffix of their own for namesakes that is the same in every database', () => {
    const slugsOf = (...keys: string[]) =>
      withDatabase(
        (database) =>
          rows<{ slug: string }>(database, 'SELECT slug FROM organisations ORDER BY id').map(
            ({ slug }) => slug,
          ),
        ...keys.map((key) => ({ nodes: [organisation('a', { name: 'Œuvre & Cie', keys: [key] })] })),
      );
    const [first, second, third] = slugsOf('k:1', 'k:2', 'k:3');
    expect(first).toBe('oeuvre-cie');
    expect(second).toMatch(/^oeuvre-cie-[a-z0-9]{6}$/);
    expect(slugsOf('k:1', 'k:3', 'k:2')).toEqual([first, third, second]);
  });

  it('give way to one that is given later, but not a given one to another', () => {
    const found = siren('424761419');
    withDatabase(
      (database) => expect(row(database, 'SELECT slug FROM organisations')).toEqual({ slug: 'ovhcloud' }),
      { nodes: [organisation('a', { name: 'OVH', ...found })] },
      { nodes: [organisation('a', { name: 'OVH', slug: 'ovhcloud', ...found })] },
      { nodes: [organisation('a', { name: 'OVH', slug: 'ovh-groupe', ...found })] },
    );
  });

  it('are refused when they are not lower-case words with dashes', () => {
    withDatabase((database) => {
      const write = () =>
        writeRecords(database, recordsOf({ nodes: [organisation('a', { slug: 'OVH cloud' })] }));
      expect(write).toThrow(/\/nodes\/0\/slug: "OVH cloud" is not a slug/);
    });
  });
});

describe('what several documents state of a node', () => {
  const early = organisation('a', {
    name: 'Caisse',
    country: 'FR',
    aliases: ['CDC'],
    areasServed: ['FR'],
    statedOn: '2025-01-01',
  });
  const late = organisation('a', {
    name: 'Caisse des Dépôts',
    kind: 'PUBLIC_BODY',
    areasServed: ['FR', 'BE'],
    statedOn: '2026-01-01',
  });

  it('is the latest of each attribute, whichever came first', () => {
    for (const order of [
      [early, late],
      [late, early],
    ]) {
      withDatabase(
        (database) => {
          expect(row(database, 'SELECT name, kind, country, known_from FROM organisations')).toEqual({
            name: 'Caisse des Dépôts',
            kind: 'PUBLIC_BODY',
            country: 'FR',
            known_from: '2025-01-01',
          });
          expect(rows(database, 'SELECT name FROM aliases ORDER BY name')).toEqual([
            { name: 'CDC' },
            { name: 'Caisse' },
          ]);
          expect(rows(database, 'SELECT area FROM served_areas ORDER BY area')).toEqual([
            { area: 'BE' },
            { area: 'FR' },
          ]);
        },
        ...order.map((record) => ({ nodes: [record] })),
      );
    }
  });

  it('is found in full text by any of its names, without accents', () => {
    withDatabase(
      (database) => {
        const find = (words: string) =>
          rows(database, 'SELECT rowid FROM names_organisation WHERE names_organisation MATCH ?', words)
            .length;
        expect([find('depots'), find('cdc'), find('dep*'), find('nothing')]).toEqual([1, 1, 1, 0]);
      },
      { nodes: [early] },
      { nodes: [late] },
    );
  });

  it('takes a name out of the aliases when it becomes the name again', () => {
    withDatabase(
      (database) =>
        expect(rows(database, 'SELECT name FROM aliases')).toEqual([{ name: 'Caisse des Dépôts' }]),
      { nodes: [{ ...early, aliases: [] }] },
      { nodes: [late] },
      { nodes: [{ ...early, aliases: [], statedOn: '2027-01-01' }] },
    );
  });

  it('adds lots and never takes one away', () => {
    const lots = (...numbers: string[]) => ({
      nodes: [tender({ lots: numbers.map((number) => ({ number, title: `Lot ${number}` })) })],
    });
    withDatabase(
      (database) =>
        expect(rows(database, 'SELECT number FROM lots ORDER BY number')).toEqual([
          { number: '1' },
          { number: '2' },
        ]),
      lots('1'),
      lots('2'),
    );
  });

  it('raises the revision once a batch, and only when something changed that can be seen', () => {
    withDatabase(
      (database) => {
        const writer = createWriter(database);
        const write = (record: typeof early) =>
          writer.write(recordsOf({ nodes: [record] }), { now: LATER }).nodes;
        const revision = () => row(database, 'SELECT revision, updated FROM organisations');
        expect(write({ ...early, statedOn: '2025-06-01' })).toEqual({ created: 0, changed: 0, unchanged: 1 });
        expect(revision()).toEqual({ revision: 1, updated: NOW.toISOString() });
        expect(write({ ...late, aliases: ['Caisse Nationale'], lots: [] } as typeof early)).toEqual({
          created: 0,
          changed: 1,
          unchanged: 0,
        });
        expect(revision()).toEqual({ revision: 2, updated: LATER.toISOString() });
      },
      { nodes: [early] },
    );
  });
});

it.each([
  [
    'a day that does not exist',
    notice,
    { published: '2025-02-29' },
    /\/nodes\/0\/published: "2025-02-29" is not a date/,
  ],
  [
    'a word that is not in the list',
    notice,
    { kind: 'TWEET' },
    /\/nodes\/0\/kind: "TWEET" is not one of NEWS, REPORT/,
  ],
  ['no whole day of statement', notice, { statedOn: '2025' }, /\/nodes\/0\/statedOn: "2025" is not a day/],
  [
    'a headcount that is no range',
    organisation('a'),
    { headcountMin: 5, headcountMax: 2 },
    /at least 5 and at most 2 is no range/,
  ],
  [
    'a country that is no code',
    organisation('a'),
    { country: 'France' },
    /\/nodes\/0: the database refuses it: .*organisations_country_code/,
  ],
  ['a blank name', organisation('a'), { name: ' ' }, /\/nodes\/0\/name: it is blank/],
  [
    'an empty identifier',
    organisation('a'),
    { identifiers: [{ scheme: 'SIREN', value: ' ' }] },
    /\/nodes\/0\/identifiers\/0: " " is empty/,
  ],
])('refuses a node with %s, naming place and value', (_, record, change, message) => {
  withDatabase((database) => {
    const write = () =>
      writeRecords(database, recordsOf({ nodes: [{ ...record, ...change } as typeof record] }), {
        source: 'f.json',
      });
    expect(write).toThrow(message);
    expect(write).toThrow(/^f\.json, /);
    expect(rows(database, 'SELECT * FROM nodes')).toEqual([]);
  });
});

it('knows a node since the day of its first document', () => {
  withDatabase(
    (database) => expect(row(database, 'SELECT known_from FROM articles')).toEqual({ known_from: DAY }),
    { nodes: [notice] },
  );
});
