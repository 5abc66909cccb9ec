import type { GraphQLError } from 'graphql';
import type { Exchange } from '../server/answer/exchange.ts';
import type { PageRoom } from '../server/page-room.ts';
import type { Page } from './page.ts';
import type { Missing } from './view.ts';

/** What a page is made from. */
export interface PageData {
  readonly data: object;
  /** What the answer lacks, because a limit was reached or something failed. */
  readonly missing: readonly Missing[];
  /** Whether the same question has the same answer until the database changes. */
  readonly isWhole: boolean;
}

/** The operation was refused, and nothing is there to be shown. */
export class OperationRefused extends Error {
  readonly code: string;
  readonly retryAfterSeconds: number | undefined;

  constructor({ message, extensions }: GraphQLError) {
    super(message);
    this.code = String(extensions.code);
    const { headers } = (extensions.http ?? {}) as { headers?: Record<string, string> };
    this.retryAfterSeconds =
      headers?.['retry-after'] === undefined ? undefined : Number(headers['retry-after']);
  }
}

/** Codes of refusals that what is asked for can't be had now, or not at that size: the rest of the page may. */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'ABANDONED',
  'ANALYSIS_TOO_LARGE',
  'ANSWER_LIMIT',
  'BUSY',
  'COST_LIMIT',
  'DATABASE_UNAVAILABLE',
  'SHUTTING_DOWN',
  'TIME_LIMIT',
]);

/** Whether it was a limit of the API, or of the server, that refused. */
export function isUnavailable(code: string): boolean {
  return UNAVAILABLE.has(code);
}

/** A list that is restricted by a node which there is not refuses all: without it the page can say what is not there. */
function mayBeHadInPart(code: string): boolean {
  return isUnavailable(code) || code === 'BAD_USER_INPUT';
}

/**
 * Executes a page's operation in this process, by the functions that serve clients: the document is checked and costed, arguments are
 * checked, what takes long runs in a thread, and all is read from one state of the database.
 *
 * @throws OperationRefused where nothing can be shown
 */
export async function readPageData(
  room: PageRoom,
  exchange: Exchange,
  { document, lean }: Pick<Page, 'document' | 'lean'>,
  variables: object,
): Promise<PageData> {
  try {
    return await execute(room, exchange, document, variables);
  } catch (error) {
    if (!(error instanceof OperationRefused && lean && mayBeHadInPart(error.code))) throw error;
    const rest = await execute(room, exchange, document, lean(variables));
    return { ...rest, missing: [...rest.missing, { field: '', code: error.code }], isWhole: false };
  }
}

async function execute(
  room: PageRoom,
  exchange: Exchange,
  document: { toString(): string },
  variables: object,
): Promise<PageData> {
  const parameters = { query: document.toString(), variables: { ...variables } };
  const result = await room.answer(parameters, exchange, 'POST');
  const errors = room.showErrors(result.errors ?? [], exchange);
  exchange.errorCodes = [...new Set(errors.map(({ extensions }) => String(extensions.code)))];
  // An answer of the compiled executor is text.
  const data = typeof result.data === 'object' && result.data !== null ? readData(result.data) : null;
  const [first] = errors;
  if (data === null || (first !== undefined && first.path?.length === 1)) {
    if (first === undefined) throw new Error('An operation was answered by nothing.');
    throw new OperationRefused(first);
  }
  const missing = errors.map(({ path = [], extensions }) => ({
    field: path.filter((part) => typeof part === 'string').join('.'),
    code: String(extensions.code),
  }));
  const isWhole = errors.length === 0 && exchange.context?.wasCutByTime !== true;
  return { data, missing, isWhole };
}

function readData(data: object): object {
  return Object.getPrototypeOf(data) === Object.prototype || Object.getPrototypeOf(data) === null
    ? data
    : JSON.parse(data.toString());
}
