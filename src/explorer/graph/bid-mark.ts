import type { Line, Point } from './column-line.ts';
import { COLUMN_X } from './column-place.ts';

/** Before the names of bidders: there parties of a bid meet. */
const MEETING_X = (COLUMN_X[3] ?? 0) - 24;
/** Between tenders and bidders. */
export const MEETING_COLUMN = 2.5;
const MARK_ROOM = 15;

/** A mark a bid, as near to the middle of its parties as others leave room; those of the same parties in the order of their tenders. */
export function placeMarks(lines: readonly Line[]): Map<Line, Point> {
  const marks = new Map<Line, Point>();
  const isTaken = (y: number) => marks.values().some((mark) => Math.abs(mark.y - y) < MARK_ROOM);
  const bids = lines.filter(({ kind }) => kind === 'BID');
  const byParties = Map.groupBy(bids, ({ from }) =>
    from
      .map(({ thing }) => thing.id)
      .sort()
      .join(' '),
  );
  for (const group of byParties.values()) {
    for (const [index, line] of group.toSorted((a, b) => a.to.y - b.to.y).entries()) {
      const middle = line.from.reduce((sum, { y }) => sum + y, 0) / line.from.length;
      let y = middle + (index - (group.length - 1) / 2) * MARK_ROOM;
      while (isTaken(y)) y += MARK_ROOM;
      marks.set(line, { x: MEETING_X, y: Math.round(y) });
    }
  }
  return marks;
}
