import { textList } from '../../dialect/expression.ts';
import { type Alias, as } from '../../statement/alias.ts';
import { type Fragment, raw } from '../../statement/fragment.ts';
import { bidParties, type bids } from '../../tables/bid.ts';

const p = as(bidParties, 'p');

/** The organisations behind a bid, in one column that `readPartyList` reads. */
export function partyList(
  bid: Alias<typeof bids>,
  { subcontractors }: { subcontractors: boolean },
): Fragment {
  const kept = subcontractors ? '' : ` AND ${p.role} <> 'SUBCONTRACTOR'`;
  return raw(
    `(SELECT ${textList(p.organisationId, "','", p.organisationId)} FROM ${p} WHERE ${p.bidId} = ${bid.id}${kept})`,
  );
}

/** Ids of organisations, in ascending order. */
export function readPartyList(column: unknown): number[] {
  if (column === null) return [];
  return String(column)
    .split(',')
    .map(Number)
    .sort((a, b) => a - b);
}
