/** A value that is there, or will be: what is there is used at once, since each wait costs and lets others in between. */
export type Eventual<T> = T | Promise<T>;

/** What follows from a value, as soon as it is there. */
export function whenThere<T, R>(value: Eventual<T>, next: (value: T) => Eventual<R>): Eventual<R> {
  return value instanceof Promise ? value.then(next) : next(value);
}
