import {
  readClaimsFrom,
  readClaimsOfPairs,
  readClaimsTo,
  readCrowdedNodes,
  readVisibleClaims,
  type VisibleClaim,
} from '../db/read/claim/among-reader.ts';
import type { Session } from '../db/read/row/session.ts';
import type { Standing } from '../domain/claim.ts';
import type { ClaimKind } from '../model/model.ts';
import type { Work } from './scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from './search-budget.ts';

/** Nodes among which claims are looked for, at most. */
export const MAX_NODES_AMONG = 400;

/** Claims that are looked at, at most. */
export const AMONG_LIMITS: Limits = { edges: 20_000, timeoutMs: 2_000 };

/** All edges of a node are read where it has no more than these in either direction. */
const MOST_EDGES = 500;
const NODES_PER_STEP = 20;
/** A look into the index for each kind and each of at most 400 others. */
const CROWDED_PER_STEP = 4;
const CLAIMS_PER_STEP = 1_000;

/** Claims of one kind and standing that are not shown, and how many they are. */
export interface LeftOutClaims {
  readonly kind: ClaimKind;
  readonly standing: Standing;
  readonly count: number;
}

/** Which claims are shown; the others are counted. */
export interface AmongFilter {
  readonly kinds: ReadonlySet<ClaimKind>;
  /** Absent: of any. */
  readonly standings?: readonly Standing[] | undefined;
}

export interface ClaimsAmong {
  /** Those that the filter lets through, in order of id. */
  readonly claims: readonly VisibleClaim[];
  /** Those that it does not, by kind and standing. */
  readonly leftOut: readonly LeftOutClaims[];
  /** All that were found, those taken back or of other days among them. */
  readonly found: readonly number[];
  /** Why there may be more; undefined when all were found. */
  readonly stopped: StopReason | undefined;
}

/**
 * All claims that link two of some nodes, each once, as current and valid on the days asked.
 *
 * A node with many edges costs no more than others: of two such only the pair is looked up.
 */
export function* findClaimsAmong(
  session: Session,
  nodes: readonly number[],
  { kinds, standings }: AmongFilter,
  limits: Limits = AMONG_LIMITS,
): Work<ClaimsAmong> {
  const budget = new SearchBudget(limits);
  const { ids, stopped } = yield* collect(session, [...new Set(nodes)], budget);
  const found = [...ids].sort((a, b) => a - b).slice(0, limits.edges);
  const claims: VisibleClaim[] = [];
  const leftOut = new Map<string, LeftOutClaims>();
  for (let start = 0; start < found.length; start += CLAIMS_PER_STEP) {
    yield;
    for (const claim of readVisibleClaims(session, found.slice(start, start + CLAIMS_PER_STEP))) {
      const { kind, standing } = claim;
      if (kinds.has(kind) && (standings?.includes(standing) ?? true)) claims.push(claim);
      else {
        const key = `${kind} ${standing}`;
        leftOut.set(key, { kind, standing, count: (leftOut.get(key)?.count ?? 0) + 1 });
      }
    }
  }
  const sorted = [...leftOut.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, each]) => each);
  return { claims, leftOut: sorted, found, stopped };
}

function* collect(
  session: Session,
  nodes: readonly number[],
  budget: SearchBudget,
): Work<{ ids: Set<number>; stopped: StopReason | undefined }> {
  const ids = new Set<number>();
  const crowded: number[] = [];
  const add = (found: readonly number[]) => {
    const before = ids.size;
    for (const id of found) ids.add(id);
    budget.spend(ids.size - before);
  };
  for (let start = 0; start < nodes.length; start += NODES_PER_STEP) {
    const some = nodes.slice(start, start + NODES_PER_STEP);
    const many = readCrowdedNodes(session, some, MOST_EDGES);
    crowded.push(...many);
    const few = some.filter((node) => !many.has(node));
    if (few.length > 0) add(readClaimsFrom(session, few, nodes));
    yield;
    // Edges between two of these are found from their other end.
    if (few.length > 0) add(readClaimsTo(session, few, nodes));
    const stopped = budget.exceeded();
    if (stopped) return { ids, stopped };
    yield;
  }
  for (let start = 0; start < crowded.length; start += CROWDED_PER_STEP) {
    add(readClaimsOfPairs(session, crowded.slice(start, start + CROWDED_PER_STEP), crowded));
    const stopped = budget.exceeded();
    if (stopped) return { ids, stopped };
    yield;
  }
  return { ids, stopped: undefined };
}
