import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { createWriter, writeRecords } from '../../../src/db/write/batch/writer.ts';
import { DatabaseUnusable } from '../../../src/domain/error.ts';
import { NOW } from '../memory-graph.ts';
import { aboutTender, bid } from '../sample-records.ts';

describe('opening a database', () => {
  let folder: string;
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'greffe-client-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  const refused = (location: string, expected: RegExp, options = {}) => {
    const open = () => openDatabase(location, options);
    expect(open).toThrow(DatabaseUnusable);
    expect(open).toThrow(expected);
    expect(open).not.toThrow(/\n/);
  };

  it('sets the log, foreign keys and a cache of 32 MB', () => {
    const database = openDatabase(join(folder, 'set.db'));
    const pragma = (name: string) => database.sqlite.pragma(name, { simple: true });
    expect([pragma('journal_mode'), pragma('foreign_keys'), pragma('cache_size')]).toEqual([
      'wal',
      1,
      -32_000,
    ]);
    database.close();
    database.close();
  });

  it('maps as much of the file into memory as is asked, which is nothing by itself', () => {
    const location = join(folder, 'mapped.db');
    for (const [options, bytes] of [
      [{}, 0],
      [{ mmapMb: 64 }, 67_108_864],
      [{ mmapMb: 64, readonly: true }, 67_108_864],
      // As the configuration allows: SQLite maps no more.
      [{ mmapMb: 2_047 }, 2_146_435_072],
    ] as const) {
      const database = openDatabase(location, options);
      expect(database.sqlite.pragma('mmap_size', { simple: true })).toBe(bytes);
      database.close();
    }
  });

  it('takes a path and a file URL for the same file', () => {
    const path = join(folder, 'a b.db');
    for (const location of [path, pathToFileURL(path).href, `file:${path}`]) {
      const database = openDatabase(location);
      migrate(database);
      database.close();
    }
    expect(() => openDatabase(path, { create: false }).close()).not.toThrow();
  });

  it('refuses what is no location of a database', () => {
    refused('', /no location/);
    refused('postgres://localhost/greffe', /this command works on a file/);
    refused('mysql://localhost/greffe', /"mysql:" is no kind of database/);
    refused('file:greffe.db?mode=memory', /options in the URL/);
    refused('file://elsewhere/greffe.db', /not a file URL/);
  });

  it('refuses a missing folder, a missing file that it may not make, and a folder', () => {
    refused(join(folder, 'none', 'greffe.db'), /there is no folder .*none\. Make it/);
    refused(join(folder, 'none.db'), /there is no such file/, { create: false });
    refused(join(folder, 'none.db'), /there is no such file/, { readonly: true });
    mkdirSync(join(folder, 'folder.db'));
    refused(join(folder, 'folder.db'), /this is a folder/);
  });

  it('refuses a file that is no database', () => {
    const path = join(folder, 'text.db');
    writeFileSync(path, 'Bonjour. '.repeat(500));
    refused(path, /not a database\. Name another file/);
    writeFileSync(path, 'Bonjour');
    refused(path, /not a database/);
  });

  it('says that a file that another process holds is locked', () => {
    const path = join(folder, 'locked.db');
    const holder = openDatabase(path);
    migrate(holder);
    holder.sqlite.exec('BEGIN IMMEDIATE');
    const other = openDatabase(path);
    const write = () => writeRecords(other, aboutTender([bid('atos')]), { now: NOW });
    expect(write).toThrow(/another process holds a lock on it\. Wait/);
    expect(write).toThrow(DatabaseUnusable);
    holder.sqlite.exec('COMMIT');
    expect(write().nodes.created).toBe(4);
    other.close();
    holder.sqlite.pragma('journal_mode = DELETE');
    holder.sqlite.exec('BEGIN EXCLUSIVE');
    refused(path, /holds a lock/);
    holder.close();
  });

  it('does not write on a handle that only reads', () => {
    const path = join(folder, 'read.db');
    const made = openDatabase(path);
    migrate(made);
    const reader = openDatabase(path, { readonly: true });
    expect(() => createWriter(reader).write(aboutTender([bid('atos')]))).toThrow(/not writable/);
    reader.close();
    made.close();
  });
});
