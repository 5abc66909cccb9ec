import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { generateRelease } from '../../bench/ocds-release.ts';
import { ended, startGreffe } from './greffe-process.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-again-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

function greffe(...args: string[]): ReturnType<typeof ended> {
  const child = startGreffe(join(folder, 'g.db'), args, { cwd: folder });
  child.stdin?.end();
  return ended(child);
}

/** Imports files, then has them read by an older version. */
async function importedBefore(...names: string[]): Promise<void> {
  for (const [position, name] of names.entries()) {
    writeFileSync(join(folder, name), JSON.stringify(generateRelease(position + 1, 10)));
  }
  await greffe('import', 'ocds', ...names, '--quiet');
  const sqlite = new Sqlite(join(folder, 'g.db'));
  sqlite.exec(`UPDATE imports SET reading = '{"version":0,"includeTests":false}'`);
  sqlite.close();
}

describe('files that an older version of their source read', () => {
  it('are listed, and none where all were read by the one of now', async () => {
    await importedBefore('a.json');
    const { stdout } = await greffe('imports', '--outdated');
    expect(stdout.split('\n').map((line) => line.replaceAll(/ {2,}/g, ' | '))).toEqual([
      'source | read by | now | documents | file',
      expect.stringMatching(/^ocds \| 0 \| \d+ \| 1 \| a\.json$/),
      '1 file to read again: `greffe import --again` does, where they are still there.',
      '',
    ]);
    await greffe('import', 'ocds', 'a.json');
    expect((await greffe('imports', '--outdated', '--json')).stdout).toBe('[]\n');
  });

  it('are read again where they are, and those that are gone are named', async () => {
    await importedBefore('a.json', 'b.json');
    rmSync(join(folder, 'b.json'));
    const again = await greffe('import', '--again');
    expect(again.code).toBe(3);
    expect(again.stdout).toMatch(/^ocds: 1 file imported in .*: 1 document/);
    expect(again.stdout).toMatch(/\nocds: not found: b\.json\n$/);
    const { stdout } = await greffe('imports', '--outdated', '--json');
    expect(JSON.parse(stdout).map(({ file }: { file: string }) => file)).toEqual(['b.json']);
  });

  it('are not read again when the same bytes were read under another name', async () => {
    await importedBefore('a.json');
    writeFileSync(join(folder, 'copy.json'), JSON.stringify(generateRelease(1, 10)));
    await greffe('import', 'ocds', 'copy.json', '--quiet');
    const again = await greffe('import', '--again');
    expect([again.code, again.stdout]).toEqual([0, 'No file was read by an older version.\n']);
  });

  it('need no source named, and an unknown one is still refused', async () => {
    const { code, stderr } = await greffe('import', 'odcs');
    expect(code).toBe(1);
    expect(stderr).toContain("unknown command 'odcs'");
  });
});
