import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import { NODE_LISTS, NODE_TABLES } from '../../../db/node-type.ts';
import type { FilterDescription, OrderDescription } from '../../../db/read/collection/collection.ts';
import { ascending, byText, descending } from '../../../db/read/collection/order.ts';
import { assessments } from '../../../db/tables/assessment.ts';
import { involvements } from '../../../db/tables/involvement.ts';
import { mentions } from '../../../db/tables/mention.ts';
import { aliases, identifiers } from '../../../db/tables/node.ts';
import { qualityFlags } from '../../../db/tables/quality-flag.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { NodeModel } from '../../../model/node-type.ts';
import type { DeclaredInterface } from '../../type/collection-type.ts';
import { inverseFields } from '../claims/inverse.ts';
import type { DeclaredField, ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';
import { type AsKnownOf, fieldFilters, type ListAsKnownOf, shownFields, typeName } from '../declare-field.ts';

/** The columns that all node tables share. */
export interface NodeTable extends SQLiteTable {
  id: SQLiteColumn;
  slug: SQLiteColumn;
  name: SQLiteColumn;
  nameKey: SQLiteColumn;
  description: SQLiteColumn;
  knownFrom: SQLiteColumn;
  created: SQLiteColumn;
  updated: SQLiteColumn;
  revision: SQLiteColumn;
}

/** What a type of node shows besides what its model says. */
interface NodeDeclaration {
  readonly filters?: Record<string, FilterDescription>;
  readonly orders?: Record<string, OrderDescription>;
  readonly defaultOrder?: string;
  readonly fields: Record<string, DeclaredField>;
  /** What its columns were on the day asked, where documents may take back what they say of it. */
  readonly asKnown?: AsKnownOf;
  /** The same of its lists. */
  readonly listAsKnown?: ListAsKnownOf;
}

/** Declares a type of node: what its model says, what is written beside it, and what all nodes share. */
export function declareNode(model: NodeModel, special: NodeDeclaration): ObjectDeclaration {
  const table = NODE_TABLES[model.type];
  const { type, doc, section, title, fields } = model;
  const { asKnown, listAsKnown } = special;
  return {
    name: typeName(type),
    plural: section.name,
    doc,
    table,
    key: table.id,
    idPrefix: type.toLowerCase(),
    visibility: { kind: 'own', knownFrom: table.knownFrom },
    interfaces: ['Node', 'Entity'],
    filters: { ...commonFilters(type, table), ...fieldFilters(fields, table, asKnown), ...special.filters },
    orders: { ...special.orders, ...commonOrders(table) },
    defaultOrder: special.defaultOrder ?? 'NAME_ASC',
    fields: {
      ...commonFields(table, asKnown),
      ...(title && { title: declare.text(table.name, title.doc, asKnown?.('name')) }),
      ...shownFields(fields, table, { lists: NODE_LISTS[type], asKnown, listAsKnown }),
      ...inverseFields(type),
      ...special.fields,
    },
  };
}

/** Types of which lists can be restricted by words. */
const WITH_WORDS: ReadonlySet<NodeType> = new Set(['TENDER', 'ARTICLE', 'ORGANISATION']);

function commonFilters(type: NodeType, table: NodeTable): Record<string, FilterDescription> {
  return {
    ...(WITH_WORDS.has(type) && {
      text: {
        kind: 'words',
        type,
        doc: 'The name and aliases of now hold all these words, whatever their case, accents, script and order. Unlike `search` it guesses nothing: no near spellings, and no word as the start of another.',
      } as const,
    }),
    nameStartsWith: {
      kind: 'namePrefix',
      column: table.nameKey,
      doc: 'The name starts with this, whatever its case and accents. Aliases are not looked at: `search` does.',
    },
    knownFrom: { kind: 'dateRange', column: table.knownFrom, doc: 'The day since which the node is known.' },
  };
}

function commonOrders(table: NodeTable): Record<string, OrderDescription> {
  return {
    NAME_ASC: byText(ascending(table.nameKey, 'By name, A to Z, whatever the case and accents.')),
    NAME_DESC: byText(descending(table.nameKey, 'By name, Z to A.')),
    KNOWN_FROM_ASC: ascending(table.knownFrom, 'Known first, first.'),
    KNOWN_FROM_DESC: descending(table.knownFrom, 'Known last, first.'),
  };
}

function commonFields(table: NodeTable, asKnown?: AsKnownOf): Record<string, DeclaredField> {
  return {
    id: declare.globalIdField('Global id (Relay): opaque, stable for good, kept through merges.'),
    slug: declare.text(
      table.slug,
      'Readable id, unique among nodes of this type: `health-data-hub`. Stable.',
    ),
    name: declare.text(
      table.name,
      'Name, as the latest document that states it writes it; of a tender the latest known on the day asked.',
      asKnown?.('name'),
    ),
    aliases: declare.values(
      'Alias',
      { by: aliases.nodeId, column: aliases.name },
      'Other names that documents use for it, A to Z. An alias is not an identity: two nodes may share one.',
    ),
    identifiers: declare.list(
      'Identifier',
      identifiers.nodeId,
      'Identifiers in registers. OCDS `identifier` and `additionalIdentifiers`.',
    ),
    description: declare.text(
      table.description,
      'What it is, in a sentence or two. Null when no document says.',
      asKnown?.('description'),
    ),
    knownFrom: declare.day(
      table.knownFrom,
      'Day since which it is known: the last day of the period in which the earliest document that states it was published.',
    ),
    created: declare.instant(table.created, 'When Greffe first stored it. Says nothing of the world.'),
    updated: declare.instant(table.updated, 'When Greffe last changed it.'),
    revision: declare.integer(table.revision, 'Counts changes of it in Greffe, from 1.'),
    claims: declare.pageVia(
      'Claim',
      { kind: 'ends' },
      'Every claim at one of whose ends it stands, of any kind, in order of recording. Of an article: every claim that it supports or disputes.',
    ),
    qualityFlags: declare.list(
      'QualityFlag',
      qualityFlags.nodeId,
      'What is suspect about what is published of it, or was left out.',
    ),
    mentions: declare.page(
      'Mention',
      mentions.nodeId,
      'Where documents mention it. A mention claims nothing.',
    ),
    assessments: declare.page(
      'Assessment',
      assessments.objectId,
      'What organisations and documents find about it.',
    ),
    involvedParties: declare.page(
      'Involvement',
      involvements.objectId,
      'What people and organisations did about it: who initiated, decided, was heard.',
    ),
  };
}

/** The interfaces that all nodes implement; the columns named here stand for those of each type. */
export function nodeInterfaces(table: NodeTable): DeclaredInterface[] {
  const fields = commonFields(table);
  return [
    {
      name: 'Node',
      doc: 'Anything with a global id (Relay): nodes of the graph, lots of tenders, claims and their evidence.',
      interfaces: [],
      fields: { id: fields.id as DeclaredField },
    },
    {
      name: 'Entity',
      doc: 'A node of the graph: an article, organisation, person, regulation or tender.',
      interfaces: ['Node'],
      fields,
    },
  ];
}
