import { TENDER_STATUSES } from '../../../domain/node.ts';
import { as } from '../../statement/alias.ts';
import { bids } from '../../tables/bid.ts';
import { tenders } from '../../tables/tender.ts';
import { Expression } from '../collection/expression.ts';
import { tenderStatus } from '../time/as-known.ts';

const t = as(tenders, 'bt');

/** The status of the tender that a bid is on, on the day asked. */
export const STATUS_OF_TENDER = new Expression('tenderStatus', {
  dataType: 'string',
  words: TENDER_STATUSES,
  sql: (row) =>
    `(SELECT ${tenderStatus(t, row.asOf).text} FROM ${t.text} WHERE ${t.id.text} = ${row.column(bids.tenderId)})`,
});
