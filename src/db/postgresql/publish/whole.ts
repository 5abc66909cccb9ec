import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { inTransaction } from '../connection/connect.ts';
import type { Target } from '../connection/target.ts';
import { schemaVersion } from '../schema/schema.ts';
import { quotedName } from '../schema/statement.ts';
import { type LoadProgress, loadTables } from './load.ts';
import { MAKE_PUBLICATION, type Publication, readPublication } from './publication.ts';
import type { Snapshot } from './snapshot.ts';

export interface WholeOptions {
  /** Roles that may read what is published, besides those that may read what was published before. */
  readonly readers: readonly string[];
  /** Gives the id under which changes are recorded that come after the snapshot. */
  readonly id?: string;
  /** The last change that the snapshot shows; null when changes are not followed. */
  readonly position: number | null;
  readonly onProgress?: (progress: LoadProgress) => void;
}

export interface Published extends Publication {
  readonly rows: number;
  readonly tables: number;
}

/**
 * Publishes all of a graph: loads it into a schema of its own, compares what came in with what there is, and lets readers know of it
 * only then. Killed at any moment, readers go on with what was published before; what is left over then is cleared by the next one.
 *
 * What was published before stays until then, for whoever is still reading it.
 *
 * @param client the publisher's own connection, see `asPublisher`
 * @throws DatabaseUnusable, PublicationDiffers
 */
export async function publishWhole(
  client: Client,
  target: Target,
  snapshot: Snapshot,
  options: WholeOptions,
): Promise<Published> {
  await client.query(MAKE_PUBLICATION);
  const before = await readPublication(client, target);
  await dropOthers(client, before?.schema);
  const schema = await makeSchema(client, before?.schema);
  const { rows, tables } = await loadTables(target, schema, snapshot, options.onProgress).catch(
    async (error: unknown) => {
      // A disk that was full is to have room again. Where the server is gone, the next publication clears it.
      await dropSchema(client, schema).catch(() => undefined);
      throw error;
    },
  );
  const readers = [...new Set([...options.readers, ...(await formerReaders(client))])];
  const published: Publication = {
    id: options.id ?? randomUUID(),
    number: (before?.number ?? 0) + 1,
    schema,
    schemaVersion: schemaVersion(),
    position: options.position,
  };
  await inTransaction(client, async () => {
    for (const reader of readers) await client.query(grantText(schema, reader));
    await announce(client, published);
  });
  return { ...published, rows, tables };
}

/** What marks a schema as one of a publication: nothing else is ever dropped. */
const MARK = 'A publication of Greffe.';
const SCHEMAS = `SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^greffe_[0-9]+$' AND obj_description(oid, 'pg_namespace') = '${MARK}'`;
/** Whoever reads a schema that was replaced long ago is waited for so long. */
const DROP_TIMEOUT = '10s';

async function dropOthers(client: Client, kept: string | undefined): Promise<void> {
  const { rows } = await client.query<{ name: string }>(SCHEMAS);
  for (const { name } of rows.filter((row) => row.name !== kept)) {
    try {
      await dropSchema(client, name);
    } catch (error) {
      // Still read by somebody: it goes with the next publication.
      if ((error as { code?: string }).code !== '55P03') throw error;
    }
  }
}

function dropSchema(client: Client, name: string): Promise<void> {
  return inTransaction(client, async () => {
    await client.query(`SET LOCAL lock_timeout = '${DROP_TIMEOUT}'`);
    await client.query(`DROP SCHEMA ${quotedName(name)} CASCADE`);
  });
}

async function makeSchema(client: Client, current: string | undefined): Promise<string> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT nspname AS name FROM pg_namespace WHERE nspname ~ '^greffe_[0-9]+$'",
  );
  const numbers = [current ?? '', ...rows.map(({ name }) => name)].map((name) =>
    Number(name.replace('greffe_', '')),
  );
  const schema = `greffe_${Math.max(...numbers) + 1}`;
  await client.query(`CREATE SCHEMA ${schema}; COMMENT ON SCHEMA ${schema} IS '${MARK}'`);
  return schema;
}

/** Roles that may read what was published before; of all roles, the name is `public`. */
async function formerReaders(client: Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(
    "SELECT coalesce(r.rolname, 'public') AS name FROM pg_class c CROSS JOIN LATERAL aclexplode(c.relacl) a LEFT JOIN pg_roles r ON r.oid = a.grantee WHERE c.oid = 'greffe.publication'::regclass AND a.privilege_type = 'SELECT' AND a.grantee <> c.relowner",
  );
  return rows.map(({ name }) => name);
}

function grantText(schema: string, reader: string): string {
  const role = reader === 'public' ? 'PUBLIC' : quotedName(reader);
  return [
    `GRANT USAGE ON SCHEMA greffe, ${schema} TO ${role}`,
    `GRANT SELECT ON greffe.publication TO ${role}`,
    `GRANT SELECT ON ALL TABLES IN SCHEMA ${schema} TO ${role}`,
  ].join('; ');
}

async function announce(client: Client, { id, number, schema, schemaVersion, position }: Publication) {
  await client.query('DELETE FROM greffe.publication');
  await client.query(
    'INSERT INTO greffe.publication (id, number, schema, schema_version, published_at, position, author_position, checked_at) VALUES ($1, $2, $3, $4, now(), $5, $5, CASE WHEN $5::bigint IS NULL THEN NULL ELSE now() END)',
    [id, number, schema, schemaVersion, position],
  );
}
