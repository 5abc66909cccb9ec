import type { Logger } from 'pino';
import { DEFAULT_TIMEOUTS } from '../../server/http/listening.ts';

/** What a process needs beyond the end of its last request. */
const STOP_MARGIN_MS = 5_000;

/** So long after it is told to stop, a process has ended. */
export const STOP_MS = DEFAULT_TIMEOUTS.drainMs + STOP_MARGIN_MS;

/** Resolves at the first of the signals; a second one of the same kind ends the process at once. */
export function stopSignal(
  signals: readonly NodeJS.Signals[] = ['SIGINT', 'SIGTERM'],
): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of signals) process.once(signal, () => resolve(signal));
  });
}

/** Kills this process when it has not ended by then: a statement that a thread runs can't be interrupted. It only reads. */
export function killUnlessEnded(logger: Logger): void {
  const kill = () => {
    logger.fatal('Killed: not everything ended in time.');
    process.kill(process.pid, 'SIGKILL');
  };
  setTimeout(kill, STOP_MS).unref();
}
