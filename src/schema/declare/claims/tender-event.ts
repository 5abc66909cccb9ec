import { ascending, descending } from '../../../db/read/collection/order.ts';
import { tenderEvents } from '../../../db/tables/tender-event.ts';
import { tenderEvent as model } from '../../../model/claims/tender-event.ts';
import * as declare from '../declare.ts';
import { declareModelled } from './common.ts';

export const tenderEvent = declareModelled(model, tenderEvents, {
  filters: {
    date: { kind: 'dateRange', column: tenderEvents.dateKey, doc: 'It happened in this span.' },
  },
  orders: {
    DATE_ASC: ascending(tenderEvents.dateKey, 'Earliest first; those without a date before all others.'),
    DATE_DESC: descending(tenderEvents.dateKey, 'Latest first; those without a date at the end.'),
  },
  fields: {
    bid: declare.one(
      'Bid',
      tenderEvents.bidId,
      'The bid it happened to. Null when it happened to the tender or a lot.',
    ),
  },
});
