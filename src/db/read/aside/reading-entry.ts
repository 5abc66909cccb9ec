import { openDatabase } from '../../client.ts';
import { Reader } from '../reader.ts';
import { answerQuestions } from './asked-thread.ts';
import type { RowsReply, StatementQuestion } from './reading-thread.ts';

answerQuestions<StatementQuestion, RowsReply>((location) => {
  const reader = new Reader(openDatabase(location, { readonly: true }).sqlite);
  return (question) => ({
    rows: reader.rows(question, question.asOf),
    cachedCharacters: reader.cachedCharacters,
  });
});
