import { weightOf } from './common-word.ts';
import type { NameParts } from './name-part.ts';
import type { Subject } from './subject.ts';
import type { Weigh } from './word-alignment.ts';

/** What a database as a whole says about its names. */
export interface Evidence {
  /** Whether there are nodes enough to say anything. */
  readonly isLarge: boolean;
  readonly weigh: Weigh;
  /** In how many nodes a word occurs. */
  of(word: string): number;
  /** How many nodes have this name, but for legal form and the order of words. */
  bearersOf(name: NameParts): number;
}

/** In how many of the nodes each word of names occurs, and how many have each name. */
export class NameEvidence implements Evidence {
  readonly #counts = new Map<string, number>();
  readonly #bearers = new Map<string, number>();
  readonly #weights = new Map<string, number>();
  readonly #total: number;

  constructor(subjects: readonly Subject[]) {
    this.#total = subjects.length;
    for (const { names } of subjects) {
      for (const word of new Set(names.flatMap((parts) => parts.words))) count(this.#counts, word);
      for (const key of new Set(names.map(({ key }) => key))) count(this.#bearers, key);
    }
  }

  get isLarge(): boolean {
    return this.#total >= MIN_TOTAL;
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  bearersOf({ key }: NameParts): number {
    return this.#bearers.get(key) ?? 0;
  }

  /** Words that many of these nodes share tell few of them apart; of few nodes, only the field's common words are known. */
  readonly weigh: Weigh = (word, { kind }) => {
    const known = this.#weights.get(word);
    if (known !== undefined) return known;
    const usual = weightOf(word, kind);
    const rarity = Math.log(this.#total / Math.max(1, this.of(word))) / Math.log(this.#total);
    const weight = this.isLarge ? Math.min(usual, Math.max(MIN_WEIGHT, rarity * RARE_ENOUGH)) : usual;
    this.#weights.set(word, weight);
    return weight;
  };
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

const MIN_TOTAL = 500;
const MIN_WEIGHT = 0.3;
/** Words of a dozen among ten thousand nodes count in full. */
const RARE_ENOUGH = 1.35;
