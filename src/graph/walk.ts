import { EDGE_KINDS } from '../db/edge.ts';
import { readDaysOfClaims } from '../db/read/claim/among-reader.ts';
import { readNodeTypes } from '../db/read/claim/claim-fact.ts';
import { EdgeReader, type Hop } from '../db/read/claim/edge-reader.ts';
import type { Session } from '../db/read/row/session.ts';
import { readTenderDates } from '../db/read/tender/tender-date.ts';
import type { ClaimKind } from '../model/model.ts';
import { AMONG_LIMITS, findClaimsAmong } from './claims-among.ts';
import type { Work } from './scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from './search-budget.ts';

export const MAX_THINGS = 400;
export const DEFAULT_THINGS = 150;
export const MAX_OPENINGS = 200;
export const MAX_PER_OPENING = 100;
export const DEFAULT_PER_OPENING = 14;

/** Claims that are shown at most. */
export const MAX_WALK_CLAIMS = 2_000;

/** Days of change that are given at most, the latest. */
export const MAX_CHANGE_DAYS = 400;

export const WALK_LIMITS: Limits = { edges: 60_000, timeoutMs: 2_000 };

const EDGES_PER_STEP = 1_000;
const CLAIMS_PER_STEP = 2_000;

/** A step of the walk: what links a node that is there to others. */
export interface Opening {
  readonly of: number;
  readonly kinds: ReadonlySet<ClaimKind>;
  /** Whether all that it links comes in, in place of the first `perOpening` of each kind. */
  readonly all: boolean;
}

export interface WalkRequest {
  readonly seeds: readonly number[];
  readonly openings: readonly Opening[];
  readonly kinds: ReadonlySet<ClaimKind>;
  readonly perOpening: number;
  readonly limit: number;
}

/** A node of a walk. */
export interface WalkThing {
  readonly id: number;
  /** The opening that brought it, counted from 1; 0 for a seed. */
  readonly opening: number;
  /** The claim that brought it, the first recorded of several; undefined for a seed. */
  readonly via: number | undefined;
}

export interface Walk {
  readonly things: readonly WalkThing[];
  readonly claims: readonly number[];
  /** Latest first. */
  readonly changeDays: readonly string[];
  readonly stopped: StopReason | undefined;
}

/** A node that an opening leads to. */
interface Candidate {
  readonly node: number;
  readonly kind: ClaimKind;
  readonly via: number;
  readonly links: number;
}

/**
 * Where somebody came who began at some nodes and opened one after the other: the same steps lead to the same nodes in the same order.
 *
 * Of what an opening links the first of each kind of claim come in, in the order of the kinds: tenders newest first, others by how many
 * claims link them; ties in order of id. An opening of a node that is not there brings nothing.
 */
export function* findWalk(session: Session, request: WalkRequest, limits: Limits = WALK_LIMITS): Work<Walk> {
  const budget = new SearchBudget(limits);
  const things = new Map<number, WalkThing>();
  for (const id of request.seeds.slice(0, request.limit)) things.set(id, { id, opening: 0, via: undefined });
  let stopped: StopReason | undefined = request.seeds.length > request.limit ? 'ENOUGH_FOUND' : undefined;
  for (const [index, opening] of request.openings.entries()) {
    if (!things.has(opening.of)) continue;
    const hops: Hop[] = [];
    const cut = yield* readOpening(session, opening, budget, hops);
    yield;
    for (const { node, via } of chooseNew(session, hops, opening, request.perOpening, things)) {
      if (things.size >= request.limit) {
        stopped ??= 'ENOUGH_FOUND';
        break;
      }
      things.set(node, { id: node, opening: index + 1, via });
    }
    if (cut) {
      stopped = cut;
      break;
    }
    yield;
  }
  const among = yield* findClaimsAmong(session, [...things.keys()], { kinds: request.kinds }, AMONG_LIMITS);
  const days = yield* findDays(session, among.found);
  const isCut = among.claims.length > MAX_WALK_CLAIMS || days.length > MAX_CHANGE_DAYS;
  return {
    things: [...things.values()],
    claims: among.claims.slice(0, MAX_WALK_CLAIMS).map(({ id }) => id),
    changeDays: days.slice(0, MAX_CHANGE_DAYS),
    stopped: stopped ?? among.stopped ?? (isCut ? 'ENOUGH_FOUND' : undefined),
  };
}

function* readOpening(
  session: Session,
  { of, kinds }: Opening,
  budget: SearchBudget,
  into: Hop[],
): Work<StopReason | undefined> {
  const reader = new EdgeReader(session, { kinds }, [of]);
  while (!reader.isDone) {
    const stopped = budget.exceeded();
    if (stopped) return stopped;
    const { hops, read } = reader.read(Math.min(EDGES_PER_STEP, budget.edgesLeft));
    budget.spend(read);
    for (const hop of hops) into.push(hop);
    yield;
  }
  return undefined;
}

function chooseNew(
  session: Session,
  hops: readonly Hop[],
  { all }: Opening,
  perOpening: number,
  things: ReadonlyMap<number, WalkThing>,
): Candidate[] {
  const byNode = new Map<number, Candidate>();
  // In order of claim, so that the first recorded is what brings a node.
  for (const { far, kind, claim } of hops.toSorted((a, b) => a.claim - b.claim)) {
    if (things.has(far)) continue;
    const known = byNode.get(far);
    byNode.set(far, known ? { ...known, links: known.links + 1 } : { node: far, kind, via: claim, links: 1 });
  }
  const nodes = [...byNode.keys()];
  const types = readNodeTypes(session, nodes);
  const tenders = nodes.filter((node) => types.get(node) === 'TENDER');
  const dates = readTenderDates(session, tenders);
  const dateOf = ({ node }: Candidate) => dates.get(node) ?? '';
  const byKind = Map.groupBy(byNode.values(), ({ kind }) => kind);
  return EDGE_KINDS.flatMap((kind) => {
    const sorted = (byKind.get(kind) ?? []).sort(
      (a, b) => compareTexts(dateOf(b), dateOf(a)) || b.links - a.links || a.node - b.node,
    );
    return all ? sorted : sorted.slice(0, perOpening);
  });
}

function compareTexts(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

/** The days on which documents said or no longer said one of the claims, or what became of it, latest first. */
function* findDays(session: Session, claims: readonly number[]): Work<string[]> {
  const days = new Set<string>();
  for (let start = 0; start < claims.length; start += CLAIMS_PER_STEP) {
    for (const day of readDaysOfClaims(session, claims.slice(start, start + CLAIMS_PER_STEP))) days.add(day);
    yield;
  }
  return [...days].sort().reverse();
}
