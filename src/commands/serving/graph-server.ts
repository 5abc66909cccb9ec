import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import type { Logger } from 'pino';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import type { Config } from '../../config.ts';
import { useExplorer } from '../../explorer/explorer.ts';
import { pageOperations } from '../../explorer/page-list.ts';
import { buildCatalogue, buildSchema } from '../../schema/build.ts';
import {
  createMetricsRegistry,
  type DocumentTexts,
  ExportTally,
  RequestTally,
  readTrustedDocuments,
  type ServerOptions,
  startHandedServer,
  startServer,
} from '../../server/server.ts';
import { readExamples } from '../example.ts';
import type { OpenEngine } from './engine.ts';

export interface GraphServerOptions {
  readonly config: Config;
  /** Opens from what it answers; that is closed with the server, and when it can't start. */
  readonly openEngine: OpenEngine;
  readonly logger: Logger;
  /** What the metrics of this process are labelled with. */
  readonly worker: string;
  /** The text of `/metrics`, given the metrics of this process. */
  readonly readMetrics: (own: Registry) => Promise<string>;
  /** Whether another process accepts its connections and hands them over. Default false: it listens itself. */
  readonly isHanded?: boolean;
}

export interface GraphServer {
  /** Empty of one that is handed its connections. */
  readonly url: string;
  readonly metrics: Registry;
  /** Serves a connection that another process accepted. */
  accept(connection: Socket): void;
  /** Lets running requests end first; of one that is handed its connections, those that come until `lastAccepted` resolves, too. */
  close(lastAccepted?: Promise<void>): Promise<void>;
}

/**
 * Serves the graph in this process: what is compiled without Yoga where it can be.
 *
 * @throws ServerCannotListen, TrustedDocumentsUnusable
 */
export async function startGraphServer({
  config,
  openEngine,
  logger,
  worker,
  readMetrics,
  isHanded = false,
}: GraphServerOptions): Promise<GraphServer> {
  const catalogue = buildCatalogue();
  const schema = buildSchema(catalogue);
  const engine = openEngine({ config, catalogue, schema, logger });
  const closeAfter = async <R>(failing: () => R | Promise<R>): Promise<R> => {
    try {
      return await failing();
    } catch (error) {
      await engine.close(Promise.resolve());
      throw error;
    }
  };
  const trustedDocuments = await closeAfter(() => readTrusted(config));
  const tally = new RequestTally();
  const exportTally = new ExportTally();
  const { openContext, answer, readState, publication } = engine;
  const metrics = createMetricsRegistry({ ...engine, tally, exportTally, worker });
  collectDefaultMetrics({ register: metrics });
  const options: ServerOptions = {
    config,
    schema,
    logger,
    examples: readExamples(),
    openContext,
    answer,
    answersDirectly: true,
    isReady: () => engine.isReady(),
    publication,
    readState,
    trustedDocuments,
    release: readRelease(),
    tally,
    exports: { findCollection: catalogue.find, tally: exportTally, source: engine.exports },
    readMetrics: () => readMetrics(metrics),
    pages: useExplorer,
    operations: pageOperations(),
  };
  const server = isHanded ? startHandedServer(options) : await closeAfter(() => startServer(options));
  engine.start();
  return {
    url: 'url' in server ? server.url : '',
    metrics,
    accept(connection) {
      if ('accept' in server) server.accept(connection);
    },
    close: (lastAccepted) => engine.close(server.close(lastAccepted)),
  };
}

function readTrusted({ trustedDocuments }: Config): DocumentTexts | undefined {
  return trustedDocuments === undefined ? undefined : readTrustedDocuments(trustedDocuments);
}

/** The version of the package. */
function readRelease(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}
