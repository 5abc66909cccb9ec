/** How many different texts are remembered; beyond, the oldest are forgotten. */
const MAX_REMEMBERED = 100_000;

/** Counts how often a text has come in a file, from 1, in bounded memory. */
export class Occurrences {
  private readonly counts = new Map<string, number>();

  next(text: string): number {
    const count = (this.counts.get(text) ?? 0) + 1;
    this.counts.delete(text);
    this.counts.set(text, count);
    if (this.counts.size > MAX_REMEMBERED) this.counts.delete(this.counts.keys().next().value as string);
    return count;
  }
}
