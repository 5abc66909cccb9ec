import type { TenderStatus } from '../../src/domain/node.ts';
import type {
  ClaimRecord,
  EvidenceRecord,
  NodeRecord,
  OrganisationRecord,
  TenderRecord,
  Valued,
} from '../../src/model/record.ts';
import type { ProcedureKind } from '../../src/model/words/node.ts';
import type { Chance, Zipf } from './chance.ts';
import type { Parties } from './organisation.ts';
import { SUBJECTS } from './vocabulary.ts';

/** Who takes part in a market, and how often. */
export interface Market {
  readonly chance: Chance;
  readonly parties: Parties;
  readonly buyerRanks: Zipf;
  readonly bidderRanks: Zipf;
}

/** One tender with everything that is said of it. */
export interface TenderStory {
  readonly tender: TenderRecord;
  readonly buyer: OrganisationRecord;
  /** Everyone that bid on it, once each. */
  readonly bidders: readonly OrganisationRecord[];
  readonly claims: readonly ClaimRecord[];
}

/** The notices that a tender's claims are found in. */
export interface Notices {
  readonly call: NodeRecord;
  readonly result: NodeRecord;
}

const STATUSES: readonly (readonly [TenderStatus, number])[] = [
  ['AWARDED', 54],
  ['CLOSED', 14],
  ['LAUNCHED', 14],
  ['CANCELLED', 11],
  ['UNSUCCESSFUL', 5],
  ['PLANNED', 2],
];

const PROCEDURES: readonly (readonly [ProcedureKind, number])[] = [
  ['OPEN', 70],
  ['RESTRICTED', 12],
  ['NEGOTIATED_WITH_CALL', 9],
  ['NEGOTIATED_WITHOUT_CALL', 6],
  ['COMPETITIVE_DIALOGUE', 3],
];

const REGIONS = ['FR101', 'FRK26', 'FRJ13', 'FRL04', 'FRE11', 'FRH01', 'FRI12', 'FRG01'];

/** A tender published on the given day, with so many bids on it (fewer where there are not enough bidders). */
export function inventTender(
  { chance, parties, buyerRanks, bidderRanks }: Market,
  { index, day, bidCount, notices }: { index: number; day: string; bidCount: number; notices: Notices },
): TenderStory {
  const buyer = parties.buyers[buyerRanks.draw(chance)] as OrganisationRecord;
  const subject = chance.oneOf(SUBJECTS);
  const status = chance.weighted(STATUSES);
  const ref = `tender:${index}`;
  const tender: TenderRecord = {
    ref,
    type: 'TENDER',
    keys: [`market:${ref}`],
    name: `${subject.title} – ${buyer.name} (lot de ${day.slice(0, 4)})`,
    statedOn: day,
    procedure: chance.weighted(PROCEDURES),
    ...(chance.happens(0.97) && { published: chance.happens(0.95) ? day : day.slice(0, 7) }),
    ...(chance.happens(0.8) && { deadline: dayAfter(day, 30 + chance.below(40)) }),
    country: 'FR',
    ...(chance.happens(0.6) && { publishedBidCount: bidCount }),
    cpvs: chance.happens(0.3) ? [subject.cpv, chance.oneOf(SUBJECTS).cpv] : [subject.cpv],
    places: [chance.oneOf(REGIONS)],
  };
  const groups = groupBidders(
    chance,
    bidderRanks.drawDistinct(chance, bidCount).map((rank) => parties.bidders[rank] as OrganisationRecord),
  );
  const called = evidenceIn(notices.call, index);
  const concluded = evidenceIn(notices.result, index);
  const resultDay = notices.result.statedOn;
  const estimateMinor = Math.round(10 ** (5.5 + chance.fraction() * 3.5)) * 100;
  const isAwarded = status === 'AWARDED' && groups.length > 0;
  const claims: ClaimRecord[] = [
    { kind: 'PROCUREMENT_ROLE', organisation: buyer.ref, tender: ref, role: 'BUYER', evidence: called },
    { kind: 'TENDER_EVENT', tender: ref, event: firstEvent(status), date: day, evidence: called },
    ...groups.map(
      (group, position): ClaimRecord => ({
        kind: 'BID',
        ref: `${ref}/bid:${position}`,
        tender: ref,
        parties: group.map((organisation, place) => ({
          organisation: organisation.ref,
          role: group.length === 1 ? 'SOLE' : place === 0 ? 'LEAD' : 'MEMBER',
        })),
        grouping: group.length === 1 ? 'UNKNOWN' : 'JOINT',
        value: priceOf(chance, estimateMinor),
        evidence: concluded,
      }),
    ),
  ];
  if (chance.happens(0.6)) {
    const value: Valued = { status: 'KNOWN', amountMinor: estimateMinor, currency: 'EUR' };
    claims.push({
      kind: 'VALUATION',
      tender: ref,
      valuation: 'ESTIMATE',
      value,
      date: day,
      evidence: called,
    });
  }
  if (status !== firstEvent(status)) {
    claims.push({ kind: 'TENDER_EVENT', tender: ref, event: status, date: resultDay, evidence: concluded });
  }
  if (isAwarded) {
    const winner = `${ref}/bid:${chance.below(groups.length)}`;
    const value = priceOf(chance, estimateMinor);
    claims.push(
      { kind: 'TENDER_EVENT', tender: ref, bid: winner, event: 'WON', date: resultDay, evidence: concluded },
      { kind: 'VALUATION', tender: ref, valuation: 'AWARD', value, date: resultDay, evidence: concluded },
    );
  }
  return { tender, buyer, bidders: groups.flat(), claims };
}

/** The day so many days later, `YYYY-MM-DD`. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
}

function firstEvent(status: TenderStatus): TenderStatus {
  return status === 'PLANNED' ? 'PLANNED' : 'LAUNCHED';
}

function evidenceIn(notice: NodeRecord, index: number): EvidenceRecord[] {
  return [{ article: notice.ref, standing: 'OFFICIAL', locator: `/notices/${index}` }];
}

/** Some organisations bid together; the number of bids stays that of the bidders drawn, less those who joined others. */
function groupBidders(chance: Chance, bidders: readonly OrganisationRecord[]): OrganisationRecord[][] {
  const groups: OrganisationRecord[][] = bidders.map((bidder) => [bidder]);
  for (const [position, group] of groups.entries()) {
    const partner = bidders[position + 1];
    if (partner && chance.happens(0.05)) group.push(partner);
  }
  return groups;
}

function priceOf(chance: Chance, estimateMinor: number): Valued {
  if (chance.happens(0.35)) return { status: chance.happens(0.5) ? 'UNKNOWN' : 'NOT_PUBLISHED' };
  const amountMinor = Math.round((estimateMinor * (0.7 + chance.fraction() * 0.5)) / 100) * 100;
  return { status: 'KNOWN', amountMinor, currency: 'EUR' };
}
