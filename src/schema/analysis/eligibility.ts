import { keyOf } from '../../db/read/row/batch.ts';
import type { Session } from '../../db/read/row/session.ts';
import {
  type Candidacy,
  type Candidate,
  type Eligibility,
  findCandidates,
  judgeCandidates,
  placeInList,
  type RequirementFinding,
} from '../../graph/eligibility/find-eligibility.ts';
import type { Verdict } from '../../graph/eligibility/verdict.ts';
import type { CheckArguments } from '../argument/check-argument.ts';
import { DEFAULT_PAGE_SIZE } from '../argument/page-argument.ts';
import { ReadTogether } from '../resolve/read-together.ts';
import type { ClaimName } from '../type/backing.ts';
import type { Builder, FieldsOf } from '../type/builder.ts';
import {
  addComputedConnection,
  type ComputedConnection,
  computedPageArguments,
} from '../type/computed-connection.ts';
import { addEnum } from '../type/enum.ts';
import type { FieldExtensions } from '../type/field.ts';
import { checkFirst, firstArgument } from '../type/first-argument.ts';
import { claimField, nodeField } from '../type/named-field.ts';
import {
  type ComputedList,
  type ComputedPageArguments,
  checkComputedPage,
  cutPage,
  showPage,
} from './computed-page.ts';

declare module '../type/backing.ts' {
  interface Objects {
    Eligibility: ShownEligibility;
    EligibilityConnection: ComputedConnection<ShownEligibility>;
  }
  interface Enums {
    Verdict: Verdict;
  }
}

interface ShownEligibility {
  readonly eligibility: Eligibility;
  readonly together: ReadTogether;
}

interface ShownFinding {
  readonly finding: RequirementFinding;
  readonly together: ReadTogether;
}

const CANDIDATES: ComputedList<Candidate> = {
  place: 'TenderEligibility.candidates',
  rankOf: (candidate) => [placeInList(candidate), candidate.organisation],
};
const COST_OF_READING = 5;
const DEFAULT_CLAIMS = 5;

/** Adds `Tender.eligibility`. */
export function addEligibility(builder: Builder): void {
  const eligibility = addEligibilityTypes(builder);
  builder.objectField('Tender', 'eligibility', (t) =>
    t.field({
      type: eligibility,
      nullable: false,
      description:
        'Who meets what it requires, as far as documents say: those who bid on it, are expected to, or hold something that it requires. Judged on the day that `@asOf(validOn)` asks for, else on its deadline; computed, never stored.',
      extensions: { cost: COST_OF_READING } satisfies FieldExtensions,
      resolve: (row, _, { session }) => findCandidates(session, keyOf(row)),
    }),
  );
}

function addEligibilityTypes(builder: Builder) {
  addCandidateTypes(builder);
  const checkCandidates: CheckArguments = (args) =>
    checkComputedPage(args as ComputedPageArguments, CANDIDATES.place);
  return builder.objectRef<Candidacy>('TenderEligibility').implement({
    description: 'Who may be eligible for a tender, on a day.',
    fields: (t) => ({
      validOn: t.field({
        type: 'Date',
        nullable: true,
        description:
          'The day on which claims had to hold: the one asked for, else the last day for bids. Null when no document states a deadline: then claims of all times count.',
        resolve: ({ day }) => day,
      }),
      candidates: t.field({
        type: 'EligibilityConnection',
        nullable: false,
        description:
          'Bidders first, then expected bidders, then those who only hold something that is required; each in order of recording.',
        args: computedPageArguments(t, DEFAULT_PAGE_SIZE),
        extensions: { checkArguments: checkCandidates } satisfies FieldExtensions,
        resolve: (candidacy, args, { session }) => judgePage(session, candidacy, args),
      }),
    }),
  });
}

function judgePage(
  session: Session,
  candidacy: Candidacy,
  args: ComputedPageArguments,
): ComputedConnection<ShownEligibility> {
  const page = cutPage(candidacy.candidates, CANDIDATES, args);
  return {
    ...showPage(page, (candidates) => {
      const judged = judgeCandidates(session, candidacy, candidates);
      const together = readingEligibility(session, judged);
      return judged.map((eligibility) => ({ eligibility, together }));
    }),
    stopped: candidacy.isComplete ? undefined : 'EDGE_BUDGET',
  };
}

