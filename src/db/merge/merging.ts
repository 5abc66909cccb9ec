import type { Database } from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import { BadUserInput } from '../../domain/error.ts';
import type { NamedNode } from '../read/node/named-node.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { MERGEABLE_TYPES, type MergeAction, type MergeableType, merges } from '../tables/merge.ts';
import { type Batch, newBatch } from '../write/batch/batch.ts';
import { NO_IDS } from '../write/pending/made.ts';
import { prepareChangeTools } from './change-tools.ts';
import { createClaimBetween } from './claim-between.ts';
import { isMergeable } from './regrouping.ts';

/** Who decided, and when: what the log and changed rows are stamped with. */
export interface Decision {
  readonly by?: string | undefined;
  readonly now?: Date | undefined;
}

export interface MergeResult {
  readonly node: NamedNode;
  /** The node that stands for both, or stood. */
  readonly into: NamedNode;
  /** How many claims stand on another node than before. */
  readonly claims: number;
}

/** Merges and takes apart within one transaction; what is derived follows when it ends. */
export interface Merging {
  /** @throws BadUserInput before anything is changed: see `mergeNodes` */
  merge(from: NamedNode, into: NamedNode, note?: string): MergeResult;
  /** @throws BadUserInput before anything is changed: see `unmergeNode` */
  unmerge(node: NamedNode, note?: string): MergeResult;
}

/** Runs decisions in a transaction of their own, all or none of them. */
export type RunMerging = <R>(decide: (merging: Merging) => R) => R;

/** Prepares every statement of merging, which takes longer than a merge: once for as many transactions as there will be. */
export function createMerging(sqlite: Database, { by, now }: Decision): RunMerging {
  const tools = prepareTools(sqlite);
  const log = prepareLog(sqlite);
  const inBatch = (batch: Batch): Merging => {
    const logged = (action: MergeAction, node: NamedNode, note: string | undefined, change: Change) => {
      const before = batch.claimFates.size;
      const into = change(tools, batch);
      const [nodeId, intoId] = [node.id, into.id];
      log.run({ action, nodeId, intoId, at: batch.now, by: by ?? null, note: note ?? null });
      return { node, into, claims: batch.claimFates.size - before };
    };
    return {
      merge: (from, into, note) => logged('MERGED', from, note, mergeChange(from, into)),
      unmerge: (node, note) => logged('UNMERGED', node, note, unmergeChange(node)),
    };
  };
  return (decide) =>
    sqlite
      .transaction(() => {
        sqlite.pragma('defer_foreign_keys = ON');
        const batch = newBatch((now ?? new Date()).toISOString(), NO_IDS, true, tools.pending);
        const result = decide(inBatch(batch));
        tools.derive(batch);
        return result;
      })
      .immediate();
}

function prepareTools(sqlite: Database) {
  return { ...prepareChangeTools(sqlite), claimBetween: createClaimBetween(sqlite) };
}

/** Changes a group; the node that stands for it, or stood. */
type Change = (tools: ReturnType<typeof prepareTools>, batch: Batch) => NamedNode;

function mergeChange(from: NamedNode, into: NamedNode): Change {
  return ({ regrouping, claimBetween, nodeWriter }, batch) => {
    const { canonical, archives, union } = regrouping;
    const type = requireMergeable(from, into);
    if (canonical.of(from.id) !== from.id) {
      const holder = globalId({ type, id: canonical.of(from.id) });
      throw new BadUserInput(`${globalId(from)} is merged into ${holder} already: unmerge it first.`, 'from');
    }
    const target = { type, id: canonical.of(into.id) };
    if (target.id === from.id) {
      const reason =
        into.id === from.id ? 'is the same node' : `is merged into ${globalId(from)}: unmerge it first`;
      throw new BadUserInput(`${globalId(into)} ${reason}.`, 'into');
    }
    const between = claimBetween(from, target);
    if (between !== undefined) {
      const ends = `${globalId(from)} and ${globalId(target)}`;
      throw new BadUserInput(`${between} stands between ${ends}: by what it says they are two.`, 'into');
    }
    for (const { id } of [target, from]) {
      union.unmake(type, id);
      nodeWriter.revise(batch, type, id);
    }
    archives[type].archive(from.id, target.id);
    for (const id of [from.id, ...canonical.membersOf(from.id)]) canonical.set(id, target.id);
    regrouping.gather(batch, from.id);
    union.make(type, target.id);
    batch.unsearchable.add(target.id);
    return target;
  };
}

function unmergeChange({ type, id }: NamedNode): Change {
  return ({ regrouping, nodeWriter }, batch) => {
    const { canonical, archives, union } = regrouping;
    const canonicalId = canonical.of(id);
    if (canonicalId === id || !isMergeable(type)) {
      throw new BadUserInput(`${globalId({ type, id })} is not merged into any other.`, 'node');
    }
    const branch = canonical.branchOf(id);
    union.unmake(type, canonicalId);
    archives[type].restore(id);
    archives[type].release(id);
    for (const each of branch) canonical.set(each, id);
    regrouping.disperse(batch, branch);
    for (const each of [canonicalId, id]) {
      union.make(type, each);
      nodeWriter.revise(batch, type, each);
      batch.unsearchable.add(each);
    }
    return { type, id: canonicalId };
  };
}

function prepareLog(sqlite: Database) {
  return drizzleOn(sqlite)
    .insert(merges)
    .values({
      action: sql.placeholder('action'),
      nodeId: sql.placeholder('nodeId'),
      intoId: sql.placeholder('intoId'),
      at: sql.placeholder('at'),
      by: sql.placeholder('by'),
      note: sql.placeholder('note'),
    })
    .prepare();
}

function requireMergeable(from: NamedNode, into: NamedNode): MergeableType {
  if (from.type !== into.type) {
    throw new BadUserInput(
      `${globalId(from)} and ${globalId(into)} are of different types: they can't be one.`,
      'into',
    );
  }
  if (!isMergeable(from.type)) {
    const types = MERGEABLE_TYPES.map((type) => type.toLowerCase()).join(', ');
    throw new BadUserInput(`${globalId(from)}: nodes of this type can't be merged, only ${types}.`, 'from');
  }
  return from.type;
}

function globalId({ type, id }: NamedNode): string {
  return `${type.toLowerCase()}:${id}`;
}
