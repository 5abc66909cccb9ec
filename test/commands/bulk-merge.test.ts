import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough } from 'node:stream';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { mergeInBulk } from '../../src/commands/bulk-merge.ts';
import { addDuplicatesCommand } from '../../src/commands/duplicates.ts';
import { addMergeCommands } from '../../src/commands/merge.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { recordsOf } from '../db/memory-graph.ts';
import { giveNumbers, withoutNumbers } from '../graph/duplicate/older-number.ts';

let folder: string;
const file = () => join(folder, 'greffe.db');

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-'));
  vi.stubEnv('DATABASE_URL', `file:${file()}`);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

function organisation(ref: string, name: string, number?: string): NodeRecord {
  const identifiers =
    number === undefined ? [] : [{ scheme: number.length === 14 ? 'SIRET' : 'SIREN', value: number }];
  return { type: 'ORGANISATION', ref, keys: [`t:${ref}`], name, statedOn: '2026-01-01', identifiers };
}

/** A database of an older version, which made a node of every number. */
function write(nodes: readonly NodeRecord[], claims: readonly object[] = []): void {
  const database = openDatabase(file());
  migrate(database);
  writeRecords(database, recordsOf({ nodes: withoutNumbers(nodes), claims: claims as ClaimRecord[] }));
  giveNumbers(database, nodes);
  database.close();
}

/** What the command prints; it throws what goes wrong. */
async function greffe(...words: string[]): Promise<string[]> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addDuplicatesCommand(program);
  addMergeCommands(program);
  const printed: string[] = [];
  const write = vi.spyOn(process.stdout, 'write').mockImplementation((text) => {
    printed.push(String(text));
    return true;
  });
  try {
    await program.parseAsync(words, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return printed.join('').trimEnd().split('\n');
}

const COMPANY = organisation('c', 'Valbrune', '552032534');
const UNIT = organisation('u', 'Valbrune SARL', '55203253400638');
const OTHER_UNIT = organisation('v', 'Valbrune', '55203253400646');
const NAMESAKE = organisation('n', 'Valbrune');
const WHY = 'same name but for legal form or linking words; same SIREN 552032534';

describe('merging in bulk', () => {
  it('tells what it would merge, and changes nothing', async () => {
    write([COMPANY, UNIT, NAMESAKE]);
    expect(await greffe('merge', '--band', 'LIKELY', '--dry-run')).toEqual([
      `1.00  organisation:2 (Valbrune SARL) into organisation:1 (Valbrune): ${WHY}`,
      '1 node would be merged. Nothing was changed.',
    ]);
    expect(await greffe('merges')).toEqual(['Nothing was merged yet.']);
  });

  it('merges what shares a checked number, with an entry in the log for each, and never by name alone', async () => {
    write([COMPANY, UNIT, NAMESAKE]);
    expect(await greffe('merge', '--band', 'LIKELY', '--by', 'ada', '--note', 'one number')).toEqual([
      '1 node merged: see greffe merges. Each can be undone by greffe unmerge.',
    ]);
    expect((await greffe('merges'))[0]).toMatch(
      /organisation:2 \(Valbrune SARL\) merged into organisation:1 \(Valbrune\) by ada: one number \(same name/,
    );
    expect((await greffe('duplicates')).at(-1)).toBe('1 pair among 2 nodes.');
    const database = openDatabase(file());
    expect([...checkDatabase(database)]).toEqual([]);
    database.close();
    expect(await greffe('unmerge', 'organisation:2')).toEqual([
      'organisation:2 is apart from organisation:1 again: 0 claims moved.',
    ]);
  });

  it('shows how far it is on a terminal', async () => {
    write([COMPANY, UNIT]);
    const terminal = Object.assign(new PassThrough(), { isTTY: true, columns: 120 });
    const database = openDatabase(file());
    const options = { type: 'organisation', by: 'ada', note: undefined, isDry: false } as const;
    const stdout = new PassThrough();
    mergeInBulk(database, options, { stdout, stderr: terminal } as unknown as NodeJS.Process);
    database.close();
    expect(String(terminal.read())).toContain('100% | 1 of 1 merged');
    expect(String(stdout.read())).toMatch(/^1 node merged/);
  });

  it('leaves out a group in which not every two qualify', async () => {
    write([COMPANY, UNIT, OTHER_UNIT]);
    expect(await greffe('merge', '--band', 'LIKELY')).toEqual([
      'left out  "Valbrune SARL" and "Valbrune" do not qualify: organisation:1, organisation:2, organisation:3',
      '0 nodes merged: see greffe merges. Each can be undone by greffe unmerge.',
    ]);
  });

  it('never merges establishments of one company', async () => {
    write([UNIT, OTHER_UNIT]);
    expect(await greffe('merge', '--band', 'LIKELY')).toHaveLength(1);
    expect(await greffe('duplicates', '--band', 'UNITS')).toEqual([
      'UNITS  SIREN 552032534',
      '      organisation:1  Valbrune SARL',
      '      organisation:2  Valbrune',
      '',
      '1 company has several establishments here.',
    ]);
  });

  it('leaves out two that bid against each other', async () => {
    const tender = {
      type: 'TENDER',
      ref: 't',
      keys: ['t:t'],
      name: 'T',
      statedOn: '2026-01-01',
    } as NodeRecord;
    const bid = (organisation: string) => ({
      kind: 'BID',
      tender: 't',
      parties: [{ organisation, role: 'SOLE' }],
      evidence: [{ standing: 'OFFICIAL', note: 'seen', knownFrom: '2026-01-01' }],
    });
    write([COMPANY, UNIT, tender], [bid('c'), bid('u')]);
    expect((await greffe('merge', '--band', 'LIKELY'))[0]).toBe(
      'left out  "Valbrune" and "Valbrune SARL" bid against each other: organisation:1, organisation:2',
    );
  });

  it('goes on where a claim stands between two, and says so', async () => {
    const owns = {
      kind: 'OWNERSHIP',
      owner: 'c',
      owned: 'u',
      evidence: [{ standing: 'OFFICIAL', note: 'seen', knownFrom: '2026-01-01' }],
    };
    write([COMPANY, UNIT], [owns]);
    expect(await greffe('merge', '--band', 'LIKELY')).toEqual([
      expect.stringMatching(/^refused {2}organisation:2 into organisation:1: ownership:\d+ stands between/),
      '0 nodes merged: see greffe merges. Each can be undone by greffe unmerge.',
    ]);
  });

  it.each([
    [
      ['merge', '--band', 'UNITS'],
      'Pairs of the band UNITS are never merged in bulk: they are establishments',
    ],
    [
      ['merge', '--band', 'POSSIBLE'],
      'Pairs of the band POSSIBLE are never merged in bulk: they score below',
    ],
    [['merge', '--band', 'SURE'], 'Allowed choices are UNITS, LIKELY, POSSIBLE, DIFFERENT.'],
    [
      ['merge', 'organisation:1', '--band', 'LIKELY'],
      '"organisation:1" can\'t be named together with --band',
    ],
    [['merge', 'organisation:1', 'organisation:2', '--dry-run'], '--dry-run goes with --band'],
    [['merge', 'organisation:1'], 'into is missing: name two nodes, or a --band to merge.'],
    [['merge'], 'node is missing: name two nodes, or a --band to merge.'],
    [['duplicates', '--band', 'DIFFERENT'], 'Allowed choices are UNITS, LIKELY, POSSIBLE.'],
  ])('%j is refused, saying why', async (words, reason) => {
    write([COMPANY, UNIT]);
    await expect(greffe(...words)).rejects.toThrow(reason);
  });
});
