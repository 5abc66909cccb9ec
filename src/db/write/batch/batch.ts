import type { NodeType } from '../../../domain/node.ts';
import type { ClaimKind } from '../../../model/model.ts';
import type { MergeableType } from '../../tables/merge.ts';
import type { PendingBid, PendingTender } from '../derive/pending-row.ts';
import type { TenderStated } from '../document/tender-stated.ts';
import { type LastIds, Made } from '../pending/made.ts';
import type { Pending } from '../pending/pending.ts';
import type { Fates } from './fate.ts';
import type { OpenDocument } from './open-document.ts';
import { TENDER_PARTS } from './tender-part.ts';

/** A node that a record of the batch named. */
export interface BatchNode {
  readonly type: NodeType;
  /** The node that the record's own keys name. Claims are written as stated; where it was merged, they are moved after that. */
  readonly id: number;
  /** The node that stands for it: another one than `id` when it was merged. */
  readonly survivorId: number;
  /** The node that records are written to: another one than `id` when it is an establishment that was detached from it. */
  readonly recordId?: number;
  /** Ids of the establishments of the organisation that its records name. */
  readonly establishments: readonly number[];
}

export interface BatchBid {
  readonly id: number;
  readonly tenderId: number;
}

/** What one call of the writer knows, until its transaction ends. */
export interface Batch extends Fates {
  /** Instant that new and changed rows are stamped with. */
  readonly now: string;
  readonly nodes: Map<string, BatchNode>;
  readonly bids: Map<string, BatchBid>;
  /** The day since which each article's evidence is known, as the article stands after its records were written. */
  readonly articleDays: Map<number, string>;
  /** Articles whose day is other than before the batch. */
  readonly redatedArticles: Set<number>;
  /** Nodes whose row in the full-text index must be made anew. */
  readonly unsearchable: Set<number>;
  /** Whether any node of the database is merged, or detached. */
  readonly hasMerges: boolean;
  /** Where any is: the claims of the batch that name establishments. */
  readonly placedClaims: Map<number, ClaimKind>;
  /** Nodes whose group of merged nodes must be brought together again. */
  readonly openedNodes: Map<number, MergeableType>;
  /** Bids that were there and got other parties. */
  readonly repartiedBids: Set<number>;
  /** Companies whose name is to follow from what their establishments are called now. */
  readonly staleNames: Set<number>;
  /** Tenders whose derived columns must be made anew, and which: a sum of `TENDER_PARTS`. */
  readonly staleTenders: Map<number, number>;
  /** Bids whose derived columns must be made anew. */
  readonly staleBids: Set<number>;
  /** Tenders that got bids or lost some: the outcomes of all bids on them must be made anew. */
  readonly contestedTenders: Set<number>;
  /** Ids of the mentions that articles already have, by article and what makes two the same. */
  readonly mentions: Map<number, Map<string, number>>;
  /** The day of the document that is being written. */
  documentDay: string | undefined;
  /** The document that is being written, once its nodes are; undefined where records come without one. */
  document: OpenDocument | undefined;
  /** Pieces of evidence that the document had and has not said again yet, with their claims. */
  readonly leftovers: Map<number, number>;
  /** What the document states of tenders, by tender and day: one day, but of records that come without a document. */
  readonly tenderStatements: Map<string, { tenderId: number; day: string; stated: TenderStated }>;
  /** Tenders whose rows are what the only record on them states. */
  readonly freshTenders: Set<number>;
  /** Articles whose document was published anew with another text at the same moment, and the day of it. */
  readonly rewrittenArticles: Map<number, string>;
  /** Series of which documents came in that others may take back, or that take others back. */
  readonly touchedSeries: Set<number>;
  /** Claims whose evidence is other than before. */
  readonly touchedClaims: Set<number>;
  /** Tenders of which the statements are other than before. */
  readonly restatedTenders: Set<number>;
  /** Of part-wise series: the claims that the state after the last document written has. */
  readonly openClaims: Map<number, { readonly moment: string; readonly claims: Set<number> }>;
  /** New rows that are not written yet. */
  readonly pending: Pending;
  readonly made: Made;
  /** Tenders and bids whose rows are pending: their derived columns are made of what comes in. */
  readonly pendingTenders: Map<number, PendingTender>;
  readonly pendingBids: Map<number, PendingBid>;
  /** Documents that were there with the same text. */
  documentsUnchanged: number;
  /** Claims that nothing says any more, nor ever said. */
  readonly removedClaims: Set<number>;
  evidenceAdded: number;
  mentionsAdded: number;
}

/** Forgets what holds within one document only: its refs, and the dates that were carried on already. */
export function startNextDocument(batch: Batch): void {
  batch.nodes.clear();
  batch.bids.clear();
  batch.redatedArticles.clear();
  batch.document = undefined;
  batch.documentDay = undefined;
  batch.leftovers.clear();
  batch.tenderStatements.clear();
  batch.freshTenders.clear();
}

export function newBatch(now: string, last: LastIds, hasMerges: boolean, pending: Pending): Batch {
  return {
    now,
    nodes: new Map(),
    bids: new Map(),
    nodeFates: new Map(),
    claimFates: new Map(),
    part: 0,
    articleDays: new Map(),
    redatedArticles: new Set(),
    unsearchable: new Set(),
    hasMerges,
    placedClaims: new Map(),
    openedNodes: new Map(),
    repartiedBids: new Set(),
    staleNames: new Set(),
    staleTenders: new Map(),
    staleBids: new Set(),
    contestedTenders: new Set(),
    mentions: new Map(),
    documentDay: undefined,
    document: undefined,
    leftovers: new Map(),
    tenderStatements: new Map(),
    freshTenders: new Set(),
    rewrittenArticles: new Map(),
    touchedSeries: new Set(),
    touchedClaims: new Set(),
    restatedTenders: new Set(),
    openClaims: new Map(),
    pending,
    made: new Made(last),
    pendingTenders: new Map(),
    pendingBids: new Map(),
    documentsUnchanged: 0,
    removedClaims: new Set(),
    evidenceAdded: 0,
    mentionsAdded: 0,
  };
}

/** Has the columns of the tender made anew that follow from claims of this kind, if any do. */
export function markTenderStale(batch: Batch, id: number, kind: ClaimKind): void {
  const part = (TENDER_PARTS as Partial<Record<ClaimKind, number>>)[kind];
  if (part !== undefined) batch.staleTenders.set(id, (batch.staleTenders.get(id) ?? 0) | part);
}
