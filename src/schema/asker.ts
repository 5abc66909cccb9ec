/** Who asks for an operation. */
export interface Asker {
  /** What tells clients apart, of none of whom all is done at a time: a network address; empty where there is none. */
  readonly client: string;
  /** Aborted when nobody waits for the answer any more; undefined where that can't be known. */
  readonly signal: AbortSignal | undefined;
}

/** Somebody who is not told apart, and who waits until the end. */
export const ANYBODY: Asker = { client: '', signal: undefined };
