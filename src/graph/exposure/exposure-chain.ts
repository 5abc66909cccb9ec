import { type ClaimFact, readClaimFacts, readOwnershipExtents } from '../../db/read/claim/claim-fact.ts';
import { EdgeReader, type Hop } from '../../db/read/claim/edge-reader.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { Standing } from '../../domain/claim.ts';
import type { ClaimKind } from '../../model/model.ts';
import { reversed } from '../hop.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { type Ground, groundOfAll, holdsAtSomeTime } from '../standing.ts';
import {
  EXPOSURE_REASONS,
  EXPOSURE_RULES,
  type ExposureReason,
  type ExposureRule,
  MAX_CHAIN_CLAIMS,
  ownsOrControls,
} from './exposure-rule.ts';

export const EXPOSURE_LIMITS: Limits = { edges: 50_000, timeoutMs: 3_000 };

const EDGES_PER_STEP = 500;
const REACHES_PER_STEP = 500;

/** One step of a chain, seen from the exposed organisation; `claim` and `fact` are null when the step is only assumed. */
export interface ExposureStep {
  readonly near: number;
  readonly far: number;
  readonly kind: ClaimKind;
  readonly forward: boolean;
  readonly reason: ExposureReason;
  readonly claim: number | null;
  readonly fact: ClaimFact | null;
}

/** Claims that together expose an organisation to a regulation, from it to that. */
export interface ExposureChain extends Ground {
  readonly organisation: number;
  readonly regulation: number;
  readonly steps: readonly ExposureStep[];
}

/** What is taken to be other than documents say. */
export interface Assumption {
  /** Claims that are left out. */
  readonly without?: ReadonlySet<number> | undefined;
  /** Whether nobody hosts the one asked for, but `host`. */
  readonly withoutHosting?: boolean | undefined;
  /** The organisation that hosts the one asked for. */
  readonly host?: number | undefined;
}

export interface ChainSearch {
  readonly chains: readonly ExposureChain[];
  readonly stopped: StopReason | undefined;
}

interface ChainRequest {
  readonly start: number;
  /** From an organisation to the laws that reach it, or from a law to the organisations that it reaches. */
  readonly towardsLaw: boolean;
  readonly standings?: readonly Standing[] | undefined;
  readonly assumption?: Assumption | undefined;
}

type ExposureState = ExposureReason | 'LAW';

/** How far a chain has come: a node, and what may be so of it. */
interface Reach {
  readonly node: number;
  readonly states: readonly ExposureState[];
  /** In the order in which they were found. */
  readonly steps: readonly ExposureStep[];
}

/**
 * Every chain of claims by which the rules expose an organisation to a regulation, shortest first. Claims that never hold at
 * one time make no chain, nor does a chain visit a node twice.
 */
export function* findExposureChains(
  session: Session,
  request: ChainRequest,
  limits: Limits = EXPOSURE_LIMITS,
): Work<ChainSearch> {
  const budget = new SearchBudget(limits);
  const chains: ExposureChain[] = [];
  let reached: Reach[] = [{ node: request.start, states: startOf(request), steps: [] }];
  for (let length = 1; length <= MAX_CHAIN_CLAIMS && reached.length > 0; length += 1) {
    const next: Reach[] = [];
    for (const rule of EXPOSURE_RULES) {
      const { entered, left } = passage(rule, request);
      const from = reached.filter(({ states }) => states.some((state) => entered.includes(state)));
      const found = yield* readSteps(session, request, rule, from, budget);
      let done = 0;
      for (const reach of extend(from, found.steps, left)) {
        if (!request.towardsLaw || left.includes('LAW')) chains.push(chainOf(request, reach));
        if (!left.includes('LAW')) next.push(reach);
        done += 1;
        if (done % REACHES_PER_STEP === 0) yield;
      }
      if (found.stopped) return { chains, stopped: found.stopped };
    }
    reached = next;
  }
  return { chains, stopped: undefined };
}

/** Of an organisation any rule may tell what it is; of a law it is known. */
function startOf({ towardsLaw }: ChainRequest): readonly ExposureState[] {
  return towardsLaw ? EXPOSURE_REASONS : ['LAW'];
}

/** What must be so of a node for the rule to lead on from it, and what is so of the node that it leads to. */
function passage(
  { reason, after }: ExposureRule,
  { towardsLaw }: ChainRequest,
): { entered: readonly ExposureState[]; left: readonly ExposureState[] } {
  return towardsLaw ? { entered: [reason], left: after } : { entered: after, left: [reason] };
}

/** The chains by which one more step leads on, unless it leads back or its claims never hold together. */
function* extend(
  from: readonly Reach[],
  steps: readonly ExposureStep[],
  states: Reach['states'],
): Generator<Reach, void, undefined> {
  const byNear = Map.groupBy(steps, ({ near }) => near);
  for (const reach of from) {
    for (const step of byNear.get(reach.node) ?? []) {
      if (reach.steps.some(({ near }) => near === step.far)) continue;
      const extended = [...reach.steps, step];
      if (holdsAtSomeTime(groundOf(extended))) yield { node: step.far, states, steps: extended };
    }
  }
}

function* readSteps(
  session: Session,
  { start, towardsLaw, standings, assumption }: ChainRequest,
  rule: ExposureRule,
  from: readonly Reach[],
  budget: SearchBudget,
): Work<{ steps: ExposureStep[]; stopped: StopReason | undefined }> {
  const nodes = [...new Set(from.map(({ node }) => node))];
  const forward = towardsLaw ? !rule.alongEdge : rule.alongEdge;
  const isOwnHosting = towardsLaw && rule.reason === 'HOSTED' && nodes.includes(start);
  const asStated =
    isOwnHosting && assumption?.withoutHosting ? nodes.filter((node) => node !== start) : nodes;
  const reader = new EdgeReader(session, { kinds: new Set([rule.kind]), standings, forward }, asStated);
  const steps: ExposureStep[] = [];
  if (isOwnHosting && assumption?.host !== undefined) {
    const { kind, reason } = rule;
    steps.push({ near: start, far: assumption.host, kind, reason, forward, claim: null, fact: null });
  }
  while (!reader.isDone) {
    const stopped = budget.exceeded();
    if (stopped) return { steps, stopped };
    const { hops, read } = reader.read(Math.min(EDGES_PER_STEP, budget.edgesLeft));
    budget.spend(read);
    steps.push(...stepsOf(session, hops, rule, assumption?.without));
    yield;
  }
  return { steps, stopped: undefined };
}

function stepsOf(
  session: Session,
  hops: readonly Hop[],
  { kind, reason }: ExposureRule,
  without: ReadonlySet<number> | undefined,
): ExposureStep[] {
  const claims = hops.map(({ claim }) => claim);
  const facts = readClaimFacts(session, claims);
  const extents = kind === 'OWNERSHIP' ? readOwnershipExtents(session, claims) : undefined;
  return hops.flatMap((hop) => {
    const fact = facts.get(hop.claim);
    const extent = extents?.get(hop.claim);
    if (!fact || without?.has(hop.claim) || (extent && !ownsOrControls(extent))) return [];
    return [{ ...hop, reason, fact }];
  });
}

function chainOf({ start, towardsLaw }: ChainRequest, { node, steps }: Reach): ExposureChain {
  const ground = groundOf(steps);
  return towardsLaw
    ? { organisation: start, regulation: node, steps, ...ground }
    : { organisation: node, regulation: start, steps: steps.toReversed().map(reversed), ...ground };
}

function groundOf(steps: readonly ExposureStep[]): Ground {
  return groundOfAll(steps.flatMap(({ fact }) => fact ?? []));
}
