import type { GreffeDatabase } from '../../../src/db/connection/client.ts';
import type { NodeRecord } from '../../../src/model/record.ts';

/** The same nodes without their numbers, which would make one of several establishments. */
export function withoutNumbers(nodes: readonly NodeRecord[]): NodeRecord[] {
  return nodes.map(({ identifiers: _, ...node }) => node as NodeRecord);
}

/** Gives nodes their numbers as an older version kept them, which made a node of each. */
export function giveNumbers({ sqlite }: GreffeDatabase, nodes: readonly NodeRecord[]): void {
  const insert = sqlite.prepare(
    `INSERT INTO identifiers (node_id, node_type, scheme, value, checked)
     SELECT node_id, 'ORGANISATION', ?, ?, 1 FROM node_keys WHERE key = ?`,
  );
  for (const { identifiers = [], keys = [] } of nodes) {
    for (const { scheme, value } of identifiers) insert.run(scheme, value, keys[0]);
  }
}
