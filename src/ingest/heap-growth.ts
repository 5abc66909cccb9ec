import { setFlagsFromString } from 'node:v8';

/** By how much of what is in use the heap may grow before it is collected again. */
const PERCENT = 50;

/**
 * Runs `run` with a heap that is collected before it has grown by half. By itself V8 lets it grow to several times of what is in use
 * where the machine has much memory: the records of an import, which live as long as a batch, would fill 150 MB more with what
 * is not needed any longer. No limit is set: what needs more memory gets it.
 */
export async function withSlowHeapGrowth<T>(run: () => Promise<T>): Promise<T> {
  setFlagsFromString(`--heap-growing-percent=${PERCENT}`);
  try {
    return await run();
  } finally {
    setFlagsFromString(`--heap-growing-percent=${BY_ITSELF}`);
  }
}

/** V8 decides. */
const BY_ITSELF = 0;
