import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { quoted } from '../../../domain/error.ts';
import type { Identifier } from '../../../domain/identifier.ts';
import { nameKey } from '../../../domain/name-key.ts';
import type { NodeType } from '../../../domain/node.ts';
import { isPartialDate, lastDay, type PartialDate, precisionOf } from '../../../domain/partial-date.ts';
import type { NodeRecord, TenderRecord } from '../../../model/record.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { identifiers, nodeKeys, nodes } from '../../tables/node.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import { earlier } from '../batch/day.ts';
import { Refusal } from '../batch/refusal.ts';
import { freeSlug } from '../batch/slug.ts';
import { formatStamps, hasGivenSlug, parseStamps, stampOf, withGivenSlug } from '../batch/stamps.ts';
import { bothStated, type TenderStated, tenderStatedOf } from '../document/tender-stated.ts';
import { createFlagWriter } from '../evidence/flag-writer.ts';
import { createStatedFlagWriter, type StatedFlagWriter } from '../evidence/stated-flag.ts';
import type { AnyRecord, Attribute, Value } from '../field/attribute.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import {
  columnValues,
  initialValues,
  merge,
  readAttributes,
  type Stated,
  type Values,
  valuesOfRow,
} from '../field/reconcile.ts';
import { type AliasWriter, createAliasWriter } from './alias-writer.ts';
import { createLotWriter, type LotWriter } from './lot-writer.ts';
import { createNodeMatcher, normaliseIdentifiers } from './node-match.ts';
import { addLists, type NodeStatements, prepareNodeStatements, setAttributes } from './node-statement.ts';
import { namesOnlyIn, withoutStatement } from './unstating.ts';

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
  readonly lots: LotWriter;
  readonly aliases: AliasWriter;
  readonly tenders: NodeStatements;
  readonly tenderFlags: StatedFlagWriter;
}

/** The attributes that the full-text index holds. */
const SEARCHED = new Set(['name', 'description', 'body']);

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Makes a node's own rows as if it were in no group of merged nodes, and tells which node stands for it. */
export type OpenGroup = (batch: Batch, type: NodeType, nodeId: number) => number;

