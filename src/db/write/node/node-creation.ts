import type { Identifier } from '../../../domain/identifier.ts';
import type { NodeType } from '../../../domain/node.ts';
import { withoutTrailingBrackets } from '../../../domain/unit-name.ts';
import type { NodeRecord, TenderRecord } from '../../../model/record.ts';
import type { Batch } from '../batch/batch.ts';
import { freeSlug } from '../batch/slug.ts';
import { FROM_ESTABLISHMENTS, formatStamps, OF_ESTABLISHMENTS, withGivenSlug } from '../batch/stamps.ts';
import { type FlagWriter, flagsRaisedBy, type HeldFlag } from '../evidence/flag-writer.ts';
import type { StatedFlagWriter } from '../evidence/stated-flag.ts';
import type { Attribute } from '../field/attribute.ts';
import { NODE_ATTRIBUTES } from '../field/node-attribute.ts';
import { initialValues, type Stated } from '../field/reconcile.ts';
import type { Pending } from '../pending/pending.ts';
import type { AliasWriter } from './alias-writer.ts';
import { articleDay } from './article-day.ts';
import type { LotWriter } from './lot-writer.ts';
import { createNodeRows, type NewNode } from './node-row.ts';
import type { NodeStatements } from './node-statement.ts';
import { noteTender } from './tender-note.ts';

/** A node that was made, and the flags that its record raises. */
export interface CreatedNode extends NewNode {
  /** Its other names. */
  readonly names: readonly string[];
  readonly flags: readonly HeldFlag[];
}

/** Makes the node of a record that names none that is there. @throws Refusal */
export type CreateNode = (
  batch: Batch,
  record: NodeRecord,
  stated: Stated,
  given: readonly Identifier[],
  nameDay: string,
) => CreatedNode;

interface Writers {
  readonly statements: Record<NodeType, NodeStatements>;
  readonly aliases: AliasWriter;
  readonly lots: LotWriter;
  readonly flags: FlagWriter;
  readonly tenderFlags: StatedFlagWriter;
}

export function createNodeCreation(
  pending: Pending,
  { statements, aliases, lots, flags, tenderFlags }: Writers,
): CreateNode {
  const rows = createNodeRows(pending);

  function slugFor(batch: Batch, record: NodeRecord, given: readonly Identifier[]): string {
    const { type } = record;
    const isTaken = (slug: string) =>
      batch.made.slugs.has(`${type} ${slug}`) || statements[type].slugIsTaken.get({ slug }) === 1;
    const slug = record.slug ?? freeSlug(record, given, isTaken);
    batch.made.slugs.add(`${type} ${slug}`);
    return slug;
  }

  function noteNewTender(batch: Batch, node: NewNode, record: TenderRecord, stated: Stated): void {
    const { id, knownFrom: day } = node;
    const said = noteTender(batch, id, record, stated);
    if (said.flags.length > 0) {
      const raised = said.flags.map((flag) => ({ ...flag, day }));
      pending.after(() => tenderFlags.set(id, raised));
    }
    const isOnceEach = record.lots === undefined || Object.keys(said.lots).length === record.lots.length;
    if (isOnceEach) batch.freshTenders.add(id);
    else batch.restatedTenders.add(id);
  }

  function raise(node: NewNode, record: NodeRecord, stated: Stated, stamps: string): HeldFlag[] {
    if (record.flags === undefined || record.type === 'TENDER') return [];
    const attributes = NODE_ATTRIBUTES[record.type];
    const { values } = node;
    const statement = { flags: record.flags, day: record.statedOn, attributes, stated, values, stamps };
    const raised = flagsRaisedBy(statement);
    pending.after(() => flags.raise(node.id, raised));
    return raised;
  }

  return (batch, record, said, given, saidOn) => {
    const { type, statedOn } = record;
    const attributes = NODE_ATTRIBUTES[type];
    const { name, nameDay } = nameOf(record, saidOn);
    const stated = name === record.name ? said : said.with(NAME_POSITION, [name]);
    const stamps = record.type === 'TENDER' ? '' : stampsOf(attributes, stated, statedOn, nameDay);
    const node: NewNode = {
      id: batch.made.idOf('node'),
      type,
      name,
      slug: slugFor(batch, record, given),
      stamps: record.slug === undefined ? stamps : withGivenSlug(stamps),
      knownFrom: record.type === 'TENDER' ? (batch.documentDay ?? statedOn) : statedOn,
      values: initialValues(attributes, record.type === 'TENDER' ? shownOf(record, stated) : stated),
    };
    const { id, values } = node;
    rows.add(batch, node);
    const names = [...(record.aliases ?? []), record.name].filter((each) => each !== name);
    if (names.length > 0) aliases.add(id, names, name);
    rows.addNames(batch, node, given, record.keys ?? []);
    if (record.type === 'TENDER') {
      if (record.lots) lots.add(batch, id, record.lots);
      if (!record.isReference) noteNewTender(batch, node, record, stated);
    }
    if (record.type === 'ARTICLE') batch.articleDays.set(id, articleDay(values, statedOn));
    const raised = raise(node, record, stated, stamps);
    batch.nodeFates.set(id, { type, fate: 'CREATED', part: batch.part });
    batch.unsearchable.add(id);
    return { ...node, flags: raised, names };
  };
}

/** What a new node is called: a company that is only known by an establishment without what that adds in brackets. */
function nameOf({ name }: NodeRecord, nameDay: string): { name: string; nameDay: string } {
  const bare = nameDay === OF_ESTABLISHMENTS ? withoutTrailingBrackets(name) : name;
  return bare === name ? { name, nameDay } : { name: bare, nameDay: FROM_ESTABLISHMENTS };
}

const NAME_POSITION = 0;

function stampsOf(attributes: readonly Attribute[], stated: Stated, day: string, nameDay: string): string {
  if (nameDay === day) return day;
  const days = new Map<string, string>();
  for (const [position, { name }] of attributes.entries()) {
    if (stated[position] !== undefined) days.set(name, position === NAME_POSITION ? nameDay : day);
  }
  return formatStamps(days);
}

/** A tender is published since its first call, unless a document states the date. */
function shownOf({ calledOn }: TenderRecord, stated: Stated): Stated {
  if (calledOn === undefined || stated[TENDER_PUBLISHED] !== undefined) return stated;
  return stated.with(TENDER_PUBLISHED, [calledOn]);
}

const TENDER_PUBLISHED = NODE_ATTRIBUTES.TENDER.findIndex(({ name }) => name === 'published');
