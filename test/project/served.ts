import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { freePort } from '../free-port.ts';

export interface Served {
  readonly url: string;
  /** The GraphQL answer to a document, by HTTP. */
  readonly ask: (query: string) => Promise<unknown>;
}

export interface Serving {
  readonly command: readonly [string, ...string[]];
  readonly cwd: string;
  readonly env: NodeJS.ProcessEnv;
}

/** Runs a command that serves Greffe on a free port until the test is over; it must end well when it is told to stop. */
export async function withServed(
  { command: [file, ...args], cwd, env }: Serving,
  use: (served: Served) => Promise<void>,
): Promise<void> {
  const port = await freePort();
  const child = spawn(file, args, {
    cwd,
    env: { ...env, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const ended = once(child, 'exit');
  const url = `http://127.0.0.1:${port}`;
  try {
    await untilListening(child, ended);
    await use({ url, ask: (query) => ask(url, query) });
  } finally {
    child.kill('SIGTERM');
  }
  const [code] = await ended;
  if (code !== 0) throw new Error(`${file} ended with ${code} when it was told to stop`);
}

async function untilListening(child: ChildProcess, ended: Promise<unknown[]>): Promise<void> {
  let errors = '';
  const listening = new Promise<boolean>((resolve) => {
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      errors += chunk;
      if (errors.includes('Greffe answers at ')) resolve(true);
    });
  });
  const isListening = await Promise.race([listening, ended.then(() => false)]);
  if (!isListening) throw new Error(`it ended before it listened: ${errors}`);
}

async function ask(url: string, query: string): Promise<unknown> {
  const answer = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ query }),
  });
  return await answer.json();
}
