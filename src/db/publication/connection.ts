import postgres from 'postgres';
import type { ServerAddress } from '../../domain/publication-url.ts';
import { ANSWER_BYTES_SETTING } from '../dialect/postgresql-functions.ts';
import { isTlsOptional, tlsOf } from '../postgresql/connection/tls.ts';

/** A few connections to one server, on which statements are run. */
export type Connections = postgres.Sql;

/** Statements are prepared under a name on each connection, those without parameters too, of which the driver's types do not tell. */
export const PREPARED = { prepare: true, simple: false } as postgres.UnsafeQueryOptions;

/** A server that says nothing for so long is taken for dead. */
export const SILENCE_MS = 2_000;
/** The driver's code for a server that does not answer in time while a connection is opened. */
export const SILENT = 'CONNECT_TIMEOUT';
/** Between two attempts to connect, in seconds. */
const BACKOFF_SECONDS = 0.2;

/** How PostgreSQL is to read: tables are joined as statements name them, by plans that are made once. Without it lists take twice as long. */
const PLANNING = {
  plan_cache_mode: 'force_generic_plan',
  jit: 'off',
  join_collapse_limit: 1,
  from_collapse_limit: 1,
};

/** What one statement may take. */
export interface StatementBounds {
  /** Longer than that no statement takes. */
  readonly statementTimeoutMs: number;
  /** More bytes of JSON text no list has in a statement that is made to be watched. Absent: as many as it makes. */
  readonly maxAnswerBytes?: number | undefined;
}

export interface ConnectionOptions extends StatementBounds {
  /** The schema in which statements find their tables. */
  readonly schema?: string | undefined;
  readonly max: number;
  /** Whether a connection is sent further statements before it has answered. */
  readonly isPipelined?: boolean;
  /** Told whenever a connection has ended. */
  readonly onClose?: () => void;
}

/**
 * Connections to one server, opened when they are needed. Nothing can be written on them. Whole numbers come as numbers, truths as 1 and
 * 0, JSON as its text: as SQLite gives them.
 *
 * @throws DatabaseUnusable when a file of certificates can't be read
 */
export function openConnections(
  server: ServerAddress,
  { schema, max, isPipelined = true, statementTimeoutMs, maxAnswerBytes, onClose }: ConnectionOptions,
): Connections {
  const { host, port, database, user, password, applicationName = 'greffe' } = server;
  const tls = tlsOf(server);
  return postgres({
    // As lists, since a host that is written alone is cut at its colons.
    host: [host],
    port: [port],
    ...(host.startsWith('/') && { path: `${host}/.s.PGSQL.${port}` }),
    database,
    ...(user !== undefined && { user }),
    ...(password !== undefined && { password }),
    ssl: tls && isTlsOptional(server) ? 'prefer' : (tls ?? false),
    max,
    // What a connection gets besides the statement that it is at; without, it is full with the first.
    ...(isPipelined ? {} : { max_pipeline: 0 }),
    connect_timeout: SILENCE_MS / 1_000,
    backoff: () => BACKOFF_SECONDS,
    fetch_types: false,
    onnotice: () => undefined,
    ...(onClose && { onclose: onClose }),
    types: TYPES,
    connection: {
      application_name: applicationName,
      ...(schema === undefined ? {} : { search_path: schema }),
      statement_timeout: statementTimeoutMs,
      ...(maxAnswerBytes === undefined ? {} : { [ANSWER_BYTES_SETTING]: maxAnswerBytes }),
      default_transaction_read_only: true,
      ...PLANNING,
    },
  } as unknown as postgres.Options<Record<string, postgres.PostgresType>>) as Connections;
}

/** The first row of what a statement gives. @throws Error with the code `SILENT` when the server says nothing for so long */
export async function rowInTime(
  connections: Connections,
  text: string,
  withinMs: number,
): Promise<Readonly<Record<string, unknown>> | undefined> {
  const late = Promise.withResolvers<never>();
  const fault = () => Object.assign(new Error('the server does not answer in time'), { code: SILENT });
  const timer = setTimeout(() => late.reject(fault()), withinMs);
  try {
    const [row] = await Promise.race([connections.unsafe(text), late.promise]);
    return row;
  } finally {
    clearTimeout(timer);
  }
}

const asItIs = (value: unknown) => String(value);

/** By the numbers of types in PostgreSQL's catalogue (`pg_type.dat`). */
const TYPES = {
  // int8 and numeric: no id or amount of minor units is beyond what a number holds.
  whole: { to: 20, from: [20, 1700], serialize: asItIs, parse: Number },
  truth: { to: 16, from: [16], serialize: asItIs, parse: (text: string) => (text === 't' ? 1 : 0) },
  json: { to: 114, from: [114, 3802], serialize: asItIs, parse: (text: string) => text },
};
