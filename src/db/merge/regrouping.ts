import type { Database } from 'better-sqlite3';
import type { ClaimKind } from '../../domain/claim.ts';
import type { NodeType } from '../../domain/node.ts';
import { MERGEABLE_TYPES, type MergeableType } from '../tables/merge.ts';
import { type Batch, markTenderStale } from '../write/batch/batch.ts';
import { createEdgeKeeper, createEndSettlement, type OnMoved } from './canonical-ends.ts';
import { createPartySettlement } from './canonical-parties.ts';
import { createSurvivors, type Survivors } from './group.ts';
import { createRowParkings, type RowParking } from './merged-node.ts';
import { createUnion, type Union } from './union.ts';

/** What the writer does to rows besides merging: raises revisions once in a batch. */
export interface Reviser {
  claim(batch: Batch, claimId: number): void;
  node(batch: Batch, type: NodeType, nodeId: number): void;
}

/** Changes groups of merged nodes, and keeps them when their nodes are written to. References are checked at commit meanwhile. */
export interface Regrouping {
  readonly survivors: Survivors;
  readonly parkings: Record<MergeableType, RowParking>;
  readonly union: Union;
  /** Moves what stands at the node to its survivor. */
  gather(batch: Batch, nodeId: number): void;
  /** Moves what was stated of the nodes to their survivors of now. */
  disperse(batch: Batch, nodeIds: readonly number[]): void;
  /** Makes the node's own rows as if it were in no group, so that a record can be written to it; the node that stands for it. */
  open(batch: Batch, type: NodeType, nodeId: number): number;
  /** Brings the groups that were opened together again, with all that was written in between. */
  close(batch: Batch): void;
}

export function createRegrouping(sqlite: Database, revise: Reviser): Regrouping {
  const survivors = createSurvivors(sqlite);
  const edges = createEdgeKeeper(sqlite);
  const ends = createEndSettlement(sqlite, survivors, edges);
  const parties = createPartySettlement(sqlite, survivors, edges);
  const parkings = createRowParkings(sqlite);
  const union = createUnion(sqlite, survivors, parkings);
  const tenderOfRole = sqlite
    .prepare<[number], number>('SELECT tender_id FROM procurement_roles WHERE id = +?')
    .pluck();

  const movedIn =
    (batch: Batch): OnMoved =>
    (kind: ClaimKind, claimId: number) => {
      revise.claim(batch, claimId);
      if (kind === 'BID') batch.staleBids.add(claimId);
      if (kind === 'PROCUREMENT_ROLE') markTenderStale(batch, tenderOfRole.get(claimId) as number, kind);
    };

  function gather(batch: Batch, nodeId: number): void {
    ends.settleStanding(nodeId, movedIn(batch));
    parties.settleStanding(nodeId, movedIn(batch));
  }

  return {
    survivors,
    parkings,
    union,
    gather,
    disperse(batch, nodeIds) {
      for (const nodeId of nodeIds) {
        ends.settleStated(nodeId, movedIn(batch));
        parties.settleStated(nodeId, movedIn(batch));
      }
    },
    open(batch, type, nodeId) {
      const survivorId = survivors.of(nodeId);
      if (!isMergeable(type) || batch.openedNodes.has(nodeId)) return survivorId;
      batch.openedNodes.set(nodeId, type);
      if (survivorId !== nodeId) parkings[type].unpark(nodeId);
      union.unmake(type, survivorId);
      return survivorId;
    },
    close(batch) {
      const changed = new Map<number, MergeableType>();
      for (const [nodeId, type] of batch.openedNodes) {
        const survivorId = survivors.of(nodeId);
        if (survivorId !== nodeId) {
          gather(batch, nodeId);
          parkings[type].park(nodeId);
          if (batch.nodeFates.get(nodeId)?.fate === 'CHANGED') revise.node(batch, type, survivorId);
        }
        changed.set(survivorId, type);
      }
      for (const bidId of batch.repartiedBids) parties.settle(bidId, movedIn(batch));
      for (const [survivorId, type] of changed) {
        union.make(type, survivorId);
        if (!batch.nodeFates.has(survivorId)) batch.nodeFates.set(survivorId, { type, fate: 'UNCHANGED' });
        batch.unsearchable.add(survivorId);
      }
    },
  };
}

export function isMergeable(type: NodeType): type is MergeableType {
  return (MERGEABLE_TYPES as readonly NodeType[]).includes(type);
}
