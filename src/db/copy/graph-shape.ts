import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { CLAIM_KINDS, type ClaimKind } from '../../model/model.ts';
import type { PartyRole } from '../../model/words/claim.ts';
import { CLAIM_TABLES } from '../claim-kind.ts';
import { NODE_TABLES } from '../node-type.ts';
import { bids } from '../tables/bid.ts';
import { claims, documentDrops } from '../tables/claim.ts';
import { detachedNodes, detachments } from '../tables/detachment.ts';
import { documents, series, seriesLinks } from '../tables/document.ts';
import { imports } from '../tables/import.ts';
import { mentions } from '../tables/mention.ts';
import { canonical, MERGEABLE_TYPES, mergedNodes, merges, restatedEnds } from '../tables/merge.ts';
import { nodes } from '../tables/node.ts';
import { organisations } from '../tables/organisation.ts';
import { placements } from '../tables/placement.ts';
import { tenders } from '../tables/tender.ts';
import { tenderEvents } from '../tables/tender-event.ts';
import { tenderStatements } from '../tables/tender-statement.ts';
import { leadOf } from '../write/claim/bid-party.ts';
import { ERASURE } from './erasure-shape.ts';
import {
  base64,
  bytes,
  type CopyField,
  claim,
  claimPrefix,
  derived,
  integer,
  type JsonObject,
  MemberRefused,
  name,
  node,
  parseNodeId,
  text,
} from './field.ts';
import { importNumber } from './import-number.ts';
import { claimParts, nodeParts } from './part-shape.ts';
import { fieldsOf, type LineShape, type RowShape } from './shape.ts';
import { TENDER_STATED } from './stated-field.ts';

/** Nodes of a type that are not merged into another one. */
export function nodeShape(type: NodeType): LineShape {
  const table = NODE_TABLES[type];
  const buyer = type === 'TENDER' ? [tenders.buyerId] : [];
  return {
    record: type.toLowerCase(),
    rows: [
      baseRow(type, []),
      {
        table,
        key: table.id,
        fields: [
          node('id', table.id, [type]),
          name('name', table.name, table.nameKey),
          ...fieldsOf(table, {
            except: [table.id, table.type, table.name, table.nameKey, organisations.bidCount, ...buyer],
          }),
          ...buyer.map((column) => node('buyer', column, ['ORGANISATION'])),
        ],
      },
    ],
    parts: nodeParts(type),
  };
}

/** Nodes of a type that are merged into another one: what is kept of them beside `MERGER`. */
export function mergedShape(type: NodeType): LineShape {
  return {
    record: `merged-${type.toLowerCase()}`,
    rows: [baseRow(type, [node('mergedInto', nodes.mergedInto, [type])])],
    parts: nodeParts(type),
  };
}

function baseRow(type: NodeType, also: readonly CopyField[]): RowShape {
  return {
    table: nodes,
    key: nodes.id,
    fields: [
      node('id', nodes.id, [type]),
      derived(nodes.type, () => type),
      ...also,
      ...fieldsOf(nodes, { except: [nodes.id, nodes.type, nodes.mergedInto] }),
    ],
  };
}

/** Claims of a kind. */
export function claimShape(kind: ClaimKind): LineShape {
  const { table } = CLAIM_TABLES[kind];
  const columns = table as unknown as { readonly id: SQLiteColumn; readonly kind: SQLiteColumn };
  const ends = endsOf(kind);
  const others = [
    ...(kind === 'BID' ? [bids.leadId] : []),
    ...(kind === 'TENDER_EVENT' ? [tenderEvents.bidId] : []),
  ];
  return {
    record: claimPrefix(kind),
    rows: [
      {
        table: claims,
        key: claims.id,
        fields: [
          claim('id', claims.id, kind),
          derived(claims.kind, () => kind),
          ...fieldsOf(claims, { except: [claims.id, claims.kind, claims.key] }),
          bytes('key', claims.key),
        ],
      },
      {
        table,
        key: columns.id,
        fields: [
          claim('id', columns.id, kind),
          ...ends.fields,
          ...fieldsOf(table, { except: [columns.id, columns.kind, ...ends.columns, ...others] }),
          ...(kind === 'BID' ? [derived(bids.leadId, leadOfObject)] : []),
          ...(kind === 'TENDER_EVENT' ? [claim('bid', tenderEvents.bidId, 'BID')] : []),
        ],
      },
    ],
    parts: claimParts(kind),
  };
}

