import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import type { Mapped } from '../../model/mapped.ts';
import type { NodeModels } from '../../model/node-types.ts';
import type { lot } from '../../model/nodes/lot.ts';
import {
  address,
  asIs,
  codes,
  date,
  headcount,
  membersOf,
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
  const { id, name, slug, description, kind, knownFrom, aliases, identifiers, flags } = record;
  return {
    id: iriOf(id),
    type: type === 'REGULATION' && LAWS.has(kind) ? [wordOf(type), 'Legislation'] : wordOf(type),
    name,
    slug,
    aliases: eachOf(aliases, (alias) => alias.name),
    identifiers: eachOf(identifiers, identifierOf),
    description,
    knownFrom,
    ...membersOf(NODES[type], record),
    ...(type === 'TENDER' && tenderMembers(record)),
    flags: eachOf(flags, flagOf),
  };
}

/** What is written of each type's fields. */
export const NODES: { readonly [T in NodeType]: Mapped<NodeModels[T], Written> } = {
  ARTICLE: {
    kind: asIs,
    url: address,
    published: date,
    language: asIs,
    section: asIs,
    body: asIs,
  },
  ORGANISATION: {
    kind: asIs,
    country: asIs,
    activity: asIs,
    category: asIs,
    founded: date,
    headcountMin: headcount,
    headcountMax: headcount,
    addressLocality: postalAddress,
    addressRegion: postalAddress,
    addressCountry: postalAddress,
    areasServed: asIs,
    website: address,
  },
  PERSON: { givenName: asIs, familyName: asIs },
  REGULATION: {
    kind: asIs,
    jurisdiction: asIs,
    version: asIs,
    adopted: date,
    inForce: date,
  },
  TENDER: {
    procedure: asIs,
    procedureDetails: asIs,
    published: date,
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
    awarded: dateOf(record.awarded),
    status: record.status,
    value: moneyOf(record.valueMinor, record.valueCurrency),
    valueStatus: record.valueStatus,
    valueKind: record.valueKind,
    lots: eachOf(record.lots, (each) => ({
      id: iriOf(`lot:${each.id}`),
      type: 'Lot',
      number: each.number,
      ...membersOf(LOT, each),
    })),
  };
}

function identifierOf({ scheme, value, checked = false }: Members): object {
  return { type: 'Identifier', scheme, value, checked };
}

/** What is suspect about a field, of nodes and claims alike. */
export function flagOf({ flag, field, published, leftOut }: Members): object {
  return { type: 'QualityFlag', flag, field, publishedAs: published === '' ? undefined : published, leftOut };
}
