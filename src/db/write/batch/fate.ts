import type { NodeType } from '../../../domain/node.ts';

/** Whether a row is new, other than before, or as it was; and its revision goes up once in a batch at most. */
export type Fate = 'CREATED' | 'CHANGED' | 'UNCHANGED';

export interface RowFate {
  fate: Fate;
  /** The part of the batch that it is counted for: the one that made or changed it, else the last that named it. */
  part: number;
}

export interface NodeFate extends RowFate {
  readonly type: NodeType;
}

/** What became of the rows of a batch, and for which part of it. */
export interface Fates {
  readonly nodeFates: Map<number, NodeFate>;
  readonly claimFates: Map<number, RowFate>;
  /** The part of the batch that is being written: each is counted for itself. */
  part: number;
}

/** Notes that a record names a node that is there. */
export function noteNode(batch: Fates, type: NodeType, id: number): void {
  const held = batch.nodeFates.get(id);
  if (held === undefined) batch.nodeFates.set(id, { type, fate: 'UNCHANGED', part: batch.part });
  else if (held.fate === 'UNCHANGED') held.part = batch.part;
}

/** Notes that a record states a claim that is there. */
export function noteClaim(batch: Fates, id: number): void {
  const held = batch.claimFates.get(id);
  if (held === undefined) batch.claimFates.set(id, { fate: 'UNCHANGED', part: batch.part });
  else if (held.fate === 'UNCHANGED') held.part = batch.part;
}

/** Notes that a node is other than before; false when that is noted already, or it is new. */
export function noteNodeChange(batch: Fates, type: NodeType, id: number): boolean {
  noteUnlessHeld(batch.nodeFates, id, { type, fate: 'UNCHANGED', part: batch.part });
  return becomeChanged(batch.nodeFates.get(id) as NodeFate);
}

/** Notes that a claim is other than before; false when that is noted already, or it is new. */
export function noteClaimChange(batch: Fates, id: number): boolean {
  noteUnlessHeld(batch.claimFates, id, { fate: 'UNCHANGED', part: batch.part });
  return becomeChanged(batch.claimFates.get(id) as RowFate);
}

function noteUnlessHeld<F>(fates: Map<number, F>, id: number, fate: F): void {
  if (!fates.has(id)) fates.set(id, fate);
}

function becomeChanged(held: RowFate): boolean {
  if (held.fate !== 'UNCHANGED') return false;
  // Its part stays: what follows from a record when the batch ends counts for the last part that named the row.
  held.fate = 'CHANGED';
  return true;
}
