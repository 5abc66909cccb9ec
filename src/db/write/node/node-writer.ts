import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import type { Identifier } from '../../../domain/identifier.ts';
import type { NodeType } from '../../../domain/node.ts';
import { isPartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { NodeRecord } from '../../../model/record.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { identifiers, nodeKeys, nodes } from '../../tables/node.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import type { Batch } from '../batch/batch.ts';
import { Refusal } from '../batch/refusal.ts';
import { createFlagWriter, type HeldFlag } from '../evidence/flag-writer.ts';
import { createStatedFlagWriter, type StatedFlagWriter } from '../evidence/stated-flag.ts';
import type { AnyRecord } from '../field/attribute.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { readAttributes, type Stated } from '../field/reconcile.ts';
import { nameOfIdentifier } from '../pending/made.ts';
import type { Pending } from '../pending/pending.ts';
import { type AliasWriter, createAliasWriter } from './alias-writer.ts';
import { type KnownOrganisation, KnownOrganisations, nameOfFlag } from './known-organisation.ts';
import { createKnownStatement } from './known-statement.ts';
import { createLotWriter, type LotWriter } from './lot-writer.ts';
import { createNodeCreation } from './node-creation.ts';
import { createNodeMatcher, type Match, normaliseIdentifiers } from './node-match.ts';
import { createNodeMending } from './node-mending.ts';
import { type NodeStatements, prepareNodeStatements } from './node-statement.ts';
import { createNodeUpdate, type UpdatedNode } from './node-update.ts';

export interface NodeWriter {
  /**
   * Finds the record's node or makes it, and adds what the record states. Several records with one `ref` are several statements
   * on one node. A record of a merged node is written to that node: what the one that stands for it shows is made anew after.
   *
   * @throws Refusal
   */
  write(batch: Batch, record: NodeRecord): void;
  /**
   * Takes out of a node what holds there by this record alone, which its author wrote before and writes no more: values that are of its
   * day and other than `now` says, and names. True when that changed anything. What is known of tenders is kept by document.
   *
   * @throws Refusal
   */
  unstate(batch: Batch, before: NodeRecord, now: NodeRecord | undefined): boolean;
  /** Counts the node as changed, and raises its revision once in the batch. */
  revise(batch: Batch, type: NodeType, id: number): void;
  /** What is remembered of organisations between transactions. */
  readonly known: KnownOrganisations;
  readonly lots: LotWriter;
  readonly aliases: AliasWriter;
  readonly tenders: NodeStatements;
  readonly tenderFlags: StatedFlagWriter;
}

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Makes a node's own rows as if it were in no group of merged nodes, and tells which node stands for it. */
export type OpenGroup = (batch: Batch, type: NodeType, nodeId: number) => number;

export function createNodeWriter(sqlite: Database, pending: Pending, openGroup?: OpenGroup): NodeWriter {
  const statements = prepareNodeStatements(sqlite);
  const known = new KnownOrganisations(sqlite);
  const matcher = createNodeMatcher(sqlite, known);
  const aliases = createAliasWriter(sqlite, pending);
  const lots = createLotWriter(sqlite, pending);
  const flags = createFlagWriter(sqlite, qualityFlags.nodeId);
  const tenderFlags = createStatedFlagWriter(sqlite, qualityFlags.nodeId);
  const setStamps = prepareFixed(sqlite, ['stamps', 'id'], (db) =>
    db
      .update(nodes)
      .set({ stamps: bound('stamps') })
      .where(eq(nodes.id, bound('id'))),
  );
  const restamp = (id: number, stamps: string) => void setStamps.run(stamps, id);
  const insertKey = prepareInsert(sqlite, [nodeKeys.key, nodeKeys.nodeId], true);
  const insertIdentifier = prepareInsert(
    sqlite,
    [identifiers.nodeId, identifiers.nodeType, identifiers.scheme, identifiers.value, identifiers.checked],
    true,
  );
  const writers = { statements, aliases, lots, flags, tenderFlags, revise, restamp };
  const create = createNodeCreation(pending, writers);
  const { update, refer } = createNodeUpdate(sqlite, pending, writers);
  const mend = createNodeMending(writers);
  const stateKnown = createKnownStatement(pending, {
    aliases,
    flags,
    revise: (batch, id) => revise(batch, 'ORGANISATION', id),
    move({ id, stamps, knownFrom }) {
      restamp(id, stamps);
      statements.ORGANISATION.update.moveKnownFrom.run(knownFrom, id, knownFrom);
    },
  });

  function revise(batch: Batch, type: NodeType, id: number): void {
    const fate = batch.nodeFates.get(id)?.fate;
    if (fate !== undefined && fate !== 'UNCHANGED') return;
    batch.nodeFates.set(id, { type, fate: 'CHANGED' });
    statements[type].revise.run(batch.now, id);
  }

  /** Adds what names a node that is there. What is there already, or names another node, stays as it is. */
  function addNames(
    batch: Batch,
    record: NodeRecord,
    given: readonly Identifier[],
    { id, by }: Pick<Match, 'id' | 'by'>,
  ): void {
    const { made } = batch;
    const isSettled = (name: string) => made.nodes.get(name)?.id === id || made.settled.has(`${id} ${name}`);
    const settle = (name: string) => {
      // Another node's may be pending, which came first.
      pending.flush();
      made.settled.add(`${id} ${name}`);
    };
    for (const key of record.keys ?? []) {
      if (key === by || isSettled(key)) continue;
      settle(key);
      insertKey.run(key, id);
    }
    for (const identifier of given) {
      const { scheme, value, checked } = identifier;
      const name = nameOfIdentifier(record.type, scheme, value);
      if (identifier === by || isSettled(name)) continue;
      settle(name);
      const isNew = insertIdentifier.run(id, record.type, scheme, value, Number(checked)).changes > 0;
      if (!isNew) continue;
      revise(batch, record.type, id);
      batch.unsearchable.add(id);
    }
  }

  function remember(
    id: number,
    { values, stamps, knownFrom }: UpdatedNode,
    record: NodeRecord,
    given: readonly Identifier[],
    isNew?: { readonly flags: readonly HeldFlag[] },
  ): void {
    const names = isNew ? (record.aliases ?? []).filter((name) => name !== record.name) : aliases.of(id);
    const held = isNew ? isNew.flags : flags.of(id);
    const identities = known.get(id)?.identities ?? new Set<string>();
    for (const key of record.keys ?? []) {
      identities.add(key);
      if (isNew) known.name(id, key);
    }
    for (const { scheme, value, checked } of given) {
      const name = nameOfIdentifier('ORGANISATION', scheme, value);
      identities.add(name);
      if (isNew && checked) known.name(id, name);
    }
    const organisation: KnownOrganisation = {
      id,
      values,
      stamps,
      knownFrom,
      names: new Set(names),
      identities,
      flags: new Map(held.map((flag) => [nameOfFlag(flag), flag])),
      isMoved: false,
    };
    known.set(organisation);
  }

  function writeFound(
    batch: Batch,
    record: NodeRecord,
    stated: Stated,
    given: readonly Identifier[],
    found: Pick<Match, 'id' | 'by'>,
  ): void {
    const { id, by } = found;
    const isRemembered = record.type === 'ORGANISATION' && !batch.hasMerges;
    const organisation = isRemembered ? known.get(id) : undefined;
    if (organisation !== undefined && stateKnown(batch, record, stated, given, organisation)) return;
    const updated = record.isReference ? refer(batch, record, id) : update(batch, record, stated, id);
    addNames(batch, record, given, found);
    if (!isRemembered || !updated) return;
    remember(id, updated, record, given);
    if (by !== undefined) {
      known.name(id, typeof by === 'string' ? by : nameOfIdentifier(record.type, by.scheme, by.value));
    }
  }

  return {
    known,
    lots,
    aliases,
    tenders: statements.TENDER,
    tenderFlags,
    revise,
    unstate(batch, before, now) {
      const { type } = before;
      const id = matcher.find(batch, before, normaliseIdentifiers(before))?.id;
      if (type === 'TENDER' || id === undefined) return false;
      pending.flush();
      known.forget(id);
      if (batch.hasMerges && openGroup) openGroup(batch, type, id);
      return mend(batch, id, before, now);
    },
    write(batch, record) {
      requireForm(record);
      const { type } = record;
      const given = normaliseIdentifiers(record);
      const stated = readAttributes(NODE_ATTRIBUTES[type], record as unknown as AnyRecord);
      const named = batch.nodes.get(record.ref);
      if (named !== undefined && named.type !== type) {
        throw new Refusal('/ref', `${quoted(record.ref)} is a node of type ${named.type} in the same batch`);
      }
      const found = named ? { id: named.id, by: undefined } : matcher.find(batch, record, given);
      if (found === undefined) {
        const node = create(batch, record, stated, given);
        if (type === 'ORGANISATION' && !batch.hasMerges) remember(node.id, node, record, given, node);
        batch.nodes.set(record.ref, { type, id: node.id, survivorId: node.id });
        return;
      }
      const { id } = found;
      const survivorId = batch.hasMerges && openGroup ? openGroup(batch, type, id) : id;
      writeFound(batch, record, stated, given, found);
      if (named === undefined) batch.nodes.set(record.ref, { type, id, survivorId });
    },
  };
}

function requireForm(record: NodeRecord): void {
  if (!(record.type in NODE_ATTRIBUTES)) {
    throw new Refusal(
      '/type',
      `${quoted(record.type)} is not one of ${Object.keys(NODE_ATTRIBUTES).join(', ')}`,
    );
  }
  if (!isPartialDate(record.statedOn) || precisionOf(record.statedOn) !== 'DAY') {
    throw new Refusal('/statedOn', `${quoted(record.statedOn)} is not a day (YYYY-MM-DD)`);
  }
  if (record.slug !== undefined && !SLUG.test(record.slug)) {
    const form = 'lower-case letters and digits, with single dashes between them';
    throw new Refusal('/slug', `${quoted(record.slug)} is not a slug: ${form}`);
  }
  if (record.name.trim() === '') throw new Refusal('/name', 'it is blank');
}
