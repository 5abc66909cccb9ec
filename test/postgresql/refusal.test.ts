import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { ended } from '../ingest/greffe-process.ts';
import { publishFile } from './published.ts';
import { withSeedFile } from './published-server.ts';
import { execute, serverUrl, withPostgresql } from './server.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

/** What a command says that can't read what its URL names, and how it ends. */
async function refusalOf(url: string, command = ['serve']): Promise<string> {
  const child = spawn(process.execPath, [CLI, ...command], {
    env: { ...process.env, PORT: '0', DATABASE_URL: url },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const { code, stderr, stdout } = await ended(child);
  expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
  expect(stderr.trimEnd().split('\n')).toHaveLength(1);
  return stderr;
}

/** The URL with another user, password, host or path. */
function changed(url: string, parts: Partial<Record<'username' | 'password' | 'host' | 'pathname', string>>) {
  return Object.assign(new URL(url), parts).href;
}

it(
  'a publication that can not be served is refused in one line that says why and what to do, without the password',
  () =>
    withSeedFile((file) =>
      withPostgresql(async (url) => {
        const empty = await refusalOf(url);
        await publishFile(file, url);
        await execute(
          url,
          "DO $$ BEGIN CREATE ROLE stranger LOGIN PASSWORD 'S3cret-word'; EXCEPTION WHEN duplicate_object THEN NULL; END $$",
        );
        const asStranger = changed(url, { username: 'stranger', password: 'S3cret-word' });
        const told = await Promise.all([
          refusalOf(changed(await serverUrl(), { host: 'no-such-host.invalid' })),
          refusalOf(changed(url, { host: '127.0.0.1:1' })),
          refusalOf(changed(url, { username: 'stranger', password: 'Wr0ng-word' })),
          refusalOf(changed(url, { pathname: 'no_such_database' })),
          refusalOf(asStranger),
          refusalOf(url, ['unite']),
          refusalOf(`${url}?sslmode=require`),
          refusalOf(`${url}?target_session_attrs=standby`),
        ]);
        await execute(url, "UPDATE greffe.publication SET schema_version = 'of another version'");
        told.push(empty, await refusalOf(url));
        const reasons = [
          'there is no such host. Check the name of the host.',
          'no server answers there. Check host and port, and that the server runs.',
          'the server refuses user and password. Check both, and pg_hba.conf of the server.',
          'the server has no such database. Check its name.',
          'the user may not read the publication. Publish with --reader and the name of the user.',
          'this command works on a file: a publication is made of one, and served. Use file:…, and publish it then.',
          'no server answers there, or none with encryption. Check host and port, that the server runs, and its setting ssl.',
          'no server there is standby, as target_session_attrs asks for. Name another server, or leave that out.',
          'no graph was published there. Publish the graph there: greffe publish postgres://…',
          'it was published by a version of Greffe with another schema. Publish it anew by the version that serves it.',
        ];
        expect(told).toEqual(reasons.map((reason) => expect.stringContaining(reason)));
        for (const each of told) expect(each).not.toMatch(/S3cret-word|Wr0ng-word|Geheim/);
      }),
    ),
  120_000,
);
