import { type DocumentNode, type ExecutionResult, parse } from 'graphql';
import { LRUCache } from 'lru-cache';
import { openDatabase } from '../../db/connection/client.ts';
import { Reader } from '../../db/read/row/reader.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import { countCutByTime } from '../../graph/search-budget.ts';
import { answerQuestions } from '../../worker/worker-client.ts';
import { buildCatalogue, buildSchema } from '../build.ts';
import { openContext } from '../context.ts';
import { answerOperation } from '../resolve/execute.ts';
import type { AnalysisQuestion, AnalysisReply } from './analysis-worker.ts';

/** Characters of all documents that are kept; a syntax tree takes about sixty times its text, so some 6 MB. */
const MAX_CACHED_CHARACTERS = 100_000;

answerQuestions<AnalysisQuestion, AnalysisReply, string>(
  (location) => {
    const catalogue = buildCatalogue();
    const schema = buildSchema(catalogue);
    const reader = new Reader(openDatabase(location, { readonly: true }).sqlite, { isAside: true });
    const documents = new LRUCache<string, DocumentNode>({
      maxSize: MAX_CACHED_CHARACTERS,
      sizeCalculation: (_document, text) => text.length,
    });
    // graphql-js leaves such promises behind when a field beside them throws; the query is executed again where that is reported.
    process.on('unhandledRejection', () => {});
    return async ({ document: text, operationName, variables }) => {
      const document = documents.get(text) ?? parse(text);
      documents.set(text, document);
      // Who asks may know of a change since this turn began, and keeps the answer as one of the changed state.
      reader.endTurn();
      const cutBefore = countCutByTime();
      const contextValue = openContext(reader, catalogue);
      const args = { schema, document, operationName, variableValues: variables, contextValue };
      const { data, errors } = (await answerOperation({}, args)) as ExecutionResult;
      return {
        ...withoutUndefined({ data: errors ? undefined : new TextEncoder().encode(JSON.stringify(data)) }),
        statements: contextValue.statements,
        wasCutByTime: countCutByTime() > cutBefore,
        cachedCharacters: reader.cachedCharacters,
      };
    };
  },
  ({ data }) => (data ? [data.buffer] : []),
);
