import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { sortedName } from '../../../domain/name-key.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { NodeRecord, TenderRecord } from '../../../model/record.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { type Batch, markTenderStale } from '../batch/batch.ts';
import { earlier } from '../batch/day.ts';
import { noteNode } from '../batch/fate.ts';
import {
  FROM_ESTABLISHMENTS,
  hasGivenSlug,
  MAKESHIFT,
  parseStamps,
  stampOf,
  withGivenSlug,
} from '../batch/stamps.ts';
import type { FlagWriter } from '../evidence/flag-writer.ts';
import type { Value } from '../field/attribute.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { merge, type Stated, type Values, valuesOfRow } from '../field/reconcile.ts';
import type { Pending } from '../pending/pending.ts';
import type { AliasWriter } from './alias-writer.ts';
import { articleDay } from './article-day.ts';
import type { LotWriter } from './lot-writer.ts';
import { type NodeStatements, setAttributes } from './node-statement.ts';
import { noteTender } from './tender-note.ts';

/** A row as a statement leaves it. */
export interface UpdatedNode {
  readonly values: Values;
  readonly stamps: string;
  readonly knownFrom: string;
}

export interface NodeUpdate {
  /** Adds what a record states to a node that is there; undefined of tenders, of which statements are kept. @throws Refusal */
  update(
    batch: Batch,
    record: NodeRecord,
    stated: Stated,
    id: number,
    nameDay: string,
  ): UpdatedNode | undefined;
  /** Makes known what claims need to know of a node that is only named. */
  refer(batch: Batch, record: NodeRecord, id: number): void;
}

interface Writers {
  readonly statements: Record<NodeType, NodeStatements>;
  readonly aliases: AliasWriter;
  readonly lots: LotWriter;
  readonly flags: FlagWriter;
  revise(batch: Batch, type: NodeType, id: number): void;
  restamp(id: number, stamps: string): void;
}

/** The attributes that the full-text index holds. */
const SEARCHED = new Set(['name', 'description', 'body']);

export function createNodeUpdate(
  sqlite: Database,
  pending: Pending,
  { statements, aliases, lots, flags, revise, restamp }: Writers,
): NodeUpdate {
  const tendersOfBuyer = prepareFixed<number>(sqlite, ['organisationId'], (db) => {
    const { tenderId, organisationId, role } = procurementRoles;
    return db
      .select({ tenderId })
      .from(procurementRoles)
      .where(and(eq(organisationId, bound('organisationId')), eq(role, sql`'BUYER'`)));
  }).pluck();

  function rowOf(type: NodeType, id: number): Value[] {
    pending.flushNode(id);
    const row = statements[type].read.get(id);
    if (row === undefined) throw new Error(`Node ${id} has no row of type ${type}.`);
    return row;
  }

  /** A slug that is given by hand takes the place of one that was made. */
  function adoptSlug({ made }: Batch, record: NodeRecord, slug: string, stamps: string) {
    const { type, slug: given } = record;
    if (given === undefined || hasGivenSlug(parseStamps(stamps))) return { slug, stamps };
    if (given !== slug) {
      if (statements[type].slugIsTaken.get({ slug: given }) !== 0) return { slug, stamps };
      made.slugs.delete(`${type} ${slug}`);
      made.slugs.add(`${type} ${given}`);
    }
    return { slug: given, stamps: withGivenSlug(stamps) };
  }

  function update(
    batch: Batch,
    record: NodeRecord,
    stated: Stated,
    id: number,
    nameDay: string,
  ): UpdatedNode {
    const { type, statedOn } = record;
    const attributes = NODE_ATTRIBUTES[type];
    const of = statements[type];
    const row = rowOf(type, id);
    const [oldStamps, oldSlug, oldKnownFrom] = row as [string, string, string];
    const old = valuesOfRow(attributes, row, 3);
    const { slug, stamps } = adoptSlug(batch, record, oldSlug, oldStamps);
    const merged = merge(attributes, old, stamps, stated, statedOn, nameDay);
    const knownFrom = earlier(statedOn, oldKnownFrom);
    const oldName = nameIn(old);
    const name = nameIn(merged.values);

    if (merged.stamps !== oldStamps) restamp(id, merged.stamps);
    let isChanged = slug !== oldSlug || knownFrom !== oldKnownFrom || merged.changed.length > 0;
    if (slug !== oldSlug) of.update.slug.run(slug, id);
    if (knownFrom !== oldKnownFrom) of.update.knownFrom.run(knownFrom, id);
    setAttributes(of, id, merged.values, merged.changed);
    if (name !== oldName) {
      of.update.nameKey.run(sortedName(name), id);
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
    if (type === 'ORGANISATION' && slug !== oldSlug) staleTendersOf(batch, id);
    return { values: merged.values, stamps: merged.stamps, knownFrom };
  }

  /** Which buyer of a tender is shown may depend on slugs. */
  function staleTendersOf(batch: Batch, buyer: number): void {
    pending.flush();
    for (const tender of tendersOfBuyer.all(buyer)) markTenderStale(batch, tender, 'PROCUREMENT_ROLE');
  }

  /** What documents state of a tender is kept apart: its row shows what holds of it when all of the batch are in. */
  function updateTender(batch: Batch, record: TenderRecord, stated: Stated, id: number): void {
    if (record.slug !== undefined) {
      const [oldStamps, oldSlug] = rowOf('TENDER', id) as [string, string];
      const { slug, stamps } = adoptSlug(batch, record, oldSlug, oldStamps);
      if (stamps !== oldStamps) restamp(id, stamps);
      if (slug !== oldSlug) {
        statements.TENDER.update.slug.run(slug, id);
        revise(batch, 'TENDER', id);
      }
    }
    if (record.lots) lots.add(batch, id, record.lots);
    batch.freshTenders.delete(id);
    noteTender(batch, id, record, stated);
  }

  return {
    update(batch, record, stated, id, nameDay) {
      const { type } = record;
      noteNode(batch, type, id);
      if (record.type !== 'TENDER') return update(batch, record, stated, id, nameDay);
      updateTender(batch, record, stated, id);
      return undefined;
    },
    refer(batch, { type }, id) {
      noteNode(batch, type, id);
      if (type !== 'ARTICLE' || batch.articleDays.has(id)) return;
      const row = rowOf('ARTICLE', id);
      batch.articleDays.set(id, articleDay(valuesOfRow(NODE_ATTRIBUTES.ARTICLE, row, 3), String(row[2])));
    },
  };
}

const NAME = 'name';
const NAME_POSITION = 0;
/** Stamps of names that no document says as they stand. */
const UNSTATED: ReadonlySet<string> = new Set([MAKESHIFT, FROM_ESTABLISHMENTS]);

/** The names that documents state of a node, besides the one that holds. What was only made for want of a name is none. */
function statedNames(record: NodeRecord, oldName: string, oldStamps: string): string[] {
  const names = [...(record.aliases ?? [])];
  if (!record.nameIsMakeshift) names.push(record.name);
  if (!UNSTATED.has(stampOf(parseStamps(oldStamps), NAME))) names.push(oldName);
  return names;
}

function nameIn(values: Values): string {
  return String(values[NAME_POSITION]?.[0]);
}
