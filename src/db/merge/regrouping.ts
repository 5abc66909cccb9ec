import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import type { NodeType } from '../../domain/node.ts';
import type { ClaimKind } from '../../model/model.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound } from '../statement/fixed.ts';
import { MERGEABLE_TYPES, type MergeableType } from '../tables/merge.ts';
import { procurementRoles } from '../tables/procurement-role.ts';
import { type Batch, markTenderStale } from '../write/batch/batch.ts';
import { noteNode } from '../write/batch/fate.ts';
import { createCanonicalEnds, createEdgeKeeper, type OnMoved } from './canonical-ends.ts';
import { createCanonicalParties } from './canonical-parties.ts';
import { createDetachedNodes, type DetachedNodes, type PlacedClaim } from './detached-node.ts';
import { type CanonicalNodes, createCanonicalNodes } from './group.ts';
import { createRowArchives, type RowArchive } from './merged-node.ts';
import { createUnion, type Union } from './union.ts';

/** What the writer does to rows besides merging: raises revisions once in a batch. */
export interface Reviser {
  claim(batch: Batch, claimId: number): void;
  node(batch: Batch, type: NodeType, nodeId: number): void;
}

/** Changes groups of merged nodes, and keeps them when their nodes are written to. References are checked at commit meanwhile. */
export interface Regrouping {
  readonly canonical: CanonicalNodes;
  readonly archives: Record<MergeableType, RowArchive>;
  readonly union: Union;
  readonly detached: DetachedNodes;
  /** Moves the ends of claims to the nodes that stand there for the stated ones now. */
  settleClaims(batch: Batch, claims: Iterable<PlacedClaim>): void;
  /** Moves what stands at the node to its survivor. */
  gather(batch: Batch, nodeId: number): void;
  /** Moves what was stated of the nodes to the nodes that stand for them now. */
  disperse(batch: Batch, nodeIds: readonly number[]): void;
  /** Makes the node's own rows as if it were in no group, so that a record can be written to it; the node that stands for it. */
  open(batch: Batch, type: NodeType, nodeId: number): number;
  /** Brings the groups that were opened together again, with all that was written in between. */
  close(batch: Batch): void;
}

export function createRegrouping(sqlite: Database, revise: Reviser): Regrouping {
  const canonical = createCanonicalNodes(sqlite);
  const edges = createEdgeKeeper(sqlite);
  const detached = createDetachedNodes(sqlite);
  const ends = createCanonicalEnds(sqlite, canonical, detached, edges);
  const parties = createCanonicalParties(sqlite, canonical, detached, edges);
  const archives = createRowArchives(sqlite);
  const union = createUnion(sqlite, canonical, archives);
  const tenderOfRole = drizzleOn(sqlite)
    .select({ id: procurementRoles.tenderId })
    .from(procurementRoles)
    .where(eq(procurementRoles.id, bound('roleId')))
    .prepare();

  const movedIn =
    (batch: Batch): OnMoved =>
    (kind: ClaimKind, claimId: number) => {
      revise.claim(batch, claimId);
      if (kind === 'BID') batch.staleBids.add(claimId);
      if (kind === 'PROCUREMENT_ROLE') {
        const tender = tenderOfRole.get({ roleId: claimId });
        if (tender) markTenderStale(batch, tender.id, kind);
      }
    };

  function gather(batch: Batch, nodeId: number): void {
    ends.settleStanding(nodeId, movedIn(batch));
    parties.settleStanding(nodeId, movedIn(batch));
  }

  function settleClaims(batch: Batch, claims: Iterable<PlacedClaim>): void {
    for (const claim of claims) {
      ends.settleClaim(claim, movedIn(batch));
      if (claim.kind === 'BID') parties.settle(claim.id, movedIn(batch));
    }
  }

  return {
    canonical,
    archives,
    union,
    detached,
    settleClaims,
    gather,
    disperse(batch, nodeIds) {
      for (const nodeId of nodeIds) {
        ends.settleStated(nodeId, movedIn(batch));
        parties.settleStated(nodeId, movedIn(batch));
        if (detached.statedAs(nodeId) !== nodeId) settleClaims(batch, detached.claimsOf(nodeId));
      }
    },
    open(batch, type, nodeId) {
      const canonicalId = canonical.of(nodeId);
      if (!isMergeable(type) || batch.openedNodes.has(nodeId)) return canonicalId;
      batch.openedNodes.set(nodeId, type);
      if (canonicalId !== nodeId) archives[type].restore(nodeId);
      union.unmake(type, canonicalId);
      return canonicalId;
    },
    close(batch) {
      const changed = new Map<number, MergeableType>();
      for (const [nodeId, type] of batch.openedNodes) {
        const canonicalId = canonical.of(nodeId);
        if (canonicalId !== nodeId) {
          gather(batch, nodeId);
          archives[type].archive(nodeId);
          if (batch.nodeFates.get(nodeId)?.fate === 'CHANGED') revise.node(batch, type, canonicalId);
        }
        changed.set(canonicalId, type);
      }
      for (const [id, kind] of batch.placedClaims) {
        if (!batch.removedClaims.has(id)) settleClaims(batch, [{ id, kind }]);
      }
      for (const bidId of batch.repartiedBids) parties.settle(bidId, movedIn(batch));
      for (const [canonicalId, type] of changed) {
        union.make(type, canonicalId);
        if (!batch.nodeFates.has(canonicalId)) noteNode(batch, type, canonicalId);
        batch.unsearchable.add(canonicalId);
      }
    },
  };
}

export function isMergeable(type: NodeType): type is MergeableType {
  return (MERGEABLE_TYPES as readonly NodeType[]).includes(type);
}
