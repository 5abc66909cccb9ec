import { and, eq, sql } from 'drizzle-orm';
import { BadUserInput } from '../../domain/error.ts';
import { CLAIM_KINDS } from '../../model/model.ts';
import { CLAIM_TABLES } from '../claim-kind.ts';
import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable } from '../connection/database-error.ts';
import type { NamedNode } from '../read/node/named-node.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { MERGEABLE_TYPES, type MergeAction, type MergeableType, merges } from '../tables/merge.ts';
import { type Batch, newBatch } from '../write/batch/batch.ts';
import { createClaimRevision } from '../write/claim/claim-revision.ts';
import { createDerivation } from '../write/derive/derivation.ts';
import { createNodeWriter } from '../write/node/node-writer.ts';
import { NO_IDS } from '../write/pending/made.ts';
import { Pending } from '../write/pending/pending.ts';
import { createRegrouping, isMergeable, type Regrouping } from './regrouping.ts';

export interface MergeOptions {
  /** Who decided it, as the log shows it. */
  readonly by?: string | undefined;
  /** Why. */
  readonly note?: string | undefined;
  /** Instant that the log and changed rows are stamped with. Default: the clock. */
  readonly now?: Date;
}

export interface MergeResult {
  readonly node: NamedNode;
  /** The node that stands for both, or stood. */
  readonly into: NamedNode;
  /** How many claims stand on another node than before. */
  readonly claims: number;
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
  return inOneTransaction(database, options, (batch, { regrouping, revise, log }) => {
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
    requireNoClaimBetween(database, from, target);

    for (const { id } of [target, from]) {
      union.unmake(type, id);
      revise(batch, type, id);
    }
    archives[type].archive(from.id, target.id);
    for (const id of [from.id, ...canonical.membersOf(from.id)]) canonical.set(id, target.id);
    regrouping.gather(batch, from.id);
    union.make(type, target.id);
    batch.unsearchable.add(target.id);
    log('MERGED', from.id, target.id);
    return { node: from, into: target };
  });
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
  return inOneTransaction(database, options, (batch, { regrouping, revise, log }) => {
    const { canonical, archives, union } = regrouping;
    const { type } = node;
    const canonicalId = canonical.of(node.id);
    if (canonicalId === node.id || !isMergeable(type)) {
      throw new BadUserInput(`${globalId(node)} is not merged into any other.`, 'node');
    }
    const branch = canonical.branchOf(node.id);
    union.unmake(type, canonicalId);
    archives[type].restore(node.id);
    archives[type].release(node.id);
    for (const id of branch) canonical.set(id, node.id);
    regrouping.disperse(batch, branch);
    for (const id of [canonicalId, node.id]) {
      union.make(type, id);
      revise(batch, type, id);
      batch.unsearchable.add(id);
    }
    log('UNMERGED', node.id, canonicalId);
    return { node, into: { type, id: canonicalId } };
  });
}

interface Tools {
  readonly regrouping: Regrouping;
  revise(batch: Batch, type: MergeableType, id: number): void;
  log(action: MergeAction, nodeId: number, intoId: number): void;
}

function inOneTransaction(
  database: GreffeDatabase,
  { by, note, now = new Date() }: MergeOptions,
  change: (batch: Batch, tools: Tools) => Omit<MergeResult, 'claims'>,
): MergeResult {
  const { sqlite, location } = database;
  const pending = new Pending(sqlite);
  const nodeWriter = createNodeWriter(sqlite, pending);
  const reviseClaim = createClaimRevision(sqlite);
  const derive = createDerivation(sqlite, nodeWriter, reviseClaim);
  const regrouping = createRegrouping(sqlite, { claim: reviseClaim, node: nodeWriter.revise });
  const run = sqlite.transaction((): MergeResult => {
    sqlite.pragma('defer_foreign_keys = ON');
    const batch = newBatch(now.toISOString(), NO_IDS, true, pending);
    const result = change(batch, {
      regrouping,
      revise: nodeWriter.revise,
      log: (action, nodeId, intoId) =>
        void drizzleOn(sqlite)
          .insert(merges)
          .values({ action, nodeId, intoId, at: batch.now, by, note })
          .run(),
    });
    const claims = batch.claimFates.size;
    derive(batch);
    return { ...result, claims };
  });
  try {
    return run.immediate();
  } catch (error) {
    throw asDatabaseUnusable(location, error);
  }
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

/** @throws BadUserInput naming the first claim whose two ends would be one node */
function requireNoClaimBetween({ sqlite }: GreffeDatabase, from: NamedNode, into: NamedNode): void {
  const db = drizzleOn(sqlite);
  for (const kind of CLAIM_KINDS) {
    const { table, ends } = CLAIM_TABLES[kind];
    const [a, b] = ends.filter((end) => end.through === undefined && end.types.includes(from.type));
    if (a === undefined || b === undefined) continue;
    const claimFrom = (one: number, other: number) =>
      db
        .select({ id: sql<number>`${table.id}` })
        .from(table)
        .where(and(eq(a.column, one), eq(b.column, other)));
    const between = claimFrom(from.id, into.id).unionAll(claimFrom(into.id, from.id)).limit(1).get();
    if (between === undefined) continue;
    const claim = `${kind.toLowerCase().replaceAll('_', '-')}:${between.id}`;
    throw new BadUserInput(
      `${claim} stands between ${globalId(from)} and ${globalId(into)}: by what it says they are two.`,
      'into',
    );
  }
}

function globalId({ type, id }: NamedNode): string {
  return `${type.toLowerCase()}:${id}`;
}
