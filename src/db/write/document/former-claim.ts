import { OUTSIDE_SERIES } from '../../../model/model.ts';
import type { ClaimRecord, GraphRecords } from '../../../model/record.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import type { ClaimWriter } from '../claim/claim-writer.ts';
import type { NodeWriter } from '../node/node-writer.ts';

/** Finds what a series said before a document, of that which the document may change. To be called when its own records are written. */
export type FindFormerClaims = (batch: Batch, formerly: GraphRecords) => void;

export function createFormerClaims(
  nodeWriter: Pick<NodeWriter, 'find'>,
  claimWriter: Pick<ClaimWriter, 'idOf'>,
): FindFormerClaims {
  /** What names a node that is not there any more is not there either. */
  function idOf(batch: Batch, record: ClaimRecord): number | undefined {
    try {
      return claimWriter.idOf(batch, record);
    } catch (error) {
      if (error instanceof Refusal) return undefined;
      throw error;
    }
  }

  return (batch, { nodes, claims }) => {
    if (batch.document === undefined) return;
    // Refs are those of other records now; tender and article are the same.
    for (const [ref, { type }] of batch.nodes) if (type === 'ORGANISATION') batch.nodes.delete(ref);
    batch.bids.clear();
    for (const node of nodes) if (node.type === 'ORGANISATION') nodeWriter.find(batch, node);
    const ofSeries = claims.filter(({ kind }) => !OUTSIDE_SERIES.includes(kind));
    const ordered = [
      ...ofSeries.filter(({ kind }) => kind === 'BID'),
      ...ofSeries.filter(({ kind }) => kind !== 'BID'),
    ];
    batch.document.formerly = new Set(ordered.flatMap((claim) => idOf(batch, claim) ?? []));
  };
}
