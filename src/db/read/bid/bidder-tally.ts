import { type MaybePromise, mapMaybePromise } from '../../../domain/maybe-promise.ts';
import { ascending, thenJoin, truth } from '../../dialect/expression.ts';
import { jsonRows } from '../../dialect/json-value.ts';
import { eachValue } from '../../dialect/list.ts';
import { as, bare } from '../../statement/alias.ts';
import { type Fragment, fragment, NOTHING, raw } from '../../statement/fragment.ts';
import { tenders } from '../../tables/tender.ts';
import type { Session } from '../row/session.ts';
import { bidAmount, bidCurrency, bidStatus, tenderIsDuplicate } from '../time/as-known.ts';
import { b, countingAmong, countingBids } from './bid-walk.ts';
import { bidderKey, type Per } from './bidder-key.ts';
import { isOutOfSums } from './out-of-sums.ts';

const tender = bare(tenders);
const t = as(tenders, 't');
/** The table under its own name, for what is derived of its rows. */
const own = as(tenders, 'tenders');
const k = eachValue('k');

/** Where reading a buyer's tenders stands: the last one read. */
export interface TenderPosition {
  readonly publishedKey: string;
  readonly id: number;
}

/** What one bidder bid and won with some bids, with amounts in one currency; null for bids without an amount that counts. */
export interface BidderTally {
  /** As `bidderKey` gives it. */
  readonly organisation: number;
  readonly currency: string | null;
  /** 1 for bids on tenders that are published under longer numbers, too, which count for nothing. */
  readonly isDuplicate: 0 | 1;
  readonly bids: number;
  readonly won: number;
  /** Sum of the won bids' amounts, in minor units. */
  readonly awardedMinor: number;
  /** Won bids whose amount is not known. */
  readonly unknown: number;
  /** Won bids whose amount is flagged, and left out of the sum. */
  readonly flagged: number;
}

/** Some tenders of a buyer that follow each other in order of publication. A tender's buyer is the one known first. */
export interface TenderSpan {
  readonly buyer: number;
  /** The tender that stands before them; undefined at the first. */
  readonly after: TenderPosition | undefined;
  /** How many at most. */
  readonly limit: number;
}

export function readTendersOfBuyer(session: Session, span: TenderSpan): TenderPosition[] {
  return session.rows(
    fragment`SELECT ${tender.publishedKey} AS publishedKey, ${tender.id} AS id ${tendersOfBuyer(span)}`,
  ) as unknown as TenderPosition[];
}

/** The ids of a span's tenders alone, which is quicker. */
export function readTenderIdsOfBuyer(session: Session, span: TenderSpan): number[] {
  const [row] = session.rows(
    fragment`SELECT ${jsonRows('id')} AS ids FROM (SELECT ${tender.id} AS id ${tendersOfBuyer(span)})`,
  );
  return JSON.parse(row?.ids as string) as number[];
}

function tendersOfBuyer({ buyer, after, limit }: TenderSpan): Fragment {
  const start = after
    ? fragment` AND (${tender.publishedKey}, ${tender.id}) > (${after.publishedKey}, ${after.id})`
    : NOTHING;
  return fragment`FROM ${tender} WHERE ${tender.buyerId} = ${buyer}${start} ORDER BY ${tender.publishedKey}, ${tender.id} LIMIT ${limit}`;
}

/** Where a span ends: at its last tender, or undefined where the buyer has fewer; and how many there are. */
export function measureSpan(
  session: Session,
  span: TenderSpan,
): { readonly tenders: number; readonly last: TenderPosition | undefined } {
  const { limit } = span;
  const [last] = session.rows(
    fragment`SELECT ${tender.publishedKey} AS publishedKey, ${tender.id} AS id ${tendersOfBuyer(span)} OFFSET ${limit - 1}`,
  ) as unknown as TenderPosition[];
  if (last) return { tenders: limit, last };
  const [counted] = session.rows(
    fragment`SELECT count(*) AS tenders FROM (SELECT ${tender.id} ${tendersOfBuyer(span)})`,
  );
  return { tenders: counted?.tenders as number, last };
}

