import type { Database } from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import type { Identifier } from '../../../domain/identifier.ts';
import type { NodeType } from '../../../domain/node.ts';
import { isPartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { NodeRecord } from '../../../model/record.ts';
import { createDetachedNodes } from '../../merge/detached-node.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { nodes } from '../../tables/node.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import type { Batch } from '../batch/batch.ts';
import { noteNodeChange } from '../batch/fate.ts';
import { Refusal } from '../batch/refusal.ts';
import { MAKESHIFT, OF_ESTABLISHMENTS } from '../batch/stamps.ts';
import { createFlagWriter } from '../evidence/flag-writer.ts';
import { createStatedFlagWriter, type StatedFlagWriter } from '../evidence/stated-flag.ts';
import type { AnyRecord } from '../field/attribute.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { readAttributes, type Stated } from '../field/reconcile.ts';
import { nameOfIdentifier } from '../pending/made.ts';
import type { Pending } from '../pending/pending.ts';
import { type AliasWriter, createAliasWriter } from './alias-writer.ts';
import { createEstablishmentWriter, ESTABLISHMENT_SCHEMES } from './establishment-writer.ts';
import { createIdentifierHolders } from './identifier-holder.ts';
import { type KnownOrganisation, KnownOrganisations, nameOfFlag } from './known-organisation.ts';
import { createKnownStatement } from './known-statement.ts';
import { createLotWriter, type LotWriter } from './lot-writer.ts';
import { type CreatedNode, createNodeCreation } from './node-creation.ts';
import { createNodeMatcher, type Match, normaliseIdentifiers } from './node-match.ts';
import { createNodeMending } from './node-mending.ts';
import { createNodeNaming } from './node-naming.ts';
import { type NodeStatements, prepareNodeStatements } from './node-statement.ts';
import { createNodeUpdate, type UpdatedNode } from './node-update.ts';
import { createUnitNaming } from './unit-naming.ts';

export interface NodeWriter {
  /**
   * Finds the record's node or makes it, and adds what the record states. Several records with one `ref` are several statements
   * on one node. A record of a merged node is written to that node: what the one that stands for it shows is made anew after.
   *
   * @throws Refusal
   */
  write(batch: Batch, record: NodeRecord): void;
  /** Finds the record's node for claims that name it, and leaves it as it is. @throws Refusal */
  find(batch: Batch, record: NodeRecord): void;
  /**
   * Takes out of a node what holds there by this record alone, which its author wrote before and writes no more: values that are of its
   * day and other than `now` says, and names. True when that changed anything. What is known of tenders is kept by document.
   *
   * @throws Refusal
   */
  unstate(batch: Batch, before: NodeRecord, now: NodeRecord | undefined): boolean;
  /** Counts the node as changed, and raises its revision once in the batch. */
  revise(batch: Batch, type: NodeType, id: number): void;
  /** Makes a node of a record, whether or not another is known by what names it. @throws Refusal */
  make(batch: Batch, record: NodeRecord, given: readonly Identifier[], nameDay: string): number;
  /** Has companies called what their establishments are, where those of the batch are other than before. */
  nameUnits(batch: Batch): void;
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
  const holders = createIdentifierHolders(sqlite, known);
  const matcher = createNodeMatcher(sqlite, known, holders);
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
  const writers = { statements, aliases, lots, flags, tenderFlags, revise, restamp };
  const create = createNodeCreation(pending, writers);
  const { update, refer } = createNodeUpdate(sqlite, pending, writers);
  const mend = createNodeMending(writers);
  const establishments = createEstablishmentWriter(sqlite, pending);
  const unitNaming = createUnitNaming(sqlite);
  const detached = createDetachedNodes(sqlite);
  const naming = createNodeNaming(sqlite, {
    holders,
    flags,
    revise,
    open(batch, type, id) {
      if (batch.hasMerges) openGroup?.(batch, type, id);
    },
  });
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
    if (noteNodeChange(batch, type, id)) statements[type].revise.run(batch.now, id);
  }

  function writeEstablishments(
    batch: Batch,
    record: NodeRecord,
    given: readonly Identifier[],
    id: number,
    isNew = false,
  ): readonly number[] {
    if (record.type !== 'ORGANISATION') return [];
    const { ids, isChanged } = establishments.write(batch, id, record, given);
    if (isChanged) {
      revise(batch, record.type, id);
      // A company that is new is called what its only establishment is.
      if (!isNew) batch.staleNames.add(id);
    }
    return ids;
  }

  /** The numbers of a detached establishment: not the company's. */
  function withoutCompany(batch: Batch, given: readonly Identifier[], companyId: number): Identifier[] {
    return given.filter((identifier) => holders.of(batch, 'ORGANISATION', identifier) !== companyId);
  }

  function nameUnits(batch: Batch): void {
    for (const id of batch.staleNames) {
      if (!unitNaming.settle(id)) continue;
      known.forget(id);
      revise(batch, 'ORGANISATION', id);
      batch.unsearchable.add(id);
    }
    batch.staleNames.clear();
  }

  function remember(
    id: number,
    { values, stamps, knownFrom }: UpdatedNode,
    record: NodeRecord,
    given: readonly Identifier[],
    isNew?: Pick<CreatedNode, 'flags' | 'names'>,
  ): void {
    const names = isNew ? isNew.names : aliases.of(id);
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
    nameDay: string,
  ): void {
    const { id, by } = found;
    const isRemembered = record.type === 'ORGANISATION' && !batch.hasMerges;
    const organisation = isRemembered ? known.get(id) : undefined;
    if (organisation !== undefined && stateKnown(batch, record, stated, given, organisation, nameDay)) return;
    const updated = record.isReference
      ? refer(batch, record, id)
      : update(batch, record, stated, id, nameDay);
    naming.add(batch, record, given, found);
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
    nameUnits,
    make(batch, record, given, nameDay) {
      const stated = readAttributes(NODE_ATTRIBUTES[record.type], record as unknown as AnyRecord);
      return create(batch, record, stated, given, nameDay).id;
    },
    unstate(batch, before, now) {
      const { type } = before;
      const id = matcher.find(batch, before, normaliseIdentifiers(before)).match?.id;
      if (type === 'TENDER' || id === undefined) return false;
      pending.flush();
      known.forget(id);
      if (batch.hasMerges && openGroup) openGroup(batch, type, id);
      if (before.type === 'ORGANISATION' && establishments.unstate(batch, before)) batch.staleNames.add(id);
      return mend(batch, id, before, now);
    },
    find(batch, record) {
      const { type, ref } = record;
      const id = matcher.find(batch, record, normaliseIdentifiers(record)).match?.id;
      if (id !== undefined) batch.nodes.set(ref, { type, id, survivorId: id, establishments: [] });
    },
    write(batch, stating) {
      requireForm(stating);
      const { type, ref } = stating;
      const identified = normaliseIdentifiers(stating);
      const stated = readAttributes(NODE_ATTRIBUTES[type], stating as unknown as AnyRecord);
      const nameDay = nameDayOf(stating, identified);
      const named = batch.nodes.get(ref);
      if (named !== undefined && named.type !== type) {
        throw new Refusal('/ref', `${quoted(ref)} is a node of type ${named.type} in the same batch`);
      }
      if (named !== undefined) {
        const recordId = named.recordId ?? named.id;
        if (batch.hasMerges && openGroup) openGroup(batch, type, recordId);
        writeFound(batch, stating, stated, identified, { id: recordId, by: undefined }, nameDay);
        const more = writeEstablishments(batch, stating, identified, recordId);
        batch.nodes.set(ref, { ...named, establishments: [...named.establishments, ...more] });
        return;
      }
      const found = matcher.find(batch, stating, identified);
      const [record, given] = naming.settle(batch, stating, identified, found);
      if (found.match === undefined) {
        const node = create(batch, record, stated, given, nameDay);
        if (type === 'ORGANISATION' && !batch.hasMerges) remember(node.id, node, record, given, node);
        const created = writeEstablishments(batch, record, given, node.id, true);
        batch.nodes.set(ref, { type, id: node.id, survivorId: node.id, establishments: created });
        return;
      }
      const { id } = found.match;
      const statedId = batch.hasMerges ? detached.statedAs(id) : id;
      if (statedId !== id) openGroup?.(batch, type, statedId);
      const survivorId = batch.hasMerges && openGroup ? openGroup(batch, type, id) : id;
      const own = statedId === id ? given : withoutCompany(batch, given, statedId);
      writeFound(batch, record, stated, own, found.match, nameDay);
      const establishmentIds = writeEstablishments(batch, record, given, id);
      batch.nodes.set(ref, {
        type,
        id: statedId,
        survivorId,
        recordId: id,
        establishments: establishmentIds,
      });
    },
  };
}

/**
 * What stands for the day of the name that a record says. One that has the number of an establishment and not the company's, nor a slug
 * given by hand, says what the establishment is called.
 */
function nameDayOf(record: NodeRecord, identified: readonly Identifier[]): string {
  if (record.nameIsMakeshift) return MAKESHIFT;
  const { type, slug, statedOn, identifiers = [] } = record;
  if (type !== 'ORGANISATION' || slug !== undefined) return statedOn;
  // Those that follow stand behind those that are given.
  const given = identified.slice(0, identifiers.length).filter(({ checked }) => checked);
  if (given.some(({ scheme }) => scheme === 'SIREN')) return statedOn;
  return given.some(({ scheme }) => ESTABLISHMENT_SCHEMES.has(scheme)) ? OF_ESTABLISHMENTS : statedOn;
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
