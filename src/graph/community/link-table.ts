/** Pairs of organisations with how often they are linked, in arrays that can be handed to a thread. */
export interface Links {
  readonly ones: Float64Array<ArrayBuffer>;
  readonly others: Float64Array<ArrayBuffer>;
  readonly weights: Float64Array<ArrayBuffer>;
}

/** Above as many organisations as a table can hold, so that a pair of their places is one safe integer. */
const PLACES = 2 ** 26;

/** Counts how often pairs of organisations are linked. */
export class LinkTable {
  readonly #placeOf = new Map<number, number>();
  readonly #rowOf = new Map<number, number>();
  readonly #ones: number[] = [];
  readonly #others: number[] = [];
  readonly #weights: number[] = [];

  /** How many pairs there are. */
  get size(): number {
    return this.#weights.length;
  }

  get organisationCount(): number {
    return this.#placeOf.size;
  }

  /** Counts a link once more; `one` is always the organisation with the smaller id. */
  add(one: number, other: number): void {
    const pair = this.#place(one) * PLACES + this.#place(other);
    const row = this.#rowOf.get(pair);
    if (row !== undefined) {
      this.#weights[row] = (this.#weights[row] ?? 0) + 1;
      return;
    }
    this.#rowOf.set(pair, this.#weights.length);
    this.#ones.push(one);
    this.#others.push(other);
    this.#weights.push(1);
  }

  links(): Links {
    return {
      ones: Float64Array.from(this.#ones),
      others: Float64Array.from(this.#others),
      weights: Float64Array.from(this.#weights),
    };
  }

  #place(organisation: number): number {
    const known = this.#placeOf.get(organisation);
    if (known !== undefined) return known;
    const place = this.#placeOf.size;
    this.#placeOf.set(organisation, place);
    return place;
  }
}
