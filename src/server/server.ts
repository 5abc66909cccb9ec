import type { RequestListener } from 'node:http';
import { type GraphQLSchema, printSchema } from 'graphql';
import { createYoga } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Config } from '../config.ts';
import type { PublicationState } from '../db/publication/publication-state.ts';
import {
  type AnsweringOptions,
  type AnswerParameters,
  createAnswering,
  useAnswering,
} from './answer/answer-parameters.ts';
import { createTags, type ReadState, type TagOf, withEntityTags } from './answer/conditional.ts';
import { type CheckDocument, createDocumentCheck } from './answer/document-check.ts';
import { showErrors, useErrorMasking } from './answer/error-masking.ts';
import type { ExpectedWork, RequestContext, ServerContext, ServerPlugin } from './answer/exchange.ts';
import { type ExportOptions, useExports } from './export/export-plugin.ts';
import { useGraphiql } from './graphiql/graphiql-plugin.ts';
import type { Example } from './graphiql/question-menu.ts';
import { createEncodingChoice } from './http/compression.ts';
import { createDirectListener } from './http/direct.ts';
import { createHostCheck } from './http/host-check.ts';
import {
  DEFAULT_TIMEOUTS,
  type HttpOptions,
  type Listening,
  listen,
  type Serving,
  serveHanded,
  type Timeouts,
} from './http/listening.ts';
import { OriginPolicy } from './http/origin-policy.ts';
import { useSecurityHeaders } from './http/security-headers.ts';
import { createAskerReader, type ReadAsker } from './http/socket-asker.ts';
import { useMetrics } from './metrics/metrics-page.ts';
import type { RequestTally } from './metrics/request-tally.ts';
import type { PageRoom } from './page-room.ts';
import type { DocumentTexts } from './persisted/manifest.ts';
import { withPersistedDocuments } from './persisted/persisted-documents.ts';
import { useConditionalRequest } from './yoga/conditional-request.ts';
import { useCrossOrigin } from './yoga/cross-origin.ts';
import { useJsonAnswer } from './yoga/json-answer.ts';
import { useParameters } from './yoga/parameters.ts';
import { RequestRecords, useExchange, useRequestLog } from './yoga/request-log.ts';
import { GRAPHQL_PATH, useRoutes } from './yoga/routes.ts';
import { useSchemaFile } from './yoga/schema-file.ts';

export type { RequestContext } from './answer/exchange.ts';
export type { ExportSession } from './export/export-session.ts';
export type { ExportSource } from './export/export-source.ts';
export { createLocalSource } from './export/local-source.ts';
export { PublishedSource } from './export/published-source.ts';
export type { Example } from './graphiql/question-menu.ts';
export { DEFAULT_TIMEOUTS, originOf, ServerCannotListen, type Timeouts } from './http/listening.ts';
export { ExportTally } from './metrics/export-tally.ts';
export { createMetricsRegistry, type MetricSources } from './metrics/registry.ts';
export { RequestTally } from './metrics/request-tally.ts';
export { type DocumentTexts, readTrustedDocuments, TrustedDocumentsUnusable } from './persisted/manifest.ts';

export interface ServerOptions {
  readonly config: Config;
  readonly schema: GraphQLSchema;
  readonly logger: Logger;
  /** The questions that GraphiQL offers. */
  readonly examples: readonly Example[];
  /** Operations that GraphiQL opens by their name besides those. */
  readonly operations?: readonly Example[] | undefined;
  /** Called once for each operation that is executed; what it returns is the `contextValue` of resolvers. */
  readonly openContext: (work: ExpectedWork) => RequestContext;
  /** Answers an operation whose document is valid, refusing arguments that can't be meant; without it graphql-js answers. */
  readonly answer?: AnsweringOptions['answer'] | undefined;
  /** Whether plain requests do without Yoga. */
  readonly answersDirectly?: boolean | undefined;
  /** Whether the database answers. */
  readonly isReady: () => boolean;
  /** What is known of the publication in PostgreSQL that is served; absent where there is none. */
  readonly publication?: (() => PublicationState | undefined) | undefined;
  /** Names the state that the database is in, for entity tags; without it there are none. What is read afterwards is of this state or a later one. */
  readonly readState?: ReadState | undefined;
  /** The program's version: another one may answer otherwise, so entity tags differ. */
  readonly release?: string | undefined;
  /** Documents that clients were built with, by their ids. */
  readonly trustedDocuments?: DocumentTexts | undefined;
  /** Counts GraphQL requests. */
  readonly tally?: RequestTally | undefined;
  /** The text of the metrics, served at `/metrics`. */
  readonly readMetrics?: (() => Promise<string>) | undefined;
  /** What exports read from and are counted in; without it there are none. */
  readonly exports?: Pick<ExportOptions, 'source' | 'findCollection' | 'tally'> | undefined;
  /** Makes the pages for people; without it there are none. */
  readonly pages?: ((room: PageRoom) => ServerPlugin) | undefined;
  readonly timeouts?: Partial<Timeouts>;
}

/** The server without its socket: `fetch` answers a request as HTTP would. */
export function createYogaServer(options: ServerOptions) {
  return createYogaWith(options, createCore(options));
}

