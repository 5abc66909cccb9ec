import { bidAsKnown, standingAsKnown } from './as-known.ts';
import { knownBy, validOn } from './as-of.ts';
import { type Fragment, raw, sql, where } from './fragment.ts';
import type { Session } from './session.ts';

/** Bids that one statement looks at: few enough that it ends within a millisecond or two. */
const BIDS_PER_STATEMENT = 500;

/**
 * The ids of all bids on some tenders, however many there are on one of them, in pieces that one statement reads quickly. Bids that
 * are not known or not valid on the days asked are among them: whoever reads them leaves those out, by `countingBids`.
 */
export function* walkBids(session: Session, tenders: readonly number[]): Generator<readonly number[]> {
  const [found] = session.rows(
    sql`SELECT json_group_array(b.id) AS bids FROM json_each(${JSON.stringify(tenders)}) k CROSS JOIN bids b ON b.tender_id = k.value`,
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
export function countingBids(
  { asOf: { knownOn, validOn: onDay } }: Session,
  bids: readonly number[],
  { more = '', expected = false }: Counting = {},
): Fragment {
  const conditions: Fragment[] = expected ? [] : [raw("c.modality = 'ACTUAL'")];
  if (knownOn !== undefined) conditions.push(knownBy('c.known_from'));
  if (onDay !== undefined) conditions.push(validOn('c.valid_from', 'c.valid_until'));
  return sql`FROM json_each(${JSON.stringify(bids)}) k CROSS JOIN bids b ON b.id = k.value CROSS JOIN claims c ON c.id = b.id${raw(more)}${where(conditions)}`;
}

/** What the bid `b` of `countingBids` is on the day asked. */
export function bidStatus({ asOf: { knownOn } }: Session): Fragment {
  return raw(knownOn === undefined ? 'b.status' : `(${bidAsKnown('status')('b')})`);
}

/** How sure the claim `c` of `countingBids` is on the day asked. */
export function bidStanding({ asOf: { knownOn } }: Session): Fragment {
  return raw(knownOn === undefined ? 'c.standing' : `(${standingAsKnown('c')})`);
}
