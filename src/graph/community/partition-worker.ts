import { Worker } from 'node:worker_threads';
import type { Links } from './link-table.ts';
import type { Partition } from './partition.ts';

const THREAD = new URL('./partition-entry.ts', import.meta.url);

/** Memory of the thread, several times what the largest graph needs that is allowed. */
const MAX_MEMORY_MB = 1_024;

let previous: Promise<unknown> = Promise.resolve();

/**
 * Divides linked organisations into communities (see `partition`) in a thread of its own, which can not be done in turns: the event
 * loop goes on meanwhile. One thread at a time, in order of arrival. The arrays of the links are handed over and empty afterwards.
 */
export function partitionAside(links: Links): Promise<Partition> {
  const result = previous.then(() => runThread(links));
  previous = result.catch(() => undefined);
  return result;
}

function runThread(links: Links): Promise<Partition> {
  return new Promise((resolve, reject) => {
    const thread = new Worker(THREAD, {
      workerData: links,
      transferList: Object.values(links).map(({ buffer }) => buffer),
      resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
    });
    thread.once('message', resolve);
    thread.once('error', reject);
    thread.once('exit', (code) => reject(new Error(`the thread that finds communities ended with ${code}`)));
  });
}
