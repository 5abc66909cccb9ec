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
  const { url, remove } = await openTestDatabase();
  try {
    return await use(url);
  } finally {
    await remove();
  }
}

/** A database of its own, by URL, until it is removed, whoever is still connected then. */
export async function openTestDatabase(): Promise<{ readonly url: string; remove(): Promise<void> }> {
  const server = await serverUrl();
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await execute(server, `CREATE DATABASE ${name}`);
  return {
    url: Object.assign(new URL(server), { pathname: name }).href,
    remove: () => execute(server, `DROP DATABASE ${name} WITH (FORCE)`),
  };
}
