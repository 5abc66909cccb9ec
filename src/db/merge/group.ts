import type { Database } from 'better-sqlite3';

/** Which nodes are one now. A group is its survivor and the members that were merged into it, directly or through others. */
export interface Survivors {
  /** The node that stands for this one: itself unless it was merged. */
  of(nodeId: number): number;
  /** The nodes that this one stands for, besides itself, in order of id. */
  membersOf(survivorId: number): number[];
  /** This merged node, and those that were merged into it before: what comes off with it. */
  branchOf(nodeId: number): number[];
  /** Has a node stand for another one. */
  set(nodeId: number, survivorId: number): void;
}

export function createSurvivors(sqlite: Database): Survivors {
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
    membersOf: (survivorId) => members.all(survivorId),
    branchOf: (nodeId) => branch.all(nodeId),
    set: (nodeId, survivorId) => void set.run(nodeId === survivorId ? null : survivorId, nodeId),
  };
}
