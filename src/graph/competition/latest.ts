import { compareDays } from './span.ts';

/** How many items are kept, which is as many as one answer can show. */
export const MOST_KEPT = 100;

/** The latest of many items, at most `MOST_KEPT`: those that no document dates come last, ties in order of id. */
export class Latest<T extends { readonly id: number; readonly day: string | null }> {
  #items: T[] = [];

  add(item: T): void {
    this.#items.push(item);
    if (this.#items.length >= 2 * MOST_KEPT) this.#cut();
  }

  /** The latest first. */
  get items(): readonly T[] {
    this.#cut();
    return this.#items;
  }

  #cut(): void {
    this.#items = this.#items.sort((a, b) => compareDays(b.day, a.day) || a.id - b.id).slice(0, MOST_KEPT);
  }
}
