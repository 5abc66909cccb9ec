import { isMainThread, parentPort, workerData } from 'node:worker_threads';
import { openDatabase } from '../../client.ts';
import { Reader } from '../reader.ts';
import type { Question, Reply } from './reading-thread.ts';

/** Entry of the thread that `ReadingThread` starts: answers one question after the other. */
function answerQuestions(location: string): void {
  const reader = new Reader(openDatabase(location, { readonly: true }).sqlite);
  parentPort?.on('message', (question: Question) => {
    const answer = read(reader, question);
    parentPort?.postMessage({
      id: question.id,
      cachedCharacters: reader.cachedCharacters,
      ...answer,
    } satisfies Reply);
  });
}

function read(reader: Reader, question: Question): Pick<Reply, 'rows' | 'error'> {
  try {
    return { rows: reader.rows(question, question.asOf) };
  } catch (error) {
    return { error: error as Error };
  }
}

if (!isMainThread) answerQuestions(workerData);
