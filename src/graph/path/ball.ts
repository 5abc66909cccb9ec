import { type EdgeFilter, EdgeReader, type Hop } from '../../db/read/claim/edge-reader.ts';
import type { Session } from '../../db/read/row/session.ts';

/** All nodes within a number of hops of a centre, grown one distance at a time in bounded steps. */
export class Ball {
  readonly distances = new Map<number, number>();
  readonly #session: Session;
  readonly #filter: EdgeFilter;
  readonly #onHop: (hop: Hop) => void;
  #radius = 0;
  #reader: EdgeReader;
  #outermost: number[];
  #next: number[] = [];
  #readOfLayer = 0;

  /** @param onHop is given every edge that counts, seen from the node whose edges are read */
  constructor(session: Session, filter: EdgeFilter, centre: number, onHop: (hop: Hop) => void) {
    this.#session = session;
    this.#filter = filter;
    this.#onHop = onHop;
    this.distances.set(centre, 0);
    this.#outermost = [centre];
    this.#reader = new EdgeReader(session, filter, this.#outermost);
  }

  /** Up to which distance every node is known; Infinity when nothing lies beyond. */
  get radius(): number {
    return this.#outermost.length === 0 ? Number.POSITIVE_INFINITY : this.#radius;
  }

  /** Whether a node may lie within this distance; false only when it certainly does not. */
  mayHoldWithin(node: number, distance: number): boolean {
    return (this.distances.get(node) ?? this.radius + 1) <= distance;
  }

  /** How many edges the next distance takes, as far as can be told: those read of it, and the looks that are left. */
  get costOfNextDistance(): number {
    return this.#readOfLayer + this.#reader.remaining;
  }

  /** Reads at most `limit` more edges; gives how many it read. */
  grow(limit: number): number {
    const { hops, read } = this.#reader.read(limit);
    for (const hop of hops) {
      this.#onHop(hop);
      if (this.distances.has(hop.far)) continue;
      this.distances.set(hop.far, this.#radius + 1);
      this.#next.push(hop.far);
    }
    this.#readOfLayer += read;
    if (this.#reader.isDone) this.#completeLayer();
    return read;
  }

  #completeLayer(): void {
    this.#radius += 1;
    this.#outermost = this.#next;
    this.#next = [];
    this.#readOfLayer = 0;
    this.#reader = new EdgeReader(this.#session, this.#filter, this.#outermost);
  }
}
