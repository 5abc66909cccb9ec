import type { SpokenEstablishment } from '../../../model/sentence/spoken-claim.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { fragment } from '../../statement/fragment.ts';
import { claimEstablishments, establishments } from '../../tables/establishment.ts';
import { organisations } from '../../tables/organisation.ts';
import type { Session } from '../row/session.ts';

const p = eachValue('p');
const c = as(claimEstablishments, 'c');
const e = as(establishments, 'e');
const o = as(organisations, 'o');
const other = as(establishments, 'other');

/** By organisation, the one establishment by which documents name it in a claim. */
export type NamedByOne = ReadonlyMap<number, SpokenEstablishment>;

/**
 * For each claim the organisations that documents name there by exactly one of the establishments that are known of them, in one statement.
 * Those of which no other is known are left out: a town's only establishment, its town hall, tells nothing.
 */
export function readSpokenEstablishments(
  session: Session,
  claims: readonly number[],
): Map<number, NamedByOne> {
  if (claims.length === 0) return new Map();
  const rows = session.rows(
    fragment`SELECT * FROM (SELECT ${p.key} AS nth, count(*) OVER (PARTITION BY ${p.key}, ${o.id}) AS named, ${c.claimId} AS claim, ${o.id} AS organisation, ${e.name} AS name, ${e.locality} AS locality, ${e.region} AS region, ${o.name} AS companyName, ${o.addressLocality} AS companyLocality, ${o.addressRegion} AS companyRegion FROM ${p.of(claims)} ${thenJoin} ${c} ON ${c.claimId} = ${p.value} ${thenJoin} ${e} ON ${e.id} = ${c.establishmentId} ${thenJoin} ${o} ON ${o.id} = ${e.organisationId} WHERE EXISTS (SELECT 1 FROM ${other} WHERE ${other.organisationId} = ${o.id} AND ${other.id} <> ${e.id})) WHERE named = 1 ORDER BY nth, organisation`,
  ) as unknown as NamedRow[];
  const byClaim = new Map<number, Map<number, SpokenEstablishment>>();
  for (const { claim, organisation, name, locality, region, ...of } of rows) {
    const company = { name: of.companyName, locality: of.companyLocality, region: of.companyRegion };
    const named = byClaim.get(claim) ?? new Map();
    byClaim.set(claim, named.set(organisation, { name, locality, region, company }));
  }
  return byClaim;
}

interface NamedRow {
  readonly claim: number;
  readonly organisation: number;
  readonly name: string | null;
  readonly locality: string | null;
  readonly region: string | null;
  readonly companyName: string;
  readonly companyLocality: string | null;
  readonly companyRegion: string | null;
}
