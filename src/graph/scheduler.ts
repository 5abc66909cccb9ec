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

/** Does long work in turns and gives what it returns. What it throws, the promise is rejected with. */
export function runInSlices<R>(work: Work<R>): Promise<R> {
  return new Promise((resolve, reject) => {
    const takeTurn = (): void => {
      const end = performance.now() + SLICE_MS;
      try {
        do {
          const step = work.next();
          if (step.done) {
            resolve(step.value);
            return;
          }
        } while (performance.now() < end);
      } catch (error) {
        reject(error);
        return;
      }
      TURNS.enqueue(takeTurn);
    };
    TURNS.enqueue(takeTurn);
  });
}

/** Resolves when it is this work's turn: for work that waits for others between its steps, and does none in its turn. */
export function nextTurn(): Promise<void> {
  return new Promise((resolve) => TURNS.enqueue(resolve));
}
