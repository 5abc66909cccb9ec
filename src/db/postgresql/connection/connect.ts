import type { ConnectionOptions } from 'node:tls';
import { Client } from 'pg';
import type { ServerAddress } from '../../../domain/publication-url.ts';
import type { Target } from './target.ts';
import { isTlsOptional, tlsOf } from './tls.ts';

const CONNECT_TIMEOUT_MS = 10_000;

/** What the driver says, without a code, of a server that offers no encryption. */
export const NO_TLS = 'The server does not support SSL connections';

/** Connects; whoever is connected to a server that ends learns it by the next statement. */
export async function connect({ server }: Target): Promise<Client> {
  const tls = tlsOf(server);
  try {
    return await connectBy(server, tls);
  } catch (error) {
    const mayBePlain = tls && isTlsOptional(server) && (error as Error).message === NO_TLS;
    if (!mayBePlain) throw error;
    return connectBy(server, undefined);
  }
}

async function connectBy(
  { host, port, database, user, password, applicationName = 'greffe publish' }: ServerAddress,
  tls: ConnectionOptions | undefined,
): Promise<Client> {
  const client = new Client({
    host,
    port,
    database,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ssl: tls ?? false,
    application_name: applicationName,
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
