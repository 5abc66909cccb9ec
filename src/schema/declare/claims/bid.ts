import { STATUS_OF_TENDER } from '../../../db/read/bid/tender-status.ts';
import { ascending, descending } from '../../../db/read/collection/order.ts';
import { bidAsKnown } from '../../../db/read/time/as-known.ts';
import { bidStated, isStatedOfBid } from '../../../db/read/time/stated-as-known.ts';
import { bidParties, bids } from '../../../db/tables/bid.ts';
import { claims } from '../../../db/tables/claim.ts';
import { claimEstablishments } from '../../../db/tables/establishment.ts';
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
    tenderStatus: {
      kind: 'oneOf',
      column: STATUS_OF_TENDER,
      words: 'TenderStatus',
      doc: 'Its tender ended in one of these ways, or has reached one of these stages, on the day asked.',
    },
    bidder: {
      kind: 'link',
      target: 'Organisation',
      link: bidParties.organisationId,
      rowId: bidParties.bidId,
      doc: model.ends.parties.filter ?? '',
    },
  },
  orders: {
    KNOWN_FROM_ASC: ascending(claims.knownFrom, 'Known first, first: by the day of its earliest evidence.'),
    KNOWN_FROM_DESC: descending(claims.knownFrom, 'Known last, first.'),
  },
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
    events: declare.page('TenderEvent', tenderEvents.bidId, 'What happened to it.'),
  },
});
