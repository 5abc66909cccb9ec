let waitedMs = 0;

/** Does what this thread sleeps in until others have answered: that is time it takes, though its processor does something else meanwhile. */
export function countWaiting<R>(wait: () => R): R {
  const began = performance.now();
  try {
    return wait();
  } finally {
    waitedMs += performance.now() - began;
  }
}

/**
 * Milliseconds in which this thread has worked, or waited for others to answer: not those in which the machine let others work in its
 * place. Asking takes some microseconds.
 */
export function threadTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1_000 + waitedMs;
}
