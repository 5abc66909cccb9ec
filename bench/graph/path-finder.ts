import { type Adjacency, at } from './adjacency.ts';

/** A chain of edges: one node more than it has claims. */
export interface Chain {
  readonly nodes: readonly number[];
  readonly claims: readonly number[];
}

/** Breadth-first search for a chain of fewest edges over typed arrays, from one end or, which is faster through hubs, from both. */
export class PathFinder {
  readonly #ends: 'one' | 'both';
  readonly #start: Front;
  readonly #end: Front;

  constructor(adjacency: Adjacency, ends: 'one' | 'both') {
    this.#ends = ends;
    this.#start = new Front(adjacency);
    this.#end = new Front(adjacency);
  }

  /** Undefined when there is none of at most so many hops. Of several of the same length, any. */
  find(from: number, to: number, maxHops: number): Chain | undefined {
    const [start, end] = [this.#start, this.#end];
    start.begin(from);
    end.begin(to);
    for (let hops = 1; hops <= maxHops; hops++) {
      const isEndCheaper = this.#ends === 'both' && end.cost < start.cost;
      // Whatever one front held before was looked for by the other: the first that they share lies on a shortest chain.
      const shared = isEndCheaper ? end.advance(start) : start.advance(end);
      if (shared !== undefined) return joined(start.chainTo(shared), end.chainTo(shared));
    }
    return undefined;
  }
}

/** What one end has reached so far. */
class Front {
  readonly #adjacency: Adjacency;
  /** The search in which a node was reached last: clearing would cost more than searching. */
  readonly #searches: Int32Array;
  readonly #before: Int32Array;
  readonly #entries: Int32Array;
  /** Reached nodes in order of distance; from `#outermost` on, those whose edges were not followed. */
  readonly #reached: Int32Array;
  #search = 0;
  #outermost = 0;
  #count = 0;
  /** How many edges the next hop follows. */
  cost = 0;

  constructor(adjacency: Adjacency) {
    const size = adjacency.starts.length - 1;
    this.#adjacency = adjacency;
    this.#searches = new Int32Array(size);
    this.#before = new Int32Array(size);
    this.#entries = new Int32Array(size);
    this.#reached = new Int32Array(size);
  }

  begin(node: number): void {
    this.#search += 1;
    this.#outermost = 0;
    this.#count = 0;
    this.cost = 0;
    this.#reach(node, node, 0);
  }

  holds(node: number): boolean {
    return this.#searches[node] === this.#search;
  }

  /** Follows all edges of the outermost nodes; stops at the first node that the other front holds, and gives it. */
  advance(other: Front): number | undefined {
    const { starts, neighbours } = this.#adjacency;
    const last = this.#count;
    this.cost = 0;
    while (this.#outermost < last) {
      const near = at(this.#reached, this.#outermost++);
      const end = at(starts, near + 1);
      for (let entry = at(starts, near); entry < end; entry++) {
        const far = at(neighbours, entry);
        if (this.holds(far)) continue;
        this.#reach(far, near, entry);
        if (other.holds(far)) return far;
      }
    }
    return undefined;
  }

  /** The way from where this front began. */
  chainTo(node: number): Chain {
    const nodes = [node];
    const claims: number[] = [];
    const first = at(this.#reached, 0);
    for (let each = node; each !== first; ) {
      claims.push(at(this.#adjacency.claims, at(this.#entries, each)));
      each = at(this.#before, each);
      nodes.push(each);
    }
    return { nodes: nodes.reverse(), claims: claims.reverse() };
  }

  #reach(node: number, before: number, entry: number): void {
    const { starts } = this.#adjacency;
    this.#searches[node] = this.#search;
    this.#before[node] = before;
    this.#entries[node] = entry;
    this.#reached[this.#count++] = node;
    this.cost += at(starts, node + 1) - at(starts, node);
  }
}

/** Two chains that end at the same node as one. */
function joined(head: Chain, tail: Chain): Chain {
  return {
    nodes: [...head.nodes, ...tail.nodes.toReversed().slice(1)],
    claims: [...head.claims, ...tail.claims.toReversed()],
  };
}
