/** A sum of safe integers that stays exact beyond them: amounts in minor units add up to more than a number can hold. */
export class ExactSum {
  /** What does not fit beside the rest any more. */
  #carried = 0n;
  #rest = 0;

  /** Adds a safe integer. */
  add(amount: number): void {
    const sum = this.#rest + amount;
    if (Number.isSafeInteger(sum)) {
      this.#rest = sum;
    } else {
      this.#carried += BigInt(this.#rest);
      this.#rest = amount;
    }
  }

  /** Adds what another one came to. */
  include({ total }: ExactSum): void {
    this.#carried += total;
  }

  get total(): bigint {
    return this.#carried + BigInt(this.#rest);
  }
}
