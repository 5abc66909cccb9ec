import type { NodeType } from '../../domain/node.ts';
import type { QueryText } from './query-text.ts';

/** What is searched, and how much of what is found is wanted. */
export interface SearchRequest {
  readonly text: QueryText;
  readonly types: readonly NodeType[];
  readonly first: number;
  readonly after?: string | undefined;
  /** Whether names may be spelt otherwise, or lack words. */
  readonly near: boolean;
  /** Whether names alone are looked at, those of which most is claimed first, and no words may be missing: for completing what somebody types. */
  readonly isSuggestion?: boolean;
}
