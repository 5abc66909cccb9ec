import { Unavailable } from '../../domain/error.ts';
import { ANSWER_LIMIT_STATE } from '../dialect/postgresql-functions.ts';
import { type Allowance, StatementStopped } from '../read/slow/statement-guard.ts';

/** Where another server may be reached by then, in seconds. */
const RETRY_SECONDS = 1;

/** What the driver says, besides the system's own codes, when there is no connection, or none any more. */
const NO_CONNECTION =
  /^(CONNECT|CONNECTION_|ECONN|EPIPE|ENOTFOUND|EAI_|EHOST|ENET|ETIMEDOUT|57P0[1-5]$|08|53300$|25006$)/;

/** Whether a statement failed because its server can't be reached, is stopping or starting: another one may answer it. */
export function isUnreachable(error: unknown): boolean {
  return NO_CONNECTION.test(codeOf(error));
}

/** Whether a statement met a publication that was replaced meanwhile: its tables and functions are gone. */
export function isReplaced(error: unknown): boolean {
  return /^(42P01|3F000|42883)$/.test(codeOf(error));
}

/** Whether a standby ended a statement that read what its primary has removed: read anew, it succeeds. */
export function isConflict(error: unknown): boolean {
  return /^(40001|40P01)$/.test(codeOf(error));
}

/** What is to be thrown of a statement that the server stopped; undefined when it failed otherwise. */
export function stopped(error: unknown, maxMs: number, allowance: Allowance | undefined): Error | undefined {
  const code = codeOf(error);
  if (code === ANSWER_LIMIT_STATE && allowance) return new StatementStopped('ANSWER_LIMIT', allowance);
  if (code !== '57014') return undefined;
  return allowance ? new StatementStopped('TIME_LIMIT', allowance) : readTooLong(maxMs);
}

/** What a client is told while no server of the publication answers. */
export function publicationUnavailable(): Unavailable {
  return new Unavailable(
    'DATABASE_UNAVAILABLE',
    'The database does not answer at the moment. Ask again later.',
    RETRY_SECONDS,
  );
}

/** What a client is told where too many statements wait that may take long. */
export function tooManyWait(): Unavailable {
  return new Unavailable(
    'BUSY',
    'Too many wait for what takes long to read. Ask again later.',
    RETRY_SECONDS,
  );
}

/** What a client is told whose statement the server stopped. */
function readTooLong(maxMs: number): Unavailable {
  return new Unavailable(
    'TIME_LIMIT',
    `Reading took longer than ${maxMs} ms. Ask for less, or in several operations.`,
  );
}

/** PostgreSQL's code of an error (appendix A of its manual), or that of the driver or the system; empty when it has none. */
export function codeOf(error: unknown): string {
  const code = (error as NodeJS.ErrnoException | undefined)?.code;
  // Node tries all addresses of a host, and says what each of them gave.
  if (code === undefined && error instanceof AggregateError) return codeOf(error.errors[0]);
  return typeof code === 'string' ? code : '';
}
