import type { Firm, Mark, Sheet } from './sheet.ts';

/** So many firms are compared at most: those that stand first in the sheet. */
export const MAX_COMPARED = 24;

/** What two firms did on the same tender. */
export interface Meeting {
  readonly first: Mark;
  readonly second: Mark;
}

/** Two firms that bid on the same tenders. */
export interface Pair {
  readonly first: Firm;
  readonly second: Firm;
  /** Tenders on which both bid, in bids of their own; in the order of the columns, as below. */
  readonly against: readonly Meeting[];
  /** Of those, how many the first won something of, and the second. */
  readonly firstWonCount: number;
  readonly secondWonCount: number;
  /** Tenders on which both are parties of the same bid. */
  readonly together: readonly Meeting[];
}

/** All pairs of the first firms of a sheet that met at least once, in the order of the rows. */
export function comparePairs({ places, firms, marks, groups }: Sheet): Pair[] {
  const ids = new Set(places.firms.slice(0, MAX_COMPARED).map(({ id }) => id));
  const compared = firms.filter(({ id }) => ids.has(id));
  const isBid = ({ outcomes }: Mark) => outcomes.keys().some((each) => each !== 'EXPECTED');
  const marksOf = Map.groupBy(marks.filter(isBid), ({ firm }) => firm);
  return compared.flatMap((first, index) =>
    compared.slice(index + 1).flatMap((second) => {
      const own = marksOf.get(first) ?? [];
      const meetings = own.flatMap((mark): Meeting[] => {
        const other = marksOf.get(second)?.find(({ tender }) => tender === mark.tender);
        return other === undefined ? [] : [{ first: mark, second: other }];
      });
      if (meetings.length === 0) return [];
      const joint = new Set(
        groups
          .filter((group) => group.firms.includes(first) && group.firms.includes(second))
          .map(({ tender }) => tender),
      );
      const against = meetings.filter((each) => !joint.has(each.first.tender));
      return {
        first,
        second,
        against,
        firstWonCount: against.filter((each) => each.first.outcomes.has('WON')).length,
        secondWonCount: against.filter((each) => each.second.outcomes.has('WON')).length,
        together: meetings.filter((each) => joint.has(each.first.tender)),
      };
    }),
  );
}
