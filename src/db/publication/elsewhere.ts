import type { Reader } from '../read/row/reader.ts';
import { KeptTotals } from '../read/slow/kept-total.ts';
import { KeptCases } from '../read/tender/kept-case.ts';

/** Something was to be read from a publication while its caller waits, and everybody with it: a thread has to do that. */
export class ReadsElsewhere extends Error {}

function refuse(): never {
  throw new ReadsElsewhere('a publication is read by threads, or by promises');
}

/** In the place of a reader where nothing may be read while a caller waits. */
export const READ_ELSEWHERE: Reader = {
  aside: undefined,
  large: undefined,
  bearsLongStatements: true,
  totals: new KeptTotals(),
  cases: new KeptCases(),
  cachedCharacters: 0,
  rows: refuse,
  recentLastKey: refuse,
  state: refuse,
  turnState: refuse,
  freshState: refuse,
  hold: refuse,
  answers: refuse,
  endTurn: () => undefined,
};
