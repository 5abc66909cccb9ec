import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { GraphQLSchema } from 'graphql';
import pino from 'pino';
import { readConfig } from '../src/config.ts';
import type { GreffeDatabase } from '../src/db/connection/client.ts';
import { buildEdgeArrays } from '../src/db/read/array/build-edge-arrays.ts';
import type { EdgeArrays } from '../src/db/read/array/edge-arrays.ts';
import { measureGraph } from '../src/db/read/array/edge-column.ts';
import type { Reader } from '../src/db/read/row/reader.ts';
import { type ArraySource, Session } from '../src/db/read/row/session.ts';
import { SqliteReader } from '../src/db/read/row/sqlite-reader.ts';
import type { ReadingWorker } from '../src/db/read/slow/reading-worker.ts';
import type { Allowance } from '../src/db/read/slow/statement-guard.ts';
import { writeRecords } from '../src/db/write/batch/writer.ts';
import { importDossiers } from '../src/ingest/sources/dossier/import.ts';
import type { GraphRecords } from '../src/model/record.ts';
import { buildCatalogue, buildSchema } from '../src/schema/build.ts';
import { Planner } from '../src/schema/compiled/plan.ts';
import { type GraphContext, openContext } from '../src/schema/context.ts';
import { answerOperation } from '../src/schema/resolve/execute.ts';
import { LargeReads } from '../src/schema/resolve/large-read.ts';
import { Analyses } from '../src/schema/worker/analyses.ts';
import type { AnalysisPool } from '../src/schema/worker/analysis-pool.ts';
import { createYogaServer } from '../src/server/server.ts';
import { freshDatabase } from './db/fresh-database.ts';

export const CATALOGUE = buildCatalogue();
export const SCHEMA: GraphQLSchema = buildSchema(CATALOGUE);

export const SEED = fileURLToPath(new URL('../seeds/health-data-hub.yaml', import.meta.url));
const QUERIES = new URL('../docs/queries/', import.meta.url);

/** A day on which tests write, so that nothing depends on the clock. */
export const WRITTEN = new Date('2026-03-01T12:00:00Z');

/** The data of an answer. */
// biome-ignore lint/suspicious/noExplicitAny: answers are asserted, not typed.
export type Answer = any;

export interface GraphAnswer {
  readonly data?: Answer;
  readonly errors?: readonly { message: string; path?: unknown; extensions: { code: string } }[];
  readonly extensions?: Answer;
}

export interface TestGraph {
  readonly database: GreffeDatabase;
  /** Statements that the last operation ran. */
  readonly statements: () => number;
  /** Runs an operation that must succeed and returns its `data`. */
  query(document: string, variables?: Record<string, unknown>): Promise<Answer>;
  /** Runs an operation and returns the whole answer. */
  run(document: string, variables?: Record<string, unknown>, operationName?: string): Promise<GraphAnswer>;
  /** The codes of the errors that an operation is refused with. */
  refusal(document: string, variables?: Record<string, unknown>): Promise<{ code: string; message: string }>;
  write(records: Partial<GraphRecords>): void;
  importSeed(): void;
}

interface GraphOptions {
  readonly executor?: 'compiled' | 'ordinary';
  /** Where statements are read that may take long. */
  readonly aside?: ReadingWorker;
  /** Where queries with analyses are executed. */
  readonly pool?: AnalysisPool;
  /** How many bytes of their answers are kept. Absent: none. */
  readonly maxKeptBytes?: number;
  /** See `SessionOptions`. */
  readonly maxScannedRows?: number;
  /** Where statements are read that ask for much. */
  readonly large?: ReadingWorker;
  /** What such a statement may take, where it is not what the environment says. */
  readonly allowance?: Allowance;
  readonly env?: Readonly<Record<string, string>>;
  /** Whether analyses read edges and bids from arrays, built anew for each that asks. */
  readonly arrays?: boolean;
  /** Reads the database; absent: a reader of its own. */
  readonly reader?: Reader;
}

/** A database behind the server as it runs, without its socket. */
export function openGraph(
  database: GreffeDatabase,
  {
    executor = 'compiled',
    aside,
    large,
    pool,
    maxKeptBytes = 0,
    maxScannedRows,
    arrays,
    allowance,
    env = {},
    reader = new SqliteReader(database.sqlite, { aside, large }),
  }: GraphOptions = {},
) {
  const options = { maxScannedRows, arrays: arrays ? freshArrays(reader) : undefined };
  const analyses = pool && new Analyses({ pool, readState: () => String(reader.state()), maxKeptBytes });
  let context: GraphContext | undefined;
  const planner = new Planner(SCHEMA, CATALOGUE);
  const config = readConfig(env);
  const { maxReadingMs, maxAnswerBytes } = config.limits;
  const largeReads = new LargeReads(allowance ?? { maxMs: maxReadingMs, maxBytes: maxAnswerBytes });
  const server = createYogaServer({
    config,
    schema: SCHEMA,
    logger: pino({ level: 'silent' }),
    examples: [],
    openContext: (work) => {
      context = openContext(reader, CATALOGUE, { ...work, ...options });
      return context;
    },
    answer: (args) =>
      answerOperation({ planner: executor === 'compiled' ? planner : undefined, analyses, largeReads }, args),
    isReady: () => reader.answers(),
  });
  const run = async (
    query: string,
    variables: Record<string, unknown> = {},
    operationName?: string,
  ): Promise<GraphAnswer> => {
    const response = await server.fetch('http://localhost/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ query, variables, operationName }),
    });
    return (await response.json()) as GraphAnswer;
  };
  const graph: TestGraph = {
    database,
    statements: () => context?.statements ?? 0,
    run,
    async query(document, variables) {
      const { data, errors } = await run(document, variables);
      if (errors) throw new Error(JSON.stringify(errors));
      return data;
    },
    async refusal(document, variables) {
      const { data, errors } = await run(document, variables);
      const error = errors?.[0];
      if (data || !error) throw new Error(`not refused: ${JSON.stringify(data)}`);
      return { code: error.extensions.code, message: error.message };
    },
    write(records) {
      reader.endTurn();
      writeRecords(database, { nodes: [], claims: [], mentions: [], ...records }, { now: WRITTEN });
    },
    importSeed() {
      reader.endTurn();
      importDossiers(database, [SEED], { now: WRITTEN });
    },
  };
  return { graph, close: () => reader.endTurn() };
}

/** Arrays of what stands in the database whenever an operation first looks for them. */
export function freshArrays(reader: Reader): ArraySource {
  let arrays: EdgeArrays | undefined;
  return {
    want() {
      const session = new Session(reader, CATALOGUE);
      const building = buildEdgeArrays(session, measureGraph(session));
      let step = building.next();
      while (!step.done) step = building.next();
      arrays = step.value;
    },
    now: () => arrays,
  };
}

/** A fresh graph in memory; closed when the test is over. */
export async function withGraph(
  test: (graph: TestGraph) => void | Promise<void>,
  options: GraphOptions = {},
): Promise<void> {
  const database = freshDatabase();
  const { graph, close } = openGraph(database, options);
  try {
    await test(graph);
  } finally {
    close();
    database.close();
  }
}

/** The text of an example operation of the docs. */
export function exampleQuery(name: string): string {
  return readFileSync(new URL(`${name}.graphql`, QUERIES), 'utf8');
}
