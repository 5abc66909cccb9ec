import type { Database } from 'better-sqlite3';
import { quoted } from '../../domain/error.ts';
import type { Identifier } from '../../domain/identifier.ts';
import { nameKey } from '../../domain/name-key.ts';
import type { NodeType } from '../../domain/node.ts';
import { isPartialDate, lastDay, type PartialDate, precisionOf } from '../../domain/partial-date.ts';
import type { NodeRecord } from '../../domain/record.ts';
import { identifiers, nodeKeys, nodes } from '../tables/node.ts';
import { createAliasWriter } from './alias-writer.ts';
import type { AnyRecord, Value } from './attribute.ts';
import { type Batch, markTenderStale } from './batch.ts';
import { earlier, later } from './day.ts';
import { prepareInsert } from './insert.ts';
import { createLotWriter, type LotWriter } from './lot-writer.ts';
import {
  columnValues,
  initialValues,
  merge,
  readAttributes,
  type Stated,
  type Values,
  valuesOfRow,
} from './merge.ts';
import { NODE_ATTRIBUTES } from './node-attribute.ts';
import { createNodeMatcher, normaliseIdentifiers } from './node-match.ts';
import { type NodeStatements, prepareNodeStatements } from './node-statement.ts';
import { Refusal } from './refusal.ts';
import { freeSlug } from './slug.ts';
import { hasGivenSlug, parseStamps, withGivenSlug } from './stamps.ts';

export interface NodeWriter {
  /**
   * Finds the record's node or makes it, and adds what the record states. Several records with one `ref` are several statements
   * on one node. Of a merged node, keys and identifiers stay with it, all else goes to the one it was merged into.
   *
   * @throws Refusal
   */
  write(batch: Batch, record: NodeRecord): void;
  /** Counts the node as changed, and raises its revision once in the batch. */
  revise(batch: Batch, type: NodeType, id: number): void;
  readonly lots: LotWriter;
}

/** The attributes that the full-text index holds. */
const SEARCHED = new Set(['name', 'description', 'body']);

