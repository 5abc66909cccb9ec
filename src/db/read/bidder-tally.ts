import { bidStatus } from './as-known.ts';
import { countingBids, PARTIES } from './bid-walk.ts';
import { type Fragment, raw, sql } from './fragment.ts';
import { isOutOfSums } from './out-of-sums.ts';
import type { Session } from './session.ts';

/** Where reading a buyer's tenders stands: the last one read. */
export interface TenderPosition {
  readonly publishedKey: string;
  readonly id: number;
}

/** What one bidder bid and won with some bids, with amounts in one currency; null for bids without an amount that counts. */
export interface BidderTally {
  readonly organisation: number;
  readonly currency: string | null;
  readonly bids: number;
  readonly won: number;
  /** Sum of the won bids' amounts, in minor units. */
  readonly awardedMinor: number;
  /** Won bids whose amount is not known. */
  readonly unknown: number;
  /** Won bids whose amount is flagged, and left out of the sum. */
  readonly flagged: number;
}

/** The next tenders of a buyer, in order of publication; `limit` of them at most. Its buyer is the one known first. */
export function readTendersOfBuyer(
  session: Session,
  buyer: number,
  after: TenderPosition | undefined,
  limit: number,
): TenderPosition[] {
  const start = after ? sql` AND (published_key, id) > (${after.publishedKey}, ${after.id})` : raw('');
  return session.rows(
    sql`SELECT published_key AS publishedKey, id FROM tenders WHERE buyer_id = ${buyer}${start} ORDER BY published_key, id LIMIT ${limit}`,
  ) as unknown as TenderPosition[];
}

/** Some bids by bidder and currency. A bid of several organisations counts whole for each; expected bids do not count. */
export function tallyBidders(session: Session, bids: readonly number[]): BidderTally[] {
  const made = countingBids(session, bids, { more: PARTIES });
  const offers = sql`SELECT p.organisation_id AS organisation, b.value_minor AS amount, b.value_currency AS currency, ${hasWon(session)} AS won, b.id AS bid ${made}`;
  // Only of what won with an amount it matters whether that is flagged.
  const judged = sql`SELECT organisation, amount, currency, won, won AND amount IS NOT NULL AND ${isOutOfSums('bid')} AS flagged FROM (${offers})`;
  return session.rows(
    sql`SELECT organisation, CASE WHEN won AND NOT flagged THEN currency END AS currency, count(*) AS bids, sum(won) AS won, sum(CASE WHEN won AND NOT flagged THEN coalesce(amount, 0) ELSE 0 END) AS awardedMinor, sum(won AND amount IS NULL) AS unknown, sum(flagged) AS flagged FROM (${judged}) GROUP BY 1, 2`,
  ) as unknown as BidderTally[];
}

/** The same bid by bid and without amounts, three times as fast: none counts as known, unknown or flagged. */
export function countBidders(session: Session, bids: readonly number[]): BidderTally[] {
  const made = countingBids(session, bids, { more: PARTIES });
  // As two texts: a row of its own for each would take twice as long.
  const [found] = session.rows(
    sql`SELECT json_group_array(p.organisation_id) AS organisations, json_group_array(${hasWon(session)}) AS won ${made}`,
  );
  const organisations = JSON.parse(found?.organisations as string) as number[];
  const won = JSON.parse(found?.won as string) as (0 | 1 | null)[];
  return organisations.map((organisation, position) => ({
    organisation,
    currency: null,
    bids: 1,
    won: won[position] ?? 0,
    awardedMinor: 0,
    unknown: 0,
    flagged: 0,
  }));
}

/** Whether the bid `b` won, as far as known on the day asked. */
function hasWon({ asOf }: Session): Fragment {
  return sql`${bidStatus('b', asOf)} = 'WON'`;
}
