/** Numbers that look random and are the same for the same seed, on every machine. */
export interface Random {
  /** From 0 up to, not including, 1. */
  fraction(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  oneOf<T>(list: readonly T[]): T;
}

/** The generator "mulberry32": 32 bits of state, good enough to spread test data. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const fraction = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    fraction,
    below: (limit) => Math.floor(fraction() * limit),
    oneOf: (list) => {
      if (list.length === 0) throw new Error('There is nothing to choose from.');
      return list[Math.floor(fraction() * list.length)] as (typeof list)[number];
    },
  };
}
