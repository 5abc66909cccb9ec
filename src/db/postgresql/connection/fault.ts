import { DatabaseError } from 'pg';
import { DatabaseUnusable, GreffeError } from '../../../domain/error.ts';
import { NO_TLS } from './connect.ts';
import type { Target } from './target.ts';
import { isCertificateFault, UNTRUSTED } from './tls.ts';

type Fault = readonly [reason: string, remedy: string];

const LOST: Fault = [
  'the connection was lost',
  'Check the server, and run this again: nothing is half-published.',
];

/** By the code of an error of the system, or by the start of a SQLSTATE: what is wrong, and what to do. */
const FAULTS: readonly (readonly [code: string, fault: Fault])[] = [
  ['ENOTFOUND', ['there is no host of that name', 'Check the name in the URL.']],
  ['EAI_AGAIN', ['the name of the host cannot be looked up', 'Check the name in the URL, and the network.']],
  ['ECONNREFUSED', ['nothing answers at that port', 'Check host and port, and that the server runs.']],
  ['ETIMEDOUT', ['the host does not answer', 'Check host and port, and what stands in between.']],
  ['EHOSTUNREACH', ['the host cannot be reached', 'Check the name in the URL, and the network.']],
  ['ECONNRESET', LOST],
  ['EPIPE', LOST],
  ['28P01', ['the password is wrong', 'Check user and password in the URL, or PGPASSWORD.']],
  ['28', ['the user may not connect', "Check the user in the URL, and the server's pg_hba.conf."]],
  ['3D000', ['there is no such database', 'Make it with createdb, or name another one.']],
  [
    '42501',
    ['the user lacks a right', 'Grant it CREATE on the database, or name the user that published before.'],
  ],
  ['25006', ['it takes no writes: it is a replica, or set to read only', 'Name the primary.']],
  ['53100', ['its disk is full', 'Make room; what was published before is being served still.']],
  ['53300', ['it has too many connections', 'End some of them, or raise max_connections.']],
  ['55P03', ['another session holds a lock on it', 'Wait for that session, or end it.']],
  ['57P03', ['it is starting up or shutting down', 'Try again in a moment.']],
  ['57P', LOST],
  ['08', LOST],
  [
    'NO_TLS',
    ['it offers no encryption', 'Set ssl = on there, or write sslmode=prefer or sslmode=disable in the URL.'],
  ],
  ['CERTIFICATE', UNTRUSTED],
  [
    '54000',
    [
      'a text is too long for an index',
      'Shorten it where it was stated; PostgreSQL indexes some 2,700 bytes.',
    ],
  ],
];

/** The error as a `DatabaseUnusable` of one line when the server or the way to it is at fault, else as it is. */
export function asTargetUnusable(target: Target, error: unknown): unknown {
  if (error instanceof GreffeError || !(error instanceof Error)) return error;
  const code = codeOf(error);
  const known = FAULTS.find(([start]) => code?.startsWith(start));
  if (known === undefined && !(error instanceof DatabaseError)) return error;
  const [reason, remedy] = known?.[1] ?? ['it refuses this', 'Nothing was published.'];
  const isSaid = error instanceof DatabaseError || code === 'CERTIFICATE';
  const said = isSaid ? ` (${error.message.replaceAll('\n', ' ')})` : '';
  return new DatabaseUnusable(target.name, `${reason}${said}`, remedy, { cause: error });
}

/** Codes of what passes: the server ends, starts, or is not reached. */
const PASSING = /^(ECONN|EPIPE|ETIMEDOUT|EHOSTUNREACH|ENOTFOUND|EAI_AGAIN|57P|08|53300)/;

/** Whether the server may be there again in a moment. */
export function isLost({ cause }: DatabaseUnusable): boolean {
  return cause instanceof Error && PASSING.test(codeOf(cause) ?? '');
}

function codeOf(error: Error): string | undefined {
  // Of a host with several addresses, each has an error of its own.
  const first: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const { code, message } = first as { code?: string; message: string };
  if (message === NO_TLS) return 'NO_TLS';
  if (code !== undefined) return isCertificateFault(code) ? 'CERTIFICATE' : code;
  if (/timeout expired|timeout exceeded/.test(message)) return 'ETIMEDOUT';
  return /Connection terminated|not queryable/.test(message) ? 'ECONNRESET' : undefined;
}
