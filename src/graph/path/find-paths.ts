import { type ClaimFact, readClaimFacts } from '../../db/read/claim/claim-fact.ts';
import type { EdgeFilter, Hop } from '../../db/read/claim/edge-reader.ts';
import type { Session } from '../../db/read/row/session.ts';
import type { Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { type Ground, groundOfAll } from '../standing.ts';
import { ArraySearch } from './array-search.ts';
import { Ball } from './ball.ts';
import { findChains } from './chain.ts';
import { HopMap } from './hop-map.ts';
import type { PathRequest } from './path-request.ts';

export type { PathRequest } from './path-request.ts';

export const MAX_HOPS = 6;
export const DEFAULT_MAX_HOPS = 4;

/** What one search for paths may use up: about a fifth of a second of work. */
export const PATH_LIMITS: Limits = { edges: 100_000, timeoutMs: 3_000 };

/** Edges that one statement reads. */
const EDGES_PER_STEP = 500;

/** One step of a path; `fact` is what its claim says of itself. */
export interface PathStep extends Hop {
  readonly fact: ClaimFact;
}

export interface Path extends Ground {
  readonly steps: readonly PathStep[];
}

export interface PathSearch {
  readonly paths: readonly Path[];
  /** Why there may be more paths within `maxHops`; undefined when these are all. */
  readonly stopped: StopReason | undefined;
  readonly edgesRead: number;
}

/**
 * Chains of claims between two nodes that visit no node twice, fewest hops first; ties in order of claim id, so that results
 * are stable.
 *
 * Grows from both ends, always on the side that costs less, until the two meet. Stops at `maxHops`, when `first` paths were
 * found, or when its limits are reached, and then says so in `stopped`: what it has found by then are the shortest ones.
 * Without `stopped` an empty list means "none within maxHops", not "unconnected". Of a node to itself there is no path.
 */
export function* findPaths(
  session: Session,
  request: PathRequest,
  limits: Limits = PATH_LIMITS,
): Work<PathSearch> {
  const budget = new SearchBudget(limits);
  const chains: Hop[][] = [];
  const stopped =
    request.from === request.to ? undefined : yield* findChainsBetween(session, request, budget, chains);
  return { paths: describe(session, chains), stopped, edgesRead: limits.edges - budget.edgesLeft };
}

function findChainsBetween(
  session: Session,
  request: PathRequest,
  budget: SearchBudget,
  chains: Hop[][],
): Work<StopReason | undefined> {
  const arrays = session.edgeArrays();
  // A node that was written since is in none of them.
  const isKnown = arrays?.has(request.from) && arrays.has(request.to);
  return arrays && isKnown
    ? new ArraySearch(arrays, request, budget).run(chains)
    : search(session, request, budget, chains);
}

function* search(
  session: Session,
  request: PathRequest,
  budget: SearchBudget,
  chains: Hop[][],
): Work<StopReason | undefined> {
  const { from, to, maxHops, kinds, standings, throughDocuments, first } = request;
  const filter: EdgeFilter = {
    kinds,
    standings,
    articles: throughDocuments ? undefined : new Set([from, to]),
  };
  const map = new HopMap();
  let haveMet = false;
  const start: Ball = new Ball(session, filter, from, (hop) => {
    map.add(hop);
    haveMet ||= end.distances.has(hop.far);
  });
  const end: Ball = new Ball(session, filter, to, (hop) => {
    map.add(hop);
    haveMet ||= start.distances.has(hop.far);
  });
  for (let hops = 1; hops <= maxHops; hops += 1) {
    while (start.radius + end.radius < hops) {
      const stopped = budget.exceeded();
      if (stopped) return stopped;
      const cheaper = start.costOfNextDistance <= end.costOfNextDistance ? start : end;
      budget.spend(cheaper.grow(Math.min(EDGES_PER_STEP, budget.edgesLeft)));
      yield;
    }
    if (!haveMet) continue;
    const wanted = { from, to, hops, enough: first - chains.length };
    const found = yield* findChains(map, wanted, budget, start);
    chains.push(...found.chains);
    if (found.stopped) return found.stopped;
    if (chains.length >= first) return 'ENOUGH_FOUND';
  }
  return undefined;
}

/** Leaves out a chain of which a claim has gone since it was read: long work sees several states of the database. */
function describe(session: Session, chains: readonly Hop[][]): Path[] {
  const facts = readClaimFacts(
    session,
    chains.flatMap((chain) => chain.map(({ claim }) => claim)),
  );
  return chains.flatMap((chain) => {
    const steps = chain.flatMap((hop) => {
      const fact = facts.get(hop.claim);
      return fact ? [{ ...hop, fact }] : [];
    });
    return steps.length < chain.length ? [] : [{ steps, ...groundOfAll(steps.map(({ fact }) => fact)) }];
  });
}
