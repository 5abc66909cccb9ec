import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import type { Mapped, MappedNode } from '../../model/mapped.ts';
import type { lot } from '../../model/nodes/lot.ts';
import type { ExportMapping } from '../mapping.ts';
import {
  address,
  asIs,
  codes,
  date,
  flags,
  headcount,
  identifiers,
  membersOf,
  names,
  postalAddress,
  type Written,
  wordOf,
} from './member.ts';
import { dateOf, eachOf, iriOf, type Members, moneyOf } from './value.ts';

/** Types of nodes by the record of a copied graph. */
const TYPES: ReadonlyMap<unknown, NodeType> = new Map(NODE_TYPES.map((type) => [type.toLowerCase(), type]));

/** Kinds of regulations that are laws; certifications and rules of contracts are not. */
const LAWS: ReadonlySet<unknown> = new Set(['STATUTE', 'DIRECTIVE', 'EU_REGULATION']);

/** A node of the graph as an object of the context; undefined for records that are none. */
export function nodeOf(record: Members): object | undefined {
  const type = TYPES.get(record.record);
  if (type === undefined) return undefined;
  const { id, slug, kind, knownFrom } = record;
  return {
    id: iriOf(id),
    type: type === 'REGULATION' && LAWS.has(kind) ? [wordOf(type), 'Legislation'] : wordOf(type),
    slug,
    knownFrom,
    ...membersOf(NODES[type], record),
    ...(type === 'TENDER' && tenderMembers(record)),
  };
}

const ANY_NODE: MappedNode<Written> = {
  name: asIs,
  aliases: names,
  identifiers,
  description: asIs,
  flags,
};

/** What is written of each type's fields. */
export const NODES: ExportMapping<Written>['nodes'] = {
  ARTICLE: {
    ...ANY_NODE,
    kind: asIs,
    url: address,
    published: date,
    language: asIs,
    section: asIs,
    body: asIs,
  },
  ORGANISATION: {
    ...ANY_NODE,
    kind: asIs,
    country: asIs,
    activity: asIs,
    category: asIs,
    founded: date,
    headcountMin: headcount,
    headcountMax: headcount,
    addressLocality: postalAddress,
    addressRegion: postalAddress,
    addressNuts: asIs,
    addressCountry: postalAddress,
    areasServed: asIs,
    website: address,
  },
  PERSON: { ...ANY_NODE, givenName: asIs, familyName: asIs },
  REGULATION: {
    ...ANY_NODE,
    kind: asIs,
    jurisdiction: asIs,
    version: asIs,
    adopted: date,
    inForce: date,
  },
  TENDER: {
    ...ANY_NODE,
    procedure: asIs,
    procedureDetails: asIs,
    published: date,
    bidsFrom: date,
    deadline: date,
    country: asIs,
    publishedBidCount: asIs,
    purpose: asIs,
    cpvs: codes,
    places: asIs,
  },
};

export const LOT: Mapped<typeof lot, Written> = { title: asIs, description: asIs, publishedBidCount: asIs };

/** What follows from the claims on a tender, and its lots. */
function tenderMembers(record: Members): Members {
  return {
    // The first launch stands for a call that no document dates.
    published: dateOf(record.published ?? record.launched),
    awarded: dateOf(record.awarded),
    status: record.status,
    value: moneyOf(record.valueMinor, record.valueCurrency),
    valueStatus: record.valueStatus,
    valueKind: record.valueKind,
    valueParts: record.valueParts,
    lots: eachOf(record.lots, (each) => ({
      id: iriOf(`lot:${each.id}`),
      type: 'Lot',
      number: each.number,
      status: each.status,
      ...membersOf(LOT, each),
    })),
  };
}
