import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { openDatabase } from '../../../src/db/connection/client.ts';
import { BARE_NODES } from '../../../src/db/node-type.ts';
import type { Reader } from '../../../src/db/read/row/reader.ts';
import { SqliteReader } from '../../../src/db/read/row/sqlite-reader.ts';
import { findHits } from '../../../src/db/search/find-hits.ts';
import { readQueryText } from '../../../src/db/search/query-text.ts';
import { bare } from '../../../src/db/statement/alias.ts';
import { aliases } from '../../../src/db/tables/node.ts';
import { NODE_TYPES, type NodeType } from '../../../src/domain/node.ts';
import { SEED } from '../../graph.ts';

const SHARED = fileURLToPath(new URL('../../../../shared/', import.meta.url));
const QUERIES = join(SHARED, 'cases/search/queries.jsonl');
const CLI = fileURLToPath(new URL('../../../src/cli.ts', import.meta.url));

/** The files in which the names stand, by the source that reads them. */
const FILES: Readonly<Record<string, readonly string[]>> = {
  ocds: [
    'ocds-bods-uk-bluetail',
    'ocds-colombia-secop-2021',
    'ocds-edge',
    'ocds-latam-helper',
    'ocds-paraguay-dncp-2019',
    'ocds-sample-data',
    'ocds-tiny',
    'ocds-uk-contracts-finder-2024',
  ],
  decp: ['decp-2019', 'decp-2022-schema', 'decp-2024-csv'],
  eforms: ['ted-eforms-2024-2026', 'eforms-sdk-examples'],
  prozorro: ['prozorro-native'],
  anac: ['avcp-italy'],
  bods: ['ocds-bods-uk-bluetail'],
};

const a = bare(aliases);

/** Of these, hits may stand behind others that match as well. */
const HARD = /^(two typos|acronym|typing)/;

interface Query {
  readonly category: string;
  readonly text: string;
  readonly types: readonly NodeType[] | null;
  readonly expected: readonly string[];
}

interface Tally {
  count: number;
  first: number;
  five: number;
}

function importAll(folder: string): string {
  const path = join(folder, 'all.db');
  const env = { ...process.env, DATABASE_URL: `file:${path}` };
  const run = (source: string, files: readonly string[]) =>
    spawnSync(process.execPath, [CLI, 'import', source, ...files], { cwd: folder, env });
  for (const [source, names] of Object.entries(FILES)) {
    run(
      source,
      names.map((name) => join(SHARED, 'data', name)),
    );
  }
  run('dossier', [SEED]);
  return path;
}

function measure(reader: Reader, queries: readonly Query[], areTyped: boolean): Map<string, Tally> {
  const tallies = new Map<string, Tally>();
  const asOf = {};
  for (const { category, text, types, expected } of queries) {
    const { hits } = findHits(
      { asOf, rows: (statement) => reader.rows(statement, asOf) },
      { text: readQueryText(text, 'text'), types: (areTyped && types) || NODE_TYPES, first: 20, near: true },
    );
    const isRight = hits.map(({ type, id }) => {
      const node = BARE_NODES[type];
      // The names of a company's establishments are its aliases.
      const text = `SELECT ${node.name} AS name FROM ${node} WHERE ${node.id} = +? UNION SELECT ${a.name} FROM ${a} WHERE ${a.nodeId} = +?`;
      const names = reader.rows({ text, values: [id, id] }, asOf);
      return names.some(({ name }) => expected.includes(name as string));
    });
    const isNothing = hits.every(({ match }) => match === 'NEAR' || match === 'SOME_WORDS');
    const tally = tallies.get(category) ?? { count: 0, first: 0, five: 0 };
    tallies.set(category, tally);
    tally.count++;
    tally.first += Number(expected.length === 0 ? isNothing : (isRight[0] ?? false));
    tally.five += Number(expected.length === 0 ? isNothing : isRight.slice(0, 5).includes(true));
  }
  return tallies;
}

function shareOf(tallies: ReadonlyMap<string, Tally>, which: 'first' | 'five'): number {
  const all = [...tallies.values()];
  const sum = (of: (tally: Tally) => number) => all.reduce((total, tally) => total + of(tally), 0);
  return sum((tally) => tally[which]) / sum(({ count }) => count);
}

describe.skipIf(!existsSync(QUERIES))('names of published data', () => {
  it('are the first hit in 95 % of searches, of each usual kind too, and among the first five in 97 %', {
    timeout: 600_000,
  }, () => {
    const folder = mkdtempSync(join(tmpdir(), 'greffe-names-'));
    try {
      const database = openDatabase(importAll(folder), { readonly: true });
      const lines = readFileSync(QUERIES, 'utf8').trim().split('\n');
      const queries = lines.map((line) => JSON.parse(line) as Query);
      for (const areTyped of [true, false]) {
        const tallies = measure(new SqliteReader(database.sqlite), queries, areTyped);
        expect(shareOf(tallies, 'first')).toBeGreaterThanOrEqual(0.95);
        expect(shareOf(tallies, 'five')).toBeGreaterThanOrEqual(0.97);
        for (const [category, { count, first }] of tallies) {
          if (!HARD.test(category)) expect(first / count, category).toBeGreaterThanOrEqual(0.95);
        }
      }
      database.close();
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
