import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { openDatabase } from '../../db/connection/client.ts';
import { Session } from '../../db/read/row/session.ts';
import { SqliteReader } from '../../db/read/row/sqlite-reader.ts';
import { abandoned } from '../../domain/error.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import { KeptArrays } from '../../graph/kept-arrays.ts';
import { doUntilStopped } from '../../graph/scheduler.ts';
import { countCutByTime } from '../../graph/search-budget.ts';
import { answerQuestions } from '../../worker/worker-client.ts';
import { buildCatalogue, buildSchema } from '../build.ts';
import { openContext } from '../context.ts';
import { answerOperation } from '../resolve/execute.ts';
import type { AnalysisQuestion, AnalysisReply, AnalysisWorkerData } from './analysis-worker.ts';
import { packError } from './sent-error.ts';

/** Characters of all documents that are kept; a syntax tree takes about sixty times its text, so some 6 MB. */
const MAX_CACHED_CHARACTERS = 100_000;

answerQuestions<AnalysisQuestion, AnalysisReply, AnalysisWorkerData>(
  ({ location, maxArrayBytes }) => {
    const catalogue = buildCatalogue();
    const schema = buildSchema(catalogue);
    const reader = new SqliteReader(openDatabase(location, { readonly: true }).sqlite, { isAside: true });
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
    return async ({ document: text, operationName, variables }, isStopped) => {
      if (isStopped()) throw abandoned();
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      // Who asks may know of a change since this turn began, and keeps the answer as one of the changed state.
      reader.endTurn();
      const cutBefore = countCutByTime();
      const contextValue = openContext(reader, catalogue, { arrays });
      const args = { schema, document, operationName, variableValues: variables, contextValue };
      const { data, errors } = (await doUntilStopped(isStopped, () =>
        answerOperation({}, args),
      )) as ExecutionResult;
      if (isStopped()) throw abandoned();
      return {
        ...withoutUndefined({
          data: data === undefined ? undefined : new TextEncoder().encode(JSON.stringify(data)),
          errors: errors?.map(packError),
        }),
        statements: contextValue.statements,
        wasCutByTime: countCutByTime() > cutBefore,
        cachedCharacters: reader.cachedCharacters,
        arrayBytes: arrays.bytes,
      };
    };
  },
  ({ data }) => (data ? [data.buffer] : []),
);
