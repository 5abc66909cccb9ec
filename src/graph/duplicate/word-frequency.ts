import { weightOf } from './name-part.ts';
import type { Weigh } from './name-score.ts';
import type { Subject } from './subject.ts';

/** In how many of the nodes each word of names occurs. */
export class WordFrequency {
  readonly #counts = new Map<string, number>();
  readonly #weights = new Map<string, number>();
  readonly #total: number;

  constructor(subjects: readonly Subject[]) {
    this.#total = subjects.length;
    for (const { names } of subjects) {
      for (const word of new Set(names.flatMap((parts) => parts.words))) {
        this.#counts.set(word, (this.#counts.get(word) ?? 0) + 1);
      }
    }
  }

  of(word: string): number {
    return this.#counts.get(word) ?? 0;
  }

  /** Words that many of these nodes share tell few of them apart; of few nodes, only the field's common words are known. */
  readonly weigh: Weigh = (word, { kind }) => {
    const known = this.#weights.get(word);
    if (known !== undefined) return known;
    const usual = weightOf(word, kind);
    const rarity = Math.log(this.#total / Math.max(1, this.of(word))) / Math.log(this.#total);
    const isEnough = this.#total >= MIN_TOTAL;
    const weight = isEnough ? Math.min(usual, Math.max(MIN_WEIGHT, rarity * RARE_ENOUGH)) : usual;
    this.#weights.set(word, weight);
    return weight;
  };
}

const MIN_TOTAL = 500;
const MIN_WEIGHT = 0.3;
/** Words of a dozen among ten thousand nodes count in full. */
const RARE_ENOUGH = 1.35;
