import { type Fragment, fragment, raw, where } from '../../statement/fragment.ts';
import type { Session } from '../row/session.ts';
import { visibleClaim } from '../time/as-of.ts';

/** Bids that one statement looks at: few enough that it ends within a millisecond or two. */
const BIDS_PER_STATEMENT = 500;

/**
 * The ids of all bids on some tenders, however many there are on one of them, in pieces that one statement reads quickly. Bids that
 * are not known or not valid on the days asked are among them: whoever reads them leaves those out, by `countingBids`.
 */
export function* walkBids(session: Session, tenders: readonly number[]): Generator<readonly number[]> {
  const [found] = session.rows(
    fragment`SELECT json_group_array(b.id) AS bids FROM json_each(${JSON.stringify(tenders)}) k CROSS JOIN bids b ON b.tender_id = k.value`,
  );
  const bids = JSON.parse(found?.bids as string) as number[];
  for (let start = 0; start < bids.length; start += BIDS_PER_STATEMENT) {
    yield bids.slice(start, start + BIDS_PER_STATEMENT);
  }
}

/** Joins the organisations behind the bids of `countingBids`, as `p`. */
export const PARTIES = ' CROSS JOIN bid_parties p ON p.bid_id = b.id';

interface Counting {
  /** What else is joined. */
  readonly more?: string;
  /** Whether bids that are only expected count too. */
  readonly expected?: boolean;
}

/** Some bids as known and valid on the days asked, as a FROM clause: `b` is the bid, `c` its claim. */
export function countingBids(session: Session, bids: readonly number[], counting?: Counting): Fragment {
  const named = fragment`json_each(${JSON.stringify(bids)}) k CROSS JOIN bids b ON b.id = k.value`;
  return countingAmong(session, named, counting);
}

/** The same of the bids `b` that tables of a FROM clause give. */
export function countingAmong(
  { asOf }: Session,
  tables: Fragment,
  { more = '', expected = false }: Counting = {},
): Fragment {
  const made = expected ? [] : [raw("c.modality = 'ACTUAL'")];
  return fragment`FROM ${tables} CROSS JOIN claims c ON c.id = b.id${raw(more)}${where([...made, ...visibleClaim('c', asOf)])}`;
}
