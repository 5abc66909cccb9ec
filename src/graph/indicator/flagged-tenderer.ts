import type { Input, Result } from './indicator.ts';

/** Somebody who is flagged with a tender, and with which value. */
export interface TendererFlag {
  readonly organisation: number;
  readonly value: number;
}

/** So many of what a result rests on are shown; the count of all stands beside them. */
export const SHOWN_INPUTS = 20;

/** Tenderers that an indicator of tenders flags with them. One is never clear by such an indicator: others are not in it at all. */
export class FlaggedTenderers {
  readonly #flagged = new Map<
    number,
    { readonly value: number; readonly tenders: number[]; count: number }
  >();

  /** Cardinal gives a tenderer the same value with every tender, so the first one's stands for all. */
  add({ organisation, value }: TendererFlag, tender: number): void {
    let flagged = this.#flagged.get(organisation);
    if (!flagged) {
      flagged = { value, tenders: [], count: 0 };
      this.#flagged.set(organisation, flagged);
    }
    flagged.count += 1;
    if (flagged.tenders.length < SHOWN_INPUTS) flagged.tenders.push(tender);
  }

  *results(): Iterable<Result> {
    for (const [subject, { value }] of [...this.#flagged].sort(([a], [b]) => a - b)) {
      yield { group: 'TENDERER', subject, outcome: 'FLAGGED', value, threshold: null, exclusion: null };
    }
  }

  explain(organisation: number): Input[] {
    const { tenders, count } = this.#flagged.get(organisation) ?? { tenders: [], count: 0 };
    return [
      { name: 'tenders flagged', value: String(count) },
      ...tenders.map((tender) => ({ name: 'flagged tender', tender })),
    ];
  }
}
