import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { processorTimeOf } from '../processor-time.ts';

/** What a command took. */
export interface CommandRun {
  readonly seconds: number;
  /** Of its own process; NaN where the system has no /proc. */
  readonly processorSeconds: number;
  /** What it printed. */
  readonly output: string;
}

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const LOOK_MS = 50;

/** Runs a command on a database. @throws Error with what it wrote, when it does not end well */
export function runCommand(database: string, args: readonly string[]): Promise<CommandRun> {
  const started = performance.now();
  const child = spawn(process.execPath, ['--max-semi-space-size=8', CLI, ...args], {
    env: { ...process.env, DATABASE_URL: database },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let [output, errors, processorSeconds] = ['', '', Number.NaN];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    output += text;
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    errors += text;
  });
  const timer = setInterval(() => {
    processorSeconds = processorTimeOf(child.pid)?.own ?? processorSeconds;
  }, LOOK_MS);
  return new Promise((resolve, reject) => {
    child.once('close', (code) => {
      clearInterval(timer);
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, processorSeconds, output });
      else reject(new Error(`greffe ${args[0]} ended with code ${code}:\n${errors}`));
    });
  });
}
