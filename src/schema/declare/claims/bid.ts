import { BID_IS_BY_BUYER } from '../../../db/read/bid/bid-by-buyer.ts';
import { STATUS_OF_TENDER } from '../../../db/read/bid/tender-status.ts';
import { ascending, descending } from '../../../db/read/collection/order.ts';
import { bidAsKnown } from '../../../db/read/time/as-known.ts';
import { bidStated, isStatedOfBid } from '../../../db/read/time/stated-as-known.ts';
import { bidParties, bids } from '../../../db/tables/bid.ts';
import { claims } from '../../../db/tables/claim.ts';
import { claimEstablishments } from '../../../db/tables/establishment.ts';
import { tenderEvents } from '../../../db/tables/tender-event.ts';
import { NUTS_EXPECTED, readNutsCode } from '../../../domain/nuts.ts';
import { bid as model } from '../../../model/claims/bid.ts';
import * as declare from '../declare.ts';
import { declareModelled } from './common.ts';

/** The links from organisations to their bids, by which lists, filters and paths are read, carry no days of their own. */
const PARTIES_OF_NOW =
  'As known now, whatever day is asked: another winner is another bid, with days of its own, so only a subcontractor who was accepted later, or a party that a source corrected under the bid’s own id, shows earlier than it was known.';

export const bid = declareModelled(model, bids, {
  asKnown: (column) => (isStatedOfBid(column) ? bidStated(column) : undefined),
  filters: {
    status: {
      kind: 'oneOf',
      column: bids.status,
      words: 'BidStatus',
      asKnown: bidAsKnown('status'),
      doc: 'Its last event says one of these.',
    },
    tenderStatus: {
      kind: 'oneOf',
      column: STATUS_OF_TENDER,
      words: 'TenderStatus',
      doc: 'Its tender ended in one of these ways, or has reached one of these stages, on the day asked.',
    },
    outcome: {
      kind: 'oneOf',
      column: bids.outcome,
      words: 'BidOutcome',
      asKnown: bidAsKnown('outcome'),
      doc: 'It ended in one of these ways, on the day asked.',
    },
    outcomeIsStated: {
      kind: 'truth',
      column: bids.outcomeIsStated,
      doc: 'Whether a document says of the bid itself how it ended, as known now.',
    },
    isByBuyer: {
      kind: 'truth',
      column: BID_IS_BY_BUYER,
      doc: 'Whether a buyer of its tender is one of its parties, as known now.',
    },
    date: {
      kind: 'dateRange',
      column: bids.dateKey,
      asKnown: (alias) => `coalesce(${bidAsKnown('date')(alias)}, '')`,
      doc: 'Its date is in this span, on the day asked.',
    },
    bidder: {
      kind: 'link',
      target: 'Organisation',
      link: bidParties.organisationId,
      rowId: bidParties.bidId,
      doc: model.ends.parties.filter ?? '',
    },
    bidderRegion: {
      kind: 'bidderRegion',
      of: 'bid',
      spell: readNutsCode,
      expected: NUTS_EXPECTED,
      doc: 'A party of it is in this region of NUTS or in one within it: `FRB`. A company is where the establishment is by which the bid names it; where no document says where that is, where its seat is.',
    },
  },
  orders: {
    DATE_DESC: descending(bids.dateKey, 'Latest `date` first, as known now; those without one at the end.'),
    DATE_ASC: ascending(
      bids.dateKey,
      'Earliest `date` first, as known now; those without one before all others.',
    ),
    VALUE_DESC: descending(
      bids.valueKey,
      'Greatest amount first, as known now, counted in minor units whatever the currency. Those without an amount at the end.',
    ),
    VALUE_ASC: ascending(
      bids.valueKey,
      'Smallest amount first, as for `VALUE_DESC`; those without an amount before all others.',
    ),
    RANK_ASC: ascending(bids.rankKey, 'Best `rank` first, as known now; those without one at the end.'),
    KNOWN_FROM_ASC: ascending(claims.knownFrom, 'Known first, first: by the day of its earliest evidence.'),
    KNOWN_FROM_DESC: descending(claims.knownFrom, 'Known last, first.'),
  },
  defaultOrder: 'DATE_DESC',
  fields: {
    bidder: declare.one(
      'Organisation',
      bids.leadId,
      'Who bids: alone, or as the leader of a group. Where no leader is named, the first party recorded. As known now, as `parties` are.',
    ),
    parties: declare.page('BidParty', bidParties.bidId, `${model.ends.parties.doc} ${PARTIES_OF_NOW}`),
    establishments: declare.list(
      'NamedEstablishment',
      claimEstablishments.claimId,
      'The establishments by which documents name its parties: a company is one party, whichever of its establishments bid. Empty when they name none.',
    ),
    status: declare.word(
      'BidStatus',
      bids.status,
      'What its last event says, on the day asked; `SUBMITTED`, or `EXPECTED` for an expected bid, when there is none. OCDS `bids/details/status`.',
      bidAsKnown('status'),
    ),
    outcome: declare.word(
      'BidOutcome',
      bids.outcome,
      'How it ended, on the day asked: what a document says of it, else what follows from the bids, the lot and the tender beside it. Of those who are not named as bidders nothing is said: `Competition.coverage` tells whether all are named.',
      bidAsKnown('outcome'),
    ),
    outcomeIsStated: declare.truth(
      bids.outcomeIsStated,
      'Whether a document says so of the bid itself. False where `outcome` follows from what became of others, or is not known.',
      bidAsKnown('outcomeIsStated'),
    ),
    isDuplicate: declare.truth(
      bids.isDuplicate,
      'Whether the contract that it won is published under a longer number, too, on the day asked: see `Tender.sameAs`. Counts and rankings leave a bid out where all contracts of its tender are.',
      bidAsKnown('isDuplicate'),
    ),
    date: declare.partialDate(
      bids.date,
      'The date it goes by, on the day asked; `dateKind` says which. Null when no document dates it, nor a call or an award.',
      bidAsKnown('date'),
    ),
    dateKind: declare.word(
      'BidDateKind',
      bids.dateKind,
      'Which date that is: of those that are known the first in the order of the words. Null without a date.',
      bidAsKnown('dateKind'),
    ),
    isByBuyer: declare.truth(
      BID_IS_BY_BUYER,
      'Whether a buyer of its tender is one of its parties, as known now: a company that buys from itself, mostly by two of its establishments, or a slip in the source.',
    ),
    events: declare.page('TenderEvent', tenderEvents.bidId, 'What happened to it.'),
  },
});
