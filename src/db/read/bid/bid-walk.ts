import { thenJoin } from '../../dialect/expression.ts';
import { jsonRows } from '../../dialect/json-value.ts';
import { eachValue, walk } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, NOTHING, where } from '../../statement/fragment.ts';
import { bidParties, bids as bidTable } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import type { Session } from '../row/session.ts';
import { currentRow, visibleClaim } from '../time/as-of.ts';

const k = eachValue('k');
/** A bid, its claim, and an organisation behind it, as `countingBids` names them. */
export const b = as(bidTable, 'b');
export const c = as(claims, 'c');
export const p = as(bidParties, 'p');

/** Bids that one statement looks at: few enough that it ends within a millisecond or two. */
const BIDS_PER_STATEMENT = 500;

/**
 * The ids of all current bids on some tenders, however many there are on one of them, in pieces that one statement reads quickly.
 * Bids that are not valid on the day asked are among them: whoever reads them leaves those out, by `countingBids`.
 */
export function* walkBids(session: Session, tenders: readonly number[]): Generator<readonly number[]> {
  const [found] = session.rows(
    fragment`SELECT ${jsonRows(b.id, `${k.key}, ${b.id}`)} AS bids FROM ${k.of(tenders)} ${thenJoin} ${b} ON ${b.tenderId} = ${k.value} WHERE ${currentRow({ claimId: b.id, withdrawn: b.withdrawn }, session.asOf)}`,
  );
  const bids = JSON.parse(found?.bids as string) as number[];
  for (let start = 0; start < bids.length; start += BIDS_PER_STATEMENT) {
    yield bids.slice(start, start + BIDS_PER_STATEMENT);
  }
}

/**
 * Bids `b` on some distinct tenders with their claims `c`, tender by tender, in order of recording, as a FROM clause.
 *
 * @param after the last bid that was read of the only tender
 */
export function bidsOn(tenders: readonly number[], after: number | undefined, limit: number): Fragment {
  const start = after === undefined ? NOTHING : fragment` AND ${b.id} > ${after}`;
  return walk({
    each: k,
    list: tenders,
    table: b,
    condition: fragment`${b.tenderId} = ${k.value}${start}`,
    order: b.id,
    joins: fragment` ${thenJoin} ${c} ON ${c.id} = ${b.id}`,
    limit,
  });
}

/** That a bid was made, and is not only expected. */
export const MADE = fragment`${c.modality} = 'ACTUAL'`;

/** Joins the organisations behind the bids of `countingBids`, as `p`. */
export const PARTIES = fragment` ${thenJoin} ${p} ON ${p.bidId} = ${b.id}`;

interface Counting {
  /** What else is joined. */
  readonly more?: Fragment;
  /** Whether bids that are only expected count too. */
  readonly expected?: boolean;
}

/** Some bids as known and valid on the days asked, as a FROM clause: `b` is the bid, `c` its claim. */
export function countingBids(session: Session, bids: readonly number[], counting?: Counting): Fragment {
  const named = fragment`${k.of(bids)} ${thenJoin} ${b} ON ${b.id} = ${k.value}`;
  return countingAmong(session, named, counting);
}

/** The same of the bids `b` that tables of a FROM clause give. */
export function countingAmong(
  { asOf }: Session,
  tables: Fragment,
  { more = NOTHING, expected = false }: Counting = {},
): Fragment {
  const made = expected ? [] : [MADE];
  return fragment`FROM ${tables} ${thenJoin} ${c} ON ${c.id} = ${b.id}${more}${where([...made, ...visibleClaim(c, asOf)])}`;
}
