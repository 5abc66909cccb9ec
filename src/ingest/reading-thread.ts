import { Worker } from 'node:worker_threads';
import { SourceUnusable } from '../domain/error.ts';
import type { InputFile } from './input.ts';
import { type ReadingMessage, readingsIn, type TakenReading } from './reading-message.ts';
import type { SourceOptions } from './source.ts';

/** What is read in a thread of its own. */
export interface ReadingTask {
  /** Name of the source. */
  readonly source: string;
  readonly options: SourceOptions;
  readonly input: InputFile;
  /** So many items were dealt with before: they are only counted. */
  readonly skip: number;
}

/** So many messages may wait to be taken: a batch is ready when the writer has written the one before. */
export const MESSAGES_AHEAD = 5;

const ENTRY = new URL('./reading-entry.ts', import.meta.url);

/** Beyond which the thread dies, and not the process: a source reads in constant memory, but for one document. */
const LIMITS = { maxYoungGenerationSizeMb: 4, maxOldGenerationSizeMb: 1_024 };

/**
 * As `readInput`, in a thread of its own: reading, parsing and mapping need no database. Undefined stands for an item that was dealt with
 * before. A thread that dies makes the input unusable. Ends early, without a word, when `signal` is aborted.
 */
export async function* readInThread(
  task: ReadingTask,
  onBytes: (count: number) => void,
  signal: AbortSignal | undefined,
): AsyncGenerator<TakenReading | undefined> {
  const worker = new Worker(ENTRY, { workerData: task, resourceLimits: LIMITS });
  const messages: ReadingMessage[] = [];
  let failure: Error | undefined;
  let wake: (() => void) | undefined;
  const ring = () => wake?.();
  worker.on('message', (message: ReadingMessage) => {
    messages.push(message);
    ring();
  });
  worker.on('error', (error) => {
    failure = error instanceof Error ? error : new Error(String(error));
    ring();
  });
  worker.on('exit', () => {
    failure ??= new Error('the thread that read it ended early');
    ring();
  });
  signal?.addEventListener('abort', ring);
  try {
    for (;;) {
      if (signal?.aborted) return;
      const message = messages.shift();
      if (message !== undefined) {
        worker.postMessage('taken');
        onBytes(message.bytes);
        for (const reading of readingsIn(message)) {
          if (signal?.aborted) return;
          yield reading;
        }
        if (message.isLast) return;
      } else if (failure !== undefined) {
        const reason = `reading it failed unexpectedly: ${failure.stack}`;
        const { path } = task.input;
        yield { file: path, unusable: new SourceUnusable(path, reason, { cause: failure }) };
        return;
      } else {
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    }
  } finally {
    signal?.removeEventListener('abort', ring);
    await worker.terminate();
  }
}
