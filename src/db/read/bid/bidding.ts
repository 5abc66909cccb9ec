import type { BidStatus } from '../../../model/words/claim.ts';
import { thenJoin, truth } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, join, raw, type SqlRow } from '../../statement/fragment.ts';
import { bidParties } from '../../tables/bid.ts';
import { walkBidsOfIn, walkBidsOnIn } from '../array/bid-entry.ts';
import { walkByKey } from '../row/key-walk.ts';
import type { Session } from '../row/session.ts';
import { bidStatus, isFact } from '../time/as-known.ts';
import { type AsOf, visibleClaim } from '../time/as-of.ts';
import type { BidChunk } from './bid-fact.ts';
import { b, bidsOn, c } from './bid-walk.ts';
import { partyList, readPartyList } from './party-list.ts';

export type { BidChunk, BidFact } from './bid-fact.ts';

const o = as(bidParties, 'o');

/** Few enough that a statement ends within a few milliseconds, also when every status is derived as of a day. */
const BIDS_PER_STATEMENT = 200;

/** All bids on some distinct tenders, tender by tender in the order given, each tender's in order of recording. */
export function* walkBidsOn(session: Session, tenders: readonly number[]): Generator<BidChunk> {
  const arrays = session.edgeArrays();
  if (arrays) return yield* walkBidsOnIn(arrays, tenders);
  const chunks = walkByKey<SqlRow>(tenders, {
    limit: BIDS_PER_STATEMENT,
    read: (keys, after) => session.rows(bidsOnStatement(session.asOf, keys, after?.id as number | undefined)),
    keyOf: ({ tender }) => tender as number,
  });
  for (const rows of chunks) yield chunkOf(rows);
}

/** All bids to which an organisation is a party, in order of recording. */
export function* walkBidsOf(session: Session, organisation: number): Generator<BidChunk> {
  const arrays = session.edgeArrays();
  if (arrays) return yield* walkBidsOfIn(arrays, organisation);
  const chunks = walkByKey<SqlRow>([organisation], {
    limit: BIDS_PER_STATEMENT,
    read: (_, after) => session.rows(bidsOfStatement(session.asOf, organisation, Number(after?.id ?? 0))),
    keyOf: () => organisation,
  });
  for (const rows of chunks) yield chunkOf(rows);
}

/** One statement for bids on some tenders; `after` is the last bid read of the only one. */
export function bidsOnStatement(asOf: AsOf, tenders: readonly number[], after: number | undefined): Fragment {
  return fragment`${bidColumns(asOf)} FROM ${bidsOn(tenders, after, BIDS_PER_STATEMENT)}`;
}

/** One statement for bids of an organisation that were recorded after another. */
export function bidsOfStatement(asOf: AsOf, organisation: number, after: number): Fragment {
  return fragment`${bidColumns(asOf)} FROM ${o} ${thenJoin} ${b} ON ${b.id} = ${o.bidId} ${thenJoin} ${c} ON ${c.id} = ${o.bidId} WHERE ${o.organisationId} = ${organisation} AND ${o.bidId} > ${after} ORDER BY ${o.bidId} LIMIT ${BIDS_PER_STATEMENT}`;
}

/** What is not visible is read and told apart, so that the limit bounds what a statement looks at. */
function bidColumns(asOf: AsOf): Fragment {
  const visible = join([raw('TRUE'), ...visibleClaim(c, asOf)], ' AND ');
  const parties = partyList(b, { subcontractors: true });
  return fragment`SELECT ${b.id} AS id, ${b.tenderId} AS tender, ${b.lotId} AS lot, ${parties} AS parties, ${bidStatus(b, asOf)} AS status, ${truth(isFact(c, asOf))} AS certain, ${truth(visible)} AS visible`;
}

function chunkOf(rows: readonly SqlRow[]): BidChunk {
  const read = rows.map(({ id, tender, lot, parties, status, certain, visible }) => ({
    isVisible: visible === 1,
    bid: {
      id: id as number,
      tender: tender as number,
      lot: lot as number | null,
      parties: readPartyList(parties),
      status: status as BidStatus,
      isCertain: certain === 1,
    },
  }));
  return {
    bids: read.filter(({ isVisible }) => isVisible).map(({ bid }) => bid),
    edges: read.reduce((sum, { bid }) => sum + bid.parties.length, 0),
  };
}