const SLUG = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export function createNodeWriter(sqlite: Database): NodeWriter {
  const statements = prepareNodeStatements(sqlite);
  const matcher = createNodeMatcher(sqlite);
  const aliases = createAliasWriter(sqlite);
  const lots = createLotWriter(sqlite);
  const insertNode = prepareInsert(sqlite, [nodes.id, nodes.type, nodes.stamps]);
  const restamp = sqlite.prepare<[string, number]>('UPDATE nodes SET stamps = ? WHERE id = +?');
  const insertKey = prepareInsert(sqlite, [nodeKeys.key, nodeKeys.nodeId], true);
  const insertIdentifier = prepareInsert(
    sqlite,
    [identifiers.nodeId, identifiers.nodeType, identifiers.scheme, identifiers.value, identifiers.checked],
    true,
  );
  const tendersOfBuyer = sqlite
    .prepare<[number], number>(
      "SELECT tender_id FROM procurement_roles WHERE organisation_id = +? AND role = 'BUYER'",
    )
    .pluck();

  function create(batch: Batch, record: NodeRecord, stated: Stated, given: readonly Identifier[]): number {
    const { type, statedOn } = record;
    const of = statements[type];
    const id = batch.nextNodeId++;
    const slug = record.slug ?? freeSlug(record, given, (candidate) => of.slugIsTaken.get(candidate) === 1);
    const values = initialValues(NODE_ATTRIBUTES[type], stated);
    insertNode.run(id, type, record.slug === undefined ? statedOn : withGivenSlug(statedOn));
    const columns = columnValues(NODE_ATTRIBUTES[type], values);
    of.insert.run(id, slug, nameKey(record.name), statedOn, batch.now, batch.now, ...columns);
    replaceLists(of, id, values, undefined);
    if (record.aliases) aliases.write(id, record.aliases, record.name);
    if (record.type === 'TENDER' && record.lots) lots.write(id, record.lots, statedOn);
    if (record.type === 'ARTICLE') batch.articleDays.set(id, articleDay(values, statedOn));
    batch.nodeFates.set(id, { type, fate: 'CREATED' });
    batch.unsearchable.add(id);
    return id;
  }

  function update(batch: Batch, record: NodeRecord, stated: Stated, id: number): void {
    const { type, statedOn } = record;
    if (!batch.nodeFates.has(id)) batch.nodeFates.set(id, { type, fate: 'UNCHANGED' });
    const attributes = NODE_ATTRIBUTES[type];
    const of = statements[type];
    const row = of.read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    const [oldStamps, oldSlug, oldKnownFrom] = row as [string, string, string];
    const old = valuesOfRow(attributes, row, 3);
    const { slug, stamps } = adoptSlug(record, of, oldSlug, oldStamps);
    const merged = merge(attributes, old, stamps, stated, statedOn);
    const knownFrom = earlier(statedOn, oldKnownFrom);
    const oldName = nameIn(old);
    const name = nameIn(merged.values);

    if (merged.stamps !== oldStamps) restamp.run(merged.stamps, id);
    let isChanged = slug !== oldSlug || knownFrom !== oldKnownFrom || merged.changed.length > 0;
    if (isChanged) {
      of.update.run(slug, nameKey(name), knownFrom, ...columnValues(attributes, merged.values), id);
      replaceLists(of, id, merged.values, merged.changed);
    }
    if (name !== oldName) aliases.remove(id, name);
    const hasNewNames = aliases.write(id, [...(record.aliases ?? []), record.name, oldName], name);
    isChanged = hasNewNames || isChanged;
    if (record.type === 'TENDER' && record.lots)
      isChanged = lots.write(id, record.lots, statedOn) || isChanged;

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
    revise,
    write(batch, record) {
      requireForm(record);
      const given = normaliseIdentifiers(record);
      const stated = readAttributes(NODE_ATTRIBUTES[record.type], record as unknown as AnyRecord);
      const known = batch.nodes.get(record.ref);
      if (known !== undefined && known.type !== record.type) {
        throw new Refusal('/ref', `${quoted(record.ref)} is a node of type ${known.type} in the same batch`);
      }
      const found = known ? { id: known.statedId, by: undefined } : matcher.find(record, given);
      const statedId = found?.id ?? create(batch, record, stated, given);
      const id = found === undefined ? statedId : (known?.id ?? matcher.survivorOf(found.id));
      if (found !== undefined) update(batch, record, stated, id);
      for (const key of record.keys ?? []) if (key !== found?.by) insertKey.run(key, statedId);
      for (const identifier of given) {
        if (identifier !== found?.by && addIdentifier(record.type, statedId, identifier)) {
          revise(batch, record.type, id);
        }
      }
      const day = dayOf(record);
      if (known === undefined) batch.nodes.set(record.ref, { type: record.type, id, statedId, day });
      else known.day = later(known.day, day);
    },
  };
}

/** All lists of a new node, else those among the changed attributes. */
function replaceLists(
  of: NodeStatements,
  id: number,
  values: Values,
  changed: readonly number[] | undefined,
): void {
  for (const { position, clear, add } of of.lists) {
    if (changed !== undefined) {
      if (!changed.includes(position)) continue;
      clear.run(id);
    }
    for (const element of JSON.parse(String(values[position]?.[0])) as string[]) add.run(id, element);
  }
}

function adoptSlug(
  record: NodeRecord,
  of: NodeStatements,
  slug: string,
  stamps: string,
): { slug: string; stamps: string } {
  if (record.slug === undefined || hasGivenSlug(parseStamps(stamps))) return { slug, stamps };
  const isFree = record.slug === slug || of.slugIsTaken.get(record.slug) === undefined;
  return isFree ? { slug: record.slug, stamps: withGivenSlug(stamps) } : { slug, stamps };
}

const NAME_POSITION = 0;

function nameIn(values: Values): string {
  return String(values[NAME_POSITION]?.[0]);
}

const PUBLISHED_POSITION = NODE_ATTRIBUTES.ARTICLE.findIndex(({ name }) => name === 'published');

/** The day since which what an article states is known. */
function articleDay(values: Values, knownFrom: string): string {
  const published: Value | undefined = values[PUBLISHED_POSITION]?.[0];
  return typeof published === 'string' ? lastDay(published as PartialDate) : knownFrom;
}

/** Taken from the record alone: what is in the database by then depends on the order of imports. */
function dayOf(record: NodeRecord): string {
  return record.type === 'ARTICLE' && record.published !== undefined
    ? lastDay(record.published as PartialDate)
    : record.statedOn;
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
