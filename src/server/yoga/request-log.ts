import type { Logger } from 'pino';
import { COST_HEADER, type Exchange, openExchange, type ServerPlugin } from '../answer/exchange.ts';
import type { ReadAsker } from '../http/socket-asker.ts';
import type { RequestTally, Way } from '../metrics/request-tally.ts';

/** How a request was answered. */
interface Ending {
  readonly method: string;
  readonly status: number;
  readonly way: Way;
}

/** Where it is kept what came of requests: a tally, and the log. */
export class RequestRecords {
  readonly logger: Logger;
  readonly #tally: RequestTally | undefined;
  #lines: object[] = [];

  constructor(logger: Logger, tally: RequestTally | undefined) {
    this.logger = logger;
    this.#tally = tally;
  }

  /**
   * Tallies a GraphQL request and logs it in one line at level info; other requests only at debug. Neither query nor variables are
   * logged: they may hold personal data.
   */
  add(exchange: Exchange, { method, status, way }: Ending): void {
    const { requestId, operation, context, errorCodes } = exchange;
    const elapsedMs = performance.now() - exchange.startedAt;
    const durationMs = Math.round(elapsedMs * 100) / 100;
    if (errorCodes === undefined) {
      this.logger.debug({ requestId, method, status, durationMs }, 'request');
      return;
    }
    const statements = context?.statements ?? 0;
    this.#tally?.add({ way, status, elapsedMs, executor: context?.executor, statements });
    this.#log({
      requestId,
      operationName: operation?.name,
      operation: operation?.type,
      durationMs,
      statements,
      executor: context?.executor,
      cost: exchange.estimatedCost,
      status,
      errors: errorCodes.length > 0 ? errorCodes : undefined,
    });
  }

  /** The lines of a turn of the event loop are written one after the other: each alone takes several times as long. */
  #log(line: object): void {
    this.#lines.push(line);
    if (this.#lines.length === 1) setImmediate(() => this.#writeLines());
  }

  #writeLines(): void {
    const lines = this.#lines;
    this.#lines = [];
    for (const line of lines) this.logger.info(line, 'graphql');
  }
}

/** Opens the exchange, unless the request brings one: comes before every other plugin. */
export function useExchange(readAsker: ReadAsker): ServerPlugin {
  return {
    onRequest({ request, serverContext }) {
      const { req, res } = serverContext;
      serverContext.exchange ??= openExchange(
        request.headers.get('x-request-id'),
        request.headers.get(COST_HEADER),
        readAsker(req, res),
      );
    },
  };
}

/** `x-request-id` on every answer, the log and the tally. Comes after every other plugin, so that it sees the status. */
export function useRequestLog(records: RequestRecords): ServerPlugin {
  return {
    onResponse({ request, response, serverContext: { exchange } }) {
      response.headers.set('x-request-id', exchange.requestId);
      records.add(exchange, { method: request.method, status: response.status, way: 'yoga' });
    },
  };
}
