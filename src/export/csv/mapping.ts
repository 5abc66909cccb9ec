import { leftOut, type MappedAnyClaim, type MappedNode } from '../../model/mapped.ts';
import type { ExportMapping } from '../mapping.ts';
import type { Head } from './column.ts';

const WIDE = leftOut('a sheet of bids has no room for it');
const OTHER_CLAIM = leftOut('a row is a party of a bid, and the claim is about something else');

const ANY_NODE: MappedNode<Head> = {
  name: WIDE,
  aliases: WIDE,
  identifiers: WIDE,
  description: WIDE,
  flags: WIDE,
};

const ANY_CLAIM: MappedAnyClaim<Head> = {
  modality: WIDE,
  validFrom: WIDE,
  validUntil: WIDE,
  note: WIDE,
  evidence: WIDE,
  flags: WIDE,
};

/** The columns in which fields stand. */
export const CSV_MAPPING: ExportMapping<Head> = {
  nodes: {
    ARTICLE: {
      ...ANY_NODE,
      name: 'document_title',
      identifiers: 'citation',
      kind: WIDE,
      url: 'document_url',
      published: 'bid_known_from',
      language: WIDE,
      section: WIDE,
      body: WIDE,
    },
    ORGANISATION: {
      ...ANY_NODE,
      name: 'party_name',
      identifiers: 'party_identifier',
      kind: WIDE,
      country: 'party_country',
      activity: WIDE,
      category: WIDE,
      founded: WIDE,
      headcountMin: WIDE,
      headcountMax: WIDE,
      addressLocality: WIDE,
      addressRegion: WIDE,
      addressNuts: WIDE,
      addressCountry: WIDE,
      areasServed: WIDE,
      website: WIDE,
    },
    PERSON: leftOut('no person bids'),
    REGULATION: leftOut('a row is a party of a bid'),
    TENDER: {
      ...ANY_NODE,
      name: 'tender_title',
      identifiers: 'tender_identifiers',
      flags: 'tender_flags',
      procedure: WIDE,
      procedureDetails: WIDE,
      published: 'tender_published',
      bidsFrom: WIDE,
      deadline: 'tender_deadline',
      country: WIDE,
      publishedBidCount: WIDE,
      purpose: WIDE,
      cpvs: 'tender_cpv',
      places: WIDE,
    },
  },
  lot: { title: WIDE, description: WIDE, publishedBidCount: WIDE },
  claims: {
    BID: {
      ...ANY_CLAIM,
      modality: 'bid_modality',
      validFrom: 'bid_sentence',
      validUntil: 'bid_sentence',
      evidence: 'bid_standing',
      flags: 'bid_flags',
      tender: 'tender_id',
      parties: 'party_role',
      lot: 'lot',
      value: 'bid_value',
      rank: 'bid_rank',
      grouping: WIDE,
    },
    PROCUREMENT_ROLE: {
      ...ANY_CLAIM,
      organisation: 'buyer_id',
      tender: 'tender_id',
      role: 'buyer_id',
    },
    TENDER_EVENT: {
      ...ANY_CLAIM,
      modality: 'tender_status',
      tender: 'tender_id',
      lot: 'tender_status',
      bid: 'bid_status',
      event: 'tender_status',
      date: 'tender_awarded',
      reason: WIDE,
    },
    VALUATION: {
      ...ANY_CLAIM,
      tender: 'tender_id',
      // Where nothing is said of the whole, the amounts of lots are summed, and some may have none.
      lot: 'tender_value_gaps',
      valuation: 'tender_value_basis',
      value: 'tender_value',
      // Which of several amounts of one kind holds.
      date: 'tender_value_basis',
      part: 'tender_value',
    },
    REQUIREMENT: OTHER_CLAIM,
    SUCCESSION: OTHER_CLAIM,
    QUALIFICATION: OTHER_CLAIM,
    SUBJECTION: OTHER_CLAIM,
    ISSUANCE: OTHER_CLAIM,
    HOSTING: OTHER_CLAIM,
    OWNERSHIP: OTHER_CLAIM,
    OFFICE: OTHER_CLAIM,
    INVOLVEMENT: OTHER_CLAIM,
    ASSESSMENT: OTHER_CLAIM,
    CITATION: OTHER_CLAIM,
    AUTHORSHIP: OTHER_CLAIM,
  },
};
