import { readFileSync } from 'node:fs';
import type { Socket } from 'node:net';
import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import type { Config } from '../../config.ts';
import type { GreffeDatabase } from '../../db/connection/client.ts';
import { createStateReader } from '../../db/connection/state.ts';
import type { Reader } from '../../db/read/row/reader.ts';
import { Session } from '../../db/read/row/session.ts';
import { SqliteReader } from '../../db/read/row/sqlite-reader.ts';
import { ReadingWorker } from '../../db/read/slow/reading-worker.ts';
import { useExplorer } from '../../explorer/explorer.ts';
import { pageOperations } from '../../explorer/page-list.ts';
import { buildCatalogue, buildSchema } from '../../schema/build.ts';
import { Planner } from '../../schema/compiled/plan.ts';
import { openContext } from '../../schema/context.ts';
import { answerOperation } from '../../schema/resolve/execute.ts';
import { LargeReads } from '../../schema/resolve/large-read.ts';
import { Analyses } from '../../schema/worker/analyses.ts';
import { AnalysisPool } from '../../schema/worker/analysis-pool.ts';
import { AnalysisWorker } from '../../schema/worker/analysis-worker.ts';
import {
  createMetricsRegistry,
  DEFAULT_TIMEOUTS,
  type DocumentTexts,
  ExportTally,
  RequestTally,
  readTrustedDocuments,
  type ServerOptions,
  startHandedServer,
  startServer,
} from '../../server/server.ts';
import { readExamples } from '../example.ts';

/** Before connections are cut, those who wait for what takes long are answered. */
const LAST_ANSWERS_MS = 2_000;
/** One takes some 75 MB. */
const MAX_DEFAULT_THREADS = 4;

export interface GraphServerOptions {
  readonly config: Config;
  /** Read from only; closed with the server, and when it can't start. */
  readonly database: GreffeDatabase;
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
 * Serves a database in this process: what is compiled without Yoga where it can be.
 *
 * @throws ServerCannotListen, TrustedDocumentsUnusable
 */
export async function startGraphServer({
  config,
  database,
  logger,
  worker,
  readMetrics,
  isHanded = false,
}: GraphServerOptions): Promise<GraphServer> {
  const trustedDocuments = readTrusted(config, database);
  const readFileState = createStateReader(database);
  const isInFile = !database.sqlite.memory;
  const aside = isInFile ? new ReadingWorker(database.location) : undefined;
  const large = isInFile ? new ReadingWorker(database.location) : undefined;
  const reader = new SqliteReader(database.sqlite, { aside, large });
  const analyses = isInFile ? openAnalyses(config, database.location, reader) : undefined;
  const { limits } = config;
  const catalogue = buildCatalogue();
  const schema = buildSchema(catalogue);
  const planner = new Planner(schema, catalogue);
  const largeReads = new LargeReads({ maxMs: limits.maxReadingMs, maxBytes: limits.maxAnswerBytes });
  const tally = new RequestTally();
  const exportTally = new ExportTally();
  const cachedCharacters = () => ({
    plans: planner.cachedCharacters,
    statements: reader.cachedCharacters + (analyses?.cachedCharacters ?? 0),
  });
  const keptBytes = () => analyses?.keptBytes ?? 0;
  const analysisCounts = analyses && (() => analyses.counts);
  const metrics = createMetricsRegistry({
    tally,
    exportTally,
    cachedCharacters,
    keptBytes,
    analysisCounts,
    worker,
  });
  collectDefaultMetrics({ register: metrics });
  const options: ServerOptions = {
    config,
    schema,
    logger,
    examples: readExamples(),
    openContext: ({ isLarge, asker }) => openContext(reader, catalogue, { isLarge, asker }),
    answer: (args) => answerOperation({ planner, analyses, largeReads }, args),
    answersDirectly: true,
    isReady: () => database.isInPlace() && reader.answers(),
    readState() {
      // Who reads in a transaction that was opened earlier in this turn would see an earlier state than the one that is named now.
      reader.endTurn();
      return readFileState();
    },
    trustedDocuments,
    release: readRelease(),
    tally,
    exports: {
      findCollection: catalogue.find,
      tally: exportTally,
      openSession() {
        const { reader: held, close } = reader.hold();
        return { session: new Session(held, catalogue), close };
      },
    },
    readMetrics: () => readMetrics(metrics),
    pages: useExplorer,
    operations: pageOperations(),
  };
  const server = isHanded
    ? startHandedServer(options)
    : await startServer(options).catch((error: unknown) => {
        database.close();
        throw error;
      });
  analyses?.start();
  return {
    url: 'url' in server ? server.url : '',
    metrics,
    accept(connection) {
      if ('accept' in server) server.accept(connection);
    },
    async close(lastAccepted) {
      // What is still read aside then is told so, while there is time to.
      const isLate = setTimeout(
        () => void Promise.all([aside?.close(), large?.close()]),
        DEFAULT_TIMEOUTS.drainMs - LAST_ANSWERS_MS,
      );
      // Requests wait for analyses: those have to end before the time of all requests is over.
      await Promise.all([server.close(lastAccepted), analyses?.close(DEFAULT_TIMEOUTS.drainMs / 2)]);
      clearTimeout(isLate);
      await Promise.all([aside?.close(), large?.close()]);
      reader.endTurn();
      database.close();
    },
  };
}

function readTrusted({ trustedDocuments }: Config, database: GreffeDatabase): DocumentTexts | undefined {
  if (trustedDocuments === undefined) return undefined;
  try {
    return readTrustedDocuments(trustedDocuments);
  } catch (error) {
    database.close();
    throw error;
  }
}

/** The version of the package. */
function readRelease(): string {
  const text = readFileSync(new URL('../../../package.json', import.meta.url), 'utf8');
  return (JSON.parse(text) as { version: string }).version;
}

function openAnalyses(
  { analyses, maxKeptBytes, workers }: Config,
  location: string,
  reader: Reader,
): Analyses {
  const { threads = Math.min(MAX_DEFAULT_THREADS, availableParallelism() - 1), ...limits } = analyses;
  const pool = new AnalysisPool({
    threads: Math.max(1, Math.floor(threads / workers)),
    openThread: () => new AnalysisWorker({ location, ...limits }),
  });
  return new Analyses({ pool, reader, maxKeptBytes });
}
