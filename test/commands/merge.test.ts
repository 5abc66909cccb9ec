import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDuplicatesCommand } from '../../src/commands/duplicates.ts';
import { addMergeCommands } from '../../src/commands/merge.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { recordsOf } from '../db/memory-graph.ts';

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'greffe.db')}`);
  const database = openDatabase(join(folder, 'greffe.db'));
  migrate(database);
  const named = ['Bouchard SAS', 'BOUCHARD', 'Lambert'].map((name, position) => ({
    type: 'ORGANISATION' as const,
    ref: `o${position}`,
    keys: [`t:${position}`],
    name,
    statedOn: '2026-01-01',
  }));
  writeRecords(database, recordsOf({ nodes: named }));
  database.close();
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

/** What the command prints; it throws what goes wrong. */
async function greffe(...words: string[]): Promise<string> {
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
  return printed.join('');
}

describe('on the command line', () => {
  it('duplicates are listed with score, reasons and ids to merge by', async () => {
    expect(await greffe('duplicates')).toBe(
      [
        '1.00  LIKELY  same name but for legal form or linking words',
        '      organisation:1  Bouchard SAS',
        '      organisation:2  BOUCHARD',
        '',
        '1 pair among 3 nodes.',
        '',
      ].join('\n'),
    );
  });

  it('duplicates are given to scripts as JSON', async () => {
    const { duplicates, found } = JSON.parse(await greffe('duplicates', '--json', '--min-score', '0.9'));
    expect(found).toBe(1);
    expect(duplicates[0]).toMatchObject({
      score: 1,
      band: 'LIKELY',
      reasons: [{ code: 'SAME_NAME', words: 'same name but for legal form or linking words', factor: 1 }],
      a: { id: 'organisation:1', slug: 'bouchard-sas' },
      b: { id: 'organisation:2', slug: 'bouchard' },
      against: [],
    });
  });

  it('a merge, its log and its end are told', async () => {
    expect(
      await greffe(
        'merge',
        'organisation:2',
        'organisation/bouchard-sas',
        '--by',
        'ada',
        '--note',
        'one shop',
      ),
    ).toBe('organisation:2 is merged into organisation:1: 0 claims moved.\n');
    expect(await greffe('duplicates')).toBe('0 pairs among 2 nodes.\n');
    expect(await greffe('merges')).toMatch(
      /^\S+ \S+ {2}organisation:2 \(BOUCHARD\) merged into organisation:1 \(Bouchard SAS\) by ada: one shop\n$/,
    );
    expect(await greffe('unmerge', 'organisation/bouchard')).toBe(
      'organisation:2 is apart from organisation:1 again: 0 claims moved.\n',
    );
    expect(
      JSON.parse(await greffe('merges', '--json')).map(({ action }: { action: string }) => action),
    ).toEqual(['UNMERGED', 'MERGED']);
  });

  it.each([
    [['merge', 'organisation:2', 'organisation:99'], 'There is no organisation "organisation:99".'],
    [['merge', 'bouchard', 'organisation:1'], 'node: "bouchard" names no node'],
    [['unmerge', 'organisation:1'], 'organisation:1 is not merged into any other.'],
    [['duplicates', '--min-score', '2'], 'Expected a number from 0 to 1.'],
    [['duplicates', '--first', '0'], 'Expected a whole number from 1 on.'],
    [['duplicates', '--type', 'tender'], 'Allowed choices are organisation, person.'],
    [['merges', '--limit', 'x'], 'Expected a whole number from 1 on.'],
  ])('%j is refused, saying why', async (words, reason) => {
    await expect(greffe(...words)).rejects.toThrow(reason);
  });
});
