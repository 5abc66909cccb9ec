import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { openSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { processorTimeOf } from './processor-time.ts';

/** A program that answers at an address, as a process of its own. */
export interface Child {
  /** Where requests go. */
  readonly url: string;
  /** The most memory it has held so far, in MB; NaN where the system has no /proc. */
  peakMemoryMb(): number;
  /** Processor time it has used so far, in seconds; NaN where the system has no /proc. */
  processorSeconds(): number;
  stop(): Promise<void>;
}

const ROOT = fileURLToPath(new URL('../', import.meta.url));
const START_TIMEOUT_MS = 120_000;

/** How a program of this project is started. */
interface Start {
  readonly args: readonly string[];
  /** Below the address at which it says that it answers. */
  readonly path: string;
  readonly env: Readonly<Record<string, string>>;
  readonly logFile: string;
}

interface ServerOptions {
  readonly database: string;
  readonly logLevel: string;
  readonly logFile: string;
  readonly workers: number;
}

/** Starts the server as a user does, on a database that is there, logging to a file, but for answers: it keeps none. */
export function startServer(
  database: string,
  logLevel: string,
  logFile: string,
  workers = 1,
): Promise<Child> {
  return startChild(serverStart({ database, logLevel, logFile, workers }));
}

/** Starts the server with everything as a user has it. */
export function startKeepingServer(database: string, logFile: string): Promise<Child> {
  const { env, ...start } = serverStart({ database, logLevel: 'info', logFile, workers: 1 });
  return startChild({ ...start, env: { ...env, GREFFE_MAX_KEPT_BYTES: '' } });
}

export function serverStart({ database, logLevel, logFile, workers }: ServerOptions): Start {
  const env = {
    DATABASE_URL: database,
    HOST: '127.0.0.1',
    PORT: '0',
    LOG_LEVEL: logLevel,
    GREFFE_WORKERS: String(workers),
    // What is asked again and again is to be computed each time.
    GREFFE_MAX_KEPT_BYTES: '0',
    // `greffe serve` sets it for itself; the programs of the bench that serve do not.
    NODE_ENV: 'production',
  };
  return { args: ['src/cli.ts', 'serve'], path: '/graphql', env, logFile };
}

/** Starts the server with the ordinary executor only, set up and logging as the one that a user starts. */
export function startOrdinaryServer(database: string, logFile: string): Promise<Child> {
  const start = serverStart({ database, logLevel: 'info', logFile, workers: 1 });
  return startChild({ ...start, args: ['bench/ordinary-server.ts'] });
}

/** Starts the ceiling on a database. */
export function startCeiling(database: string, logFile: string): Promise<Child> {
  return startChild({ args: ['bench/ceiling.ts', '--database', database], path: '/', env: {}, logFile });
}

async function startChild(start: Start): Promise<Child> {
  const { child } = await spawnChild(start);
  return child;
}

/**
 * Starts a program of this project and waits until it says where it answers. Messages can be sent to one with a channel.
 *
 * @throws Error with what it wrote, when it ends or says nothing for two minutes
 */
export async function spawnChild(
  { args, path, env, logFile }: Start,
  channel: readonly 'ipc'[] = [],
): Promise<{ child: Child; program: ChildProcess }> {
  const program = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, ...env },
    stdio: ['ignore', openSync(logFile, 'a'), 'pipe', ...channel],
  });
  const url = await addressOf(program);
  const child: Child = {
    url: url + path,
    peakMemoryMb: () =>
      Math.round(Number(/^VmHWM:\s+(\d+)/m.exec(readProcess(program, 'status'))?.[1]) / 1024),
    processorSeconds: () => processorTimeOf(program.pid)?.own ?? Number.NaN,
    async stop() {
      if (program.exitCode !== null || program.signalCode !== null) return;
      program.kill('SIGTERM');
      await once(program, 'exit');
    },
  };
  return { child, program };
}

function addressOf(child: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let written = '';
    const fail = (reason: string) => {
      child.kill('SIGKILL');
      reject(new Error(`${child.spawnargs.join(' ')} ${reason}:\n${written}`));
    };
    const timer = setTimeout(() => fail('says nothing'), START_TIMEOUT_MS);
    child.once('exit', (code) => fail(`ended with code ${code}`));
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      written += chunk;
      const url = /answers at (\S+)/.exec(written)?.[1];
      if (url === undefined) return;
      clearTimeout(timer);
      child.removeAllListeners('exit');
      resolve(url);
    });
  });
}

function readProcess({ pid }: ChildProcess, file: 'status' | 'stat'): string {
  try {
    return readFileSync(`/proc/${pid}/${file}`, 'utf8');
  } catch {
    return '';
  }
}
