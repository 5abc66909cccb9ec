import { answerQuestions } from '../../../worker/worker-client.ts';
import { openDatabase } from '../../connection/client.ts';
import { Reader } from '../row/reader.ts';
import type { RowsReply, StatementQuestion } from './reading-worker.ts';

answerQuestions<StatementQuestion, RowsReply, string>((location) => {
  const reader = new Reader(openDatabase(location, { readonly: true }).sqlite);
  return (question) => ({
    rows: reader.rows(question, question.asOf),
    cachedCharacters: reader.cachedCharacters,
  });
});
