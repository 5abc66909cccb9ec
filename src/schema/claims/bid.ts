import { bidAsKnown } from '../../db/read/as-known.ts';
import { bidParties, bids } from '../../db/tables/bid.ts';
import { tenderEvents } from '../../db/tables/tender-event.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

const value = { amount: bids.valueMinor, currency: bids.valueCurrency };

export const bid = declareClaim({
  kind: 'BID',
  table: bids,
  doc: 'One offer on a tender or lot, by one organisation or several together: a bid of a consortium is one bid. OCDS `bids/details`; eForms LotTender.',
  filters: {
    status: {
      kind: 'oneOf',
      column: bids.status,
      words: 'BidStatus',
      asKnown: bidAsKnown('status'),
      doc: 'Its last event says one of these.',
    },
    value: { kind: 'moneyRange', ...value, doc: 'Its value is in this span.' },
    tender: { kind: 'reference', target: 'Tender', column: bids.tenderId, doc: 'It is on this tender.' },
    bidder: {
      kind: 'link',
      target: 'Organisation',
      link: bidParties.organisationId,
      rowId: bidParties.bidId,
      doc: 'This organisation is one of its parties.',
    },
  },
  fields: {
    tender: declare.one('Tender', bids.tenderId, 'The tender it is on.'),
    lot: declare.one(
      'Lot',
      bids.lotId,
      'The lot it is on. Null when it is on the whole tender, or no document says which lot.',
    ),
    bidder: declare.one(
      'Organisation',
      bids.leadId,
      'Who bids: alone, or as the leader of a group. Where no leader is named, the first party recorded.',
    ),
    parties: declare.page(
      'BidParty',
      bidParties.bidId,
      'All organisations behind the bid, with their roles.',
    ),
    status: declare.word(
      'BidStatus',
      bids.status,
      'What its last event says, on the day asked; `SUBMITTED`, or `EXPECTED` for an expected bid, when there is none. OCDS `bids/details/status`.',
      bidAsKnown('status'),
    ),
    value: declare.money(
      value,
      'What the bidder asks for. OCDS `bids/details/value`; eForms BT-720. Null when there is no amount; `valueStatus` says why.',
    ),
    valueStatus: declare.word('ValueStatus', bids.valueStatus, 'Whether the amount is known, and why not.'),
    rank: declare.integer(
      bids.rank,
      'Place in the ranking, from 1. eForms BT-171. Null when not ranked or not published.',
    ),
    grouping: declare.word('Grouping', bids.grouping, 'How its parties answer for it.'),
    events: declare.page('TenderEvent', tenderEvents.bidId, 'What happened to it.'),
  },
});
