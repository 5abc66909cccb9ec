import { answerQuestions } from '../../../worker/worker-client.ts';
import { openDatabase } from '../../connection/client.ts';
import { findHits } from '../../search/find-hits.ts';
import type { Fragment, SqlRow } from '../../statement/fragment.ts';
import type { Reader } from '../row/reader.ts';
import { SqliteReader } from '../row/sqlite-reader.ts';
import type { ReadingQuestion, ReadingReply, SearchQuestion, StatementQuestion } from './reading-worker.ts';
import { StatementStopped } from './statement-guard.ts';

answerQuestions<ReadingQuestion, ReadingReply, string>(
  (location) => {
    const reader = new SqliteReader(openDatabase(location, { readonly: true }).sqlite);
    return (question) => {
      // Who asks may have written since the question before, and questions that wait are answered in one turn.
      reader.endTurn();
      const answer = 'search' in question ? search(reader, question) : read(reader, question);
      return { ...answer, cachedCharacters: reader.cachedCharacters };
    };
  },
  (reply) => ('rows' in reply ? wholeBuffers(reply.rows) : []),
);

function read(reader: Reader, { asOf, allowance, ...statement }: StatementQuestion) {
  try {
    return { rows: reader.rows(statement, asOf, allowance) };
  } catch (error) {
    if (error instanceof StatementStopped) return { rows: [], stopped: error.reason };
    throw error;
  }
}

function search(reader: Reader, { search: request, asOf }: SearchQuestion) {
  let statements = 0;
  const rows = (statement: Fragment) => {
    statements += 1;
    return reader.rows(statement, asOf);
  };
  return { page: findHits({ asOf, rows }, request), statements };
}

/** The memory of answers, which need not be copied to be handed over. */
function wholeBuffers(rows: readonly SqlRow[]): ArrayBuffer[] {
  if (rows.length !== 1) return [];
  return Object.values(rows[0] ?? {}).flatMap((value) => {
    const bytes = value as unknown;
    const isWhole = bytes instanceof Uint8Array && bytes.byteLength === bytes.buffer.byteLength;
    return isWhole ? [bytes.buffer as ArrayBuffer] : [];
  });
}
