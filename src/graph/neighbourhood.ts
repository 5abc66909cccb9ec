import { countEntries, degreesIn, hopsIn } from '../db/read/array/hop-entry.ts';
import { readClaimFacts, readDegrees, readNodeTypes } from '../db/read/claim/claim-fact.ts';
import { EdgeReader, type Hop } from '../db/read/claim/edge-reader.ts';
import type { Session } from '../db/read/row/session.ts';
import type { Standing } from '../domain/claim.ts';
import type { ClaimKind } from '../model/model.ts';
import { reversed } from './hop.ts';
import type { PathStep } from './path/find-paths.ts';
import type { Work } from './scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from './search-budget.ts';

export const MAX_DEPTH = 3;
export const MAX_NEIGHBOURHOOD_SIZE = 500;
export const DEFAULT_NEIGHBOURHOOD_SIZE = 100;

export const NEIGHBOURHOOD_LIMITS: Limits = { edges: 20_000, timeoutMs: 2_000 };

const EDGES_PER_STEP = 1_000;
/** Hops that are taken from arrays between two yields. */
const HOPS_PER_STEP = 5_000;
/** Of so many nodes found at one distance, more than can stay, the number of edges is looked up, to choose between them. */
const COMPARED_NODES = 1_000;
const DEGREES_PER_STEP = 200;
/** Beyond this many edges one node is as connected as another. */
const MOST_EDGES = 500;

export interface NeighbourhoodRequest {
  readonly centre: number;
  readonly depth: number;
  readonly kinds: ReadonlySet<ClaimKind>;
  readonly standings?: readonly Standing[] | undefined;
  /** How many nodes at most, with the centre. */
  readonly limit: number;
}

export interface Neighbour {
  readonly id: number;
  /** Hops from the centre. */
  readonly distance: number;
  /** Claims that lead from it to nodes that were found and left out. */
  readonly hiddenClaims: number;
}

export interface Neighbourhood {
  /** The centre first, then by distance, the most connected first. */
  readonly nodes: readonly Neighbour[];
  /** Each edge once, in order of claim, running as its claim does. */
  readonly edges: readonly PathStep[];
  /** Nodes that were found and left out. */
  readonly cutNodes: number;
  /** Why there may be more nodes than were found; undefined when all were. */
  readonly stopped: StopReason | undefined;
}

/**
 * What lies around a node: the nodes within `depth` hops, and the claims between them.
 *
 * When a distance has more nodes than `limit` leaves room for, those stay that most claims link to nodes already in, of these
 * the ones with the most edges of their own, then in order of id; what was left out is counted, and nothing beyond it is looked for.
 * Articles are nodes of it, and are passed through only when the centre is one. Claims between two nodes at the outermost distance are not part of it.
 */
export function* findNeighbourhood(
  session: Session,
  request: NeighbourhoodRequest,
  limits: Limits = NEIGHBOURHOOD_LIMITS,
): Work<Neighbourhood> {
  const budget = new SearchBudget(limits);
  const distances = new Map([[request.centre, 0]]);
  const hops: Hop[] = [];
  let outermost = [request.centre];
  let stopped: StopReason | undefined;
  for (let distance = 1; distance <= request.depth && outermost.length > 0 && !stopped; distance += 1) {
    const before = hops.length;
    stopped = yield* readEdges(session, request, outermost, budget, hops);
    const links = countLinks(hops, before, distances);
    yield;
    const room = request.limit - distances.size;
    const kept = yield* chooseMostConnected(session, links, room);
    for (const node of kept) distances.set(node, distance);
    outermost = distance < request.depth ? withoutArticles(session, kept) : [];
  }
  yield;
  return { ...assemble(session, distances, hops), stopped };
}

