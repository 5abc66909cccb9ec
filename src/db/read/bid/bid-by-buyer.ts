import { truth } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { procurementRoles } from '../../tables/procurement-role.ts';
import { Expression } from '../collection/expression.ts';

const b = as(bids, 'sb');
const p = as(bidParties, 'sp');
const r = as(procurementRoles, 'sr');

const isByBuyer = (bid: string, tender: string) =>
  `EXISTS (SELECT 1 FROM ${p.text} JOIN ${r.text} ON ${r.tenderId.text} = ${tender} AND ${r.organisationId.text} = ${p.organisationId.text} WHERE ${p.bidId.text} = ${bid} AND ${r.role.text} = 'BUYER' AND ${r.withdrawn.text} = 0)`;

/** Whether a party of a bid is a buyer of its tender, as known now: 0 or 1. */
export const BID_IS_BY_BUYER = new Expression('is_by_buyer', {
  dataType: 'number',
  notNull: true,
  sql: (row) => `${truth(isByBuyer(row.key, row.column(bids.tenderId)))}`,
});

/** Whether any bid on a tender that is not taken back is so. */
export const TENDER_HAS_BID_BY_BUYER = new Expression('has_bid_by_buyer', {
  dataType: 'number',
  notNull: true,
  sql: ({ key }) =>
    `${truth(`EXISTS (SELECT 1 FROM ${b.text} WHERE ${b.tenderId.text} = ${key} AND ${b.withdrawn.text} = 0 AND ${isByBuyer(b.id.text, b.tenderId.text)})`)}`,
});
