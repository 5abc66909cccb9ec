import type { Client } from 'pg';
import { DatabaseUnusable } from '../../../domain/error.ts';
import type { Target } from '../connection/target.ts';

/**
 * What is published in a database. `greffe.publication` holds one row of it, which readers look at to know where the tables are and
 * which state they read; a reader sees it change together with what it tells of.
 */
export interface Publication {
  /** Drawn at random for each whole publication: what follows one writes to no other. */
  readonly id: string;
  /** Greater by one with every state: after a whole publication and after each step of a follower. */
  readonly number: number;
  /** The schema that the tables are in: `greffe_7`. */
  readonly schema: string;
  /** As of `schemaVersion`. */
  readonly schemaVersion: string;
  /** The last change of the author's file that it shows; null when none is followed. */
  readonly position: number | null;
}

const COLUMNS = {
  id: 'text NOT NULL',
  number: 'bigint NOT NULL',
  schema: 'text NOT NULL',
  schema_version: 'text NOT NULL',
  published_at: 'timestamptz NOT NULL',
  position: 'bigint',
  author_position: 'bigint',
  checked_at: 'timestamptz',
} as const;

/** Makes the table of the publication where there is none: it has one row once something is published. */
export const MAKE_PUBLICATION = [
  'CREATE SCHEMA IF NOT EXISTS greffe',
  `CREATE TABLE IF NOT EXISTS greffe.publication (${Object.entries(COLUMNS)
    .map(([name, type]) => `${name} ${type}`)
    .join(', ')}, only_row boolean PRIMARY KEY DEFAULT TRUE CHECK (only_row))`,
  `COMMENT ON TABLE greffe.publication IS 'What greffe publish has published: in which schema, and which state of it.'`,
].join('; ');

/**
 * The publication of a database, undefined when nothing was published to it yet.
 *
 * @throws DatabaseUnusable when its schema `greffe` is of another program or another version
 */
export async function readPublication(client: Client, target: Target): Promise<Publication | undefined> {
  const { rows: columns } = await client.query<{ name: string }>(
    "SELECT a.attname AS name FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace WHERE n.nspname = 'greffe' AND c.relname = 'publication' AND a.attnum > 0 AND NOT a.attisdropped",
  );
  if (columns.length === 0) return undefined;
  const there = new Set(columns.map(({ name }) => name));
  if (Object.keys(COLUMNS).some((name) => !there.has(name))) {
    throw new DatabaseUnusable(
      target.name,
      'its table greffe.publication is of another version or another program',
      'Name another database, or drop its schemas greffe and greffe_… and publish again.',
    );
  }
  const { rows } = await client.query<Record<string, string | null>>(
    'SELECT id, number, schema, schema_version, position FROM greffe.publication',
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  return {
    id: String(row.id),
    number: Number(row.number),
    schema: String(row.schema),
    schemaVersion: String(row.schema_version),
    position: row.position === null ? null : Number(row.position),
  };
}
