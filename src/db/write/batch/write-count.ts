import type { Batch } from './batch.ts';
import type { RowFate } from './fate.ts';

/** How many rows are new, other than before, or as they were. A tender also changes when its events, values or buyers do. */
export interface Counts {
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
}

export interface WriteCounts {
  readonly nodes: Counts;
  readonly claims: Counts;
  readonly evidenceAdded: number;
  readonly mentionsAdded: number;
}

const NO_ROWS: Counts = { created: 0, changed: 0, unchanged: 0 };
export const NOTHING_WRITTEN: WriteCounts = {
  nodes: NO_ROWS,
  claims: NO_ROWS,
  evidenceAdded: 0,
  mentionsAdded: 0,
};

/** Of the whole batch. */
export function countsOf(batch: Batch): WriteCounts {
  return {
    nodes: count(batch.nodeFates.values()),
    claims: count(batch.claimFates.values()),
    evidenceAdded: batch.evidenceAdded,
    mentionsAdded: batch.mentionsAdded,
  };
}

/** What is only ever added. */
export type Additions = Pick<WriteCounts, 'evidenceAdded' | 'mentionsAdded'>;

export const NO_ADDITIONS: Additions = { evidenceAdded: 0, mentionsAdded: 0 };

/** Of each part of the batch for itself; their sum is `countsOf`. */
export function countsOfParts(batch: Batch, additions: readonly Additions[]): WriteCounts[] {
  const nodes = Map.groupBy(batch.nodeFates.values(), ({ part }) => part);
  const claims = Map.groupBy(batch.claimFates.values(), ({ part }) => part);
  return Array.from(additions, (added = NO_ADDITIONS, part) => ({
    nodes: count(nodes.get(part) ?? []),
    claims: count(claims.get(part) ?? []),
    ...added,
  }));
}

function count(fates: Iterable<RowFate>): Counts {
  const counts = { created: 0, changed: 0, unchanged: 0 };
  for (const { fate } of fates) {
    if (fate === 'CREATED') counts.created++;
    else if (fate === 'CHANGED') counts.changed++;
    else counts.unchanged++;
  }
  return counts;
}

export function sumOf(a: WriteCounts, b: WriteCounts): WriteCounts {
  const rows = (first: Counts, second: Counts): Counts => ({
    created: first.created + second.created,
    changed: first.changed + second.changed,
    unchanged: first.unchanged + second.unchanged,
  });
  return {
    nodes: rows(a.nodes, b.nodes),
    claims: rows(a.claims, b.claims),
    evidenceAdded: a.evidenceAdded + b.evidenceAdded,
    mentionsAdded: a.mentionsAdded + b.mentionsAdded,
  };
}