export function createNodeWriter(sqlite: Database, openGroup?: OpenGroup): NodeWriter {
  const statements = prepareNodeStatements(sqlite);
  const matcher = createNodeMatcher(sqlite);
  const aliases = createAliasWriter(sqlite);
  const lots = createLotWriter(sqlite);
  const flags = createFlagWriter(sqlite, qualityFlags.nodeId);
  const tenderFlags = createStatedFlagWriter(sqlite, qualityFlags.nodeId);
  const insertNode = prepareInsert(sqlite, [nodes.id, nodes.type, nodes.stamps]);
  const restamp = prepareFixed(sqlite, ['stamps', 'id'], (db) =>
    db
      .update(nodes)
      .set({ stamps: bound('stamps') })
      .where(eq(nodes.id, bound('id'))),
  );
  const insertKey = prepareInsert(sqlite, [nodeKeys.key, nodeKeys.nodeId], true);
  const insertIdentifier = prepareInsert(
    sqlite,
    [identifiers.nodeId, identifiers.nodeType, identifiers.scheme, identifiers.value, identifiers.checked],
    true,
  );
  const tendersOfBuyer = prepareFixed<number>(sqlite, ['organisationId'], (db) => {
    const { tenderId, organisationId, role } = procurementRoles;
    return db
      .select({ tenderId })
      .from(procurementRoles)
      .where(and(eq(organisationId, bound('organisationId')), eq(role, sql`'BUYER'`)));
  }).pluck();

  function create(batch: Batch, record: NodeRecord, stated: Stated, given: readonly Identifier[]): number {
    const { type, statedOn } = record;
    const of = statements[type];
    const id = batch.nextNodeId++;
    const slug =
      record.slug ?? freeSlug(record, given, (candidate) => of.slugIsTaken.get({ slug: candidate }) === 1);
    const values = initialValues(
      NODE_ATTRIBUTES[type],
      record.type === 'TENDER' ? shownOf(record, stated) : stated,
    );
    const known = record.type === 'TENDER' ? (batch.documentDay ?? statedOn) : statedOn;
    const stamps =
      type === 'TENDER'
        ? ''
        : record.nameIsMakeshift
          ? makeshiftStamps(NODE_ATTRIBUTES[type], stated, statedOn)
          : statedOn;
    insertNode.run(id, type, record.slug === undefined ? stamps : withGivenSlug(stamps));
    const columns = columnValues(NODE_ATTRIBUTES[type], values);
    of.insert.run(id, slug, nameKey(record.name), known, batch.now, batch.now, ...columns);
    addLists(of, id, values);
    if (record.aliases) aliases.write(id, record.aliases, record.name);
    if (record.type === 'TENDER') {
      if (record.lots) lots.add(id, record.lots);
      if (!record.isReference) noteNewTender(batch, id, record, stated, known);
    }
    if (record.type === 'ARTICLE') batch.articleDays.set(id, articleDay(values, statedOn));
    if (record.flags && type !== 'TENDER') {
      const attributes = NODE_ATTRIBUTES[type];
      flags.add(id, { flags: record.flags, day: statedOn, attributes, stated, values, stamps });
    }
    batch.nodeFates.set(id, { type, fate: 'CREATED' });
    batch.unsearchable.add(id);
    return id;
  }

  function noteNewTender(
    batch: Batch,
    id: number,
    record: TenderRecord,
    stated: Stated,
    knownFrom: string,
  ): void {
    const said = noteTender(batch, id, record, stated);
    if (said.flags.length > 0)
      tenderFlags.set(
        id,
        said.flags.map((flag) => ({ ...flag, day: knownFrom })),
      );
    const isOnceEach = record.lots === undefined || Object.keys(said.lots).length === record.lots.length;
    if (isOnceEach) batch.freshTenders.add(id);
    else batch.restatedTenders.add(id);
  }

  function update(batch: Batch, record: NodeRecord, stated: Stated, id: number): void {
    const { type, statedOn } = record;
    if (!batch.nodeFates.has(id)) batch.nodeFates.set(id, { type, fate: 'UNCHANGED' });
    const attributes = NODE_ATTRIBUTES[type];
    const of = statements[type];
    const row = of.read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    if (record.type === 'TENDER') {
      updateTender(batch, record, stated, id, row);
      return;
    }
    const [oldStamps, oldSlug, oldKnownFrom] = row as [string, string, string];
    const old = valuesOfRow(attributes, row, 3);
    const { slug, stamps } = adoptSlug(record, of, oldSlug, oldStamps);
    const merged = merge(attributes, old, stamps, stated, statedOn, record.nameIsMakeshift && NAME);
    const knownFrom = earlier(statedOn, oldKnownFrom);
    const oldName = nameIn(old);
    const name = nameIn(merged.values);

    if (merged.stamps !== oldStamps) restamp.run(merged.stamps, id);
    let isChanged = slug !== oldSlug || knownFrom !== oldKnownFrom || merged.changed.length > 0;
    if (slug !== oldSlug) of.update.slug.run(slug, id);
    if (knownFrom !== oldKnownFrom) of.update.knownFrom.run(knownFrom, id);
    setAttributes(of, id, merged.values, merged.changed);
    if (name !== oldName) {
      of.update.nameKey.run(nameKey(name), id);
      aliases.remove(id, name);
    }
    const hasNewNames = aliases.write(id, statedNames(record, oldName, oldStamps), name);
    isChanged = hasNewNames || isChanged;
    const after = { flags: record.flags, day: statedOn, attributes, stated, ...merged };
    isChanged = flags.update(id, after, oldStamps, merged.changed) || isChanged;

    if (isChanged) revise(batch, type, id);
    if (hasNewNames || merged.changed.some((position) => SEARCHED.has(attributes[position]?.name ?? ''))) {
      batch.unsearchable.add(id);
    }
    if (type === 'ARTICLE') {
      const day = articleDay(merged.values, knownFrom);
      if (day !== articleDay(old, oldKnownFrom)) batch.redatedArticles.add(id);
      batch.articleDays.set(id, day);
    }
    if (type === 'ORGANISATION' && slug !== oldSlug) {
      for (const tender of tendersOfBuyer.all(id)) markTenderStale(batch, tender, 'PROCUREMENT_ROLE');
    }
  }

  function unstate(batch: Batch, before: NodeRecord, now: NodeRecord | undefined): boolean {
    const { type } = before;
    const id = matcher.find(before, normaliseIdentifiers(before))?.id;
    if (type === 'TENDER' || id === undefined) return false;
    if (batch.hasMerges && openGroup) openGroup(batch, type, id);
    const of = statements[type];
    const attributes = NODE_ATTRIBUTES[type];
    const row = of.read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    const [stamps, , knownFrom] = row as [string, string, string];
    const old = valuesOfRow(attributes, row, 3);
    const left = withoutStatement(attributes, { values: old, stamps, knownFrom }, before, now);
    const names = namesOnlyIn(before, now);
    const isRenamed = names.map((name) => aliases.remove(id, name)).includes(true);
    const isSame = left.stamps === stamps && left.knownFrom === knownFrom && left.changed.length === 0;
    if (isSame && !isRenamed) return false;
    restamp.run(left.stamps, id);
    setAttributes(of, id, left.values, left.changed);
    if (left.knownFrom !== knownFrom) of.update.knownFrom.run(left.knownFrom, id);
    if (type === 'ARTICLE') {
      const day = articleDay(left.values, left.knownFrom);
      if (day !== articleDay(old, knownFrom)) batch.redatedArticles.add(id);
      batch.articleDays.set(id, day);
    }
    revise(batch, type, id);
    batch.unsearchable.add(id);
    return true;
  }

  /** Makes known what claims need to know of a node that is only named. */
  function refer(batch: Batch, { type }: NodeRecord, _stated: Stated, id: number): void {
    if (!batch.nodeFates.has(id)) batch.nodeFates.set(id, { type, fate: 'UNCHANGED' });
    if (type !== 'ARTICLE' || batch.articleDays.has(id)) return;
    const row = statements.ARTICLE.read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    batch.articleDays.set(id, articleDay(valuesOfRow(NODE_ATTRIBUTES.ARTICLE, row, 3), String(row[2])));
  }

  /** What documents state of a tender is kept apart: its row shows what holds of it when all of the batch are in. */
  function updateTender(
    batch: Batch,
    record: TenderRecord,
    stated: Stated,
    id: number,
    [oldStamps, oldSlug]: readonly Value[],
  ): void {
    const of = statements.TENDER;
    const { slug, stamps } = adoptSlug(record, of, String(oldSlug), String(oldStamps));
    if (stamps !== oldStamps) restamp.run(stamps, id);
    if (slug !== oldSlug) {
      of.update.slug.run(slug, id);
      revise(batch, 'TENDER', id);
    }
    if (record.lots) lots.add(id, record.lots);
    batch.freshTenders.delete(id);
    noteTender(batch, id, record, stated);
  }

  function revise(batch: Batch, type: NodeType, id: number): void {
    const known = batch.nodeFates.get(id);
    if (known !== undefined && known.fate !== 'UNCHANGED') return;
    batch.nodeFates.set(id, { type, fate: 'CHANGED' });
    statements[type].revise.run(batch.now, id);
  }

  /** False when it is there already, or names another node, with which it stays. */
  function addIdentifier(type: NodeType, id: number, { scheme, value, checked }: Identifier): boolean {
    return insertIdentifier.run(id, type, scheme, value, Number(checked)).changes > 0;
  }

  return {
    lots,
    aliases,
    tenders: statements.TENDER,
    tenderFlags,
    revise,
    unstate,
    write(batch, record) {
      requireForm(record);
      const given = normaliseIdentifiers(record);
      const stated = readAttributes(NODE_ATTRIBUTES[record.type], record as unknown as AnyRecord);
      const known = batch.nodes.get(record.ref);
      if (known !== undefined && known.type !== record.type) {
        throw new Refusal('/ref', `${quoted(record.ref)} is a node of type ${known.type} in the same batch`);
      }
      const found = known ? { id: known.id, by: undefined } : matcher.find(record, given);
      const id = found?.id ?? create(batch, record, stated, given);
      const survivorId = found && batch.hasMerges && openGroup ? openGroup(batch, record.type, found.id) : id;
      if (found !== undefined) (record.isReference ? refer : update)(batch, record, stated, id);
      for (const key of record.keys ?? []) if (key !== found?.by) insertKey.run(key, id);
      for (const identifier of given) {
        if (identifier !== found?.by && addIdentifier(record.type, id, identifier)) {
          revise(batch, record.type, id);
        }
      }
      if (known === undefined) batch.nodes.set(record.ref, { type: record.type, id, survivorId });
    },
  };
}

