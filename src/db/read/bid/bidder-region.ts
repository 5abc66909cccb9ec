import { thenJoin } from '../../dialect/expression.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, join, raw } from '../../statement/fragment.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { claimEstablishments, establishments } from '../../tables/establishment.ts';
import { organisations } from '../../tables/organisation.ts';
import type { Scope } from '../row/scope.ts';
import { visibleClaim } from '../time/as-of.ts';

const k = as(bids, 'k');
const b = as(claims, 'b');
const p = as(bidParties, 'p');
const c = as(claimEstablishments, 'c');
const e = as(establishments, 'e');
const o = as(organisations, 'o');

/** That a bid, or some visible bid on a tender, has a party of a region. */
export function hasBidderOfRegion(scope: Scope, of: 'bid' | 'tender', nutsPrefix: string): Fragment {
  const key = raw(scope.key);
  if (of === 'bid') return hasPartyOfRegion(key, nutsPrefix);
  const conditions = [
    fragment`${k.tenderId} = ${key}`,
    ...visibleClaim(b, scope.asOf),
    hasPartyOfRegion(raw(`${k.id}`), nutsPrefix),
  ];
  return fragment`EXISTS (SELECT 1 FROM ${k} ${thenJoin} ${b} ON ${b.id} = ${k.id} WHERE ${join(conditions, ' AND ')})`;
}

/** A party is where those of its establishments are that the bid names; where no document tells where these are, it is where its seat is. */
function hasPartyOfRegion(bid: Fragment, nutsPrefix: string): Fragment {
  const isWithin = (nuts: Fragment) => fragment`${nuts} >= ${nutsPrefix} AND ${nuts} < ${`${nutsPrefix}~`}`;
  const named = fragment`FROM ${c} ${thenJoin} ${e} ON ${e.id} = ${c.establishmentId} WHERE ${c.claimId} = ${bid} AND ${e.organisationId} = ${p.organisationId} AND ${e.nuts} IS NOT NULL`;
  const ofEstablishment = fragment`EXISTS (SELECT 1 ${named} AND ${isWithin(fragment`${e.nuts}`)})`;
  const ofSeat = fragment`(NOT EXISTS (SELECT 1 ${named}) AND EXISTS (SELECT 1 FROM ${o} WHERE ${o.id} = ${p.organisationId} AND ${isWithin(fragment`${o.addressNuts}`)}))`;
  return fragment`EXISTS (SELECT 1 FROM ${p} WHERE ${p.bidId} = ${bid} AND (${ofEstablishment} OR ${ofSeat}))`;
}
