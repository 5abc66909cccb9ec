import { Client } from 'pg';
import type { Target } from './target.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/** Connects; whoever is connected to a server that ends learns it by the next statement. */
export async function connect({ url }: Target): Promise<Client> {
  const client = new Client({
    connectionString: url,
    application_name: 'greffe publish',
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    keepAlive: true,
  });
  client.on('error', () => undefined);
  try {
    await client.connect();
    return client;
  } catch (error) {
    await client.end().catch(() => undefined);
    throw error;
  }
}

/** Runs statements in one transaction: all of them count, or none. */
export async function inTransaction<T>(client: Client, write: () => Promise<T>): Promise<T> {
  await client.query('BEGIN');
  try {
    const result = await write();
    await client.query('COMMIT');
    return result;
  } catch (error) {
    // A connection that is lost has nothing to take back.
    await client.query('ROLLBACK').catch(() => undefined);
    throw error;
  }
}
