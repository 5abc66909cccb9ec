import type { Logger } from 'pino';
import { type Exchange, openExchange, type ServerPlugin } from './exchange.ts';

/** Opens the exchange: comes before every other plugin. */
export function useExchange(): ServerPlugin {
  return {
    onRequest({ request, serverContext }) {
      serverContext.exchange = openExchange(request.headers.get('x-request-id'));
    },
  };
}

/** `x-request-id` on every answer, and the log. Comes after every other plugin, so that it sees the status. */
export function useRequestLog(logger: Logger): ServerPlugin {
  return {
    onResponse({ request, response, serverContext: { exchange } }) {
      response.headers.set('x-request-id', exchange.requestId);
      logExchange(logger, exchange, { method: request.method, status: response.status });
    },
  };
}

/**
 * One line a GraphQL request at level info, other requests at debug. Neither query nor variables are logged: they may hold
 * personal data.
 */
export function logExchange(
  logger: Logger,
  { requestId, startedAt, operation, context, errorCodes, estimatedCost }: Exchange,
  { method, status }: { method: string; status: number },
): void {
  const durationMs = Math.round((performance.now() - startedAt) * 100) / 100;
  if (errorCodes === undefined) {
    logger.debug({ requestId, method, status, durationMs }, 'request');
    return;
  }
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
