import type { Modality, Standing } from '../../../domain/claim.ts';
import type { QualificationStatus, RequirementLevel } from '../../../model/words/claim.ts';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue, isAmong, isAmongTexts } from '../../dialect/list.ts';
import { as } from '../../statement/alias.ts';
import { type Fragment, fragment, join } from '../../statement/fragment.ts';
import { bidParties, bids } from '../../tables/bid.ts';
import { claims } from '../../tables/claim.ts';
import { qualifications } from '../../tables/qualification.ts';
import { requirements } from '../../tables/requirement.ts';
import { tenders } from '../../tables/tender.ts';
import type { Session } from '../row/session.ts';
import { claimStanding, tenderAttribute } from '../time/as-known.ts';
import { currentClaim, validOn } from '../time/as-of.ts';

const t = as(tenders, 't');
const b = as(bids, 'b');
const p = as(bidParties, 'p');
const c = as(claims, 'c');
const needed = as(requirements, 'q');
const q = as(qualifications, 'q');
const r = eachValue('r');
const o = eachValue('o');

/** That a tender requires a regulation of its bidders. */
export interface RequirementRow {
  readonly claim: number;
  readonly regulation: number;
  readonly level: RequirementLevel;
}

/** That an organisation is a party of a bid on a tender. */
export interface BidPartyRow {
  readonly claim: number;
  readonly organisation: number;
  readonly modality: Modality;
}

/** Where an organisation stands with a regulation. */
export interface QualificationRow {
  readonly claim: number;
  readonly organisation: number;
  readonly regulation: number;
  readonly status: QualificationStatus;
  readonly standing: Standing;
  readonly modality: Modality;
  readonly knownFrom: string;
  readonly validFrom: string | null;
}

/** Until when bids on a tender could be made, as known on the day asked; null when no document says. */
export function readDeadline(session: Session, tender: number): string | null {
  const [row] = session.rows(
    fragment`SELECT ${tenderAttribute('deadline', t, session.asOf)} AS deadline FROM ${t} WHERE ${t.id} = ${tender}`,
  );
  return (row?.deadline ?? null) as string | null;
}

/** What a tender requires on a day, in order of recording; without a day, at any time. */
export function readRequirements(session: Session, tender: number, day: string | null): RequirementRow[] {
  return session.rows(
    fragment`SELECT ${needed.id} AS claim, ${needed.regulationId} AS regulation, ${needed.level} AS level FROM ${needed} ${thenJoin} ${c} ON ${c.id} = ${needed.id} WHERE ${needed.tenderId} = ${tender}${visible(session, day)} ORDER BY ${needed.id}`,
  ) as unknown as RequirementRow[];
}

/** Parties of bids on a tender, in order of bid; as valid on the day that the operation asks for. At most `limit`. */
export function readBidParties(session: Session, tender: number, limit: number): BidPartyRow[] {
  const { validOn: day = null } = session.asOf;
  return session.rows(
    fragment`SELECT ${b.id} AS claim, ${p.organisationId} AS organisation, ${c.modality} AS modality FROM ${b} ${thenJoin} ${c} ON ${c.id} = ${b.id} ${thenJoin} ${p} ON ${p.bidId} = ${b.id} WHERE ${b.tenderId} = ${tender}${visible(session, day)} ORDER BY ${b.id}, ${p.organisationId} LIMIT ${limit}`,
  ) as unknown as BidPartyRow[];
}

/** Organisations that hold one of the regulations, or may, on a day; at most `limit`. */
export function readQualified(
  session: Session,
  regulations: readonly number[],
  day: string | null,
  limit: number,
): number[] {
  const held: readonly QualificationStatus[] = ['HELD', 'IN_PROGRESS', 'HELD_OR_IN_PROGRESS'];
  return session
    .rows(
      fragment`SELECT DISTINCT ${q.organisationId} AS organisation FROM ${r.of(regulations)} ${thenJoin} ${q} ON ${q.regulationId} = ${r.value} ${thenJoin} ${c} ON ${c.id} = ${q.id} WHERE ${isAmongTexts(q.status, held)}${visible(session, day)} ORDER BY ${q.organisationId} LIMIT ${limit}`,
    )
    .map((row) => row.organisation as number);
}

/** What is said of some organisations' qualifications under some regulations, as of a day; in order of recording. */
export function readQualifications(
  session: Session,
  organisations: readonly number[],
  regulations: readonly number[],
  day: string | null,
): QualificationRow[] {
  if (organisations.length === 0 || regulations.length === 0) return [];
  return session.rows(
    fragment`SELECT ${q.id} AS claim, ${q.organisationId} AS organisation, ${q.regulationId} AS regulation, ${q.status} AS status, ${claimStanding(c, session.asOf)} AS standing, ${c.modality} AS modality, ${c.knownFrom} AS knownFrom, ${c.validFrom} AS validFrom FROM ${o.of(organisations)} ${thenJoin} ${q} ON ${q.organisationId} = ${o.value} ${thenJoin} ${c} ON ${c.id} = ${q.id} WHERE ${isAmong(q.regulationId, regulations)}${visible(session, day)} ORDER BY ${q.id}`,
  ) as unknown as QualificationRow[];
}

/** Conditions, after others, that a claim `c` is current on the day that the operation asks for, and valid on `day`. */
function visible(session: Session, day: string | null): Fragment {
  const conditions = [
    currentClaim(c, session.asOf),
    // The day may be another than the one asked for: it is bound in place, not by name.
    ...(day === null ? [] : [validOn(c.validFrom, c.validUntil, fragment`${day}`)]),
  ];
  return fragment` AND ${join(conditions, ' AND ')}`;
}
