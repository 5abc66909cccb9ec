import type { Logger } from 'pino';
import { type Exchange, openExchange, type ServerPlugin } from './exchange.ts';
import type { RequestTally, Way } from './metrics/request-tally.ts';

/** Where it is kept what came of a request. */
export interface Records {
  readonly logger: Logger;
  readonly tally?: RequestTally | undefined;
}

/** Opens the exchange, unless the request brings one: comes before every other plugin. */
export function useExchange(): ServerPlugin {
  return {
    onRequest({ request, serverContext }) {
      serverContext.exchange ??= openExchange(request.headers.get('x-request-id'));
    },
  };
}

/** `x-request-id` on every answer, the log and the tally. Comes after every other plugin, so that it sees the status. */
export function useRequestLog(records: Records): ServerPlugin {
  return {
    onResponse({ request, response, serverContext: { exchange } }) {
      response.headers.set('x-request-id', exchange.requestId);
      recordExchange(records, exchange, { method: request.method, status: response.status, way: 'yoga' });
    },
  };
}

/**
 * Tallies a GraphQL request and logs it in one line at level info; other requests only at debug. Neither query nor variables are
 * logged: they may hold personal data.
 */
export function recordExchange(
  { logger, tally }: Records,
  { requestId, startedAt, operation, context, errorCodes, estimatedCost }: Exchange,
  { method, status, way }: { method: string; status: number; way: Way },
): void {
  const elapsedMs = performance.now() - startedAt;
  const durationMs = Math.round(elapsedMs * 100) / 100;
  if (errorCodes === undefined) {
    logger.debug({ requestId, method, status, durationMs }, 'request');
    return;
  }
  tally?.add({ way, status, elapsedMs, executor: context?.executor, statements: context?.statements ?? 0 });
  const line = {
    requestId,
    operationName: operation?.name,
    operation: operation?.type,
    durationMs,
    statements: context?.statements ?? 0,
    executor: context?.executor,
    cost: estimatedCost,
    status,
    errors: errorCodes.length > 0 ? errorCodes : undefined,
  };
  logger.info(line, 'graphql');
}