function* readEdges(
  session: Session,
  { kinds, standings }: NeighbourhoodRequest,
  nodes: readonly number[],
  budget: SearchBudget,
  into: Hop[],
): Work<StopReason | undefined> {
  const arrays = session.edgeArrays();
  // Where not all edges may be read, which of them are depends on who reads.
  const count = arrays && countEntries(arrays, kinds, nodes);
  if (arrays && count !== undefined && count <= budget.edgesLeft) {
    budget.spend(count);
    return yield* collectHops(hopsIn(arrays, { kinds, standings }, nodes), budget, into);
  }
  const reader = new EdgeReader(session, { kinds, standings }, nodes);
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

function* collectHops(hops: Iterable<Hop>, budget: SearchBudget, into: Hop[]): Work<StopReason | undefined> {
  let collected = 0;
  for (const hop of hops) {
    into.push(hop);
    collected += 1;
    if (collected % HOPS_PER_STEP !== 0) continue;
    yield;
    if (budget.exceeded() === 'DEADLINE') return 'DEADLINE';
  }
  yield;
  return undefined;
}

/** How many claims among the hops from `first` on link each new node to nodes already in. */
function countLinks(
  hops: readonly Hop[],
  first: number,
  known: ReadonlyMap<number, number>,
): Map<number, number> {
  const links = new Map<number, number>();
  for (let position = first; position < hops.length; position += 1) {
    const { far } = hops[position] as Hop;
    if (!known.has(far)) links.set(far, (links.get(far) ?? 0) + 1);
  }
  return links;
}

function* chooseMostConnected(
  session: Session,
  links: ReadonlyMap<number, number>,
  room: number,
): Work<number[]> {
  if (room <= 0) return [];
  const compared = Array.from(links, ([node, count]) => ({ node, links: count, degree: 0 }))
    .sort((a, b) => b.links - a.links || a.node - b.node)
    .slice(0, COMPARED_NODES);
  yield;
  for (let start = 0; start < compared.length; start += DEGREES_PER_STEP) {
    const some = compared.slice(start, start + DEGREES_PER_STEP);
    const nodes = some.map(({ node }) => node);
    const arrays = session.edgeArrays();
    const degrees = arrays ? degreesIn(arrays, nodes, MOST_EDGES) : readDegrees(session, nodes, MOST_EDGES);
    for (const each of some) each.degree = degrees.get(each.node) ?? 0;
    yield;
  }
  return compared
    .sort((a, b) => b.links - a.links || b.degree - a.degree || a.node - b.node)
    .slice(0, room)
    .map(({ node }) => node);
}

function withoutArticles(session: Session, nodes: readonly number[]): number[] {
  const types = readNodeTypes(session, nodes);
  return nodes.filter((node) => types.get(node) !== 'ARTICLE');
}

function assemble(
  session: Session,
  distances: ReadonlyMap<number, number>,
  hops: readonly Hop[],
): Omit<Neighbourhood, 'stopped'> {
  const within: Hop[] = [];
  const cut = new Set<number>();
  const hidden = new Map<number, number>();
  for (const hop of hops) {
    if (distances.has(hop.far)) {
      within.push(hop);
      continue;
    }
    cut.add(hop.far);
    hidden.set(hop.near, (hidden.get(hop.near) ?? 0) + 1);
  }
  const edges = distinctEdges(within);
  const facts = readClaimFacts(
    session,
    edges.map(({ claim }) => claim),
  );
  return {
    nodes: Array.from(distances, ([id, distance]) => ({
      id,
      distance,
      hiddenClaims: hidden.get(id) ?? 0,
    })),
    edges: edges
      .toSorted((a, b) => a.claim - b.claim || a.near - b.near || a.far - b.far)
      .flatMap((hop) => {
        const fact = facts.get(hop.claim);
        return fact ? [{ ...hop, fact }] : [];
      }),
    cutNodes: cut.size,
  };
}

/** Each edge once: one between two nodes whose edges were both read was read twice. */
function distinctEdges(hops: readonly Hop[]): Hop[] {
  return [...new Map(hops.map((hop) => [keyOf(hop), running(hop)])).values()];
}

/** The hop as its edge runs. */
function running(hop: Hop): Hop {
  return hop.forward ? hop : reversed(hop);
}

function keyOf(hop: Hop): string {
  const { claim, near, far } = running(hop);
  return `${claim} ${near} ${far}`;
}