/** The ends of a kind that are columns of its table. Two of them may have their type in one column. */
function endsOf(kind: ClaimKind): { fields: CopyField[]; columns: SQLiteColumn[] } {
  const ends = CLAIM_TABLES[kind].ends.filter(({ through }) => through === undefined);
  return {
    fields: ends.map(({ name: member, column, types, typeColumn }) =>
      node(member, column, types, typeColumn),
    ),
    columns: ends.flatMap(({ column, typeColumn }) => [column, typeColumn ?? []].flat()),
  };
}

/** @throws MemberRefused */
function leadOfObject({ parties }: JsonObject): number {
  const list = Array.isArray(parties) ? (parties as JsonObject[]) : [];
  const known = list.flatMap(({ organisation, role }) => {
    const parsed = parseNodeId(organisation);
    return parsed ? [[parsed.id, role as PartyRole] as const] : [];
  });
  if (known.length === 0) throw new MemberRefused('parties', 'a bid has at least one party');
  return leadOf(known.sort(([a], [b]) => a - b));
}

/** Documents that speak for the same thing. */
export const SERIES: LineShape = {
  record: 'series',
  rows: [{ table: series, key: series.id, fields: fieldsOf(series) }],
  parts: [],
};

/** Texts as published at one moment, with the series that they continue. */
export const DOCUMENT: LineShape = {
  record: 'document',
  rows: [
    {
      table: documents,
      key: documents.id,
      fields: [
        ...fieldsOf(documents, { except: [documents.articleId, documents.seriesId, documents.raw] }),
        node('article', documents.articleId, ['ARTICLE']),
        integer('series', documents.seriesId),
        base64('raw', documents.raw),
      ],
    },
  ],
  parts: [
    {
      member: 'continues',
      table: seriesLinks,
      owner: seriesLinks.documentId,
      order: seriesLinks.seriesId,
      fields: [integer('series', seriesLinks.seriesId)],
      isPlain: true,
    },
    {
      member: 'placements',
      table: placements,
      owner: placements.documentId,
      order: placements.id,
      fields: [
        node('article', placements.articleId, ['ARTICLE']),
        importNumber('import', placements.importId),
        text('locator', placements.locator),
      ],
      isPlain: false,
    },
  ],
};

/** What documents state of tenders. */
export const TENDER_STATEMENT: LineShape = {
  record: 'tender-statement',
  rows: [
    {
      table: tenderStatements,
      key: tenderStatements.id,
      fields: [
        ...fieldsOf(tenderStatements, {
          except: [tenderStatements.tenderId, tenderStatements.documentId, tenderStatements.stated],
        }),
        node('tender', tenderStatements.tenderId, ['TENDER']),
        integer('document', tenderStatements.documentId),
        TENDER_STATED,
      ],
    },
  ],
  parts: [],
};

/** Claims that the state after a document of a part-wise source no longer has. */
export const DOCUMENT_DROP: LineShape = {
  record: 'document-drop',
  rows: [{ table: documentDrops, key: documentDrops.documentId, fields: fieldsOf(documentDrops) }],
  parts: [],
};

