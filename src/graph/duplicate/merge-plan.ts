import type { GreffeDatabase } from '../../db/connection/client.ts';
import { createRivalryCounter } from '../../db/read/node/name-reader.ts';
import { DEFAULT_MIN_SCORE, isSharedNumber } from './band.ts';
import { type CandidatePair, prepareComparison } from './candidate-pair.ts';
import type { NameKind } from './common-word.ts';
import { type DuplicateNode, shownNode } from './unit-group.ts';

/** One merge that can be done without somebody looking at it. */
export interface PlannedMerge {
  readonly node: DuplicateNode;
  /** The node of the group that was known to the database first. */
  readonly into: DuplicateNode;
  readonly score: number;
  /** The checked number that both have, and what else speaks for it, in words. */
  readonly reason: string;
}

export interface MergePlan {
  /** In order of ids. */
  readonly merges: readonly PlannedMerge[];
  /** Groups of nodes that hang together by such pairs, but of which not every two are such a pair, or two bid against each other. */
  readonly leftOut: readonly { readonly nodes: readonly DuplicateNode[]; readonly because: string }[];
}

/**
 * What can be merged in bulk: nodes that share a checked number and score 0.8 with every other of their group. Names alone never do, whatever
 * their score, nor do establishments of one company.
 */
export function planMerges(database: GreffeDatabase, type: NameKind): MergePlan {
  const pairs = new Map<string, CandidatePair>();
  prepareComparison(database, type).each(DEFAULT_MIN_SCORE, (pair) => {
    if (pair.band === 'LIKELY' && pair.reasons.some(isSharedNumber)) pairs.set(keyOf(pair.a, pair.b), pair);
  });
  const countRivalries = type === 'ORGANISATION' ? createRivalryCounter(database) : () => 0;
  const merges: PlannedMerge[] = [];
  const leftOut: MergePlan['leftOut'][number][] = [];
  for (const group of groupsOf(pairs.values())) {
    const because = objectionTo(group, pairs, countRivalries);
    if (because !== undefined) {
      leftOut.push({ nodes: group.map(shownNode), because });
      continue;
    }
    const [first, ...others] = group as [Member, ...Member[]];
    for (const other of others) {
      const { score, reasons } = pairs.get(keyOf(first, other)) as CandidatePair;
      const reason = reasons.map(({ words }) => words).join('; ');
      merges.push({ node: shownNode(other), into: shownNode(first), score, reason });
    }
  }
  return { merges, leftOut };
}

type Member = CandidatePair['a'];

function keyOf(a: Member, b: Member): string {
  return a.id < b.id ? `${a.id}:${b.id}` : `${b.id}:${a.id}`;
}

/** Why the group is not to be merged unseen; undefined when nothing speaks against it. */
function objectionTo(
  group: readonly Member[],
  pairs: ReadonlyMap<string, CandidatePair>,
  countRivalries: (a: number, b: number) => number,
): string | undefined {
  for (const [at, a] of group.entries()) {
    for (const b of group.slice(at + 1)) {
      if (!pairs.has(keyOf(a, b))) return `"${a.name}" and "${b.name}" do not qualify`;
      if (countRivalries(a.id, b.id) > 0) return `"${a.name}" and "${b.name}" bid against each other`;
    }
  }
  return undefined;
}

/** Nodes that hang together by pairs, each group and all of them in order of ids. */
function groupsOf(pairs: Iterable<CandidatePair>): Member[][] {
  const groups = new Map<number, Member[]>();
  for (const { a, b } of pairs) {
    const [ofA, ofB] = [groups.get(a.id) ?? [a], groups.get(b.id) ?? [b]];
    if (ofA === ofB) continue;
    const both = [...ofA, ...ofB];
    for (const { id } of both) groups.set(id, both);
  }
  const byId = (x: Member, y: Member) => x.id - y.id;
  const sorted = [...new Set(groups.values())].map((group) => group.sort(byId));
  return sorted.sort(([x], [y]) => byId(x as Member, y as Member));
}
