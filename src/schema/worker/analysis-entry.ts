import { type DocumentNode, GraphQLError, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { openDatabase } from '../../db/connection/client.ts';
import { PostgresReader } from '../../db/publication/postgres-reader.ts';
import type { Reader } from '../../db/read/row/reader.ts';
import { Session } from '../../db/read/row/session.ts';
import { SqliteReader } from '../../db/read/row/sqlite-reader.ts';
import { abandoned, Unavailable } from '../../domain/error.ts';
import type { MaybePromise } from '../../domain/maybe-promise.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import { KeptArrays } from '../../graph/kept-arrays.ts';
import { doUntilStopped } from '../../graph/scheduler.ts';
import { countCutByTime } from '../../graph/search-budget.ts';
import { answerQuestions } from '../../worker/worker-client.ts';
import { buildCatalogue, buildSchema } from '../build.ts';
import { JsonText } from '../compiled/json-text.ts';
import { Planner } from '../compiled/plan.ts';
import { openContext } from '../context.ts';
import type { Answer } from '../resolve/answer.ts';
import { answerOperation } from '../resolve/execute.ts';
import { LargeReads } from '../resolve/large-read.ts';
import type { AnalysisQuestion, AnalysisReply, AnalysisWorkerData } from './analysis-worker.ts';
import { packError } from './sent-error.ts';

/** Characters of all documents that are kept; a syntax tree takes about sixty times its text, so some 6 MB. */
const MAX_CACHED_CHARACTERS = 100_000;

answerQuestions<AnalysisQuestion, AnalysisReply, AnalysisWorkerData>(
  ({ location, maxArrayBytes, allowance }) => {
    const catalogue = buildCatalogue();
    const schema = buildSchema(catalogue);
    const publication = location === undefined ? new PostgresReader() : undefined;
    const reader = publication ?? openSqlite(location as string);
    // What is compiled, a server of a database in a file reads itself.
    const executors = publication && {
      planner: new Planner(schema, catalogue),
      largeReads: new LargeReads(allowance),
    };
    const arrays = new KeptArrays({
      state: () => reader.state(),
      openSession: () => new Session(reader, catalogue),
      maxBytes: maxArrayBytes,
    });
    const documents = new LRUCache<string, DocumentNode>({
      maxSize: MAX_CACHED_CHARACTERS,
      sizeCalculation: (_document, text) => text.length,
    });
    // graphql-js leaves such promises behind when a field beside them throws, and the query has got its error.
    process.on('unhandledRejection', () => {});
    return async ({ document: text, operationName, variables, isLarge, source }, isStopped) => {
      if (isStopped()) throw abandoned();
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      if (source) publication?.readFrom(source);
      const cutBefore = countCutByTime();
      const contextValue = openContext(reader, catalogue, { arrays, isLarge });
      const args = { schema, document, operationName, variableValues: variables, contextValue };
      const { data, errors } = await answerUnlessUnavailable(() =>
        doUntilStopped(isStopped, () => answerOperation(executors ?? {}, args)),
      );
      if (isStopped()) throw abandoned();
      const state = publication?.stateName;
      publication?.endTurn();
      return {
        ...withoutUndefined({
          data: data === undefined ? undefined : bytesOf(data),
          errors: errors?.map(packError),
          state,
        }),
        isUnavailable: errors?.some(({ originalError }) => isUnavailable(originalError)) === true,
        statements: contextValue.statements,
        wasCutByTime: countCutByTime() > cutBefore,
        cachedCharacters: reader.cachedCharacters,
        arrayBytes: arrays.bytes,
      };
    };
  },
  ({ data }) => (data ? [data.buffer] : []),
);

function openSqlite(location: string): Reader {
  return new SqliteReader(openDatabase(location, { readonly: true }).sqlite, { isAside: true });
}

/** Of a compiled operation the error comes without an answer. */
async function answerUnlessUnavailable(answer: () => MaybePromise<Answer>): Promise<Answer> {
  try {
    return await answer();
  } catch (error) {
    if (!(error instanceof Unavailable)) throw error;
    return { errors: [new GraphQLError(error.message, { originalError: error })] };
  }
}

function isUnavailable(error: unknown): boolean {
  let origin = error;
  while (origin instanceof GraphQLError) origin = origin.originalError;
  return origin instanceof Unavailable && origin.code === 'DATABASE_UNAVAILABLE';
}

function bytesOf(data: Exclude<Answer['data'], undefined>): Uint8Array<ArrayBuffer> {
  // A copy: what it is a part of is not handed over with it.
  return data instanceof JsonText
    ? Uint8Array.from(data.bytes)
    : new TextEncoder().encode(JSON.stringify(data));
}
