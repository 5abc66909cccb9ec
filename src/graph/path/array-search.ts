import { type EdgeArrays, isForward, kindOf, passingMarks } from '../../db/read/array/edge-arrays.ts';
import type { Hop } from '../../db/read/claim/edge-reader.ts';
import type { Work } from '../scheduler.ts';
import type { SearchBudget, StopReason } from '../search-budget.ts';
import type { PathRequest } from './path-request.ts';

/** Entries that are looked at between two yields. */
const ENTRIES_PER_STEP = 20_000;

/** One end of a search, and what lies around it. */
interface Side {
  /** For each node its distance plus one; 0 for those that were not reached. */
  readonly near: Uint8Array;
  readonly reached: number[];
  outermost: number[];
  radius: number;
}

/**
 * The search of `findPaths` over arrays: the same chains in the same order. What it looks at counts as edges read, once for each time,
 * unless its kind is not asked for.
 */
export class ArraySearch {
  readonly #arrays: EdgeArrays;
  readonly #request: PathRequest;
  readonly #budget: SearchBudget;
  /** By the byte of an entry. */
  readonly #passing: Uint8Array;
  readonly #isOfKind: Uint8Array;
  /** Bit n: the end is n hops away, and the start can be reached in those that are left. */
  readonly #reaching: Uint8Array;
  #reachingNodes: number[] = [];
  readonly #start: Side;
  readonly #end: Side;
  #haveMet = false;
  #looked = 0;

  constructor(arrays: EdgeArrays, request: PathRequest, budget: SearchBudget) {
    this.#arrays = arrays;
    this.#request = request;
    this.#budget = budget;
    this.#passing = passingMarks(request.kinds, request.standings);
    this.#isOfKind = passingMarks(request.kinds);
    this.#reaching = arrays.borrow();
    this.#start = this.#open(request.from);
    this.#end = this.#open(request.to);
  }

  /** Adds the chains it finds; says why there may be more. */
  *run(chains: Hop[][]): Work<StopReason | undefined> {
    try {
      return yield* this.#search(chains);
    } finally {
      this.#giveBack();
    }
  }

