import { AsyncLocalStorage } from 'node:async_hooks';
import { abandoned } from '../domain/error.ts';
import { threadTime } from '../worker/thread-time.ts';

/** Long work that gives way whenever it yields. A step between two yields should take a millisecond or two. */
export type Work<R> = Generator<undefined, R, undefined>;

/** How long one turn of the event loop may belong to work, in milliseconds: a small request takes three turns to be read and answered. */
const SLICE_MS = 3;

/**
 * Lets long work of many requests share the event loop: one piece of work has one turn at a time, in order of arrival, and
 * between two turns everything else that waits is served.
 */
class Turns {
  readonly #waiting: (() => void)[] = [];
  #isScheduled = false;

  /** Calls back in a turn of its own. */
  enqueue(takeTurn: () => void): void {
    this.#waiting.push(takeTurn);
    this.#schedule();
  }

  #schedule(): void {
    if (this.#isScheduled || this.#waiting.length === 0) return;
    this.#isScheduled = true;
    // Set within an immediate, the next one comes only after the loop has looked for input.
    setImmediate(() => {
      this.#isScheduled = false;
      this.#waiting.shift()?.();
      this.#schedule();
    });
  }
}

const TURNS = new Turns();

/** What the turns of one piece of work took by the last one, and when its turn now began: by the clock, and by what its thread did. */
interface OwnTime {
  spentMs: number;
  beganMs: number;
  workedMs: number;
  beganWorkMs: number;
}

let current: OwnTime | undefined;

/** Milliseconds that the work whose turn it is has worked, the turns of others left out; outside of turns, milliseconds that pass. */
export function workClock(): number {
  return current === undefined ? performance.now() : current.spentMs + performance.now() - current.beganMs;
}

/** As `workClock`, without what passes while the machine lets others work in this thread's place. Asking takes some microseconds. */
export function workedTime(): number {
  return current === undefined ? threadTime() : current.workedMs + threadTime() - current.beganWorkMs;
}

const STOPPED = new AsyncLocalStorage<() => boolean>();

/** Does what starts long work, so that all of it is given up at its next turn once `isStopped`: then it throws Unavailable ABANDONED. */
export function doUntilStopped<R>(isStopped: () => boolean, start: () => R): R {
  return STOPPED.run(isStopped, start);
}

/** Tells of the work that was started here whether it is to be given up. */
export function stopCheck(): () => boolean {
  return STOPPED.getStore() ?? (() => false);
}

/** Does long work in turns and gives what it returns. What it throws, the promise is rejected with. */
export function runInSlices<R>(work: Work<R>): Promise<R> {
  const isStopped = stopCheck();
  const own: OwnTime = { spentMs: 0, beganMs: 0, workedMs: 0, beganWorkMs: 0 };
  return new Promise((resolve, reject) => {
    const takeTurn = (): void => {
      try {
        if (isStopped()) work.throw(abandoned());
        const result = takeSlice(work, own);
        if (result) resolve(result.value);
        else TURNS.enqueue(takeTurn);
      } catch (error) {
        reject(error);
      }
    };
    TURNS.enqueue(takeTurn);
  });
}

/** Undefined while the work is not done. */
function takeSlice<R>(work: Work<R>, own: OwnTime): { readonly value: R } | undefined {
  own.beganMs = performance.now();
  own.beganWorkMs = threadTime();
  current = own;
  try {
    do {
      const step = work.next();
      if (step.done) return { value: step.value };
    } while (performance.now() < own.beganMs + SLICE_MS);
    return undefined;
  } finally {
    own.spentMs += performance.now() - own.beganMs;
    own.workedMs += threadTime() - own.beganWorkMs;
    current = undefined;
  }
}

/** Resolves when it is this work's turn: for work that waits for others between its steps, and does none in its turn. */
export function nextTurn(): Promise<void> {
  const isStopped = stopCheck();
  return new Promise((resolve, reject) => {
    TURNS.enqueue(() => (isStopped() ? reject(abandoned()) : resolve()));
  });
}
