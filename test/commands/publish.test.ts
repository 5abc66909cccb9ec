import { once } from 'node:events';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, it } from 'vitest';
import { ended } from '../ingest/greffe-process.ts';
import { type Author, type Ended, succeeded, withAuthor } from '../postgresql/author.ts';
import { initialise, PASSWORD, startCluster } from '../postgresql/cluster.ts';
import { differingTables, publicationOf, query } from '../postgresql/compare.ts';
import { execute, serverUrl, withPostgresql } from '../postgresql/server.ts';

/** A graph and a database to publish it to. */
const withBoth = (test: (author: Author, url: string) => Promise<void>) =>
  withAuthor((author) => withPostgresql((url) => test(author, url)));

/** Runs a statement within each command of a kind that the publisher gives: what a test makes go wrong. */
const onCommand = (url: string, tag: string, statements: string) =>
  execute(
    url,
    `CREATE FUNCTION public.interfere() RETURNS event_trigger LANGUAGE plpgsql AS $$ BEGIN ${statements} END $$`,
    `CREATE EVENT TRIGGER interfering ON ddl_command_end WHEN TAG IN ('${tag}') EXECUTE FUNCTION public.interfere()`,
  );

/** That a command says in one line what is wrong, without the password, and ends with 1. */
function expectRefusal({ code, stdout, stderr }: Ended, message: RegExp): void {
  expect(stderr).toMatch(message);
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  expect(stderr).not.toContain(PASSWORD);
  expect(stderr).not.toContain(encodeURIComponent(PASSWORD));
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
}

/** Each test starts several processes, and all of a run's share one server. */
const TIMEOUT_MS = 180_000;

describe('publishing', { timeout: TIMEOUT_MS }, () => {
  it('shows every row as the author has it, generated columns too, and finds names and texts by their words', async () => {
    await withBoth(async (author, url) => {
      await author.importReleases(150, 1);
      const { stdout } = succeeded(await author.run('publish', url));
      expect(stdout).toMatch(
        /^Published \d+ rows in \d+ tables in [\d.]+ s, as state 1 in schema greffe_1\.\n$/,
      );
      expect(await differingTables(author.file, url)).toEqual([]);
      const found = (table: string, words: string) =>
        query(url, `SELECT place FROM greffe_1.${table} WHERE words @@ $q$${words}$q$::tsquery`);
      const whole = await found('names_organisation', "'microsoft'");
      expect(whole.length).toBeGreaterThan(0);
      expect(await found('names_organisation', "'microsof':*")).toEqual(whole);
      expect(await found('names_organisation', "'microsof'")).toEqual([]);
      expect((await found('texts_tender', "'delivery' & 'warranty'")).length).toBeGreaterThan(0);
    });
  });

  it('twice is as once: the same rows, in a state of its own, and what is older is cleared', async () => {
    await withBoth(async (author, url) => {
      for (let times = 0; times < 3; times++) succeeded(await author.run('publish', url, '--quiet'));
      expect(await differingTables(author.file, url)).toEqual([]);
      expect(await publicationOf(url)).toMatchObject({ number: 3, schema: 'greffe_3', position: null });
      const schemas = await query(
        url,
        "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'greffe%' ORDER BY 1",
      );
      expect(schemas.map(({ nspname }) => nspname)).toEqual(['greffe', 'greffe_2', 'greffe_3']);
    });
  });

  it('lets a reader read that was named once, and write nothing', async () => {
    await withBoth(async (author, url) => {
      const role = `reader_${new URL(url).pathname.slice(-12)}`;
      await execute(url, `CREATE ROLE ${role} LOGIN PASSWORD 'read'`);
      const reader = Object.assign(new URL(url), { username: role, password: 'read' }).href;
      try {
        succeeded(await author.run('publish', url, '--reader', role));
        succeeded(await author.run('publish', url));
        expect(await query(reader, 'SELECT count(*) AS count FROM greffe_2.tenders')).toEqual([{ count: 2 }]);
        await expect(query(reader, 'DELETE FROM greffe_2.aliases')).rejects.toThrow('permission denied');
        expectRefusal(await author.run('publish', reader), /the user lacks a right .*Grant it CREATE/);
      } finally {
        await execute(url, `DROP OWNED BY ${role}`, `DROP ROLE ${role}`);
      }
    });
  });

  it('shows nothing of what does not come in whole', async () => {
    await withBoth(async (author, url) => {
      succeeded(await author.run('publish', url));
      const before = await publicationOf(url);
      const lose =
        "IF to_regclass('aliases') IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pg_trigger WHERE tgname = 'lose') THEN CREATE FUNCTION lose() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'; CREATE TRIGGER lose BEFORE INSERT ON aliases FOR EACH ROW EXECUTE FUNCTION lose(); END IF;";
      await onCommand(url, 'CREATE TABLE', lose);
      expectRefusal(await author.run('publish', url), /its table aliases has 0 rows where \d+ were sent/);
      await execute(url, 'DROP EVENT TRIGGER interfering');
      await execute(url, 'DROP FUNCTION public.interfere');
      await onCommand(
        url,
        'CREATE INDEX',
        "RAISE EXCEPTION 'could not extend file' USING ERRCODE = 'disk_full';",
      );
      expectRefusal(
        await author.run('publish', url),
        /its disk is full \(could not extend file\)\. Make room/,
      );
      expect(await publicationOf(url)).toEqual(before);
      const schemas = await query(url, "SELECT nspname FROM pg_namespace WHERE nspname LIKE 'greffe\\_%'");
      expect(schemas).toEqual([{ nspname: 'greffe_1' }]);
      expect(await differingTables(author.file, url)).toEqual([]);
    });
  });

  it('killed at any moment leaves what was published before, and its leftovers to the next', async () => {
    await withBoth(async (author, url) => {
      succeeded(await author.run('publish', url));
      const before = await publicationOf(url);
      await onCommand(url, 'CREATE INDEX', 'PERFORM pg_sleep(0.3);');
      const child = author.start('publish', url);
      for (;;) {
        const [made] = await query(url, "SELECT to_regclass('greffe_2.published_rows') AS made");
        if (made?.made !== null) break;
        await sleep(20);
      }
      child.kill('SIGKILL');
      await once(child, 'exit');
      expect(await publicationOf(url)).toEqual(before);
      await execute(url, 'DROP EVENT TRIGGER interfering');
      await untilFree(url);
      succeeded(await author.run('publish', url));
      expect(await publicationOf(url)).toMatchObject({ number: 2, schema: 'greffe_2' });
      expect(await differingTables(author.file, url)).toEqual([]);
    });
  });

  it('does not begin while another process publishes', async () => {
    await withBoth(async (author, url) => {
      await onCommand(url, 'CREATE INDEX', 'PERFORM pg_sleep(0.1);');
      const child = author.start('publish', url);
      // Other tests publish to other databases of the server.
      const locked =
        "SELECT 1 FROM pg_locks l JOIN pg_database d ON d.oid = l.database WHERE l.locktype = 'advisory' AND d.datname = current_database()";
      while ((await query(url, locked)).length === 0) await sleep(20);
      expectRefusal(await author.run('publish', url), /another process publishes to it\. Wait for it to end/);
      expect((await ended(child)).code).toBe(0);
    });
  });
});

