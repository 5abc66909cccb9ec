import type { Database } from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import { as } from '../statement/alias.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound } from '../statement/fixed.ts';
import { mergedNodes } from '../tables/merge.ts';
import { nodes } from '../tables/node.ts';

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
  const db = drizzleOn(sqlite);
  const mergedInto = db
    .select({ id: nodes.mergedInto })
    .from(nodes)
    .where(eq(nodes.id, bound('nodeId')))
    .prepare();
  const members = db
    .select({ id: nodes.id })
    .from(nodes)
    .where(eq(nodes.mergedInto, bound('canonicalId')))
    .orderBy(nodes.id)
    .prepare();
  const branch = sqlite.prepare<[number], number>(BRANCH).pluck();
  const set = db
    .update(nodes)
    .set({ mergedInto: sql`${sql.placeholder('canonicalId')}` })
    .where(eq(nodes.id, bound('nodeId')))
    .prepare();
  return {
    of: (nodeId) => mergedInto.get({ nodeId })?.id ?? nodeId,
    membersOf: (canonicalId) => members.all({ canonicalId }).map(({ id }) => id),
    branchOf: (nodeId) => branch.all(nodeId),
    set(nodeId, canonicalId) {
      set.run({ nodeId, canonicalId: nodeId === canonicalId ? null : canonicalId });
    },
  };
}

const m = as(mergedNodes, 'm');

/** Drizzle's builder has no recursion. */
const BRANCH = `WITH RECURSIVE branch (node) AS (SELECT +? UNION SELECT ${m.nodeId} FROM ${m} JOIN branch ON ${m.intoId} = branch.node) SELECT node FROM branch ORDER BY node`;
