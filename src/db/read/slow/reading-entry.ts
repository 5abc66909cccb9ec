import { answerQuestions } from '../../../worker/worker-client.ts';
import { openDatabase } from '../../connection/client.ts';
import { searchHits } from '../../search/hit.ts';
import type { Fragment } from '../../statement/fragment.ts';
import { Reader } from '../row/reader.ts';
import type { ReadingQuestion, ReadingReply, SearchQuestion } from './reading-worker.ts';

answerQuestions<ReadingQuestion, ReadingReply, string>((location) => {
  const reader = new Reader(openDatabase(location, { readonly: true }).sqlite);
  const search = ({ search: request, asOf }: SearchQuestion) => {
    let statements = 0;
    const rows = (statement: Fragment) => {
      statements += 1;
      return reader.rows(statement, asOf);
    };
    return { page: searchHits({ asOf, rows }, request), statements };
  };
  return (question) => {
    const answer = 'search' in question ? search(question) : { rows: reader.rows(question, question.asOf) };
    return { ...answer, cachedCharacters: reader.cachedCharacters };
  };
});
