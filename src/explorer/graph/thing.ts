import type { ClaimKind, GraphQuery } from '../operations.ts';

export type NodeTypeName = 'Article' | 'Organisation' | 'Person' | 'Regulation' | 'Tender';

export type KindCounts = NonNullable<GraphQuery['walk']>['things'][number]['node']['claimCounts'];

/** What stands in the columns. */
export interface Thing {
  /** Global: `organisation:42`. */
  readonly id: string;
  readonly type: NodeTypeName;
  readonly slug: string;
  /** As the reader sees it: a tender without a title has one in the reader's language. */
  readonly name: string;
  /** What stands below the name where that takes one line. */
  readonly below: string | undefined;
  /** The opening that brought it, counted from 1; 0 for a seed. */
  readonly opening: number;
  /** Whether it was opened along all kinds, so that the rest of what it links is what is left to show. */
  readonly isOpened: boolean;
  /** The kind of claim that brought it first; undefined for a seed. */
  readonly via: ClaimKind | undefined;
  /** Of a seed how many claims it has of each kind today. */
  readonly seedCounts: KindCounts;
}
