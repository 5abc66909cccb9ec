import { randomUUID } from 'node:crypto';
import postgres from 'postgres';
import { inject } from 'vitest';

let server: Promise<string> | undefined;

/** URL of the server that all tests of a run share, as its superuser; started when first asked for. */
export function serverUrl(): Promise<string> {
  server ??= ask(inject('postgresql'));
  return server;
}

async function ask(offer: string): Promise<string> {
  const answer = await fetch(offer);
  const text = await answer.text();
  if (!answer.ok) throw new Error(text);
  return text;
}

/** Runs statements, one after another, as the superuser in the database that a URL names. */
export async function execute(url: string, ...statements: readonly string[]): Promise<void> {
  const sql = postgres(url, { max: 1, onnotice: () => {} });
  try {
    for (const statement of statements) await sql.unsafe(statement);
  } finally {
    await sql.end();
  }
}

/** Gives a test a database of its own, by URL, and takes it away afterwards, whoever is still connected. */
export async function withPostgresql<T>(use: (url: string) => Promise<T>): Promise<T> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  try {
    return await use(Object.assign(new URL(server), { pathname: name }).href);
  } finally {
    await execute(server, `DROP DATABASE ${name} WITH (FORCE)`);
  }
}
