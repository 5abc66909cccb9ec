import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import Sqlite from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { generateOcdsFile } from '../../bench/ocds-generator.ts';
import { seededRandom } from '../../bench/seeded-random.ts';
import { openDatabase } from '../../src/db/connection/client.ts';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { NOW } from '../db/memory-graph.ts';
import { aboutTender, bid, buyer, organisation } from '../db/sample-records.ts';
import { ended } from '../ingest/greffe-process.ts';
import { type Author, succeeded, withAuthor } from '../postgresql/author.ts';
import { differingTables, publicationOf, query } from '../postgresql/compare.ts';
import { type FollowerProcess, startFollower, untilFollowed } from '../postgresql/follower.ts';
import { execute, withPostgresql } from '../postgresql/server.ts';

const SEED = fileURLToPath(new URL('../../seeds/health-data-hub.yaml', import.meta.url));
const TIMEOUT_MS = 240_000;
const NORTH = '30326504500011';
const SOUTH = '30326504500029';

/** A graph, a database, and a process that publishes to it what changes. */
const withFollower = (test: (author: Author, url: string, follower: FollowerProcess) => Promise<void>) =>
  withAuthor((author) =>
    withPostgresql(async (url) => {
      const follower = startFollower(author, url);
      try {
        await untilFollowed(author, url, follower);
        await test(author, url, follower);
      } finally {
        await follower.kill();
      }
    }),
  );

/** That a publication is the author's file, search too. */
async function expectSame(author: Author, url: string): Promise<void> {
  expect(await differingTables(author.file, url)).toEqual([]);
  expect((await author.run('check', url, '--against', author.file)).stdout).toBe('No problems.\n');
}

/** Two establishments of one company, of which one can be detached. */
function writeEstablishments({ file }: Author): void {
  const named = (ref: string, siret: string) =>
    organisation(ref, { keys: [], identifiers: [{ scheme: 'SIRET', value: siret }] });
  const database = openDatabase(file);
  const records = aboutTender(
    [bid('north', 'atos'), buyer('south')],
    [named('north', NORTH), named('south', SOUTH)],
  );
  createWriter(database).write(records, { now: NOW });
  database.close();
}

