import { quoted } from '../../../domain/error.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { Batch, BatchNode } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';

/**
 * The node of the batch that a record names.
 *
 * @throws Refusal when no record of the batch has this ref, or its node is of none of these types
 */
export function nodeNamed(
  batch: Batch,
  ref: string | undefined,
  types: readonly NodeType[],
  field: string,
): BatchNode {
  const node = ref === undefined ? undefined : batch.nodes.get(ref);
  if (node === undefined) {
    throw new Refusal(
      field,
      ref === undefined ? 'it is missing' : `no node of the batch has the ref ${quoted(ref)}`,
    );
  }
  if (!types.includes(node.type)) {
    throw new Refusal(field, `${quoted(ref)} is of type ${node.type}, not ${types.join(' or ')}`);
  }
  return node;
}
