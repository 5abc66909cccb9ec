import type { Client } from 'pg';
import { DatabaseUnusable } from '../../../domain/error.ts';
import { connect } from '../connection/connect.ts';
import { asTargetUnusable } from '../connection/fault.ts';
import type { Target } from '../connection/target.ts';
import { readPublication } from './publication.ts';

/** The advisory lock that a publisher holds, in the database that it publishes to. */
const LOCK = [0x67726566, 1] as const;

/** Tables that were made by neither Greffe nor an extension. */
const STRANGERS =
  "SELECT n.nspname || '.' || c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind IN ('r', 'p') AND n.nspname !~ '^(pg_|information_schema$|greffe_[0-9]+$)' AND NOT EXISTS (SELECT 1 FROM pg_depend d WHERE d.objid = c.oid AND d.deptype = 'e') LIMIT 1";

/**
 * Connects to a database as its only publisher, and hands the connection over. Whatever goes wrong with the server or the way to it
 * comes out as one line.
 *
 * @throws DatabaseUnusable when it can't be reached or written, is another program's, or somebody else publishes to it
 */
export async function asPublisher<T>(target: Target, publish: (client: Client) => Promise<T>): Promise<T> {
  let client: Client | undefined;
  try {
    client = await connect(target);
    await requireWritable(client, target);
    await requireOwn(client, target);
    await lock(client, target);
    return await publish(client);
  } catch (error) {
    throw asTargetUnusable(target, error);
  } finally {
    await client?.end().catch(() => undefined);
  }
}

/** The first version that knows `IS JSON`, by which the CHECKs of the model are written. */
const LEAST_VERSION = 16;

interface Server {
  readonly standby: boolean;
  readonly readonly: string;
  readonly encoding: string;
  readonly version: number;
}

async function requireWritable(client: Client, { name }: Target): Promise<void> {
  const { rows } = await client.query<Server>(
    "SELECT pg_is_in_recovery() AS standby, current_setting('transaction_read_only') AS readonly, current_setting('server_encoding') AS encoding, current_setting('server_version_num')::integer / 10000 AS version",
  );
  const { standby, readonly, encoding, version } = rows[0] as Server;
  if (version < LEAST_VERSION) {
    const remedy = `Use PostgreSQL ${LEAST_VERSION} or a newer one.`;
    throw new DatabaseUnusable(name, `it is PostgreSQL ${version}, which is too old`, remedy);
  }
  if (standby || readonly === 'on') {
    const reason = standby ? 'it is a replica, which takes no writes' : 'it is set to read only';
    throw new DatabaseUnusable(name, reason, 'Name the primary.');
  }
  if (encoding !== 'UTF8') {
    const remedy = 'Make one with createdb --encoding=UTF8 --template=template0.';
    throw new DatabaseUnusable(name, `its texts are in ${encoding}`, remedy);
  }
}

async function requireOwn(client: Client, target: Target): Promise<void> {
  if ((await readPublication(client, target)) !== undefined) return;
  const { rows } = await client.query<{ name: string }>(STRANGERS);
  const [stranger] = rows.filter(({ name }) => name !== 'greffe.publication');
  if (stranger === undefined) return;
  throw new DatabaseUnusable(
    target.name,
    `it holds another program's tables (${stranger.name})`,
    'Name an empty database.',
  );
}

async function lock(client: Client, { name }: Target): Promise<void> {
  const { rows } = await client.query<{ locked: boolean }>('SELECT pg_try_advisory_lock($1, $2) AS locked', [
    ...LOCK,
  ]);
  if (rows[0]?.locked) return;
  throw new DatabaseUnusable(
    name,
    'another process publishes to it',
    'Wait for it to end; a follower (--follow) is to be stopped first.',
  );
}