describe('following', { timeout: TIMEOUT_MS }, () => {
  it('shows what importing, merging, detaching, erasing and taking back change, and the ends of each', async () => {
    await withFollower(async (author, url, follower) => {
      await author.importReleases(60, 1);
      writeEstablishments(author);
      const edited = join(author.folder, 'edited.yaml');
      writeFileSync(edited, readFileSync(SEED, 'utf8').replaceAll('Docaposte', 'Docaposte Nouvelle'));
      for (const command of [
        ['merge', 'organisation/atos', 'organisation/docaposte', '--by', 'a', '--note', 'n'],
        ['detach', NORTH, '--by', 'a', '--note', 'n'],
        ['import', 'dossier', edited],
        ['erase', 'person/stephanie-rist', '--yes', '--by', 'officer', '--note', 'request'],
      ]) {
        succeeded(await author.run(...command));
      }
      await untilFollowed(author, url, follower);
      await expectSame(author, url);
      for (const command of [
        ['unmerge', 'organisation/atos', '--by', 'a'],
        ['attach', NORTH, '--by', 'a'],
      ]) {
        succeeded(await author.run(...command));
      }
      await untilFollowed(author, url, follower);
      await expectSame(author, url);
      const { number, schema, position, author_position } = (await publicationOf(url)) ?? {};
      expect(number).toBeGreaterThan(2);
      expect({ schema, behind: Number(author_position) - Number(position) }).toEqual({
        schema: 'greffe_1',
        behind: 0,
      });
      expect(await follower.stop()).toBe(0);
    });
  });

  it('lets two things exchange what is unique to each', async () => {
    await withFollower(async (author, url, follower) => {
      const sqlite = new Sqlite(author.file);
      const rename = sqlite.prepare('UPDATE organisations SET slug = ? WHERE slug = ?');
      sqlite.transaction(() => {
        for (const [to, from] of [
          ['third', 'atos'],
          ['atos', 'ovhcloud'],
          ['ovhcloud', 'third'],
        ])
          rename.run(to, from);
      })();
      sqlite.close();
      await untilFollowed(author, url, follower);
      expect(await differingTables(author.file, url)).toEqual([]);
    });
  });

  it('killed again and again amid imports ends as the author, without publishing whole again', async () => {
    await withFollower(async (author, url, first) => {
      const random = seededRandom(7);
      const releases = join(author.folder, 'releases.jsonl');
      await generateOcdsFile(releases, 1_500, { seed: 3 });
      const importing = author.start('import', 'ocds', releases, '--quiet');
      const done = ended(importing);
      let follower = first;
      const deadline = performance.now() + 40_000;
      for (let kills = 0; kills < 20 && performance.now() < deadline; kills++) {
        await sleep(random.below(1_000));
        await follower.kill();
        follower = startFollower(author, url);
      }
      succeeded(await done);
      await untilFollowed(author, url, follower);
      expect(follower.said()).not.toContain('whole');
      expect(await publicationOf(url)).toMatchObject({ schema: 'greffe_1' });
      await expectSame(author, url);
      await follower.kill();
    });
  });

  it('goes on when the server has ended its connection, and publishes whole when changes are recorded no more', async () => {
    await withFollower(async (author, url, follower) => {
      await execute(
        url,
        "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'greffe publish' AND datname = current_database()",
      );
      await author.importReleases(5, 2);
      await untilFollowed(author, url, follower);
      expect(await differingTables(author.file, url)).toEqual([]);
      await follower.stop();
      const sqlite = new Sqlite(author.file);
      sqlite.exec('DELETE FROM __followers');
      sqlite.close();
      await author.importReleases(5, 3);
      const next = startFollower(author, url);
      await untilFollowed(author, url, next);
      expect(next.said()).toContain('Published whole, since no changes are recorded for it.');
      expect(await differingTables(author.file, url)).toEqual([]);
      expect(await next.stop()).toBe(0);
    });
  });

  it('leaves nothing in the file when it is ended by publishing once', async () => {
    await withFollower(async (author, url, follower) => {
      expect((await author.run('publish', url)).stderr).toMatch(/another process publishes to it.*--follow/);
      await follower.stop();
      succeeded(await author.run('publish', url));
      const sqlite = new Sqlite(author.file, { readonly: true });
      expect(sqlite.prepare("SELECT name FROM sqlite_schema WHERE name GLOB '__[cf]*'").all()).toEqual([]);
      sqlite.close();
      expect(await publicationOf(url)).toMatchObject({ position: null, author_position: null });
    });
  });
});

describe('checking a publication', { timeout: TIMEOUT_MS }, () => {
  it('says which tables are not as published, not as the author has them, and what search does not find', async () => {
    await withAuthor((author) =>
      withPostgresql(async (url) => {
        expect((await author.run('check', url)).stderr).toMatch(/nothing was published to it\. Publish/);
        succeeded(await author.run('publish', url));
        expect(succeeded(await author.run('check', url)).stdout).toBe('No problems.\n');
        await expectSame(author, url);
        await execute(
          url,
          "UPDATE greffe_1.tenders SET description = 'other'",
          'DELETE FROM greffe_1.aliases',
          'DROP INDEX greffe_1.people_name_key',
          'ALTER TABLE greffe_1.bids DROP CONSTRAINT lead_reference',
          'DROP TABLE greffe_1.tender_twins',
          "UPDATE greffe_1.names_person SET words = '''nobody''' WHERE place = (SELECT min(place) FROM greffe_1.names_person)",
        );
        await author.importReleases(2, 1);
        const alone = await author.run('check', url);
        expect(alone.code).toBe(1);
        expect(alone.stdout).toMatch(/^tenders: has rows that are not those that were published$/m);
        expect(alone.stdout).toMatch(/^aliases: has 0 rows where \d+ were published$/m);
        expect(alone.stdout).toMatch(/^people: lacks its index people_name_key$/m);
        expect(alone.stdout).toMatch(/^bids: lacks its rule lead_reference$/m);
        expect(alone.stdout).toMatch(/^tender_twins: is missing$/m);
        expect(alone.stdout).toMatch(/^names_person: has 1 names that are not found by their words$/m);
        expect((await author.run('check', url, '--against', author.file)).stdout).toMatch(
          /^claims: has \d+ rows where \d+ are in the file$/m,
        );
        await execute(url, "UPDATE greffe.publication SET schema_version = 'older'");
        expect((await author.run('check', url)).stderr).toMatch(
          /another version of Greffe has published to it/,
        );
        expect(await query(url, 'SELECT count(*) AS count FROM greffe.publication')).toEqual([{ count: 1 }]);
      }),
    );
  });
});
