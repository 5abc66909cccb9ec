import type { Candidate } from './lookup.ts';
import { type NameRank, positionOf, rankNames } from './ranking.ts';
import type { Spelling } from './spelt-text.ts';

export interface RankedCandidate {
  readonly candidate: Candidate;
  readonly rank: NameRank;
  readonly position: string;
}

/** What was found so far, each node with the best of its ranks. */
export class Ranked {
  readonly #found = new Map<string, RankedCandidate>();
  readonly #after: string;
  readonly #first: number;
  /** An identifier was found that is all of the text: nothing else is meant. */
  isSettled = false;

  /** @param after position behind which the page starts */
  constructor(after: string, first: number) {
    this.#after = after;
    this.#first = first;
  }

  add(candidate: Candidate, rank: NameRank): void {
    const { type, place } = candidate;
    const key = `${type}${place}`;
    const position = positionOf(rank, type, place);
    const before = this.#found.get(key);
    if (before === undefined || position < before.position)
      this.#found.set(key, { candidate, rank, position });
  }

  /** Adds those of the candidates whose names match. */
  addNames(candidates: readonly Candidate[], spelling: Spelling): void {
    for (const candidate of candidates) {
      const rank = rankNames(candidate.name, spelling);
      if (rank) this.add(candidate, rank);
    }
  }

  get size(): number {
    return this.#found.size;
  }

  /** Whether the page is, and it is known whether there is more. */
  get isFull(): boolean {
    let behind = 0;
    for (const { position } of this.#found.values()) if (position > this.#after) behind++;
    return behind > this.#first;
  }

  inOrder(): RankedCandidate[] {
    return [...this.#found.values()]
      .filter(({ position }) => position > this.#after)
      .sort((a, b) => (a.position < b.position ? -1 : 1));
  }

  /** Whole names first, then those of which most is claimed; what is spelt otherwise last. */
  byPlace(): RankedCandidate[] {
    const group = ({ rank: { match } }: RankedCandidate) => GROUPS.indexOf(match);
    return this.inOrder().sort(
      (a, b) => rankGroup(group(a)) - rankGroup(group(b)) || a.candidate.place - b.candidate.place,
    );
  }
}

const GROUPS = ['IDENTIFIER', 'NAME', 'START', 'WORDS', 'NEAR', 'INITIALS', 'SOME_WORDS', 'TEXT'];

/** Starts and words of names are completed alike. */
function rankGroup(group: number): number {
  return group === GROUPS.indexOf('WORDS') ? GROUPS.indexOf('START') : group;
}
