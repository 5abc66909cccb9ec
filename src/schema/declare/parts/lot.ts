import { ascending } from '../../../db/read/collection/order.ts';
import { lotStated } from '../../../db/read/time/stated-as-known.ts';
import { bids } from '../../../db/tables/bid.ts';
import { lots } from '../../../db/tables/tender.ts';
import { tenderEvents } from '../../../db/tables/tender-event.ts';
import { valuations } from '../../../db/tables/valuation.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';

export const lot: ObjectDeclaration = {
  name: 'Lot',
  doc: 'A part of a tender that is bid on and awarded by itself. OCDS `tender/lots`; eForms ProcurementProjectLot.',
  table: lots,
  key: lots.id,
  visibility: { kind: 'part' },
  interfaces: [],
  filters: {},
  orders: { NUMBER: ascending(lots.number, 'By number, as text.') },
  defaultOrder: 'NUMBER',
  fields: {
    number: declare.text(
      lots.number,
      "The source's own name of the lot within the tender. OCDS `lots/id`; eForms BT-137.",
    ),
    title: declare.text(lots.title, 'Title. eForms BT-21. Null when not stated.', lotStated('title')),
    description: declare.text(
      lots.description,
      'What is bought. eForms BT-24. Null when not stated.',
      lotStated('description'),
    ),
    publishedBidCount: declare.integer(
      lots.publishedBidCount,
      'How many bids on it were received, as published, named or not. eForms BT-759. Null when not published.',
      lotStated('publishedBidCount'),
    ),
    tender: declare.one('Tender', lots.tenderId, 'The tender it is part of.'),
    bids: declare.page('Bid', bids.lotId, 'Bids on it that documents name.'),
    valuations: declare.page('Valuation', valuations.lotId, 'What documents say it is worth.'),
    events: declare.page('TenderEvent', tenderEvents.lotId, 'What happened to it.'),
  },
};
