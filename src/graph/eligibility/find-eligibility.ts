import {
  type BidPartyRow,
  type QualificationRow,
  type RequirementRow,
  readBidParties,
  readDeadline,
  readQualifications,
  readQualified,
  readRequirements,
} from '../../db/read/claim/eligibility-reader.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { Modality } from '../../domain/claim.ts';
import { lastDay, type PartialDate } from '../../domain/partial-date.ts';
import { type Finding, judge, judgeAll, type Verdict } from './verdict.ts';

/** An organisation that bids on a tender, is expected to, or holds something that the tender requires. */
export interface Candidate {
  readonly organisation: number;
  /** Whether it bids, or is expected to; undefined when it is only qualified. */
  readonly bidding: Modality | undefined;
  /** The bids to which it is a party. */
  readonly bids: readonly number[];
}

/** Who may be eligible for a tender, before anybody is judged. */
export interface Candidacy {
  /** The day on which claims must hold; null when the tender has no deadline and no day was asked for. */
  readonly day: string | null;
  readonly requirements: readonly RequirementRow[];
  /** Bidders first, then expected bidders, then those who are only qualified; each in order of id. */
  readonly candidates: readonly Candidate[];
  /** Whether every candidate is there. */
  readonly isComplete: boolean;
}

export interface RequirementFinding extends Finding {
  readonly requirement: RequirementRow;
}

export interface Eligibility extends Candidate {
  readonly verdict: Verdict;
  readonly findings: readonly RequirementFinding[];
}

/** Rows of bid parties, and organisations qualified, that are looked at. */
const MOST_CANDIDATES = 2_000;

/** Who bids on a tender, is expected to, or holds what it requires on its last day, or on the day that the operation asks for. */
export function findCandidates(session: Session, tender: number): Candidacy {
  const day = session.asOf.validOn ?? lastDayOf(readDeadline(session, tender));
  const requirements = readRequirements(session, tender, day);
  const parties = readBidParties(session, tender, MOST_CANDIDATES);
  const regulations = requirements.map(({ regulation }) => regulation);
  const qualified = readQualified(session, regulations, day, MOST_CANDIDATES);
  return {
    day,
    requirements,
    candidates: sortCandidates(biddersOf(parties), qualified),
    isComplete: parties.length < MOST_CANDIDATES && qualified.length < MOST_CANDIDATES,
  };
}

/** Judges some of the candidates, together. */
export function judgeCandidates(
  session: Session,
  { day, requirements }: Candidacy,
  candidates: readonly Candidate[],
): Eligibility[] {
  const rows = readQualifications(
    session,
    candidates.map(({ organisation }) => organisation),
    requirements.map(({ regulation }) => regulation),
    day,
  );
  const about = Map.groupBy(rows, placeOf);
  return candidates.map((candidate) => {
    const findings = requirements.map((requirement) => ({
      requirement,
      ...judge(about.get(placeOf({ ...candidate, ...requirement })) ?? []),
    }));
    const verdict = judgeAll(
      findings.map((finding) => ({ verdict: finding.verdict, level: finding.requirement.level })),
    );
    return { ...candidate, verdict, findings };
  });
}

function placeOf({
  organisation,
  regulation,
}: Pick<QualificationRow, 'organisation' | 'regulation'>): string {
  return `${organisation} ${regulation}`;
}

function lastDayOf(deadline: string | null): string | null {
  return deadline === null ? null : lastDay(deadline as PartialDate);
}

function biddersOf(parties: readonly BidPartyRow[]): Candidate[] {
  return Array.from(
    Map.groupBy(parties, ({ organisation }) => organisation),
    ([organisation, rows]) => ({
      organisation,
      bidding: rows.some(({ modality }) => modality === 'ACTUAL') ? 'ACTUAL' : 'EXPECTED',
      bids: [...new Set(rows.map(({ claim }) => claim))],
    }),
  );
}

function sortCandidates(bidders: readonly Candidate[], qualified: readonly number[]): Candidate[] {
  const bidding = new Set(bidders.map(({ organisation }) => organisation));
  const others = qualified
    .filter((organisation) => !bidding.has(organisation))
    .map((organisation) => ({ organisation, bidding: undefined, bids: [] }));
  return [...bidders, ...others].sort(
    (a, b) => placeInList(a) - placeInList(b) || a.organisation - b.organisation,
  );
}

/** 0 for bidders, 1 for expected ones, 2 for those who are only qualified. */
export function placeInList({ bidding }: Candidate): number {
  if (bidding === undefined) return 2;
  return bidding === 'ACTUAL' ? 0 : 1;
}
