import { as } from '../../statement/alias.ts';
import { type Fragment, fragment } from '../../statement/fragment.ts';
import { claimEstablishments, establishments } from '../../tables/establishment.ts';
import { b, PARTIES, p } from './bid-walk.ts';

/** Whether a company is one, or each of its establishments by itself. */
export type Per = 'UNIT' | 'ESTABLISHMENT';

const n = as(claimEstablishments, 'named');
const e = as(establishments, 'place');

const ofParty = fragment`SELECT ${e.id} FROM ${e} WHERE ${e.organisationId} = ${p.organisationId}`;
const PLACES = fragment`${PARTIES} LEFT JOIN ${n} ON ${n.claimId} = ${b.id} AND ${n.establishmentId} IN (${ofParty})`;

/**
 * Joins what bids are counted for, beside `countingBids`, and gives the key of each: of an organisation its id, of an establishment its
 * id less than zero. A party of which documents name no establishment is one itself.
 */
export function bidderKey(per: Per): { readonly more: Fragment; readonly key: Fragment } {
  if (per === 'UNIT') return { more: PARTIES, key: fragment`${p.organisationId}` };
  return { more: PLACES, key: fragment`coalesce(-${n.establishmentId}, ${p.organisationId})` };
}
