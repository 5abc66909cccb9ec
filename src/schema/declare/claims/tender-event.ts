import { ascending, descending } from '../../../db/read/collection/order.ts';
import { tenderEvents } from '../../../db/tables/tender-event.ts';
import * as declare from '../declare.ts';
import { declareClaim } from './common.ts';

export const tenderEvent = declareClaim({
  kind: 'TENDER_EVENT',
  table: tenderEvents,
  doc: 'Something happened to a tender, to one of its lots, or to one bid on it. Statuses follow from events.',
  filters: {
    event: {
      kind: 'oneOf',
      column: tenderEvents.event,
      words: 'TenderEventKind',
      doc: 'One of these happened.',
    },
    date: { kind: 'dateRange', column: tenderEvents.dateKey, doc: 'It happened in this span.' },
  },
  orders: {
    DATE_ASC: ascending(tenderEvents.dateKey, 'Earliest first; those without a date before all others.'),
    DATE_DESC: descending(tenderEvents.dateKey, 'Latest first; those without a date at the end.'),
  },
  fields: {
    tender: declare.one('Tender', tenderEvents.tenderId, 'The tender it happened to, or in.'),
    lot: declare.one(
      'Lot',
      tenderEvents.lotId,
      'The lot it happened to. Null when it happened to the whole tender or to a bid.',
    ),
    bid: declare.one(
      'Bid',
      tenderEvents.bidId,
      'The bid it happened to. Null when it happened to the tender or a lot.',
    ),
    event: declare.word('TenderEventKind', tenderEvents.event, 'What happened.'),
    date: declare.partialDate(
      tenderEvents.date,
      'When it happened. Null when no document says; `knownFrom` is when it became known.',
    ),
    reason: declare.text(
      tenderEvents.reason,
      'Why, if a document states it. eForms BT-144 for lots without award. Null otherwise.',
    ),
  },
});
