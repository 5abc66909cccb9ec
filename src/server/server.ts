import type { RequestListener } from 'node:http';
import type { GraphQLSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { Asker } from '../schema/asker.ts';
import {
  type AnsweringOptions,
  type AnswerParameters,
  createAnswering,
  useAnswering,
} from './answer/answer-parameters.ts';
import { createDocumentCheck } from './answer/document-check.ts';
import { useErrorMasking } from './answer/error-masking.ts';
import type { RequestContext, ServerContext } from './answer/exchange.ts';
import { type ExportOptions, useExports } from './export/export-plugin.ts';
import { createDirectListener } from './http/direct.ts';
import { DEFAULT_TIMEOUTS, type Listening, listen, type Timeouts } from './http/listening.ts';
import { useSecurityHeaders } from './http/security-headers.ts';
import { createAskerReader } from './http/socket-asker.ts';
import { useMetrics } from './metrics/metrics-page.ts';
import type { RequestTally } from './metrics/request-tally.ts';
import { useCrossOrigin } from './yoga/cross-origin.ts';
import { useGraphiql } from './yoga/graphiql.ts';
import type { Example } from './yoga/graphiql-page.ts';
import { useJsonAnswer } from './yoga/json-answer.ts';
import { useParameters } from './yoga/parameters.ts';
import { RequestRecords, useExchange, useRequestLog } from './yoga/request-log.ts';
import { GRAPHQL_PATH, useRoutes } from './yoga/routes.ts';

export type { RequestContext } from './answer/exchange.ts';
export type { ExportSession } from './export/running-export.ts';
export { DEFAULT_TIMEOUTS, ServerCannotListen, type Timeouts } from './http/listening.ts';
export { ExportTally } from './metrics/export-tally.ts';
export { createMetricsRegistry, type MetricSources } from './metrics/registry.ts';
export { RequestTally } from './metrics/request-tally.ts';
export type { Example } from './yoga/graphiql-page.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  /** The tabs of GraphiQL. */
  readonly examples: readonly Example[];
  /** Called once for each operation that is executed; what it returns is the `contextValue` of resolvers. */
  readonly openContext: (asker: Asker) => RequestContext;
  /** Answers an operation whose document is valid, refusing arguments that can't be meant; without it graphql-js answers. */
  readonly answer?: AnsweringOptions['answer'] | undefined;
  /** Whether plain requests do without Yoga. */
  readonly answersDirectly?: boolean | undefined;
  /** Whether the database answers. */
  readonly isReady: () => boolean;
  /** Counts GraphQL requests. */
  readonly tally?: RequestTally | undefined;
  /** The text of the metrics, served at `/metrics`. */
  readonly readMetrics?: (() => Promise<string>) | undefined;
  /** What exports read from and are counted in; without it there are none. */
  readonly exports?:
    | Pick<ExportOptions, 'openSession' | 'findCollection' | 'tally' | 'maxExports'>
    | undefined;
  readonly timeouts?: Partial<Timeouts>;
}

/** The server without its socket: `fetch` answers a request as HTTP would. */
export function createYogaServer(options: ServerOptions) {
  const { logger, tally } = options;
  return createYogaWith(options, answeringOf(options), new RequestRecords(logger, tally));
}

function answeringOf({ schema, config: { limits }, openContext, answer }: ServerOptions): AnswerParameters {
  return createAnswering({
    schema,
    limits,
    openContext,
    answer,
    checkDocument: createDocumentCheck(schema, limits),
  });
}

function createYogaWith(
  { config, schema, logger, examples, ...options }: ServerOptions,
  answerParameters: AnswerParameters,
  records: RequestRecords,
) {
  return createYoga<ServerContext>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [
      useExchange(createAskerReader(config.proxies)),
      useMetrics(options.readMetrics),
      useExports(options.exports && { ...options.exports, schema, logger }, config.corsOrigins),
      useRoutes(options.isReady),
      useCrossOrigin(config.corsOrigins),
      useGraphiql(examples),
      useJsonAnswer(),
      useParameters(config.maxBodyBytes),
      useAnswering(answerParameters),
      useErrorMasking(logger),
      useSecurityHeaders(),
      useRequestLog(records),
    ],
    // Replaced by the plugins above, whose docstrings say why.
    cors: false,
    graphiql: false,
    landingPage: false,
    logging: false,
    maskedErrors: false,
    maxRequestBodySize: false,
    multipart: false,
    parserAndValidationCache: false,
    // Yoga answers whatever URL ends like this: no URL does.
    healthCheckEndpoint: '\n',
  });
}

/**
 * Serves GraphQL until `close` is called, which lets running requests end.
 *
 * While it runs, a promise that is rejected and that nobody waits for is logged and doesn't end the process: graphql-js leaves
 * such promises behind when a field beside them throws, and the request has got its error.
 *
 * @throws ServerCannotListen
 */
export async function startServer(options: ServerOptions): Promise<Listening> {
  const { config, logger } = options;
  const logRejection = (reason: unknown) => logger.error({ err: reason }, 'Unhandled rejection');
  const listening = await listen(createListener(options), {
    host: config.host,
    port: config.port,
    timeouts: { ...DEFAULT_TIMEOUTS, ...options.timeouts },
  });
  process.on('unhandledRejection', logRejection);
  return {
    url: listening.url,
    async close() {
      await listening.close();
      process.off('unhandledRejection', logRejection);
    },
  };
}

function createListener(options: ServerOptions): RequestListener {
  const { config, logger, tally, answersDirectly } = options;
  const answerParameters = answeringOf(options);
  const records = new RequestRecords(logger, tally);
  const yoga = createYogaWith(options, answerParameters, records);
  if (!answersDirectly) return yoga;
  const readAsker = createAskerReader(config.proxies);
  return createDirectListener(
    { maxBodyBytes: config.maxBodyBytes, records, answerParameters, readAsker },
    yoga,
  );
}
