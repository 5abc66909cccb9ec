import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { generateOcdsFile } from '../../../bench/ocds-generator.ts';
import { ocdsSource } from '../../../src/ingest/sources/ocds/source.ts';
import { withImport } from '../with-import.ts';

async function withGenerated(releases: number, test: (path: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-generated-'));
  try {
    const path = join(folder, 'releases.jsonl');
    await generateOcdsFile(path, releases);
    await test(path);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const digestOf = (path: string) => createHash('sha256').update(readFileSync(path)).digest('hex');

it('generates the same bytes for the same number of releases', () =>
  withGenerated(30, (first) =>
    withGenerated(30, async (second) => {
      expect(digestOf(second)).toBe(digestOf(first));
    }),
  ));

it('takes in what it generates: four bids on each tender, one of them won, few organisations with many of them', () =>
  withGenerated(400, (path) =>
    withImport(ocdsSource, async (given) => {
      expect(await given.importPaths([path])).toMatchObject({ documents: 400, rejected: 0, skipped: 0 });
      const count = (sql: string) => given.values(`SELECT count(*) FROM ${sql}`)[0];
      expect(count("tenders WHERE status = 'AWARDED'")).toBe(400);
      expect(count('bids')).toBe(1_600);
      expect(count("bids WHERE status = 'WON'")).toBe(400);
      expect(count('(SELECT 1 FROM bids GROUP BY tender_id HAVING count(*) <> 4)')).toBe(0);
      const [most] = given.values('SELECT count(*) AS n FROM bids GROUP BY lead_id ORDER BY n DESC LIMIT 1');
      const [organisations] = given.values('SELECT count(DISTINCT lead_id) FROM bids');
      expect(most).toBeGreaterThan(10 * (1_600 / organisations));
      expect(given.problems()).toEqual([]);
    }),
  ));