/** Some bids by bidder, currency and whether they are published twice. A bid of several organisations counts whole for each; expected bids do not count. */
export function tallyBidders(session: Session, bids: readonly number[], per: Per): BidderTally[] {
  const { more, key } = bidderKey(per);
  const made = countingBids(session, bids, { more });
  const offers = fragment`SELECT ${key} AS organisation, ${bidAmount(b, session.asOf)} AS amount, ${bidCurrency(b, session.asOf)} AS currency, ${truth(hasWon(session))} AS won, ${b.id} AS bid, (SELECT ${tenderIsDuplicate(t, session.asOf)} FROM ${t} WHERE ${t.id} = ${b.tenderId}) AS isDuplicate ${made}`;
  // Only of what won with an amount it matters whether that is flagged.
  const judged = fragment`SELECT organisation, amount, currency, won, isDuplicate, ${truth(fragment`won = 1 AND amount IS NOT NULL AND ${isOutOfSums('bid')}`)} AS flagged FROM (${offers})`;
  return session.rows(
    fragment`SELECT organisation, CASE WHEN won = 1 AND flagged = 0 THEN currency END AS currency, isDuplicate, count(*) AS bids, sum(won) AS won, sum(CASE WHEN won = 1 AND flagged = 0 THEN coalesce(amount, 0) ELSE 0 END) AS awardedMinor, sum(${truth('won = 1 AND amount IS NULL')}) AS unknown, sum(flagged) AS flagged FROM (${judged}) GROUP BY 1, 2, 3 ORDER BY ${ascending('1')}, ${ascending('2')}, ${ascending('3')}`,
  ) as unknown as BidderTally[];
}

/** What a bid that won came to. */
export interface WonAmount {
  readonly id: number;
  /** In minor units; null where it is not known. */
  readonly amount: number | null;
  readonly currency: string | null;
  /** 1 when it is flagged, and stays out of sums. */
  readonly flagged: 0 | 1;
}

/** What some bids, each of which won, came to. */
export function readWonAmounts(session: Session, bids: readonly number[]): WonAmount[] {
  const { asOf } = session;
  const won = fragment`SELECT ${b.id} AS id, ${bidAmount(b, asOf)} AS amount, ${bidCurrency(b, asOf)} AS currency FROM ${k.of(bids)} ${thenJoin} ${b} ON ${b.id} = ${k.value}`;
  return session.rows(
    fragment`SELECT id, amount, currency, ${truth(fragment`amount IS NOT NULL AND ${isOutOfSums('id')}`)} AS flagged FROM (${won})`,
  ) as unknown as WonAmount[];
}

/** How many bids one bidder made, and won. */
export type BidderCount = Pick<BidderTally, 'organisation' | 'bids' | 'won'>;

/** The same with the bids that are not among them, because their contracts are published under longer numbers, too. */
export interface BidderCountOnce extends BidderCount {
  readonly duplicates: number;
}

/** The bids on a span of tenders by bidder, without amounts; read aside where that is possible, since one tender may have many. */
export function countBidders(session: Session, span: TenderSpan, per: Per): MaybePromise<BidderCountOnce[]> {
  const { more, key } = bidderKey(per);
  const isDuplicate = tenderIsDuplicate(own, session.asOf);
  const submitted = fragment`(SELECT ${tender.id}, ${isDuplicate} AS duplicate ${tendersOfBuyer(span)}) t ${thenJoin} ${b} ON ${b.tenderId} = ${t.id}`;
  const made = countingAmong(session, submitted, { more });
  const counts = fragment`SELECT ${key} AS organisation, sum(1 - duplicate) AS bids, coalesce(sum(${truth(fragment`${hasWon(session)} AND duplicate = 0`)}), 0) AS won, sum(duplicate) AS duplicates ${made} GROUP BY 1 ORDER BY 1`;
  const columns = ['organisation', 'bids', 'won', 'duplicates'] as const;
  // As a few texts: a row of its own for each would take twice as long, and longer still from thread to thread.
  const lists = fragment`SELECT ${raw(columns.map((column) => `${jsonRows(column)} AS ${column}`).join(', '))} FROM (${counts})`;
  return mapMaybePromise(session.eventualRows(lists, { mayReadMany: true }), ([row]) => {
    const [organisations, bids, won, duplicates] = columns.map(
      (column) => JSON.parse(row?.[column] as string) as number[],
    ) as [number[], number[], number[], number[]];
    return organisations.map((organisation, position) => ({
      organisation,
      bids: bids[position] as number,
      won: won[position] as number,
      duplicates: duplicates[position] as number,
    }));
  });
}

/** Whether the bid `b` won, as far as known on the day asked. */
function hasWon({ asOf }: Session): Fragment {
  return fragment`${bidStatus(b, asOf)} = 'WON'`;
}