function adoptSlug(
  record: NodeRecord,
  of: NodeStatements,
  slug: string,
  stamps: string,
): { slug: string; stamps: string } {
  if (record.slug === undefined || hasGivenSlug(parseStamps(stamps))) return { slug, stamps };
  const isFree = record.slug === slug || of.slugIsTaken.get({ slug: record.slug }) === 0;
  return isFree ? { slug: record.slug, stamps: withGivenSlug(stamps) } : { slug, stamps };
}

const NAME = 'name';
const NAME_POSITION = 0;

/** The names that documents state of a node, besides the one that holds. What was only made for want of a name is none. */
function statedNames(record: NodeRecord, oldName: string, oldStamps: string): string[] {
  const names = [...(record.aliases ?? [])];
  if (!record.nameIsMakeshift) names.push(record.name);
  if (stampOf(parseStamps(oldStamps), NAME) !== '') names.push(oldName);
  return names;
}

/** The stamps of a new node whose name no document states: any later one outweighs it. */
function makeshiftStamps(attributes: readonly Attribute[], stated: Stated, day: string): string {
  const days = new Map<string, string>();
  for (const [position, { name }] of attributes.entries()) {
    if (stated[position] !== undefined) days.set(name, name === NAME ? '' : day);
  }
  return formatStamps(days);
}

