import cliProgress from 'cli-progress';
import type { GreffeDatabase } from '../db/connection/client.ts';
import { type BulkMergeResult, mergeMany } from '../db/merge/merge.ts';
import type { Band } from '../graph/duplicate/band.ts';
import { type MergePlan, type PlannedMerge, planMerges } from '../graph/duplicate/merge-plan.ts';
import type { DuplicateNode } from '../graph/duplicate/unit-group.ts';
import { scoreText, TYPES, type TypeName } from './duplicates.ts';

export interface BulkMergeOptions {
  readonly type: TypeName;
  readonly by: string;
  /** Why, for the log; what speaks for each merge is added. */
  readonly note: string | undefined;
  readonly isDry: boolean;
}

/** Why pairs of a band are not merged in bulk; of the other one, those that share a checked number are. */
export const NEVER_IN_BULK: Readonly<Partial<Record<Band, string>>> = {
  UNITS: 'they are establishments of one company, not the same establishment',
  POSSIBLE: 'they score below 0.8: look at each, and merge it by its ids',
  DIFFERENT: 'they are two',
};

/** `greffe merge --band LIKELY`: merges what shares a checked number, or tells what it would merge. */
export function mergeInBulk(
  database: GreffeDatabase,
  { type, by, note, isDry }: BulkMergeOptions,
  { stdout, stderr }: Pick<NodeJS.Process, 'stdout' | 'stderr'>,
): void {
  const plan = planMerges(database, TYPES[type]);
  const line = (text: string) => void stdout.write(`${text}\n`);
  for (const { nodes, because } of plan.leftOut) line(`left out  ${because}: ${listed(nodes, type)}`);
  if (isDry) {
    for (const merge of plan.merges) line(mergeText(merge, type));
    line(`${countOf(plan)} would be merged. Nothing was changed.`);
    return;
  }
  const progress = openProgress(stderr, plan.merges.length);
  const decisions = plan.merges.map(({ node, into, reason }) => ({
    from: { type: TYPES[type], id: node.id },
    into: { type: TYPES[type], id: into.id },
    note: note === undefined ? reason : `${note} (${reason})`,
  }));
  let result: BulkMergeResult;
  try {
    result = mergeMany(database, decisions, { by, onProgress: progress.show });
  } finally {
    progress.end();
  }
  for (const { from, into, reason } of result.refused) {
    line(`refused  ${type}:${from.id} into ${type}:${into.id}: ${reason}`);
  }
  line(`${nodesText(result.merged.length)} merged: see greffe merges. Each can be undone by greffe unmerge.`);
}

function mergeText({ node, into, score, reason }: PlannedMerge, type: string): string {
  const ends = `${type}:${node.id} (${node.name}) into ${type}:${into.id} (${into.name})`;
  return `${scoreText(score)}  ${ends}: ${reason}`;
}

function countOf({ merges }: MergePlan): string {
  return nodesText(merges.length);
}

function nodesText(count: number): string {
  return `${count} ${count === 1 ? 'node' : 'nodes'}`;
}

const MAX_LISTED = 10;

function listed(nodes: readonly DuplicateNode[], type: string): string {
  const shown = nodes.slice(0, MAX_LISTED).map(({ id }) => `${type}:${id}`);
  const more = nodes.length - shown.length;
  return `${shown.join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** A bar on a terminal, nothing elsewhere: what was done is told at the end. */
function openProgress(stream: NodeJS.WriteStream, total: number) {
  if (!stream.isTTY || total === 0) return { show: () => {}, end: () => {} };
  const format = '{bar} {percentage}% | {value} of {total} merged | {eta_formatted} left';
  const options = { stream, format, hideCursor: true, clearOnComplete: true, linewrap: null };
  const bar = new cliProgress.SingleBar(options, cliProgress.Presets.shades_classic);
  bar.start(total, 0);
  return { show: (done: number) => bar.update(done), end: () => bar.stop() };
}
