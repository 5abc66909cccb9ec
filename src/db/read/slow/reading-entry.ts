import { answerQuestions } from '../../../worker/worker-client.ts';
import { openDatabase } from '../../connection/client.ts';
import type { SqlRow } from '../../statement/fragment.ts';
import { Reader } from '../row/reader.ts';
import type { RowsReply, StatementQuestion } from './reading-worker.ts';
import { StatementStopped } from './statement-guard.ts';

answerQuestions<StatementQuestion, RowsReply, string>(
  (location) => {
    const reader = new Reader(openDatabase(location, { readonly: true }).sqlite);
    const read = ({ asOf, allowance, ...statement }: StatementQuestion) => {
      try {
        return { rows: reader.rows(statement, asOf, allowance) };
      } catch (error) {
        if (error instanceof StatementStopped) return { rows: [], stopped: error.reason };
        throw error;
      }
    };
    return (question) => ({ ...read(question), cachedCharacters: reader.cachedCharacters });
  },
  ({ rows }) => wholeBuffers(rows),
);

/** The memory of answers, which need not be copied to be handed over. */
function wholeBuffers(rows: readonly SqlRow[]): ArrayBuffer[] {
  if (rows.length !== 1) return [];
  return Object.values(rows[0] ?? {}).flatMap((value) => {
    const bytes = value as unknown;
    const isWhole = bytes instanceof Uint8Array && bytes.byteLength === bytes.buffer.byteLength;
    return isWhole ? [bytes.buffer as ArrayBuffer] : [];
  });
}
