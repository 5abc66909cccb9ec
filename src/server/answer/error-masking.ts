import { type ExecutionResult, GraphQLError, type GraphQLFormattedError } from 'graphql';
import { isAsyncIterable } from 'graphql-yoga';
import type { Logger } from 'pino';
import { BadUserInput, GreffeError, NotFound, Unavailable } from '../../domain/error.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import type { Exchange, ServerPlugin } from './exchange.ts';

const MAX_ERRORS = 10;
const MAX_MESSAGE_CHARACTERS = 400;
const MAX_LOCATIONS = 5;
/** So that an answer of errors alone stays under 10 kB with its envelope. */
const MAX_ERROR_BYTES = 8_000;

/**
 * Lets out only what was written for the caller. Errors with a code of the server, and the domain's errors about the caller's input,
 * keep their message; all others are logged whole and leave as "Internal error" with the request id to find them in the log.
 *
 * An answer shows at most 10 errors and 8 kB of them, `extensions.errorsOmitted` says how many more there were.
 */
export function useErrorMasking(logger: Logger): ServerPlugin {
  return {
    onResultProcess({ result, setResult, serverContext: { exchange } }) {
      if (isAsyncIterable(result) || Array.isArray(result)) return;
      if (result.errors === undefined || result.errors.length === 0) {
        exchange.errorCodes = [];
        return;
      }
      const errors = showErrors(result.errors, exchange, logger);
      exchange.errorCodes = [...new Set(errors.map((error) => String(error.extensions.code)))];
      const errorsOmitted = result.errors.length - errors.length;
      const extensions = errorsOmitted > 0 ? { ...result.extensions, errorsOmitted } : result.extensions;
      setResult({ ...result, errors, ...withoutUndefined({ extensions }) } as ExecutionResult);
    },
  };
}

/** The errors as a client may see them, at most 10 and 8 kB of them; those that are ours are logged whole. */
export function showErrors(errors: readonly unknown[], exchange: Exchange, logger: Logger): GraphQLError[] {
  const shown: GraphQLError[] = [];
  let bytes = 0;
  for (const error of errors.slice(0, MAX_ERRORS)) {
    const safe = bound(maskError(error, exchange, logger));
    bytes += Buffer.byteLength(JSON.stringify(safe));
    if (bytes > MAX_ERROR_BYTES && shown.length > 0) break;
    shown.push(safe);
  }
  return shown;
}

function maskError(error: unknown, { requestId }: Exchange, logger: Logger): GraphQLError {
  const located = error instanceof GraphQLError ? error : undefined;
  const cause = originOf(error);
  if (located !== undefined && cause instanceof GraphQLError) {
    const { code } = cause.extensions;
    // Yoga gives this code, with the message unmasked, to a thrown value that is no Error.
    if (typeof code === 'string' && code !== 'INTERNAL_SERVER_ERROR') return located;
    // graphql-js throws these without a code when a variable leaves a required argument null.
    if (/^Argument "/.test(cause.message)) return withCode(located, 'BAD_USER_INPUT', cause.message);
  }
  if (cause instanceof BadUserInput || cause instanceof NotFound)
    return withCode(located, cause.code, cause.message);
  if (cause instanceof Unavailable) {
    return withCode(located, cause.code, cause.message, { http: httpOf(cause) });
  }
  const fields = cause instanceof GreffeError ? { code: cause.code } : {};
  logger.error({ requestId, err: cause, path: located?.path?.join('.'), ...fields }, 'Internal error');
  return withCode(located, 'INTERNAL_SERVER_ERROR', 'Internal error', { requestId });
}

/** nginx' status for a client that has gone, who does not see it: it is for the log. */
const CLIENT_GONE = 499;

function httpOf({ code, retryAfterSeconds }: Unavailable): {
  status: number;
  headers?: Record<string, string>;
} {
  if (code === 'ABANDONED') return { status: CLIENT_GONE };
  const status = 503;
  if (retryAfterSeconds === undefined) return { status };
  return { status, headers: { 'retry-after': String(retryAfterSeconds) } };
}

/** What was thrown in the first place: graphql-js and Yoga wrap it, once or more. */
function originOf(error: unknown): unknown {
  let origin = error;
  while (origin instanceof GraphQLError && origin.originalError !== undefined) origin = origin.originalError;
  return origin;
}

function withCode(
  located: GraphQLError | undefined,
  code: string,
  message: string,
  extensions: Record<string, unknown> = {},
): GraphQLError {
  return new GraphQLError(message, {
    nodes: located?.nodes ?? null,
    // An error that was met in another thread has places, but no nodes.
    source: located?.source ?? null,
    positions: located?.nodes ? null : (located?.positions ?? null),
    path: located?.path ?? null,
    extensions: { ...extensions, code },
  });
}

/** A GraphQLError to Yoga, and as JSON just what a caller may see. */
class ShownError extends GraphQLError {
  override toJSON(): GraphQLFormattedError {
    const { message, locations, path } = this;
    const { http: _http, ...extensions } = this.extensions;
    return {
      message:
        message.length > MAX_MESSAGE_CHARACTERS ? `${message.slice(0, MAX_MESSAGE_CHARACTERS)}…` : message,
      ...withoutUndefined({ locations: locations?.slice(0, MAX_LOCATIONS), path }),
      extensions,
    };
  }
}

function bound(error: GraphQLError): GraphQLError {
  const { message, nodes, source, positions, path, extensions } = error;
  return new ShownError(message, {
    nodes: nodes?.slice(0, MAX_LOCATIONS) ?? null,
    source: source ?? null,
    positions: nodes ? null : (positions ?? null),
    path: path ?? null,
    extensions,
  });
}
