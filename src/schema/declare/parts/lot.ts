import { Expression } from '../../../db/read/collection/expression.ts';
import { ascending, byText } from '../../../db/read/collection/order.ts';
import { lotAsKnown } from '../../../db/read/time/as-known.ts';
import { isStatedOfLot, lotStated } from '../../../db/read/time/stated-as-known.ts';
import { as } from '../../../db/statement/alias.ts';
import { bids } from '../../../db/tables/bid.ts';
import { lots, tenders } from '../../../db/tables/tender.ts';
import { tenderEvents } from '../../../db/tables/tender-event.ts';
import { valuations } from '../../../db/tables/valuation.ts';
import { lot as model } from '../../../model/nodes/lot.ts';
import type { ObjectDeclaration } from '../declare.ts';
import * as declare from '../declare.ts';
import { shownFields } from '../declare-field.ts';

const earlier = as(lots, 'earlier');

const POSITION = new Expression('position', {
  dataType: 'number',
  notNull: true,
  sql: (row) =>
    `(SELECT count(*) FROM ${earlier} WHERE ${earlier.tenderId} = ${row.column(lots.tenderId)} AND ${earlier.id} <= ${row.key})`,
});

export const lot: ObjectDeclaration = {
  name: model.name,
  doc: model.doc,
  table: lots,
  key: lots.id,
  idPrefix: 'lot',
  visibility: { kind: 'part', of: { key: lots.tenderId, knownFrom: tenders.knownFrom } },
  interfaces: ['Node'],
  filters: {},
  orders: { NUMBER: byText(ascending(lots.number, 'By number, as text.')) },
  defaultOrder: 'NUMBER',
  fields: {
    id: declare.globalIdField('Global id (Relay): opaque, stable as long as its tender has this lot.'),
    number: declare.text(
      lots.number,
      "The source's own name of the lot within the tender. OCDS `lots/id`; eForms BT-137.",
    ),
    position: declare.integer(
      POSITION,
      'Its place among the lots of the tender, from 1, in the order in which documents first named them. For lots whose `number` is a key that no reader knows.',
    ),
    ...shownFields(model.fields, lots, {
      asKnown: (column) => (isStatedOfLot(column) ? lotStated(column) : undefined),
    }),
    status: declare.word(
      'TenderStatus',
      lots.status,
      'How it ended, else the stage it has reached, on the day asked: `Tender.status` by the events of this lot alone. eForms BT-142. Null when no document tells of any event on it.',
      lotAsKnown('status'),
    ),
    tender: declare.one('Tender', lots.tenderId, 'The tender it is part of.'),
    bids: declare.page('Bid', bids.lotId, 'Bids on it that documents name.'),
    valuations: declare.page('Valuation', valuations.lotId, 'What documents say it is worth.'),
    events: declare.page('TenderEvent', tenderEvents.lotId, 'What happened to it.'),
  },
};
