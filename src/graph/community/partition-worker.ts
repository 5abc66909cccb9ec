import { setInterval } from 'node:timers/promises';
import { abandoned, analysisTooLarge } from '../../domain/error.ts';
import { isOutOfMemory, WorkerClient } from '../../worker/worker-client.ts';
import { stopCheck } from '../scheduler.ts';
import type { Links } from './link-table.ts';
import type { Partition } from './partition.ts';

const ENTRY = new URL('./partition-entry.ts', import.meta.url);

/** Memory of the thread, several times what the largest graph needs that is allowed. */
const MAX_MEMORY_MB = 1_024;

/** How often it is looked whether anybody waits for the answer. */
const STOP_CHECK_MS = 50;

let previous: Promise<unknown> = Promise.resolve();

/**
 * Divides linked organisations into communities (see `partition`) in a thread of its own, which can not be done in turns: the event
 * loop goes on meanwhile. One thread at a time, in order of arrival. The arrays of the links are handed over and empty afterwards.
 *
 * @throws Unavailable ABANDONED when nobody waits any more, ANALYSIS_TOO_LARGE when it needs too much memory
 */
export function partitionAside(links: Links): Promise<Partition> {
  const isStopped = stopCheck();
  const result = previous.then(() => partitionInThread(links, isStopped));
  previous = result.catch(() => undefined);
  return result;
}

/** The thread ends with its answer, and its memory goes. */
async function partitionInThread(links: Links, isStopped: () => boolean): Promise<Partition> {
  if (isStopped()) throw abandoned();
  const resourceLimits = { maxOldGenerationSizeMb: MAX_MEMORY_MB };
  await using worker = new WorkerClient<Links, Partition>(ENTRY, { resourceLimits });
  const watching = new AbortController();
  const transferred = Object.values(links).map(({ buffer }) => buffer);
  try {
    return await Promise.race([worker.ask(links, { transferred }), whenStopped(isStopped, watching.signal)]);
  } catch (error) {
    throw isOutOfMemory(error) ? analysisTooLarge() : error;
  } finally {
    watching.abort();
  }
}

/** The method can't be told to stop: only its thread can be ended. */
async function whenStopped(isStopped: () => boolean, signal: AbortSignal): Promise<never> {
  for await (const _ of setInterval(STOP_CHECK_MS, undefined, { signal, ref: false })) {
    if (isStopped()) throw abandoned();
  }
  throw abandoned();
}
