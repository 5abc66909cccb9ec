import { leftOut, type MappedAnyClaim, type MappedNode } from '../../model/mapped.ts';
import type { ExportMapping } from '../mapping.ts';

/** Where in a release, without the places in lists. */
type Place = string;

const NO_MEMBER = leftOut('the standard has no member for it');
const OTHER_SUBJECT = leftOut('the standard is about procurement');

const ANY_NODE: MappedNode<Place> = {
  name: NO_MEMBER,
  aliases: NO_MEMBER,
  identifiers: NO_MEMBER,
  description: NO_MEMBER,
  flags: NO_MEMBER,
};

/** A claim that is not a fact is no part of a release: where it would stand tells its modality. */
const anyClaim = (standsAt: Place): MappedAnyClaim<Place> => ({
  modality: standsAt,
  validFrom: NO_MEMBER,
  validUntil: NO_MEMBER,
  note: NO_MEMBER,
  evidence: 'x_greffe/evidence',
  flags: NO_MEMBER,
});

/** The members in which fields stand, by the code that writes them beside this file. */
export const OCDS_MAPPING: ExportMapping<Place> = {
  nodes: {
    ARTICLE: {
      ...ANY_NODE,
      name: 'x_greffe/evidence/title',
      kind: NO_MEMBER,
      url: 'x_greffe/evidence/url',
      published: 'x_greffe/evidence/published',
      language: NO_MEMBER,
      section: NO_MEMBER,
      body: NO_MEMBER,
    },
    ORGANISATION: {
      ...ANY_NODE,
      name: 'parties/name',
      identifiers: 'parties/identifier/id',
      kind: NO_MEMBER,
      country: 'parties/address/countryName',
      activity: NO_MEMBER,
      category: NO_MEMBER,
      founded: NO_MEMBER,
      headcountMin: NO_MEMBER,
      headcountMax: NO_MEMBER,
      addressLocality: 'parties/address/locality',
      addressRegion: 'parties/address/region',
      addressNuts: NO_MEMBER,
      addressCountry: 'parties/address/countryName',
      areasServed: NO_MEMBER,
      website: 'parties/contactPoint/url',
    },
    PERSON: OTHER_SUBJECT,
    REGULATION: OTHER_SUBJECT,
    TENDER: {
      ...ANY_NODE,
      name: 'tender/title',
      identifiers: 'ocid',
      description: 'tender/description',
      procedure: 'tender/procurementMethod',
      procedureDetails: 'tender/procurementMethodDetails',
      published: 'tender/datePublished',
      bidsFrom: 'tender/tenderPeriod/startDate',
      deadline: 'tender/tenderPeriod/endDate',
      country: 'tender/items/deliveryAddresses/countryName',
      publishedBidCount: 'bids/statistics/value',
      purpose: 'planning/rationale',
      cpvs: 'tender/items/classification/id',
      places: 'tender/items/deliveryLocations/gazetteer/identifiers',
    },
  },
  lot: {
    title: 'tender/lots/title',
    description: 'tender/lots/description',
    publishedBidCount: 'bids/statistics/value',
  },
  claims: {
    BID: {
      ...anyClaim('bids/details'),
      tender: 'bids/details/id',
      parties: 'bids/details/tenderers/id',
      lot: 'bids/details/relatedLots',
      value: 'bids/details/value/amount',
      rank: 'bids/details/rank',
      grouping: NO_MEMBER,
    },
    PROCUREMENT_ROLE: {
      ...anyClaim('parties/roles'),
      organisation: 'parties/id',
      tender: 'parties/id',
      role: 'parties/roles',
    },
    TENDER_EVENT: {
      ...anyClaim('tender/status'),
      tender: 'tender/status',
      lot: 'tender/lots/status',
      bid: 'bids/details/x_status',
      event: 'tender/status',
      date: 'awards/date',
      reason: 'tender/statusDetails',
    },
    VALUATION: {
      ...anyClaim('tender/value'),
      tender: 'tender/value/amount',
      lot: 'tender/lots/value/amount',
      valuation: 'planning/budget/amount/amount',
      value: 'tender/value/amount',
      date: 'x_greffe/valuations/date',
      part: 'x_greffe/valuations/part',
    },
    REQUIREMENT: OTHER_SUBJECT,
    SUCCESSION: {
      ...anyClaim('relatedProcesses'),
      successor: 'relatedProcesses/id',
      predecessor: 'relatedProcesses/identifier',
      relation: 'relatedProcesses/relationship',
    },
    QUALIFICATION: OTHER_SUBJECT,
    SUBJECTION: OTHER_SUBJECT,
    ISSUANCE: OTHER_SUBJECT,
    HOSTING: OTHER_SUBJECT,
    OWNERSHIP: OTHER_SUBJECT,
    OFFICE: OTHER_SUBJECT,
    INVOLVEMENT: OTHER_SUBJECT,
    ASSESSMENT: OTHER_SUBJECT,
    CITATION: OTHER_SUBJECT,
    AUTHORSHIP: OTHER_SUBJECT,
  },
};
