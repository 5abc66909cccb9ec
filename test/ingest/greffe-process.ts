import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';

const GREFFE = fileURLToPath(new URL('import-process.ts', import.meta.url));

/** Starts the command line on a database of its own. */
export function startGreffe(
  database: string,
  args: readonly string[],
  { cwd, nodeArgs = [] }: { cwd?: string; nodeArgs?: readonly string[] } = {},
): ChildProcess {
  return spawn(process.execPath, [...nodeArgs, GREFFE, ...args], {
    cwd,
    env: { ...process.env, DATABASE_URL: `file:${database}` },
    stdio: ['pipe', 'pipe', 'pipe'],
  });
}

/** What a process said, and how it ended. */
export async function ended(
  child: ChildProcess,
): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const [stdout, stderr] = await Promise.all([
    child.stdout ? text(child.stdout) : '',
    child.stderr ? text(child.stderr) : '',
    child.exitCode === null && child.signalCode === null ? once(child, 'exit') : undefined,
  ]);
  return { code: child.exitCode, stdout, stderr };
}
