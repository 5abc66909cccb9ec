import { idsOfCodes } from '../../graph/code.ts';
import type { Pair } from '../../graph/pair-matrix.ts';
import type { Mark, Sheet } from '../../graph/sheet.ts';
import type { GraphData, GraphView } from './asked.ts';
import { pickedClaim } from './selected-claim.ts';

/** What the address selects among bids. */
export interface PickedBids {
  /** Global ids of what is selected and drawn: of a firm, a tender, or two firms that met. */
  readonly ids: readonly string[];
  readonly marks: ReadonlySet<Mark>;
  readonly pairs: ReadonlySet<Pair>;
}

/** A firm or a tender with its marks and pairs, two firms that met, or where a claim stands. */
export function pickedBids(
  view: GraphView,
  data: GraphData,
  sheet: Sheet,
  pairs: readonly Pair[],
): PickedBids {
  const ids = idsOfCodes(view.parameters.pick);
  if (ids.length > 1) {
    const pair = pairOf(ids, pairs);
    if (pair === undefined) return { ids: [], marks: new Set(), pairs: new Set() };
    return { ids, marks: new Set(marksOf(pair)), pairs: new Set([pair]) };
  }
  const claim = pickedClaim(data);
  const isPicked = ({ firm, tender, bidIds }: Mark) =>
    ids.includes(firm.id) || ids.includes(tender.id) || (claim !== undefined && bidIds.includes(claim.id));
  const drawn = [...sheet.firms, ...sheet.tenders].filter(({ id }) => ids.includes(id));
  return {
    ids: drawn.map(({ id }) => id),
    marks: new Set(sheet.marks.filter(isPicked)),
    pairs: new Set(pairs.filter((pair) => marksOf(pair).some(isPicked))),
  };
}

/** The pair of these two firms, whichever is named first. */
export function pairOf(ids: readonly string[], pairs: readonly Pair[]): Pair | undefined {
  return ids.length === 2
    ? pairs.find(({ first, second }) => ids.includes(first.id) && ids.includes(second.id))
    : undefined;
}

function marksOf({ against, together }: Pair): Mark[] {
  return [...against, ...together].flatMap(({ first, second }) => [first, second]);
}
