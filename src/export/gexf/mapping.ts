import { leftOut, type MappedAnyClaim, type MappedNode } from '../../model/mapped.ts';
import type { ExportMapping } from '../mapping.ts';
import type { EDGE_COLUMNS, NODE_COLUMNS } from './column.ts';

/** An attribute of a node's or edge's element, or a column of it. */
type Place =
  | 'label'
  | 'source'
  | 'target'
  | (typeof NODE_COLUMNS)[number]['id']
  | (typeof EDGE_COLUMNS)[number]['id'];

const NO_COLUMN = leftOut('columns are for colours, filters and the timeline of a drawing');
const ONE_EDGE = leftOut('an edge stands for all claims of its kind between two nodes');
const ONE_END = leftOut('a claim with one end is no edge; what follows from it is in columns of the tender');
const DOCUMENTS = leftOut(
  'documents are not drawn: two things that one document names would be linked by it',
);

const ANY_NODE: MappedNode<Place> = {
  name: 'label',
  aliases: NO_COLUMN,
  identifiers: NO_COLUMN,
  description: NO_COLUMN,
  flags: NO_COLUMN,
};

const ANY_CLAIM: MappedAnyClaim<Place> = {
  modality: 'modality',
  validFrom: 'validFrom',
  validUntil: 'validUntil',
  note: ONE_EDGE,
  evidence: 'standing',
  flags: ONE_EDGE,
};

/** Where fields stand in the drawing. */
export const GEXF_MAPPING: ExportMapping<Place> = {
  nodes: {
    ARTICLE: DOCUMENTS,
    ORGANISATION: {
      ...ANY_NODE,
      kind: 'kind',
      country: 'country',
      activity: NO_COLUMN,
      category: NO_COLUMN,
      founded: NO_COLUMN,
      headcountMin: NO_COLUMN,
      headcountMax: NO_COLUMN,
      addressLocality: NO_COLUMN,
      addressRegion: NO_COLUMN,
      addressNuts: NO_COLUMN,
      addressCountry: NO_COLUMN,
      areasServed: NO_COLUMN,
      website: NO_COLUMN,
    },
    PERSON: { ...ANY_NODE, givenName: NO_COLUMN, familyName: NO_COLUMN },
    REGULATION: {
      ...ANY_NODE,
      kind: 'kind',
      jurisdiction: 'country',
      version: NO_COLUMN,
      adopted: NO_COLUMN,
      inForce: NO_COLUMN,
    },
    TENDER: {
      ...ANY_NODE,
      procedure: 'kind',
      procedureDetails: NO_COLUMN,
      published: 'published',
      bidsFrom: NO_COLUMN,
      deadline: NO_COLUMN,
      country: 'country',
      publishedBidCount: NO_COLUMN,
      purpose: NO_COLUMN,
      cpvs: NO_COLUMN,
      places: NO_COLUMN,
    },
  },
  lot: leftOut('a lot is part of its tender, which is drawn'),
  claims: {
    BID: {
      ...ANY_CLAIM,
      tender: 'target',
      parties: 'source',
      lot: ONE_EDGE,
      value: leftOut('currencies differ, and some amounts are unknown or flagged: nothing to sum'),
      rank: ONE_EDGE,
      grouping: ONE_EDGE,
    },
    PROCUREMENT_ROLE: { ...ANY_CLAIM, organisation: 'source', tender: 'target', role: 'label' },
    TENDER_EVENT: ONE_END,
    VALUATION: ONE_END,
    REQUIREMENT: { ...ANY_CLAIM, tender: 'source', regulation: 'target', level: 'label' },
    SUCCESSION: { ...ANY_CLAIM, successor: 'source', predecessor: 'target', relation: 'label' },
    QUALIFICATION: {
      ...ANY_CLAIM,
      organisation: 'source',
      regulation: 'target',
      status: 'label',
      scope: ONE_EDGE,
    },
    SUBJECTION: { ...ANY_CLAIM, organisation: 'source', regulation: 'target', reach: ONE_EDGE },
    ISSUANCE: { ...ANY_CLAIM, organisation: 'source', regulation: 'target' },
    HOSTING: {
      ...ANY_CLAIM,
      host: 'source',
      hosted: 'target',
      service: ONE_EDGE,
      dataCategory: ONE_EDGE,
    },
    OWNERSHIP: {
      ...ANY_CLAIM,
      owner: 'source',
      owned: 'target',
      shareMin: 'label',
      shareMax: 'label',
      control: 'label',
    },
    OFFICE: { ...ANY_CLAIM, person: 'source', organisation: 'target', title: 'label' },
    INVOLVEMENT: { ...ANY_CLAIM, subject: 'source', object: 'target', role: 'label' },
    ASSESSMENT: {
      ...ANY_CLAIM,
      assessor: 'source',
      object: 'target',
      aspect: 'label',
      finding: ONE_EDGE,
      amounts: ONE_EDGE,
    },
    CITATION: DOCUMENTS,
    AUTHORSHIP: DOCUMENTS,
  },
};
