/** What waits, in the order in which it will be served: of each client one after the other, and of one client the oldest first. */
export class WaitingLine<T> {
  /** The client whose turn is next stands first. */
  readonly #byClient = new Map<string, T[]>();
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** How many of one client wait. */
  lengthOf(client: string): number {
    return this.#byClient.get(client)?.length ?? 0;
  }

  /** How many are served before what this client would add now. */
  aheadOf(client: string): number {
    const own = this.lengthOf(client);
    let ahead = 0;
    for (const waiting of this.#byClient.values()) ahead += Math.min(waiting.length, own + 1);
    return ahead;
  }

  add(client: string, item: T): void {
    const waiting = this.#byClient.get(client);
    if (waiting) waiting.push(item);
    else this.#byClient.set(client, [item]);
    this.#length += 1;
  }

  /** Takes out what is next; undefined when nothing waits. */
  next(): T | undefined {
    for (const [client, waiting] of this.#byClient) {
      const item = waiting.shift();
      this.#length -= 1;
      this.#byClient.delete(client);
      // Now it is the others' turn.
      if (waiting.length > 0) this.#byClient.set(client, waiting);
      return item;
    }
    return undefined;
  }

  /** Takes out something that waits; false when it does not. */
  remove(client: string, item: T): boolean {
    const waiting = this.#byClient.get(client) ?? [];
    const place = waiting.indexOf(item);
    if (place < 0) return false;
    waiting.splice(place, 1);
    this.#length -= 1;
    if (waiting.length === 0) this.#byClient.delete(client);
    return true;
  }
}
