import { LRUCache } from 'lru-cache';
import type { AsOf } from '../time/as-of.ts';
import type { TenderCase } from './tender-case.ts';

/** Bids, amounts and whatever else is in a list of kept cases, with the cases themselves: some 15 MB. */
const MAX_ROWS = 50_000;

/** Cases as one operation may find and leave them. */
export interface CasesOfState {
  find(tender: number): TenderCase | undefined;
  keep(tender: TenderCase): void;
}

/**
 * The cases that were read last, as long as the database is in the state it was then: a buyer's tenders are read anew for each of them,
 * with which it is compared.
 */
export class KeptCases {
  readonly #cases = new LRUCache<string, TenderCase>({ maxSize: MAX_ROWS, sizeCalculation: rowsOf });
  #state: number | undefined;

  /** @param state that the operation reads */
  of(state: number, { knownOn = '', validOn = '' }: AsOf): CasesOfState {
    if (state !== this.#state) {
      this.#state = state;
      this.#cases.clear();
    }
    const keyOf = (tender: number) => `${tender} ${knownOn} ${validOn}`;
    return {
      find: (tender) => (state === this.#state ? this.#cases.get(keyOf(tender)) : undefined),
      keep: (tender) => {
        if (state === this.#state) this.#cases.set(keyOf(tender.id), tender);
      },
    };
  }
}

function rowsOf({ buyers, procuringEntities, amounts, cpvs, lots, bids }: TenderCase): number {
  return [buyers, procuringEntities, amounts, cpvs, lots, bids].reduce((sum, { length }) => sum + length, 4);
}
