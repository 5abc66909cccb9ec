import type { Database } from 'better-sqlite3';

/** Which nodes are one now. A group is its survivor and the members that were merged into it, directly or through others. */
export interface CanonicalNodes {
  /** The node that stands for this one: itself unless it was merged. */
  of(nodeId: number): number;
  /** The nodes that this one stands for, besides itself, in order of id. */
  membersOf(canonicalId: number): number[];
  /** This merged node, and those that were merged into it before: what comes off with it. */
  branchOf(nodeId: number): number[];
  /** Has a node stand for another one. */
  set(nodeId: number, canonicalId: number): void;
}

export function createCanonicalNodes(sqlite: Database): CanonicalNodes {
  const mergedInto = sqlite
    .prepare<[number], number | null>('SELECT merged_into FROM nodes WHERE id = +?')
    .pluck();
  const members = sqlite
    .prepare<[number], number>('SELECT id FROM nodes WHERE merged_into = +? ORDER BY id')
    .pluck();
  const branch = sqlite
    .prepare<[number], number>(
      'WITH RECURSIVE branch (id) AS (SELECT +? UNION SELECT m.node_id FROM merged_nodes m JOIN branch ON m.into_id = branch.id) SELECT id FROM branch ORDER BY id',
    )
    .pluck();
  const set = sqlite.prepare<[number | null, number]>('UPDATE nodes SET merged_into = ? WHERE id = +?');
  return {
    of: (nodeId) => mergedInto.get(nodeId) ?? nodeId,
    membersOf: (canonicalId) => members.all(canonicalId),
    branchOf: (nodeId) => branch.all(nodeId),
    set: (nodeId, canonicalId) => void set.run(nodeId === canonicalId ? null : canonicalId, nodeId),
  };
}
