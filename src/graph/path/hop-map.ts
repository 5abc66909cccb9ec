import type { Hop } from '../../db/read/claim/edge-reader.ts';
import { reversed } from '../hop.ts';

/** The edges that a search has read, from both their ends. */
export class HopMap {
  readonly #hops = new Map<number, Hop[]>();
  readonly #sorted = new Map<number, readonly Hop[]>();

  add(hop: Hop): void {
    this.#put(hop);
    this.#put(reversed(hop));
  }

  /** The hops from a node in order of claim, then of the node they lead to; each once. */
  from(node: number): readonly Hop[] {
    let sorted = this.#sorted.get(node);
    if (!sorted) {
      sorted = distinct((this.#hops.get(node) ?? []).sort(compareHops));
      this.#sorted.set(node, sorted);
    }
    return sorted;
  }

  #put(hop: Hop): void {
    const hops = this.#hops.get(hop.near);
    if (hops) hops.push(hop);
    else this.#hops.set(hop.near, [hop]);
    this.#sorted.delete(hop.near);
  }
}

/** An edge between two nodes whose edges were both read was read twice. */
function distinct(sorted: readonly Hop[]): Hop[] {
  return sorted.filter((hop, index) => {
    const before = sorted[index - 1];
    return before === undefined || compareHops(before, hop) !== 0;
  });
}

function compareHops(a: Hop, b: Hop): number {
  return a.claim - b.claim || a.far - b.far || Number(b.forward) - Number(a.forward);
}
