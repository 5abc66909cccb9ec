/** A set of row ids, one bit each: a million of them take 125 kB. */
export class IdSet {
  #words = new Uint32Array(1_024);
  #size = 0;

  get size(): number {
    return this.#size;
  }

  /** True when it was not there yet. */
  add(id: number): boolean {
    const word = id >>> 5;
    if (word >= this.#words.length) this.#grow(word);
    const bit = 1 << (id & 31);
    if (((this.#words[word] as number) & bit) !== 0) return false;
    this.#words[word] = (this.#words[word] as number) | bit;
    this.#size += 1;
    return true;
  }

  has(id: number): boolean {
    const word = this.#words[id >>> 5];
    return word !== undefined && (word & (1 << (id & 31))) !== 0;
  }

  /** The ids in order, so many at a time. */
  *inPieces(count: number): Generator<readonly number[]> {
    let piece: number[] = [];
    for (const [index, word] of this.#words.entries()) {
      for (let rest = word; rest !== 0; rest &= rest - 1) {
        piece.push(index * 32 + (31 - Math.clz32(rest & -rest)));
        if (piece.length < count) continue;
        yield piece;
        piece = [];
      }
    }
    if (piece.length > 0) yield piece;
  }

  #grow(word: number): void {
    const words = new Uint32Array(Math.max(word + 1, this.#words.length * 2));
    words.set(this.#words);
    this.#words = words;
  }
}
