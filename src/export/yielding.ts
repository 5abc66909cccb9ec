/** Does work of a reader as part of a format: where the reader can give way, so can the format, with no text yet. */
export function* yielding<R>(work: Generator<undefined, R>): Generator<string, R> {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
    yield '';
  }
}
