import { STANDINGS, type Standing } from '../../../domain/claim.ts';
import type { ClaimKind } from '../../../model/model.ts';
import { BID_STATUS, type BidStatus } from '../../../model/words/claim.ts';
import { EDGE_KINDS } from '../../edge.ts';

// The byte of an entry: four bits for the kind, two for the standing, one for the direction.
export const KIND_MASK = 15;
const STANDING_SHIFT = 4;
export const FORWARD = 1 << 6;
if (EDGE_KINDS.length > KIND_MASK + 1)
  throw new Error('there are more kinds of edges than a byte tells apart');

// The byte of a claim: whether it was made, whether a source states that as fact, and three bits for the status of a bid.
export const MADE = 1;
export const FACT = 2;
const STATUS_SHIFT = 2;
if (BID_STATUS.list.length > 8) throw new Error('there are more statuses of bids than three bits tell apart');
const WON = BID_STATUS.list.indexOf('WON') << STATUS_SHIFT;
const STATUS_MASK = 7 << STATUS_SHIFT;

/** The bits of a bid's status, as its place in the list of statuses. */
export function statusBits(place: number): number {
  return place << STATUS_SHIFT;
}

export function hasWon(claimMark: number): boolean {
  return (claimMark & STATUS_MASK) === WON;
}

export function statusOf(claimMark: number): BidStatus {
  return BID_STATUS.list[(claimMark & STATUS_MASK) >> STATUS_SHIFT] as BidStatus;
}

/** Bytes of an edge, seen from both its ends; of a node; of a claim. */
const BYTES_PER_EDGE = 18;
const BYTES_PER_NODE = 5;
const BYTES_PER_CLAIM = 5;

/** How many bytes the arrays of a graph take. */
export function bytesOfArrays(size: { edges: number; lastNode: number; lastClaim: number }): number {
  return BYTES_PER_EDGE * size.edges + BYTES_PER_NODE * size.lastNode + BYTES_PER_CLAIM * size.lastClaim;
}

export interface EdgeArrayParts {
  readonly starts: Int32Array;
  readonly fars: Int32Array;
  readonly claims: Int32Array;
  readonly marks: Uint8Array;
  readonly articles: Uint8Array;
  readonly claimMarks: Uint8Array;
  readonly lots: Int32Array;
}

/**
 * All edges of current claims, of one state of the database, each seen from both its ends. The entries of a node stand together, in
 * order of claim, then of the node that they lead to, then forward ones first.
 */
export class EdgeArrays {
  /** Where the entries of each node start, which is where those of the node before end. */
  readonly starts: Int32Array;
  /** The node that an entry leads to. */
  readonly fars: Int32Array;
  readonly claims: Int32Array;
  /** Kind, standing and direction of an entry, see `markOf`. */
  readonly marks: Uint8Array;
  /** 1 for each node that is an article. */
  readonly articles: Uint8Array;
  /** By claim id: `MADE`, `FACT`, the status of a bid. */
  readonly claimMarks: Uint8Array;
  /** By claim id the lot that a bid is on; 0 where it names none. */
  readonly lots: Int32Array;
  readonly #spare: Uint8Array[] = [];

  constructor(parts: EdgeArrayParts) {
    this.starts = parts.starts;
    this.fars = parts.fars;
    this.claims = parts.claims;
    this.marks = parts.marks;
    this.articles = parts.articles;
    this.claimMarks = parts.claimMarks;
    this.lots = parts.lots;
  }

  get bytes(): number {
    const { starts, fars, claims, marks, articles, claimMarks, lots } = this;
    const arrays = [starts, fars, claims, marks, articles, claimMarks, lots];
    return arrays.reduce((sum, { byteLength }) => sum + byteLength, 0);
  }

  /** Whether the node was there when the arrays were built; all nodes that entries lead to were. */
  has(node: number): boolean {
    return node + 1 < this.starts.length;
  }

  /** The entries of a node: from the first of the two places until before the second. */
  entriesOf(node: number): readonly [start: number, end: number] {
    if (!this.has(node)) return [0, 0];
    return [this.starts[node] as number, this.starts[node + 1] as number];
  }

  /** A byte for each node, all zero. Who borrows it leaves it all zero, and gives it back. */
  borrow(): Uint8Array {
    return this.#spare.pop() ?? new Uint8Array(this.articles.length);
  }

  giveBack(bytes: Uint8Array): void {
    this.#spare.push(bytes);
  }
}

/** The byte of an entry of a kind and standing, each as its place in its list, that runs backward. */
export function markOf(kindPlace: number, standingPlace: number): number {
  return kindPlace | (standingPlace << STANDING_SHIFT);
}

/** For each byte of an entry 1 where it is of these kinds and standings, in both directions. */
export function passingMarks(
  kinds: ReadonlySet<ClaimKind>,
  standings: readonly Standing[] = STANDINGS,
): Uint8Array {
  const table = new Uint8Array(256);
  for (const [place, kind] of EDGE_KINDS.entries()) {
    if (!kinds.has(kind)) continue;
    for (const standing of standings) {
      const mark = markOf(place, STANDINGS.indexOf(standing));
      table[mark] = 1;
      table[mark | FORWARD] = 1;
    }
  }
  return table;
}

export function kindOf(mark: number): ClaimKind {
  return EDGE_KINDS[mark & KIND_MASK] as ClaimKind;
}

export function isForward(mark: number): boolean {
  return (mark & FORWARD) !== 0;
}