/** Names found in texts. */
export const MENTION: LineShape = {
  record: 'mention',
  rows: [
    {
      table: mentions,
      key: mentions.id,
      fields: [
        ...fieldsOf(mentions, {
          except: [mentions.articleId, mentions.nodeId, mentions.nodeType, mentions.documentId],
        }),
        integer('document', mentions.documentId),
        node('article', mentions.articleId, ['ARTICLE']),
        node('node', mentions.nodeId, NODE_TYPES, mentions.nodeType),
      ],
    },
  ],
  parts: [],
};

/** Which node was merged into which, and its row as it stood. */
export const MERGER: LineShape = {
  record: 'merger',
  rows: [
    {
      table: mergedNodes,
      key: mergedNodes.nodeId,
      fields: [
        node('node', mergedNodes.nodeId, MERGEABLE_TYPES, mergedNodes.nodeType),
        node('into', mergedNodes.intoId, MERGEABLE_TYPES, mergedNodes.nodeType),
        ...fieldsOf(mergedNodes, {
          except: [mergedNodes.nodeId, mergedNodes.nodeType, mergedNodes.intoId],
        }),
      ],
    },
  ],
  parts: [],
};

/** What of a node that others were merged into is its own. */
export const SURVIVOR: LineShape = {
  record: 'survivor',
  rows: [{ table: canonical, key: canonical.nodeId, fields: fieldsOf(canonical) }],
  parts: [],
};

/** Places in which a node stands in place of a merged one, by the node that was stated there. */
export const RESTATED_END: LineShape = {
  record: 'restated-end',
  rows: [{ table: restatedEnds, key: restatedEnds.statedId, fields: fieldsOf(restatedEnds) }],
  parts: [],
};

/** Organisations that were made of establishments, and their companies. */
export const DETACHED_NODE: LineShape = {
  record: 'detached-organisation',
  rows: [
    {
      table: detachedNodes,
      key: detachedNodes.nodeId,
      fields: [
        node('node', detachedNodes.nodeId, ['ORGANISATION']),
        node('company', detachedNodes.statedId, ['ORGANISATION']),
      ],
    },
  ],
  parts: [],
};

/** Who detached and attached which establishment. */
export const DETACHMENT: LineShape = {
  record: 'detachment',
  rows: [{ table: detachments, key: detachments.id, fields: fieldsOf(detachments) }],
  parts: [],
};

/** Who merged and unmerged what. */
export const MERGE: LineShape = {
  record: 'merge',
  rows: [{ table: merges, key: merges.id, fields: fieldsOf(merges) }],
  parts: [],
};

/** What was imported, by its number among the imports of the copy: restoring a graph is logged beside them. */
export const IMPORT: LineShape = {
  record: 'import',
  rows: [
    {
      table: imports,
      key: imports.id,
      fields: [
        { ...importNumber('number', imports.id), isMadeWhenAbsent: true },
        ...fieldsOf(imports, { except: [imports.id] }),
      ],
    },
  ],
  parts: [],
};

/** The kinds of objects in the order in which each finds what it refers to; claims stand in one order of their ids. */
export const NODE_SHAPES: ReadonlyMap<NodeType, LineShape> = new Map(
  NODE_TYPES.map((type) => [type, nodeShape(type)]),
);
export const MERGED_SHAPES: ReadonlyMap<NodeType, LineShape> = new Map(
  MERGEABLE_TYPES.map((type) => [type, mergedShape(type)]),
);
export const CLAIM_SHAPES: ReadonlyMap<ClaimKind, LineShape> = new Map(
  CLAIM_KINDS.map((kind) => [kind, claimShape(kind)]),
);

/** Every kind of object. */
export const SHAPES: readonly LineShape[] = [
  IMPORT,
  ERASURE,
  ...NODE_SHAPES.values(),
  ...MERGED_SHAPES.values(),
  MERGER,
  SURVIVOR,
  DETACHED_NODE,
  SERIES,
  DOCUMENT,
  TENDER_STATEMENT,
  ...CLAIM_SHAPES.values(),
  DOCUMENT_DROP,
  MENTION,
  RESTATED_END,
  MERGE,
  DETACHMENT,
];
