import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { openConfiguredDatabase } from '../../src/commands/database.ts';
import { addMergeCommands } from '../../src/commands/merge.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { NOW, rows, withDatabase } from '../db/memory-graph.ts';
import { olderDatabase } from '../db/older-database.ts';
import { aboutTender, bid, buyer, organisation } from '../db/sample-records.ts';

const NORTH = '30326504500011';
const SOUTH = '30326504500029';
const OTHER = '55203253400638';
/** Migrations before companies were known. */
const BEFORE_COMPANIES = 10;

const at = (ref: string, siret: string) =>
  organisation(ref, { keys: [], identifiers: [{ scheme: 'SIRET', value: siret }] });
const [north, south, other] = [at('north', NORTH), at('south', SOUTH), at('other', OTHER)];

/** As an import of that version left it: each SIRET an organisation of its own. */
const apart = [north, south, other].map((each) => ({ ...each, keys: [`t:${each.ref}`], identifiers: [] }));
const records = aboutTender([bid('north', 'other'), buyer('south')], apart);

let folder: string;
const open = () => openDatabase(join(folder, 'greffe.db'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'greffe.db')}`);
  withDatabase((now) => {
    for (const [ref, value] of Object.entries({ north: NORTH, south: SOUTH, other: OTHER })) {
      now.sqlite
        .prepare(
          "INSERT INTO identifiers (node_id, node_type, scheme, value, checked) SELECT node_id, 'ORGANISATION', 'SIRET', ?, 1 FROM node_keys WHERE key = ?",
        )
        .run(value, `t:${ref}`);
    }
    const older = olderDatabase(now, BEFORE_COMPANIES);
    older.sqlite.exec(`VACUUM INTO '${join(folder, 'greffe.db')}'`);
    older.close();
  }, records);
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function greffe(...words: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addMergeCommands(program);
  const printed: string[] = [];
  const write = vi
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => printed.push(String(text)) > 0);
  try {
    await program.parseAsync(words, { from: 'user' });
  } finally {
    write.mockRestore();
  }
  return printed.join('').trim();
}

const COMPANIES = `SELECT o.name, (SELECT group_concat(value ORDER BY value) FROM establishments WHERE organisation_id = o.id) AS establishments,
  (SELECT count(*) FROM bid_parties WHERE organisation_id = o.id) AS bids FROM organisations o WHERE o.name IN ('north', 'south', 'other') ORDER BY o.name`;

/** What opening the database says on standard error. */
function saidOnOpening(): string {
  const said: string[] = [];
  const write = vi.spyOn(process.stderr, 'write').mockImplementation((text) => said.push(String(text)) > 0);
  try {
    openConfiguredDatabase().close();
  } finally {
    write.mockRestore();
  }
  return said.join('');
}

it('is told of on opening such a database, until it was done', async () => {
  expect(saidOnOpening()).toBe(
    'An older version kept each establishment (SIRET) as an organisation of its own: run `greffe unite` to make companies of them.\n',
  );
  await greffe('unite');
  expect(saidOnOpening()).toBe('');
});

it('calls the companies what most of their establishments are called, as documents named those', async () => {
  let database = open();
  database.sqlite.exec(
    "UPDATE organisations SET name = name || ' (depot)', name_key = name || ' depot' WHERE name = 'south'",
  );
  database.close();
  await greffe('unite');
  database = open();
  expect(rows(database, COMPANIES)).toMatchObject([{ name: 'other' }, { name: 'south' }]);
  database.close();
});

it('merges the establishments of an older database into companies, once, and can take it back', async () => {
  expect(await greffe('unite', '--by', 'Ana')).toBe('1 organisation was merged into its company.');
  expect(await greffe('unite')).toBe('0 organisations were merged into their companies.');
  let database = open();
  expect(rows(database, COMPANIES)).toEqual([
    { name: 'other', establishments: OTHER, bids: 1 },
    { name: 'south', establishments: `${NORTH},${SOUTH}`, bids: 1 },
  ]);
  expect(
    rows(
      database,
      'SELECT k.kind, group_concat(e.value ORDER BY e.value) AS named FROM claim_establishments c JOIN establishments e ON e.id = c.establishment_id JOIN claims k ON k.id = c.claim_id GROUP BY k.id ORDER BY k.kind',
    ),
  ).toEqual([
    { kind: 'BID', named: `${NORTH},${OTHER}` },
    { kind: 'PROCUREMENT_ROLE', named: SOUTH },
  ]);
  expect(rows(database, 'SELECT by, note FROM merges')).toEqual([
    { by: 'Ana', note: 'Establishments of one company: SIREN 303265045' },
  ]);
  expect(checkDatabase(database)).toEqual([]);

  // What is imported after finds the company by each of its numbers, and makes nothing twice.
  const again = aboutTender([bid('north', 'other'), buyer('south')], [north, south, other]);
  expect(createWriter(database).write(again, { now: NOW }).nodes).toMatchObject({ created: 0 });
  expect(rows(database, COMPANIES)).toMatchObject([{ bids: 1 }, { bids: 1 }]);
  expect(rows(database, "SELECT count(*) AS n FROM claims WHERE kind = 'BID'")).toEqual([{ n: 1 }]);
  expect(checkDatabase(database)).toEqual([]);
  const [merged] = rows<{ id: number }>(database, 'SELECT node_id AS id FROM merged_nodes');
  database.close();

  await greffe('unmerge', `organisation:${merged?.id}`);
  database = open();
  expect(rows(database, COMPANIES)).toEqual([
    { name: 'north', establishments: NORTH, bids: 1 },
    { name: 'other', establishments: OTHER, bids: 1 },
    { name: 'south', establishments: SOUTH, bids: 0 },
  ]);
  expect(checkDatabase(database)).toEqual([]);
  database.close();
});
