/** What a worker tells the primary. */
export type WorkerMessage =
  | { readonly greffe: 'ready'; readonly url: string }
  /** It can't start, and why. */
  | { readonly greffe: 'refused'; readonly reason: string }
  /** Somebody asks it for the metrics of all. */
  | { readonly greffe: 'metrics-wanted'; readonly id: number };

/** What the primary tells a worker. */
export interface PrimaryMessage {
  readonly greffe: 'metrics';
  readonly id: number;
  /** Undefined when the workers didn't all tell theirs. */
  readonly text: string | undefined;
}

/** Whether it is one of ours: libraries send messages of their own. */
export function isOurs<T extends WorkerMessage | PrimaryMessage>(message: unknown): message is T {
  return typeof message === 'object' && message !== null && 'greffe' in message;
}