function readingEligibility(session: Session, judged: readonly Eligibility[]): ReadTogether {
  const findings = judged.flatMap((each) => each.findings);
  return new ReadTogether(session, {
    nodes: judged.map(({ organisation }) => organisation),
    claims: [
      ...judged.flatMap(({ bids }) => bids),
      ...findings.flatMap(({ because, requirement }) => [requirement.claim, ...because]),
    ],
  });
}

function addCandidateTypes(builder: Builder): void {
  const meanings: Record<Verdict, string> = {
    YES: 'A source states as fact that it holds what is required.',
    NO: 'A source states as fact that it was refused, or that what it held has expired, and none states later that it may hold it.',
    POSSIBLE:
      'It is obtaining it; or holds it or is obtaining it, the source does not say which; or holding it is expected, unconfirmed, disputed, or contradicted on the same day.',
    UNKNOWN: 'No document says. Not the same as NO.',
  };
  addEnum(builder, 'Verdict', 'Whether an organisation meets what a tender requires.', meanings);
  const finding = addFindingType(builder);
  builder.objectType('Eligibility', {
    description:
      'Whether one organisation meets what a tender requires. Of a bid by several, each party is judged alone.',
    fields: (t) => ({
      organisation: nodeField(t, 'Organisation', {
        doc: 'The organisation that is judged.',
        keyOf: ({ eligibility }) => eligibility.organisation,
      }),
      bidding: t.field({
        type: 'Modality',
        nullable: true,
        description:
          'Whether it bids, or is expected to. Null when no document says either: it only holds something required.',
        resolve: ({ eligibility: { bidding } }) => bidding,
      }),
      bids: claimList(t, 'Bid', {
        doc: 'The bids to which it is a party, in order of recording.',
        claimsOf: ({ eligibility }) => eligibility.bids,
      }),
      verdict: t.field({
        type: 'Verdict',
        nullable: false,
        description:
          'All mandatory requirements together: NO if one is not met, else UNKNOWN if nothing is known of one, else POSSIBLE if one may be met, else YES. UNKNOWN when no document states a mandatory one.',
        resolve: ({ eligibility }) => eligibility.verdict,
      }),
      findings: t.field({
        type: [finding],
        nullable: false,
        description: 'One for each requirement of the tender, in order of recording.',
        resolve: ({ eligibility: { findings }, together }) =>
          findings.map((each) => ({ finding: each, together })),
      }),
    }),
  });
  addComputedConnection(
    builder,
    'Eligibility',
    'A page of organisations, each judged by what a tender requires.',
  );
}

function addFindingType(builder: Builder) {
  return builder.objectRef<ShownFinding>('RequirementFinding').implement({
    description: 'Whether an organisation meets one requirement, and which claims say so.',
    fields: (t) => ({
      requirement: claimField(t, 'Requirement', {
        doc: 'What is required, how strongly, and which document says so.',
        keyOf: ({ finding }) => finding.requirement.claim,
      }),
      verdict: t.field({
        type: 'Verdict',
        nullable: false,
        description: 'Whether the organisation meets it.',
        resolve: ({ finding }) => finding.verdict,
      }),
      because: claimList(t, 'Qualification', {
        doc: 'The claims that say so, in order of recording. Empty when none speaks of it.',
        claimsOf: ({ finding }) => finding.because,
      }),
    }),
  });
}

/** The first few of some claims of one kind. */
function claimList<T extends { readonly together: ReadTogether }>(
  t: FieldsOf<T>,
  type: ClaimName,
  { doc, claimsOf }: { doc: string; claimsOf: (of: T) => readonly number[] },
) {
  return t.field({
    type: [type],
    nullable: false,
    description: doc,
    args: firstArgument(t, DEFAULT_CLAIMS),
    extensions: { checkArguments: checkFirst } satisfies FieldExtensions,
    resolve: (of, { first }, _context, info) =>
      claimsOf(of)
        .slice(0, first)
        .flatMap((claim) => of.together.claim(claim, info) ?? []),
  });
}