/** What stands under both ways, the direct one and Yoga's. */
interface Core {
  readonly answerParameters: AnswerParameters;
  /** The same without what only clients send: entity tags and ids of documents. */
  readonly executing: AnswerParameters;
  readonly records: RequestRecords;
  readonly originPolicy: OriginPolicy;
  readonly tagOf: TagOf;
  readonly chooseEncoding: ReturnType<typeof createEncodingChoice>;
  readonly readAsker: ReadAsker;
}

function createCore(options: ServerOptions): Core {
  const { schema, config, openContext, answer, readState, logger, tally } = options;
  const { limits } = config;
  const checkDocument = createDocumentCheck(schema, limits);
  const executing = createAnswering({ schema, limits, openContext, answer, checkDocument });
  const tagOf = createTags(JSON.stringify([options.release, limits, printSchema(schema)]));
  const tagged = readState ? withEntityTags({ readState, tagOf }, executing) : executing;
  const answerParameters = withPersistedDocuments(
    {
      trusted: options.trustedDocuments,
      trustedOnly: config.trustedDocumentsOnly,
      maxBytes: config.maxPersistedBytes,
    },
    tagged,
  );
  warnOfInvalid(options, checkDocument);
  return {
    answerParameters,
    executing,
    records: new RequestRecords(logger, tally),
    originPolicy: new OriginPolicy(config.corsOrigins, config.corsHeaders),
    tagOf,
    chooseEncoding: createEncodingChoice(),
    readAsker: createAskerReader(config.proxies),
  };
}

/** Clients that are out of use may have left documents that the schema no longer answers: no reason not to start. */
function warnOfInvalid({ trustedDocuments, logger }: ServerOptions, checkDocument: CheckDocument): void {
  const seen = new Set<string>();
  for (const [id, text] of trustedDocuments ?? []) {
    const [error] = seen.has(text) ? [] : checkDocument(text).errors;
    if (error) logger.warn({ documentId: id, error: error.message }, 'A trusted document is not valid');
    // A document has several ids.
    seen.add(text);
  }
}

function createYogaWith(
  { config, schema, logger, examples, readState, ...options }: ServerOptions,
  { answerParameters, executing, records, originPolicy, tagOf, chooseEncoding, readAsker }: Core,
) {
  const { cacheControl } = config;
  const exports = options.exports && {
    ...options.exports,
    ...config.exports,
    schema,
    logger,
    originPolicy,
    chooseEncoding,
    cacheControl,
    ...(readState && { tagNow: (asked: readonly unknown[]) => tagOf(readState(), asked) }),
  };
  const pages = options.pages?.({
    config,
    logger,
    readState,
    slugs: exports?.source.slugs,
    readLinkedData: exports?.source.readLinkedData,
    chooseEncoding,
    answer: executing,
    showErrors: (errors, exchange) => showErrors(errors, exchange, logger),
  });
  return createYoga<ServerContext>({
    schema,
    graphqlEndpoint: GRAPHQL_PATH,
    plugins: [
      useExchange(readAsker),
      useMetrics(options.readMetrics),
      useExports(exports),
      useSchemaFile(schema, chooseEncoding, cacheControl),
      // Its questions and what it asks of the schema would be refused.
      ...(config.trustedDocumentsOnly ? [] : [useGraphiql(examples, options.operations)]),
      ...(pages ? [pages] : []),
      useRoutes(options.isReady, options.publication),
      useCrossOrigin(originPolicy),
      useConditionalRequest(),
      useJsonAnswer(chooseEncoding, cacheControl),
      useParameters(config.maxBodyBytes),
      useAnswering(answerParameters),
      useErrorMasking(logger),
      useSecurityHeaders(),
      useRequestLog(records),
    ],
    extraParamNames: ['documentId'],
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
  const { host, port } = options.config;
  const listening = await listen(createListener(options), { host, port, ...httpOptionsOf(options) });
  return { ...listening, close: loggingRejections(options.logger, listening) };
}

/** Serves the connections that another process accepts, as `startServer` does its own. */
export function startHandedServer(options: ServerOptions): Serving {
  const serving = serveHanded(createListener(options), httpOptionsOf(options));
  return { ...serving, close: loggingRejections(options.logger, serving) };
}

function httpOptionsOf({ config, logger, timeouts }: ServerOptions): HttpOptions {
  return {
    timeouts: { ...DEFAULT_TIMEOUTS, ...timeouts },
    isOurHost: createHostCheck(config.hosts, config.host),
    onRefused: ({ status, code }) => logger.info({ status, errors: [code] }, 'refused'),
  };
}

/** Logs rejections from now on until what it returns was called. */
function loggingRejections(logger: Logger, { close }: Pick<Serving, 'close'>): Serving['close'] {
  const logRejection = (reason: unknown) => logger.error({ err: reason }, 'Unhandled rejection');
  process.on('unhandledRejection', logRejection);
  return async (lastAccepted) => {
    await close(lastAccepted);
    process.off('unhandledRejection', logRejection);
  };
}

function createListener(options: ServerOptions): RequestListener {
  const core = createCore(options);
  const yoga = createYogaWith(options, core);
  if (!options.answersDirectly) return yoga;
  return createDirectListener({ ...core, maxBodyBytes: options.config.maxBodyBytes }, yoga);
}
