import { availableParallelism } from 'node:os';
import type { Config } from '../../config.ts';
import { BeforehandReader } from '../../db/publication/beforehand-reader.ts';
import type { Publication } from '../../db/publication/publication.ts';
import type { Allowance } from '../../db/read/slow/statement-guard.ts';
import { Planner } from '../../schema/compiled/plan.ts';
import { openContext } from '../../schema/context.ts';
import { answerPublished } from '../../schema/resolve/execute-published.ts';
import { LargeReads } from '../../schema/resolve/large-read.ts';
import { Analyses } from '../../schema/worker/analyses.ts';
import { AnalysisPool } from '../../schema/worker/analysis-pool.ts';
import { PublishedAnalysisWorker } from '../../schema/worker/published-worker.ts';
import { DEFAULT_TIMEOUTS, PublishedSource } from '../../server/server.ts';
import type { EngineRoom, GraphEngine, OpenEngine } from './engine.ts';

/** They wait for the server most of the time: there are more than cores. */
const MIN_DEFAULT_THREADS = 2;
const MAX_DEFAULT_THREADS = 4;

/** The name of no state: what is asked while no server answers is kept by nobody. */
const NO_STATE = 'none';

/** Answers from a publication in PostgreSQL, which it closes. */
export function publishedEngine(publication: Publication): OpenEngine {
  return (room) => openPublishedEngine(publication, room);
}

function openPublishedEngine(
  publication: Publication,
  { config, catalogue, schema }: EngineRoom,
): GraphEngine {
  const { limits, maxKeptBytes } = config;
  const allowance = { maxMs: limits.maxReadingMs, maxBytes: limits.maxAnswerBytes };
  const readState = () => publication.state?.name ?? NO_STATE;
  const planner = new Planner(schema, catalogue);
  const beforehand = new BeforehandReader(publication);
  const largeReads = new LargeReads(allowance);
  const analyses = new Analyses({ ...openPools(config, publication, allowance), readState, maxKeptBytes });
  const exports = new PublishedSource(publication);
  return {
    openContext: ({ isLarge, asker }) => openContext(beforehand, catalogue, { isLarge, asker }),
    answer: (args) => answerPublished({ planner, publication, beforehand, analyses, largeReads }, args),
    isReady: () => publication.state !== undefined,
    publication: () => publication.state,
    readState,
    exports,
    cachedCharacters: () => ({
      plans: planner.cachedCharacters,
      statements: publication.cachedCharacters + beforehand.cachedCharacters + analyses.cachedCharacters,
    }),
    keptBytes: () => analyses.keptBytes,
    analysisCounts: () => analyses.counts,
    start: () => analyses.start(),
    async close(drained) {
      await Promise.all([drained, analyses.close(DEFAULT_TIMEOUTS.drainMs / 2)]);
      await exports.close();
      await publication.close();
    },
  };
}

/** However many analyses run, one thread is left for what is read at once of a file. */
function openPools(
  { analyses, workers }: Config,
  publication: Publication,
  allowance: Allowance,
): Record<'pool' | 'lookUpPool', AnalysisPool> {
  const cores = Math.max(MIN_DEFAULT_THREADS, availableParallelism() - 1);
  const { threads: all = Math.min(MAX_DEFAULT_THREADS, cores), ...limits } = analyses;
  const open = (threads: number) =>
    new AnalysisPool({
      threads,
      openThread: () => new PublishedAnalysisWorker(publication, { ...limits, allowance }),
      // While it waits for its server, a thread can't go on with another query.
      limits: { perThread: 1 },
    });
  return { pool: open(Math.max(1, Math.floor(all / workers))), lookUpPool: open(1) };
}
