/** Who asks for an operation. */
export interface Asker {
  /** The client's address, of whom not everything is done at a time; empty where there is none. */
  readonly address: string;
  /** Aborted when nobody waits for the answer any more; undefined where that can't be known. */
  readonly signal: AbortSignal | undefined;
}

/** Somebody who is not told apart, and who waits until the end. */
export const ANYBODY: Asker = { address: '', signal: undefined };
