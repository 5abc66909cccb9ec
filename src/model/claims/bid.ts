import { claimKind, many, one } from '../claim-kind.ts';
import { amount, integer, word } from '../field.ts';
import { GROUPING, PARTY_ROLE } from '../words/claim.ts';

export const bid = claimKind('BID', {
  table: 'bids',
  doc: 'One offer on a tender or lot, by one organisation or several together: a bid of a consortium is one bid. OCDS `bids/details`; eForms LotTender.',
  meaning: 'Organisations bid on a tender.',
  section: { name: 'bids', doc: 'One offer, by one organisation or by several together.' },
  ends: {
    tender: one('TENDER', {
      doc: 'The tender it is on.',
      dossier: 'The tender.',
      filter: 'It is on this tender.',
      inverse: {
        field: 'bids',
        doc: 'Bids on it that documents name, actual and expected, latest first. How many were received in all is `publishedBidCount`.',
      },
    }),
    parties: many(
      'ORGANISATION',
      {
        table: 'bid_parties',
        fields: {
          role: word(PARTY_ROLE, {
            required: true,
            doc: 'What it is within the bid.',
            dossier: 'SOLE bids alone; LEAD and MEMBER bid together; SUBCONTRACTOR works for them.',
          }),
        },
      },
      {
        doc: 'All organisations behind the bid, with their roles.',
        dossier: 'Who bids, each with its role.',
        filterName: 'bidder',
        filter: 'This organisation is one of its parties.',
        inverse: {
          field: 'bids',
          doc: 'Bids to which it is a party, alone or with others, latest first. A bid of a consortium is one bid.',
        },
      },
    ),
  },
  lot: {
    doc: 'The lot it is on.',
    absent: 'it is on the whole tender, or no document says which lot',
    dossier: 'The lot, by its number.',
  },
  fields: {
    value: amount({
      absent: 'there is no amount; `valueStatus` says why',
      doc: 'What the bidder asks for.',
      statusDoc: 'Whether the amount is known, and why not.',
      terms: { OCDS: 'bids/details/value', eForms: 'BT-720' },
      dossier: 'The price offered, or why it is not known. Without it, UNKNOWN.',
      filter: 'Its value is in this span.',
    }),
    rank: integer({
      min: 1,
      absent: 'not ranked or not published',
      doc: 'Place in the ranking, from 1.',
      terms: { eForms: 'BT-171' },
      dossier: 'Place in the ranking, the best being 1.',
    }),
    grouping: word(GROUPING, {
      unstated: 'UNKNOWN',
      doc: 'How its parties answer for it.',
      dossier:
        'How parties bind themselves: JOINT or SEVERAL liability (groupement solidaire, conjoint), UNKNOWN when not stated.',
    }),
  },
  edge: { from: 'parties', to: 'tender' },
});
