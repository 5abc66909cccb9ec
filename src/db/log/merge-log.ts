import type { GreffeDatabase } from '../connection/client.ts';
import type { MergeAction } from '../tables/merge.ts';

/** One merge or unmerge, as it was done. */
export interface MergeLogEntry {
  readonly id: number;
  readonly action: MergeAction;
  /** Global id of the node that was merged or came off again. */
  readonly node: string;
  readonly into: string;
  /** Its name now. */
  readonly name: string;
  readonly intoName: string;
  /** Instant, UTC. */
  readonly at: string;
  readonly by: string | null;
  readonly note: string | null;
}

/** What was merged and unmerged, newest first; at most `limit` entries. */
export function listMerges({ sqlite }: GreffeDatabase, limit: number): MergeLogEntry[] {
  const nameOf = (id: string) =>
    `coalesce((SELECT name FROM organisations WHERE id = ${id}), (SELECT name FROM people WHERE id = ${id}), (SELECT name FROM regulations WHERE id = ${id}), (SELECT state ->> '$.columns.name' FROM merged_nodes WHERE node_id = ${id}))`;
  return sqlite
    .prepare<[number], MergeLogEntry>(
      `SELECT m.id, m.action, lower(n.type) || ':' || m.node_id AS node, lower(n.type) || ':' || m.into_id AS "into", ${nameOf('m.node_id')} AS name, ${nameOf('m.into_id')} AS intoName, m.at, m."by", m.note FROM merges m JOIN nodes n ON n.id = m.node_id ORDER BY m.id DESC LIMIT +?`,
    )
    .all(limit);
}
