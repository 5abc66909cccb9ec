import { bidAsKnown } from '../../../db/read/time/as-known.ts';
import { bidStated, isStatedOfBid } from '../../../db/read/time/stated-as-known.ts';
import { bidParties, bids } from '../../../db/tables/bid.ts';
import { tenderEvents } from '../../../db/tables/tender-event.ts';
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
    bidder: {
      kind: 'link',
      target: 'Organisation',
      link: bidParties.organisationId,
      rowId: bidParties.bidId,
      doc: model.ends.parties.filter ?? '',
    },
  },
  fields: {
    bidder: declare.one(
      'Organisation',
      bids.leadId,
      'Who bids: alone, or as the leader of a group. Where no leader is named, the first party recorded. As known now, as `parties` are.',
    ),
    parties: declare.page('BidParty', bidParties.bidId, `${model.ends.parties.doc} ${PARTIES_OF_NOW}`),
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
    events: declare.page('TenderEvent', tenderEvents.bidId, 'What happened to it.'),
  },
});
