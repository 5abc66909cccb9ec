import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { ServerPlugin } from './exchange.ts';

const REQUEST_ID = /^[A-Za-z0-9._:-]{1,128}$/;

/** Opens the exchange: comes before every other plugin. A request keeps the id it brings in `x-request-id`, if it is a sane one. */
export function useExchange(): ServerPlugin {
  return {
    onRequest({ request, serverContext }) {
      const brought = request.headers.get('x-request-id');
      serverContext.exchange = {
        requestId: brought !== null && REQUEST_ID.test(brought) ? brought : randomUUID(),
        startedAt: performance.now(),
        operation: undefined,
        estimatedCost: undefined,
        context: undefined,
        errorCodes: undefined,
      };
    },
  };
}

/**
 * One line a GraphQL request at level info, other requests at debug; and `x-request-id` on every answer. Comes after every other
 * plugin, so that it sees the status. Neither query nor variables are logged: they may hold personal data.
 */
export function useRequestLog(logger: Logger): ServerPlugin {
  return {
    onResponse({ request, response, serverContext: { exchange } }) {
      const { requestId, operation, context, errorCodes } = exchange;
      response.headers.set('x-request-id', requestId);
      const durationMs = Math.round((performance.now() - exchange.startedAt) * 100) / 100;
      if (errorCodes === undefined) {
        logger.debug({ requestId, method: request.method, status: response.status, durationMs }, 'request');
        return;
      }
      const line = {
        requestId,
        operationName: operation?.name,
        operation: operation?.type,
        durationMs,
        statements: context?.statements ?? 0,
        cost: exchange.estimatedCost,
        status: response.status,
        errors: errorCodes.length > 0 ? errorCodes : undefined,
      };
      logger.info(line, 'graphql');
    },
  };
}
