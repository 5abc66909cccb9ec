/** What a worker tells the primary. */
export type WorkerMessage =
  | { readonly greffe: 'ready' }
  /** It has a connection, of which nothing was read before. */
  | { readonly greffe: 'taken'; readonly id: number }
  /** It was told to stop by itself: it wants no more connections. */
  | { readonly greffe: 'leaving' }
  /** It can't start, and why. */
  | { readonly greffe: 'refused'; readonly reason: string }
  /** Somebody asks it for the metrics of all. */
  | { readonly greffe: 'metrics-wanted'; readonly id: number };

/** What the primary tells a worker. */
export type PrimaryMessage =
  /** Undefined when the workers didn't all tell theirs. */
  | { readonly greffe: 'metrics'; readonly id: number; readonly text: string | undefined }
  /** Comes with a connection to serve. */
  | { readonly greffe: 'connection'; readonly id: number }
  /** No more connections come. */
  | { readonly greffe: 'relieved' };

/** Whether it is one of ours: libraries send messages of their own. */
export function isOurs<T extends WorkerMessage | PrimaryMessage>(message: unknown): message is T {
  return typeof message === 'object' && message !== null && 'greffe' in message;
}
