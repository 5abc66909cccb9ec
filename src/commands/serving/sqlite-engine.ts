import { availableParallelism } from 'node:os';
import type { Config } from '../../config.ts';
import { type GreffeDatabase, pathOf, requireInPlace } from '../../db/connection/client.ts';
import { createStateReader } from '../../db/connection/state.ts';
import { removeAbandonedCopies } from '../../db/held/state-copy.ts';
import type { Reader } from '../../db/read/row/reader.ts';
import { Session } from '../../db/read/row/session.ts';
import { SqliteReader } from '../../db/read/row/sqlite-reader.ts';
import { ReadingWorker } from '../../db/read/slow/reading-worker.ts';
import { Planner } from '../../schema/compiled/plan.ts';
import { openContext } from '../../schema/context.ts';
import { answerOperation } from '../../schema/resolve/execute.ts';
import { LargeReads } from '../../schema/resolve/large-read.ts';
import { Analyses } from '../../schema/worker/analyses.ts';
import { AnalysisPool } from '../../schema/worker/analysis-pool.ts';
import { AnalysisWorker } from '../../schema/worker/analysis-worker.ts';
import { createLocalSource, DEFAULT_TIMEOUTS } from '../../server/server.ts';
import type { EngineRoom, GraphEngine, OpenEngine } from './engine.ts';

/** Before connections are cut, those who wait for what takes long are answered. */
const LAST_ANSWERS_MS = 2_000;
/** One takes some 75 MB. */
const MAX_DEFAULT_THREADS = 4;

/** Answers from a database that is read from only: what is read in a millisecond at once, the rest in threads if it is in a file. */
export function sqliteEngine(database: GreffeDatabase): OpenEngine {
  return (room) => openSqliteEngine(database, room);
}

function openSqliteEngine(database: GreffeDatabase, room: EngineRoom): GraphEngine {
  const { config, catalogue, schema, logger } = room;
  const readFileState = createStateReader(database);
  const isInFile = !database.sqlite.memory;
  const beforeOpening = () => requireInPlace(database);
  const openAside = () => new ReadingWorker(database.location, { beforeStart: beforeOpening });
  const aside = isInFile ? openAside() : undefined;
  const large = isInFile ? openAside() : undefined;
  if (isInFile) removeAbandonedCopies(pathOf(database.location));
  const onCopyFailed = (error: Error) =>
    logger.warn(
      { err: error },
      'A state is held that could not be copied: the log grows with what is written',
    );
  const reader = new SqliteReader(database.sqlite, {
    aside,
    large,
    onCopyFailed,
    beforeHolding: beforeOpening,
  });
  const analyses = isInFile ? openAnalyses(config, database, reader) : undefined;
  const { limits } = config;
  const planner = new Planner(schema, catalogue);
  const largeReads = new LargeReads({ maxMs: limits.maxReadingMs, maxBytes: limits.maxAnswerBytes });
  return {
    openContext: ({ isLarge, asker }) => openContext(reader, catalogue, { isLarge, asker }),
    answer: (args) => answerOperation({ planner, analyses, largeReads }, args),
    isReady: () => database.isInPlace() && reader.answers(),
    readState() {
      // Who reads in a transaction that was opened earlier in this turn would see an earlier state than the one that is named now.
      reader.endTurn();
      return readFileState();
    },
    exports: createLocalSource(() => {
      const { reader: held, close } = reader.hold();
      return { session: new Session(held, catalogue), close };
    }),
    cachedCharacters: () => ({
      plans: planner.cachedCharacters,
      statements: reader.cachedCharacters + (analyses?.cachedCharacters ?? 0),
    }),
    keptBytes: () => analyses?.keptBytes ?? 0,
    analysisCounts: analyses && (() => analyses.counts),
    start: () => analyses?.start(),
    async close(drained) {
      const closeThreads = () => Promise.all([aside?.close(), large?.close()]);
      // What is still read aside then is told so, while there is time to.
      const isLate = setTimeout(() => void closeThreads(), DEFAULT_TIMEOUTS.drainMs - LAST_ANSWERS_MS);
      // Requests wait for analyses: those have to end before the time of all requests is over.
      await Promise.all([drained, analyses?.close(DEFAULT_TIMEOUTS.drainMs / 2)]);
      clearTimeout(isLate);
      await closeThreads();
      reader.endTurn();
      database.close();
    },
  };
}

function openAnalyses(
  { analyses, maxKeptBytes, workers }: Config,
  database: GreffeDatabase,
  reader: Reader,
): Analyses {
  const { threads = Math.min(MAX_DEFAULT_THREADS, availableParallelism() - 1), ...limits } = analyses;
  const pool = new AnalysisPool({
    threads: Math.max(1, Math.floor(threads / workers)),
    openThread: () =>
      new AnalysisWorker({
        location: database.location,
        ...limits,
        beforeStart: () => requireInPlace(database),
      }),
  });
  return new Analyses({ pool, readState: () => String(reader.state()), maxKeptBytes });
}
