import { EDGE_KINDS } from '../../edge.ts';
import type { BidCount } from '../bid/bid-count.ts';
import type { BidChunk, BidFact } from '../bid/bid-fact.ts';
import type { BidderCount } from '../bid/bidder-tally.ts';
import { type EdgeArrays, FACT, hasWon, KIND_MASK, MADE, statusOf } from './edge-arrays.ts';

const BID = EDGE_KINDS.indexOf('BID');

/** Bids that are given together, as one statement reads them. */
const BIDS_PER_CHUNK = 200;

/** The places of a node's entries that are of bids; a bid of several parties has one for each, one after the other. */
function* bidEntriesOf(arrays: EdgeArrays, node: number): Generator<number> {
  const [start, end] = arrays.entriesOf(node);
  for (let entry = start; entry < end; entry += 1) {
    if (((arrays.marks[entry] as number) & KIND_MASK) === BID) yield entry;
  }
}

/** The bids on some tenders by bidder, as `countBidders` reads them. */
export function countBiddersIn(arrays: EdgeArrays, tenders: readonly number[]): Iterable<BidderCount> {
  const counts = new Map<number, { organisation: number; bids: number; won: number }>();
  const { claims, fars, claimMarks } = arrays;
  for (const tender of tenders) {
    for (const entry of bidEntriesOf(arrays, tender)) {
      const mark = claimMarks[claims[entry] as number] as number;
      if ((mark & MADE) === 0) continue;
      const organisation = fars[entry] as number;
      const count = counts.get(organisation) ?? { organisation, bids: 0, won: 0 };
      count.bids += 1;
      if (hasWon(mark)) count.won += 1;
      counts.set(organisation, count);
    }
  }
  return counts.values();
}

/** An organisation behind a bid that won. */
export interface WonEntry {
  readonly bid: number;
  readonly organisation: number;
}

/** The organisations behind the bids on some tenders that were made and won, bid by bid. */
export function* wonEntriesIn(arrays: EdgeArrays, tenders: readonly number[]): Generator<WonEntry> {
  const { claims, fars, claimMarks } = arrays;
  for (const tender of tenders) {
    for (const entry of bidEntriesOf(arrays, tender)) {
      const bid = claims[entry] as number;
      const mark = claimMarks[bid] as number;
      if ((mark & MADE) !== 0 && hasWon(mark)) yield { bid, organisation: fars[entry] as number };
    }
  }
}

/** The bids on a tender, as `countBids` reads them. */
export function countBidsIn(arrays: EdgeArrays, tender: number): BidCount {
  const count = { tender, certain: 0, made: 0, named: 0 };
  let last = 0;
  for (const entry of bidEntriesOf(arrays, tender)) {
    const claim = arrays.claims[entry] as number;
    if (claim === last) continue;
    last = claim;
    const mark = arrays.claimMarks[claim] as number;
    count.named += 1;
    if ((mark & MADE) !== 0) count.made += 1;
    if ((mark & FACT) !== 0) count.certain += 1;
  }
  return count;
}

/** The organisations behind those bids on a tender that were made; one that made several comes as often. */
export function* biddersIn(arrays: EdgeArrays, tender: number): Generator<number> {
  const { claims, fars, claimMarks } = arrays;
  for (const entry of bidEntriesOf(arrays, tender)) {
    if (((claimMarks[claims[entry] as number] as number) & MADE) !== 0) yield fars[entry] as number;
  }
}

/** All bids on some distinct tenders, as `walkBidsOn` reads them. */
export function walkBidsOnIn(arrays: EdgeArrays, tenders: readonly number[]): Generator<BidChunk> {
  return inChunks(bidsOn(arrays, tenders));
}

/** All bids to which an organisation is a party, as `walkBidsOf` reads them. */
export function walkBidsOfIn(arrays: EdgeArrays, organisation: number): Generator<BidChunk> {
  return inChunks(bidsOf(arrays, organisation));
}

function* bidsOn(arrays: EdgeArrays, tenders: readonly number[]): Generator<BidFact> {
  const { claims, fars } = arrays;
  for (const tender of tenders) {
    let bid = 0;
    let parties: number[] = [];
    for (const entry of bidEntriesOf(arrays, tender)) {
      const claim = claims[entry] as number;
      if (claim !== bid) {
        if (bid !== 0) yield factOf(arrays, bid, tender, parties);
        bid = claim;
        parties = [];
      }
      parties.push(fars[entry] as number);
    }
    if (bid !== 0) yield factOf(arrays, bid, tender, parties);
  }
}

function* bidsOf(arrays: EdgeArrays, organisation: number): Generator<BidFact> {
  const { claims, fars } = arrays;
  for (const entry of bidEntriesOf(arrays, organisation)) {
    const [bid, tender] = [claims[entry] as number, fars[entry] as number];
    yield factOf(arrays, bid, tender, farsOf(arrays, bid, tender));
  }
}

/** The far ends of a claim's entries at a node, in ascending order. */
function farsOf(arrays: EdgeArrays, claim: number, node: number): number[] {
  const { claims, fars } = arrays;
  const [start, end] = arrays.entriesOf(node);
  let [low, high] = [start, end];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((claims[middle] as number) < claim) low = middle + 1;
    else high = middle;
  }
  const found: number[] = [];
  for (let entry = low; entry < end && claims[entry] === claim; entry += 1) found.push(fars[entry] as number);
  return found;
}

function factOf({ claimMarks, lots }: EdgeArrays, id: number, tender: number, parties: number[]): BidFact {
  const mark = claimMarks[id] as number;
  const lot = lots[id] as number;
  return {
    id,
    tender,
    lot: lot === 0 ? null : lot,
    parties,
    status: statusOf(mark),
    isCertain: (mark & FACT) !== 0,
  };
}

function* inChunks(bids: Iterable<BidFact>): Generator<BidChunk> {
  let chunk: BidFact[] = [];
  const closed = (): BidChunk => ({
    bids: chunk,
    edges: chunk.reduce((sum, { parties }) => sum + parties.length, 0),
  });
  for (const bid of bids) {
    chunk.push(bid);
    if (chunk.length < BIDS_PER_CHUNK) continue;
    yield closed();
    chunk = [];
  }
  if (chunk.length > 0) yield closed();
}
