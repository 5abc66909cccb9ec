import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { SourceUnusable } from '../../../src/domain/error.ts';
import { importDossiers } from '../../../src/ingest/sources/dossier/import.ts';
import { DossierInvalid } from '../../../src/ingest/sources/dossier/problem.ts';

const SEED = fileURLToPath(new URL('../../../seeds/health-data-hub.yaml', import.meta.url));
const DYING = fileURLToPath(new URL('./die-while-importing.ts', import.meta.url));
const TABLES = [
  'nodes',
  'claims',
  'evidence',
  'mentions',
  'aliases',
  'edges',
  'bids',
  'bid_parties',
  'tender_events',
];

let folder: string;
let database: GreffeDatabase;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-dossier-'));
  database = openDatabase(join(folder, 'greffe.db'));
  migrate(database);
});

afterEach(() => {
  database.close();
  rmSync(folder, { recursive: true });
});

describe('importing dossiers', () => {
  it('writes the story once, however often it is imported', () => {
    const first = importDossiers(database, [SEED], { now: new Date('2026-02-07T08:00:00Z') });
    expect(first.nodes.created).toBe(20);
    expect(first.claims.created).toBe(59);
    const before = contents();
    const second = importDossiers(database, [SEED, SEED], { now: new Date('2026-02-08T08:00:00Z') });
    expect(second).toEqual({
      nodes: { created: 0, changed: 0, unchanged: 20 },
      claims: { created: 0, changed: 0, unchanged: 59 },
      evidenceAdded: 0,
      mentionsAdded: 0,
    });
    expect(contents()).toEqual(before);
  });

  it('derives the status of tenders and bids from what the story says of them', () => {
    importDossiers(database, [SEED]);
    expect(rows('SELECT slug, status, value_status, value_minor FROM tenders ORDER BY slug')).toEqual([
      { slug: 'hdh-sovereign-hosting', status: 'PLANNED', value_status: 'NOT_PUBLISHED', value_minor: null },
      {
        slug: 'hdh-transitional-hosting',
        status: 'CANCELLED',
        value_status: 'KNOWN',
        value_minor: 620_000_000,
      },
    ]);
    const bids = rows(
      'SELECT b.status FROM bids b JOIN tenders t ON t.id = b.tender_id ORDER BY t.slug, b.id',
    );
    expect(bids.map((row) => (row as { status: string }).status)).toEqual([
      'EXPECTED',
      'EXPECTED',
      'PRESELECTED',
      'PRESELECTED',
    ]);
    expect(rows('SELECT DISTINCT known_from FROM claims')).toEqual([{ known_from: '2026-02-06' }]);
  });

  it('is left as it was by a process that is killed while writing, and can be done again', () => {
    const before = contents();
    const died = spawnSync(process.execPath, [DYING, database.location, SEED], { encoding: 'utf8' });
    expect([died.signal, died.stderr]).toEqual(['SIGKILL', '']);
    expect(contents()).toEqual(before);
    expect(importDossiers(database, [SEED]).claims.created).toBe(59);
  });

  it('changes nothing when one of several files is wrong, and names that file and all lines', () => {
    const before = contents();
    const wrong = write(
      'wrong.yaml',
      'dossier: 1\ndefaults: { statedOn: 2026-02-06 }\npeople:\n  ann: {}\n  bob: { nam: B }\n',
    );
    const invalid = failure([SEED, wrong]) as DossierInvalid;
    expect(invalid).toBeInstanceOf(DossierInvalid);
    expect(invalid.problems.map(({ file, line }) => [file, line])).toEqual([
      [wrong, 4],
      [wrong, 5],
      [wrong, 5],
    ]);
    expect(contents()).toEqual(before);
  });

  it('lets files refer to nodes of each other, in any order', () => {
    const bids = write(
      'bids.yaml',
      'dossier: 1\ndefaults: { article: news }\nclaims:\n  bids:\n    - { tender: bridge, parties: { acme: SOLE }, at: p 1 }\n',
    );
    const nodes = write(
      'nodes.yaml',
      'dossier: 1\ndefaults: { article: news }\narticles:\n  news: { title: News, kind: NEWS, published: 2025-11 }\norganisations:\n  acme: { name: Acme }\ntenders:\n  bridge: { title: A bridge }\n',
    );
    expect(importDossiers(database, [bids, nodes])).toMatchObject({
      nodes: { created: 3 },
      claims: { created: 1 },
    });
    expect(rows('SELECT known_from FROM claims')).toEqual([{ known_from: '2025-11-30' }]);
  });

  it('lets a file refer to nodes of the database, and leaves those as they are', () => {
    importDossiers(database, [SEED]);
    const before = rows('SELECT * FROM organisations');
    const later = write(
      'later.yaml',
      'dossier: 1\ndefaults: { article: end-of-hdh-storage-on-azure }\npeople:\n  ann: { name: Ann }\nclaims:\n  offices:\n    - { person: ann, organisation: ovhcloud, at: paragraph 4 }\n',
    );
    expect(importDossiers(database, [later])).toMatchObject({
      nodes: { created: 1, changed: 0 },
      claims: { created: 1, changed: 0 },
    });
    expect(rows('SELECT * FROM organisations')).toEqual(before);
    expect(rows("SELECT known_from FROM people WHERE slug = 'ann'")).toEqual([{ known_from: '2026-02-06' }]);
  });

  it('names the line of what only the database can tell', () => {
    const lot = write(
      'lot.yaml',
      'dossier: 1\ndefaults: { article: news }\narticles:\n  news: { title: News, kind: NEWS, published: 2025 }\ntenders:\n  bridge: { title: A bridge, lots: { 1: { title: Piers } } }\nclaims:\n  valuations:\n    - { tender: bridge, lot: 2, valuation: BUDGET, value: 1 EUR, at: p 1 }\n',
    );
    const invalid = failure([lot]) as DossierInvalid;
    expect(invalid).toBeInstanceOf(DossierInvalid);
    expect(invalid.problems).toEqual([
      { file: lot, line: 9, column: 7, message: 'the tender has no lot "2"' },
    ]);
    expect(rows('SELECT count(*) AS count FROM nodes')).toEqual([{ count: 0 }]);
  });

  it('says so when a file is not there, is a folder or is no text', () => {
    const binary = join(folder, 'binary.yaml');
    writeFileSync(binary, Buffer.from([0x64, 0xff, 0xfe]));
    const absent = join(folder, 'absent.yaml');
    expect(failure([absent])).toEqual(new SourceUnusable(absent, 'there is no such file'));
    expect(failure([folder])).toEqual(new SourceUnusable(folder, 'this is a folder; name the files in it'));
    expect(failure([binary])).toEqual(new SourceUnusable(binary, 'it is not UTF-8 text'));
  });
});

function write(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

function failure(paths: string[]): unknown {
  try {
    importDossiers(database, paths);
    return undefined;
  } catch (error) {
    return error;
  }
}

function rows(sql: string): unknown[] {
  return database.sqlite.prepare(sql).all();
}

function contents(): Record<string, unknown[]> {
  return Object.fromEntries(TABLES.map((table) => [table, rows(`SELECT * FROM ${table}`)]));
}