function nameIn(values: Values): string {
  return String(values[NAME_POSITION]?.[0]);
}

const PUBLISHED_POSITION = NODE_ATTRIBUTES.ARTICLE.findIndex(({ name }) => name === 'published');

/** The day since which what an article states is known. */
function articleDay(values: Values, knownFrom: string): string {
  const published: Value | undefined = values[PUBLISHED_POSITION]?.[0];
  return typeof published === 'string' ? lastDay(published as PartialDate) : knownFrom;
}

/** A tender is published since its first call, unless a document states the date. */
function shownOf({ calledOn }: TenderRecord, stated: Stated): Stated {
  if (calledOn === undefined || stated[TENDER_PUBLISHED] !== undefined) return stated;
  return stated.with(TENDER_PUBLISHED, [calledOn]);
}

const TENDER_PUBLISHED = NODE_ATTRIBUTES.TENDER.findIndex(({ name }) => name === 'published');

function noteTender(batch: Batch, tenderId: number, record: TenderRecord, stated: Stated): TenderStated {
  const day = batch.documentDay ?? record.statedOn;
  const key = `${tenderId} ${day}`;
  const said = tenderStatedOf(record, stated);
  const known = batch.tenderStatements.get(key);
  const both = known ? bothStated(known.stated, said) : said;
  batch.tenderStatements.set(key, { tenderId, day, stated: both });
  return both;
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
