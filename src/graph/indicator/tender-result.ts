import type { Exclusion } from './exclusion.ts';
import type { Result } from './indicator.ts';

/** What was found of tenders, in the order in which they came: a few numbers for each, since there may be very many. */
export class TenderResults {
  readonly #tenders: number[] = [];
  readonly #values: number[] = [];
  readonly #thresholds: (number | null)[] = [];
  readonly #verdicts: (boolean | Exclusion)[] = [];

  add(
    tender: number,
    { isFlagged, value, threshold }: { isFlagged: boolean; value: number; threshold: number | null },
  ): void {
    this.#push(tender, value, threshold, isFlagged);
  }

  exclude(tender: number, exclusion: Exclusion): void {
    this.#push(tender, 0, null, exclusion);
  }

  *results(): Iterable<Result> {
    for (const [index, subject] of this.#tenders.entries()) {
      const verdict = this.#verdicts[index] as boolean | Exclusion;
      const applies = typeof verdict === 'boolean';
      yield {
        group: 'TENDER',
        subject,
        outcome: applies ? (verdict ? 'FLAGGED' : 'CLEAR') : 'NOT_APPLICABLE',
        value: applies ? (this.#values[index] as number) : null,
        threshold: this.#thresholds[index] as number | null,
        exclusion: applies ? null : verdict,
      };
    }
  }

  #push(tender: number, value: number, threshold: number | null, verdict: boolean | Exclusion): void {
    this.#tenders.push(tender);
    this.#values.push(value);
    this.#thresholds.push(threshold);
    this.#verdicts.push(verdict);
  }
}
