import type { BidOutcome } from '../../../model/words/claim.ts';
import { ascending, truth } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { bidParties } from '../../tables/bid.ts';
import { tenders } from '../../tables/tender.ts';
import type { Session } from '../row/session.ts';
import {
  bidAmount,
  bidCurrency,
  bidOutcome,
  bidOutcomeIsStated,
  isFact,
  tenderIsDuplicate,
} from '../time/as-known.ts';
import { currentRow } from '../time/as-of.ts';
import { b, c, countingBids } from './bid-walk.ts';
import { isOfCeilings } from './ceiling-amount.ts';
import { isOutOfSums } from './out-of-sums.ts';

const o = as(bidParties, 'o');
const t = as(tenders, 't');

/** Some bids of one outcome, with amounts in one currency; null for those whose amount is not known. */
export interface OutcomeTally {
  readonly outcome: BidOutcome;
  readonly currency: string | null;
  /** 1 for those on tenders that are published under longer numbers, too. */
  readonly isDuplicate: 0 | 1;
  readonly bids: number;
  /** Those of which a document says so. */
  readonly stated: number;
  /** Those that no source states as fact to have been made. */
  readonly uncertain: number;
  /** Those whose amount is flagged, and left out of the sum. */
  readonly flagged: number;
  /** Those of the others whose amount is the most that may be spent. */
  readonly ceilings: number;
  /** Sum of the others, in minor units. */
  readonly sumMinor: number;
}

/** Few enough that a statement ends within a few milliseconds, also when every outcome is derived as of a day. */
const BIDS_PER_STATEMENT = 200;

/** Ids of the bids to which an organisation is a party, in order of recording, those that were not taken back on the day asked; a chunk at a time. */
export function* walkBidIdsOf(session: Session, organisation: number): Generator<readonly number[]> {
  let after = 0;
  for (;;) {
    const rows = session.rows(
      fragment`SELECT ${o.bidId} AS id FROM ${o} WHERE ${o.organisationId} = ${organisation} AND ${o.bidId} > ${after} AND ${currentRow({ claimId: o.bidId, withdrawn: o.withdrawn }, session.asOf)} ORDER BY ${o.bidId} LIMIT ${BIDS_PER_STATEMENT}`,
    );
    const ids = rows.map(({ id }) => id as number);
    yield ids;
    if (ids.length < BIDS_PER_STATEMENT) return;
    after = ids.at(-1) as number;
  }
}

/**
 * Those of some bids that are known and valid on the days asked, expected ones among them, by outcome, currency and whether they are
 * published twice.
 */
export function tallyOutcomes(session: Session, bids: readonly number[]): OutcomeTally[] {
  const { asOf } = session;
  const told = fragment`SELECT ${bidOutcome(b, asOf)} AS outcome, ${bidOutcomeIsStated(b, asOf)} AS stated, ${truth(isFact(c, asOf))} AS certain, ${bidAmount(b, asOf)} AS amount, ${bidCurrency(b, asOf)} AS currency, ${truth(isOutOfSums(b.id))} AS flagged, ${truth(isOfCeilings(b.id, asOf))} AS ceiling, (SELECT ${tenderIsDuplicate(t, asOf)} FROM ${t} WHERE ${t.id} = ${b.tenderId}) AS isDuplicate ${countingBids(session, bids, { expected: true })}`;
  return session.rows(
    fragment`SELECT outcome, currency, isDuplicate, count(*) AS bids, sum(stated) AS stated, sum(1 - certain) AS uncertain, sum(${truth('amount IS NOT NULL AND flagged = 1')}) AS flagged, sum(${truth('amount IS NOT NULL AND flagged = 0 AND ceiling = 1')}) AS ceilings, sum(CASE WHEN flagged = 1 THEN 0 ELSE coalesce(amount, 0) END) AS sumMinor FROM (${told}) GROUP BY outcome, currency, isDuplicate ORDER BY outcome, ${ascending('currency')}, isDuplicate`,
  ) as unknown as OutcomeTally[];
}