/** The server ends what a killed process ran a moment later. */
async function untilFree(url: string): Promise<void> {
  const others =
    "SELECT 1 FROM pg_stat_activity WHERE application_name = 'greffe publish' AND datname = current_database()";
  while ((await query(url, others)).length > 0) await sleep(20);
}

describe('publishing is refused', { timeout: TIMEOUT_MS }, () => {
  it('in one line with a remedy where the database is not to be had', async () => {
    await withAuthor(async (author) => {
      const server = await serverUrl();
      const at = (change: object) => Object.assign(new URL(server), change).href;
      for (const [url, message] of [
        [at({ hostname: 'nowhere.invalid' }), /there is no host of that name|cannot be looked up/],
        [at({ port: '1' }), /nothing answers at that port\. Check host and port/],
        [at({ password: 'wrong' }), /the password is wrong .*PGPASSWORD/],
        [at({ pathname: 'absent' }), /there is no such database .*createdb/],
        [at({ pathname: '' }), /it names no database/],
        [
          server.replace('127.0.0.1', 'one,127.0.0.1'),
          /it names several servers\. Name the one that can be written/,
        ],
        ['file:other.db', /this is no URL of a PostgreSQL database/],
        [
          `${server}?ssl=1`,
          /a parameter that Greffe does not know, "ssl"\. Expected no parameters but host, port/,
        ],
        [`${server}?sslmode=require`, /it offers no encryption\. Set ssl = on there/],
        [
          `${server}?sslmode=verify-ca&sslrootcert=no.pem`,
          /the file no\.pem that its URL names can not be read/,
        ],
      ] as const) {
        expectRefusal(await author.run('publish', url), message);
      }
    });
  });

  it('to a replica', async () => {
    const standby = await startCluster({
      fill: async (tools, data) => {
        await initialise(tools, data);
        writeFileSync(join(data, 'standby.signal'), '');
      },
    });
    try {
      await withAuthor(async (author) =>
        expectRefusal(
          await author.run('publish', standby.url()),
          /it is a replica, which takes no writes\. Name the primary/,
        ),
      );
    } finally {
      await standby.stop();
    }
  });

  it("to another program's database, to one for reading only, and to one that is not in UTF-8", async () => {
    await withBoth(async (author, url) => {
      await execute(url, 'CREATE TABLE public.bookmark (url text)');
      expectRefusal(
        await author.run('publish', url),
        /another program's tables \(public\.bookmark\)\. Name an empty/,
      );
      await execute(
        url,
        'DROP TABLE public.bookmark',
        'CREATE SCHEMA greffe',
        'CREATE TABLE greffe.publication (id text)',
      );
      expectRefusal(
        await author.run('publish', url),
        /greffe\.publication is of another version or another program/,
      );
      const name = new URL(url).pathname.slice(1);
      await execute(
        url,
        'DROP SCHEMA greffe CASCADE',
        `ALTER DATABASE ${name} SET default_transaction_read_only = on`,
      );
      expectRefusal(await author.run('publish', url), /it is set to read only\. Name the primary/);
      const other = Object.assign(new URL(url), { pathname: `${name}_latin` }).href;
      await execute(
        await serverUrl(),
        `CREATE DATABASE ${name}_latin ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`,
      );
      expectRefusal(
        await author.run('publish', other),
        /its texts are in LATIN1\. Make one with createdb --encoding=UTF8/,
      );
      await execute(await serverUrl(), `DROP DATABASE ${name}_latin`);
    });
  });

  it('where there is no graph to publish', async () => {
    await withBoth(async (author, url) => {
      rmSync(author.file);
      expectRefusal(await author.run('publish', url), /there is no such file/);
      expect(await query(url, "SELECT 1 FROM pg_namespace WHERE nspname LIKE 'greffe%'")).toEqual([]);
    });
  });
});

it('takes a URL with a password in no form into a message', async () => {
  await withAuthor(async (author) => {
    const url = `postgres://someone:a@b:${encodeURIComponent(PASSWORD)}@127.0.0.1:1/greffe?password=${encodeURIComponent(PASSWORD)}`;
    expectRefusal(await author.run('publish', url), /127\.0\.0\.1:1|not a URL/);
  });
});
