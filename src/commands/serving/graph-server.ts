import { availableParallelism } from 'node:os';
import type { Logger } from 'pino';
import { collectDefaultMetrics, type Registry } from 'prom-client';
import type { Config } from '../../config.ts';
import type { GreffeDatabase } from '../../db/connection/client.ts';
import { Reader } from '../../db/read/row/reader.ts';
import { Session } from '../../db/read/row/session.ts';
import { openSnapshot } from '../../db/read/row/snapshot.ts';
import { ReadingWorker } from '../../db/read/slow/reading-worker.ts';
import { buildCatalogue, buildSchema } from '../../schema/build.ts';
import { Planner } from '../../schema/compiled/plan.ts';
import { openContext } from '../../schema/context.ts';
import { answerOperation } from '../../schema/resolve/execute.ts';
import { Analyses } from '../../schema/worker/analyses.ts';
import { AnalysisPool } from '../../schema/worker/analysis-pool.ts';
import { AnalysisWorker } from '../../schema/worker/analysis-worker.ts';
import {
  createMetricsRegistry,
  DEFAULT_TIMEOUTS,
  ExportTally,
  RequestTally,
  startServer,
} from '../../server/server.ts';
import { readExamples } from '../example.ts';

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
}

export interface GraphServer {
  readonly url: string;
  readonly metrics: Registry;
  /** Lets running requests end first. */
  close(): Promise<void>;
}

/**
 * Serves a database in this process: what is compiled without Yoga where it can be.
 *
 * @throws ServerCannotListen
 */
export async function startGraphServer({
  config,
  database,
  logger,
  worker,
  readMetrics,
}: GraphServerOptions): Promise<GraphServer> {
  const isInFile = !database.sqlite.memory;
  const aside = isInFile ? new ReadingWorker(database.location) : undefined;
  const reader = new Reader(database.sqlite, { aside });
  const analyses = isInFile ? openAnalyses(config, database.location, reader) : undefined;
  const catalogue = buildCatalogue();
  const schema = buildSchema(catalogue);
  const planner = new Planner(schema, catalogue);
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
  const server = await startServer({
    config,
    schema,
    logger,
    examples: readExamples(),
    openContext: (asker) => openContext(reader, catalogue, { asker }),
    answer: (args) => answerOperation({ planner, analyses }, args),
    answersDirectly: true,
    isReady: () => reader.answers(),
    tally,
    exports: {
      findCollection: catalogue.find,
      tally: exportTally,
      openSession() {
        const { reader: held, close } = openSnapshot(database);
        return { session: new Session(held, catalogue), close };
      },
    },
    readMetrics: () => readMetrics(metrics),
  }).catch((error: unknown) => {
    database.close();
    throw error;
  });
  analyses?.start();
  return {
    url: server.url,
    metrics,
    async close() {
      // Requests wait for analyses: those have to end before the time of all requests is over.
      await Promise.all([server.close(), analyses?.close(DEFAULT_TIMEOUTS.drainMs / 2)]);
      await aside?.close();
      reader.endTurn();
      database.close();
    },
  };
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
