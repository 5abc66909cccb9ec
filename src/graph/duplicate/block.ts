import type { Evidence } from './evidence.ts';
import type { Subject } from './subject.ts';

/** Nodes that share a key are compared with each other; a larger block only with neighbours in it. */
const MAX_BLOCK = 40;
/** How many neighbours in an order of names each node is compared with: spellings of one name stand close. */
const NEIGHBOURS = 4;
const RAREST_WORDS = 3;
const MAX_INITIALS = 8;

export interface Candidates {
  /** Calls for each pair of positions that may be the same node; for some pairs several times. */
  each(compare: (a: number, b: number) => void): void;
  /** Whether every two nodes that share a key were paired. */
  readonly isComplete: boolean;
}

/**
 * Which of the nodes to compare at all. The work is bounded by the number of nodes, not of its square: each is paired with those that
 * share a rare word, two less rare ones, an identifier, what is in brackets, initials or an abbreviation, and with its neighbours in three orders of names.
 */
export function findCandidates(subjects: readonly Subject[], frequency: Evidence): Candidates {
  const blocks = new Map<string, number[]>();
  for (const [position, subject] of subjects.entries()) {
    for (const key of keysOf(subject, frequency)) {
      const block = blocks.get(key);
      if (block) block.push(position);
      else blocks.set(key, [position]);
    }
  }
  for (const [key, block] of blocks) if (block.length < 2) blocks.delete(key);
  const small = [...blocks.values()].filter((block) => block.length <= MAX_BLOCK);
  const large = [...blocks.values()].filter((block) => block.length > MAX_BLOCK);
  blocks.clear();
  const keysByPosition = numberBlocks(small, subjects.length);
  return {
    isComplete: large.length === 0,
    each(compare) {
      for (const [number, block] of small.entries()) {
        for (const [at, a] of block.entries()) {
          for (const b of block.slice(at + 1)) {
            // Two nodes share several keys: they are compared in the first block that has both.
            if (firstShared(keysByPosition[a], keysByPosition[b]) === number) compare(a, b);
          }
        }
      }
      for (const block of large) pairNeighbours(sortedBy(block, subjects, placeAndName), compare);
      const all = subjects.map((_, position) => position);
      for (const order of ORDERS) pairNeighbours(sortedBy(all, subjects, order), compare);
    },
  };
}

function keysOf({ names, registered, unchecked }: Subject, frequency: Evidence): Set<string> {
  const keys = new Set<string>();
  for (const { words, joined, initials, abbreviation, inside, whole } of names) {
    for (const name of [joined, inside?.joined, whole?.joined]) if (name !== undefined) keys.add(`n ${name}`);
    for (const short of [joined, initials, abbreviation]) {
      if (short !== '' && short.length <= MAX_INITIALS) keys.add(`i ${short}`);
    }
    const rarest = [...words].sort((a, b) => frequency.of(a) - frequency.of(b)).slice(0, RAREST_WORDS);
    for (const word of words) if (frequency.of(word) <= MAX_BLOCK) keys.add(`w ${word}`);
    for (const [at, word] of rarest.entries()) {
      for (const other of rarest.slice(at + 1)) keys.add(`w ${[word, other].sort().join(' ')}`);
    }
  }
  for (const identifier of unchecked) keys.add(`u ${identifier}`);
  for (const [register, numbers] of registered) {
    for (const number of numbers) keys.add(`r ${register} ${number}`);
  }
  return keys;
}

/** For each position, the numbers of its blocks in rising order. */
function numberBlocks(blocks: readonly (readonly number[])[], count: number): readonly number[][] {
  const numbers: number[][] = Array.from({ length: count }, () => []);
  for (const [number, block] of blocks.entries())
    for (const position of block) numbers[position]?.push(number);
  return numbers;
}

function firstShared(a: readonly number[] = [], b: readonly number[] = []): number | undefined {
  let [atA, atB] = [0, 0];
  while (atA < a.length && atB < b.length) {
    const [x, y] = [a[atA] as number, b[atB] as number];
    if (x === y) return x;
    if (x < y) atA++;
    else atB++;
  }
  return undefined;
}

type Order = (subject: Subject) => string;

/** Spellings differ at the start, at the end, or in the order of words. */
const ORDERS: readonly Order[] = [
  ({ names }) => names[0]?.joined ?? '',
  ({ names }) =>
    Array.from(names[0]?.joined ?? '')
      .reverse()
      .join(''),
  ({ names }) => [...(names[0]?.words ?? [])].sort().join(' '),
];

const placeAndName: Order = ({ country, locality, names }) =>
  [country ?? '~', locality ?? '~', names[0]?.joined ?? ''].join(' ');

function sortedBy(positions: readonly number[], subjects: readonly Subject[], order: Order): number[] {
  return positions
    .map((position) => [order(subjects[position] as Subject), position] as const)
    .sort(([a, x], [b, y]) => (a < b ? -1 : a > b ? 1 : x - y))
    .map(([, position]) => position);
}

function pairNeighbours(positions: readonly number[], compare: (a: number, b: number) => void): void {
  for (const [at, a] of positions.entries()) {
    for (const b of positions.slice(at + 1, at + 1 + NEIGHBOURS)) compare(Math.min(a, b), Math.max(a, b));
  }
}
