import { FLAGS_OUT_OF_SUMS } from '../../domain/quality.ts';
import { bidAsKnown } from './as-known.ts';
import { knownBy, validOn } from './as-of.ts';
import { type Fragment, raw, sql, where } from './fragment.ts';
import type { Session } from './session.ts';

/** Where reading a buyer's tenders stands: the last one read. */
export interface TenderPosition {
  readonly publishedKey: string;
  readonly id: number;
}

/** What one bidder bid and won on some tenders, with amounts in one currency; null for bids without an amount that counts. */
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

/** The bids on some tenders, by bidder and currency. A bid of several organisations counts whole for each; expected bids do not count. */
export function tallyBidders(session: Session, tenders: readonly number[]): BidderTally[] {
  const { knownOn, validOn: onDay } = session.asOf;
  const status = knownOn === undefined ? 'b.status' : `(${bidAsKnown('status')('b')})`;
  const flags = FLAGS_OUT_OF_SUMS.map((flag) => `'${flag}'`).join(', ');
  const conditions: Fragment[] = [raw("c.modality = 'ACTUAL'")];
  if (knownOn !== undefined) conditions.push(knownBy('c.known_from'));
  if (onDay !== undefined) conditions.push(validOn('c.valid_from', 'c.valid_until'));
  const bids = sql`SELECT p.organisation_id AS organisation, b.value_minor AS amount, b.value_currency AS currency, ${raw(status)} = 'WON' AS won, EXISTS (SELECT 1 FROM quality_flags q WHERE q.claim_id = b.id AND q.flag IN (${raw(flags)})) AS flagged FROM json_each(${JSON.stringify(tenders)}) k CROSS JOIN bids b ON b.tender_id = k.value CROSS JOIN claims c ON c.id = b.id CROSS JOIN bid_parties p ON p.bid_id = b.id${where(conditions)}`;
  return session.rows(
    sql`SELECT organisation, CASE WHEN won AND NOT flagged THEN currency END AS currency, count(*) AS bids, sum(won) AS won, sum(CASE WHEN won AND NOT flagged THEN coalesce(amount, 0) ELSE 0 END) AS awardedMinor, sum(won AND amount IS NULL) AS unknown, sum(won AND flagged AND amount IS NOT NULL) AS flagged FROM (${bids}) GROUP BY 1, 2`,
  ) as unknown as BidderTally[];
}
