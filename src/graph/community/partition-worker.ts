import { WorkerClient } from '../../worker/worker-client.ts';
import type { Links } from './link-table.ts';
import type { Partition } from './partition.ts';

const ENTRY = new URL('./partition-entry.ts', import.meta.url);

/** Memory of the thread, several times what the largest graph needs that is allowed. */
const MAX_MEMORY_MB = 1_024;

let previous: Promise<unknown> = Promise.resolve();

/**
 * Divides linked organisations into communities (see `partition`) in a thread of its own, which can not be done in turns: the event
 * loop goes on meanwhile. One thread at a time, in order of arrival. The arrays of the links are handed over and empty afterwards.
 */
export function partitionAside(links: Links): Promise<Partition> {
  const result = previous.then(() => partitionInThread(links));
  previous = result.catch(() => undefined);
  return result;
}

/** The thread ends with its answer, and its memory goes. */
async function partitionInThread(links: Links): Promise<Partition> {
  const resourceLimits = { maxOldGenerationSizeMb: MAX_MEMORY_MB };
  await using worker = new WorkerClient<Links, Partition>(ENTRY, { resourceLimits });
  return await worker.ask(
    links,
    Object.values(links).map(({ buffer }) => buffer),
  );
}
