/** A value that is there, or will be: what is there is used at once, since each wait costs and lets others in between. */
export type MaybePromise<T> = T | Promise<T>;

/** What follows from a value, as soon as it is there. */
export function mapMaybePromise<T, R>(
  value: MaybePromise<T>,
  next: (value: T) => MaybePromise<R>,
): MaybePromise<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
