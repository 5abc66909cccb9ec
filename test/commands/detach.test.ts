import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { addDetachCommands } from '../../src/commands/detach.ts';
import { addMergeCommands } from '../../src/commands/merge.ts';
import { checkDatabase } from '../../src/db/check/check.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { migrate } from '../../src/db/connection/migrate.ts';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { NOW, rows } from '../db/memory-graph.ts';
import { aboutTender, bid, buyer, organisation } from '../db/sample-records.ts';

const NORTH = '30326504500011';
const SOUTH = '30326504500029';
const named = (ref: string, siret: string) =>
  organisation(ref, { keys: [], identifiers: [{ scheme: 'SIRET', value: siret }] });
const [north, south] = [named('north', NORTH), named('south', SOUTH)];
const records = aboutTender([bid('north', 'atos'), buyer('south')], [north, south]);

let folder: string;
const open = () => openDatabase(join(folder, 'greffe.db'));

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'greffe-'));
  vi.stubEnv('DATABASE_URL', `file:${join(folder, 'greffe.db')}`);
  const database = open();
  migrate(database);
  createWriter(database).write(records, { now: NOW });
  database.close();
});

afterEach(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true });
});

async function greffe(...words: string[]): Promise<string> {
  const program = new Command().exitOverride().configureOutput({ writeErr: () => undefined });
  addDetachCommands(program);
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

const STANDING = `SELECT o.name, (SELECT group_concat(value) FROM identifiers WHERE node_id = o.id AND scheme = 'SIREN') AS siren, (SELECT group_concat(value ORDER BY value) FROM establishments WHERE organisation_id = o.id) AS places,
  (SELECT count(*) FROM bid_parties WHERE organisation_id = o.id) AS bids, (SELECT count(*) FROM procurement_roles WHERE organisation_id = o.id) AS roles
  FROM organisations o WHERE o.name IN ('north', 'south') ORDER BY o.name`;

describe('an establishment', () => {
  it('that is detached is an organisation, for later imports too, until it is attached again', async () => {
    expect(await greffe('detach', NORTH, '--by', 'Ana', '--note', 'a museum of its own')).toMatch(
      /^SIRET 30326504500011 is organisation:\d+ now, apart from organisation:\d+: 1 claim moved\.$/,
    );
    const apart = [
      { name: 'north', siren: null, places: NORTH, bids: 1, roles: 0 },
      { name: 'south', siren: '303265045', places: SOUTH, bids: 0, roles: 1 },
    ];
    let database = open();
    expect(rows(database, STANDING)).toEqual(apart);
    const again = createWriter(database).write(records, { now: NOW });
    expect([again.nodes.created, again.claims.created]).toEqual([0, 0]);
    const more = aboutTender([bid('north')], [north, south]);
    expect(createWriter(database).write(more, { now: NOW }).nodes.created).toBe(0);
    expect(rows(database, STANDING)).toMatchObject([{ bids: 2 }, { bids: 0 }]);
    expect(checkDatabase(database)).toEqual([]);
    database.close();

    expect(await greffe('attach', NORTH, '--by', 'Ben')).toMatch(
      /^SIRET 30326504500011 is a part of organisation:\d+ again: 2 claims moved\.$/,
    );
    database = open();
    expect(rows(database, STANDING)).toEqual([
      { name: 'south', siren: '303265045', places: `${NORTH},${SOUTH}`, bids: 2, roles: 1 },
    ]);
    expect(checkDatabase(database)).toEqual([]);
    database.close();
    const [attached, detached] = (await greffe('merges')).split('\n');
    expect(detached).toMatch(
      /SIRET 30326504500011 \(north\) detached from organisation:\d+ \(south\) by Ana: a museum of its own$/,
    );
    expect(attached).toMatch(/SIRET 30326504500011 \(north\) attached to organisation:\d+ \(south\) by Ben$/);
    expect(JSON.parse(await greffe('merges', '--json'))).toMatchObject([
      { action: 'ATTACHED', establishment: `SIRET ${NORTH}`, by: 'Ben', note: null },
      { action: 'DETACHED', establishment: `SIRET ${NORTH}`, by: 'Ana', note: 'a museum of its own' },
    ]);
  });

  it('whose number was another body’s can be merged into that', async () => {
    await greffe('detach', NORTH);
    const museum = rows<{ slug: string }>(open(), "SELECT slug FROM organisations WHERE name = 'north'")[0]
      ?.slug;
    await greffe('merge', `organisation/${museum}`, 'organisation/ovh');
    const database = open();
    const parties = () =>
      rows(
        database,
        'SELECT o.name FROM bid_parties JOIN organisations o ON o.id = organisation_id ORDER BY 1',
      );
    expect(parties()).toEqual([{ name: 'atos' }, { name: 'ovh' }]);
    createWriter(database).write(records, { now: NOW });
    expect(parties()).toEqual([{ name: 'atos' }, { name: 'ovh' }]);
    expect(checkDatabase(database)).toEqual([]);
    database.close();
    await expect(greffe('attach', NORTH)).rejects.toThrow(
      /^organisation:\d+ is merged into organisation:\d+: unmerge it first\.$/,
    );
  });

  it.each([
    [
      'detach',
      '30326504500012',
      'siret: "30326504500012" is no SIRET, but failing its check digit; an establishment is named by the 14 digits of its SIRET.',
    ],
    [
      'detach',
      '303265045',
      'siret: "303265045" is the SIREN of a company; name one of its establishments, by the 14 digits of its SIRET.',
    ],
    [
      'detach',
      '55203253400638',
      'SIRET 55203253400638 is of no establishment that documents name: those that are known stand in `Organisation.establishments`.',
    ],
    [
      'attach',
      NORTH,
      /^SIRET 30326504500011 is a part of organisation:\d+: only what was detached can be attached\.$/,
    ],
  ])('is not what %s of %s asks for', async (command, number, message) => {
    await expect(greffe(command, number)).rejects.toThrow(message);
  });

  it('can’t be detached twice', async () => {
    await greffe('detach', NORTH);
    await expect(greffe('detach', NORTH)).rejects.toThrow(
      /^SIRET 30326504500011 is organisation:\d+ already\.$/,
    );
  });
});
