import { abandoned } from '../../domain/error.ts';

interface Finding<R> {
  readonly answer: Promise<R>;
  /** Aborted when the last who waited has left. */
  readonly stop: AbortController;
  waiting: number;
}

/** Finds the answer to a question once for all who ask it meanwhile, and gives up when the last of them has left. */
export class SharedQuestions<R> {
  readonly #findings = new Map<string, Finding<R>>();

  /**
   * @param find is called unless the same is being found; its signal is aborted when nobody waits any more
   * @returns the answer, and whether somebody else had asked for it
   * @throws Unavailable ABANDONED when this asker has left; what `find` throws, for all who ask
   */
  async ask(
    key: string,
    signal: AbortSignal | undefined,
    find: (signal: AbortSignal) => Promise<R>,
  ): Promise<{ readonly answer: R; readonly isShared: boolean }> {
    if (signal?.aborted) throw abandoned();
    const known = this.#findings.get(key);
    const finding = known ?? this.#begin(key, find);
    finding.waiting += 1;
    const left = Promise.withResolvers<never>();
    const leave = () => {
      this.#leave(key, finding);
      left.reject(abandoned());
    };
    signal?.addEventListener('abort', leave, { once: true });
    try {
      const answer = await Promise.race([finding.answer, left.promise]);
      return { answer, isShared: known !== undefined };
    } finally {
      signal?.removeEventListener('abort', leave);
    }
  }

  #begin(key: string, find: (signal: AbortSignal) => Promise<R>): Finding<R> {
    const stop = new AbortController();
    const finding = { answer: find(stop.signal), stop, waiting: 0 };
    this.#findings.set(key, finding);
    const forget = () => this.#forget(key, finding);
    finding.answer.then(forget, forget);
    return finding;
  }

  #leave(key: string, finding: Finding<R>): void {
    finding.waiting -= 1;
    if (finding.waiting > 0) return;
    // Who asks now must not get what is being given up.
    this.#forget(key, finding);
    finding.stop.abort();
  }

  #forget(key: string, finding: Finding<R>): void {
    if (this.#findings.get(key) === finding) this.#findings.delete(key);
  }
}