  *#search(chains: Hop[][]): Work<StopReason | undefined> {
    const { maxHops, first } = this.#request;
    for (let hops = 1; hops <= maxHops; hops += 1) {
      while (radiusOf(this.#start) + radiusOf(this.#end) < hops) {
        const stopped = yield* this.#grow();
        if (stopped) return stopped;
      }
      if (!this.#haveMet) continue;
      const stopped = (yield* this.#reach(hops)) ?? (yield* this.#collect(hops, chains));
      if (stopped) return stopped;
      if (chains.length >= first) return 'ENOUGH_FOUND';
    }
    return undefined;
  }

  /** Looks at all entries of the outermost nodes of the side that has fewer. */
  *#grow(): Work<StopReason | undefined> {
    const stopped = this.#budget.exceeded();
    if (stopped) return stopped;
    const isStartCheaper = this.#costOf(this.#start) <= this.#costOf(this.#end);
    const [side, other] = isStartCheaper ? [this.#start, this.#end] : [this.#end, this.#start];
    const { fars, marks } = this.#arrays;
    const next: number[] = [];
    for (const node of side.outermost) {
      const [start, end] = this.#arrays.entriesOf(node);
      for (let entry = start; entry < end; entry += 1) {
        if (this.#isStepOver()) {
          yield;
          if (this.#budget.exceeded() === 'DEADLINE') return 'DEADLINE';
        }
        if (this.#isOfKind[marks[entry] as number] === 0) continue;
        if (this.#budget.edgesLeft <= 0) return 'EDGE_BUDGET';
        this.#budget.spend(1);
        if (!this.#counts(entry)) continue;
        const far = fars[entry] as number;
        if (other.near[far] !== 0) this.#haveMet = true;
        if (side.near[far] !== 0) continue;
        side.near[far] = side.radius + 2;
        side.reached.push(far);
        next.push(far);
      }
    }
    side.radius += 1;
    side.outermost = next;
    return undefined;
  }

  /** Notes for each number of hops left which nodes can be there. */
  *#reach(hops: number): Work<StopReason | undefined> {
    const { from, to } = this.#request;
    const { fars } = this.#arrays;
    const reaching = this.#reaching;
    this.#forgetReaching();
    const startRadius = radiusOf(this.#start);
    let layer = [to];
    for (let left = 1; left < hops; left += 1) {
      const bit = 1 << left;
      const next: number[] = [];
      for (const node of layer) {
        const [start, end] = this.#arrays.entriesOf(node);
        for (let entry = start; entry < end; entry += 1) {
          if (this.#isStepOver()) {
            yield;
            if (this.#budget.exceeded() === 'DEADLINE') return 'DEADLINE';
          }
          const far = fars[entry] as number;
          const known = reaching[far] as number;
          if ((known & bit) !== 0 || far === to || far === from || far === node) continue;
          if (!this.#counts(entry)) continue;
          const near = this.#start.near[far] as number;
          if ((near === 0 ? startRadius + 1 : near - 1) > hops - left) continue;
          if (known === 0) this.#reachingNodes.push(far);
          reaching[far] = known | bit;
          next.push(far);
        }
      }
      layer = next;
    }
    return undefined;
  }

  /** Chains of so many hops in order of claim, depth first. */
  *#collect(hops: number, chains: Hop[][]): Work<StopReason | undefined> {
    const { from, to, first } = this.#request;
    const { fars } = this.#arrays;
    const nodes = [from];
    const entries = [this.#arrays.entriesOf(from)[0]];
    while (entries.length > 0 && chains.length < first) {
      if (this.#isStepOver()) {
        yield;
        if (this.#budget.exceeded() === 'DEADLINE') return 'DEADLINE';
      }
      const depth = entries.length - 1;
      const entry = entries[depth] as number;
      if (entry >= this.#arrays.entriesOf(nodes[depth] as number)[1]) {
        entries.pop();
        nodes.pop();
        // The entry by which this node was reached has been followed.
        if (depth > 0) entries[depth - 1] = (entries[depth - 1] as number) + 1;
        continue;
      }
      const far = fars[entry] as number;
      const left = hops - depth - 1;
      const leads = left === 0 ? far === to : ((this.#reaching[far] as number) & (1 << left)) !== 0;
      if (!leads || !this.#counts(entry) || nodes.includes(far)) {
        entries[depth] = entry + 1;
      } else if (left === 0) {
        chains.push(entries.map((each, index) => this.#hopAt(nodes[index] as number, each)));
        entries[depth] = entry + 1;
      } else {
        nodes.push(far);
        entries.push(this.#arrays.entriesOf(far)[0]);
      }
    }
    return undefined;
  }

  #open(centre: number): Side {
    const near = this.#arrays.borrow();
    near[centre] = 1;
    return { near, reached: [centre], outermost: [centre], radius: 0 };
  }

  #costOf({ outermost }: Side): number {
    let cost = 0;
    for (const node of outermost) {
      const [start, end] = this.#arrays.entriesOf(node);
      cost += end - start;
    }
    return cost;
  }

  #counts(entry: number): boolean {
    const { marks, fars, articles } = this.#arrays;
    if (this.#passing[marks[entry] as number] === 0) return false;
    const { throughDocuments, from, to } = this.#request;
    const far = fars[entry] as number;
    return throughDocuments || articles[far] === 0 || far === from || far === to;
  }

  #isStepOver(): boolean {
    this.#looked += 1;
    return this.#looked % ENTRIES_PER_STEP === 0;
  }

  #hopAt(near: number, entry: number): Hop {
    const { fars, claims, marks } = this.#arrays;
    const mark = marks[entry] as number;
    return {
      near,
      far: fars[entry] as number,
      claim: claims[entry] as number,
      kind: kindOf(mark),
      forward: isForward(mark),
    };
  }

  #forgetReaching(): void {
    for (const node of this.#reachingNodes) this.#reaching[node] = 0;
    this.#reachingNodes = [];
  }

  #giveBack(): void {
    this.#forgetReaching();
    this.#arrays.giveBack(this.#reaching);
    for (const { near, reached } of [this.#start, this.#end]) {
      for (const node of reached) near[node] = 0;
      this.#arrays.giveBack(near);
    }
  }
}

/** Up to which distance every node is known; Infinity when nothing lies beyond. */
function radiusOf({ outermost, radius }: Side): number {
  return outermost.length === 0 ? Number.POSITIVE_INFINITY : radius;
}
