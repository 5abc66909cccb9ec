import type { NodeRecord } from '../../../model/record.ts';
import { packJson, unpackJson } from './packed-text.ts';

/** What an edited document states of nodes, as it is kept to tell what it states no more when it is written again. */
export function packNodes(nodes: readonly NodeRecord[]): Uint8Array {
  return packJson(JSON.stringify(nodes.filter(({ isReference }) => !isReference)));
}

/** The records that `packNodes` was given. */
export function unpackNodes(raw: Uint8Array): NodeRecord[] {
  return unpackJson(raw) as NodeRecord[];
}
