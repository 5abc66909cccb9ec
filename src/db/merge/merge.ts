import { BadUserInput } from '../../domain/error.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable } from '../connection/database-error.ts';
import type { NamedNode } from '../read/node/named-node.ts';
import { createMerging, type Decision, type MergeResult, type Merging } from './merging.ts';

export type { MergeResult } from './merging.ts';

export interface MergeOptions {
  /** Who decided it, as the log shows it. */
  readonly by?: string | undefined;
  /** Why. */
  readonly note?: string | undefined;
  /** Instant that the log and changed rows are stamped with. Default: the clock. */
  readonly now?: Date;
}

/**
 * Has `into` stand for both nodes: claims, mentions and attributions move to it, it shows the names and identifiers of both and
 * fills its gaps with what is stated of the other. Ids, slugs, keys and identifiers of `from` lead to it from now on, and `from`
 * is in no list. What was stated is kept, so `unmergeNode` undoes it at any time, whatever was imported in between.
 *
 * Where `into` was itself merged, the node that stands for it is meant. Two claims that become equal stay two.
 *
 * @throws BadUserInput when the nodes are of different types or of one that can't be merged, are one already, `from` is merged, or
 *   a claim stands between the two (who owns oneself?)
 */
export function mergeNodes(
  database: GreffeDatabase,
  from: NamedNode,
  into: NamedNode,
  options: MergeOptions = {},
): MergeResult {
  return inOneTransaction(database, options, (merging) => merging.merge(from, into, options.note));
}

/**
 * Undoes the merge of this node: each claim, mention and attribution stands again where its documents state it, also those that
 * came in after the merge. Nodes that were merged into this one before stay merged into it.
 *
 * @throws BadUserInput when the node is not merged
 */
export function unmergeNode(
  database: GreffeDatabase,
  node: NamedNode,
  options: MergeOptions = {},
): MergeResult {
  return inOneTransaction(database, options, (merging) => merging.unmerge(node, options.note));
}

function inOneTransaction(
  { sqlite, location }: GreffeDatabase,
  decision: Decision,
  decide: (merging: Merging) => MergeResult,
): MergeResult {
  try {
    return createMerging(sqlite, decision)(decide);
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
}

/** A merge among many, decided by a rule. */
export interface BulkMerge {
  readonly from: NamedNode;
  readonly into: NamedNode;
  /** Why, for the log. */
  readonly note: string;
}

export interface BulkMergeResult {
  readonly merged: readonly MergeResult[];
  /** Those that can't be, with the reason; the others are merged all the same. */
  readonly refused: readonly (BulkMerge & { readonly reason: string })[];
}

/** How many merges are one transaction: a second at most in which nobody else can write, and few enough to do again when it fails. */
const BATCH_SIZE = 200;

/**
 * Merges many nodes, in transactions of at most 200 merges. Killed in between, what was merged stays so, and every merge is in the log.
 *
 * @throws DatabaseUnusable
 */
export function mergeMany(
  { sqlite, location }: GreffeDatabase,
  decisions: readonly BulkMerge[],
  { onProgress, ...decision }: Decision & { readonly onProgress?: (done: number) => void } = {},
): BulkMergeResult {
  const merged: MergeResult[] = [];
  const refused: BulkMergeResult['refused'][number][] = [];
  try {
    const run = createMerging(sqlite, decision);
    for (let at = 0; at < decisions.length; at += BATCH_SIZE) {
      const batch = decisions.slice(at, at + BATCH_SIZE);
      const outcomes = run((merging) => batch.map((each) => attempt(merging, each)));
      for (const outcome of outcomes) {
        if ('reason' in outcome) refused.push(outcome);
        else merged.push(outcome);
      }
      onProgress?.(at + batch.length);
    }
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
  return { merged, refused };
}

/** What is refused has changed nothing, so that the transaction can go on. */
function attempt(merging: Merging, decision: BulkMerge): MergeResult | BulkMergeResult['refused'][number] {
  try {
    return merging.merge(decision.from, decision.into, decision.note);
  } catch (error) {
    if (error instanceof BadUserInput) return { ...decision, reason: error.message };
    throw error;
  }
}
