import type { Firm, Sheet } from './sheet.ts';

/** So many firms are compared at most: those that stand first in the sheet. */
export const MAX_COMPARED = 24;

/** Two firms that bid on the same tenders. */
export interface Pair {
  readonly first: Firm;
  readonly second: Firm;
  /** Tenders on which both bid, in bids of their own. */
  readonly againstCount: number;
  /** Of those, the ones of which the first won some, and the second. */
  readonly firstWonCount: number;
  readonly secondWonCount: number;
  /** Tenders on which both are parties of the same bid. */
  readonly togetherCount: number;
}

/** All pairs of the first firms of a sheet that met at least once, in the order of the rows. */
export function comparePairs({ firms, marks, groups }: Sheet): Pair[] {
  const compared = firms.slice(0, MAX_COMPARED);
  const marksOf = new Map(
    compared.map((firm) => [
      firm,
      marks.filter((mark) => mark.firm === firm && mark.outcomes.keys().some((each) => each !== 'EXPECTED')),
    ]),
  );
  return compared.flatMap((first, index) =>
    compared.slice(index + 1).flatMap((second) => {
      const together = new Set(
        groups
          .filter((group) => group.firms.includes(first) && group.firms.includes(second))
          .map(({ tender }) => tender),
      );
      const shared = (marksOf.get(first) ?? []).flatMap((mark) => {
        const other = marksOf.get(second)?.find(({ tender }) => tender === mark.tender);
        return other === undefined ? [] : [{ mark, other }];
      });
      const against = shared.filter(({ mark }) => !together.has(mark.tender));
      if (against.length + together.size === 0) return [];
      return {
        first,
        second,
        againstCount: against.length,
        firstWonCount: against.filter(({ mark }) => mark.outcomes.has('WON')).length,
        secondWonCount: against.filter(({ other }) => other.outcomes.has('WON')).length,
        togetherCount: together.size,
      };
    }),
  );
}
