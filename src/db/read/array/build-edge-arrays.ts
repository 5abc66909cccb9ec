import { FACT_STANDINGS, STANDINGS } from '../../../domain/claim.ts';
import type { Session } from '../row/session.ts';
import { EdgeArrays, FACT, FORWARD, MADE, markOf, statusBits } from './edge-arrays.ts';
import {
  type GraphMeasure,
  walkArticles,
  walkBidColumns,
  walkClaimMarks,
  walkEdgeColumns,
} from './edge-column.ts';

/** Places of arrays that are gone through between two yields. */
const PLACES_PER_STEP = 50_000;

/** An edge in one place of each, as read: in order of the node that it leaves. */
interface ReadEdges {
  readonly from: Int32Array;
  readonly to: Int32Array;
  readonly claim: Int32Array;
  readonly mark: Uint8Array;
  count: number;
}

/**
 * Reads all edges of current claims into arrays, as long work that yields every few milliseconds. The state of the database must be
 * the same at its end as when it was measured: who builds them looks after that.
 */
export function* buildEdgeArrays(session: Session, measure: GraphMeasure): Generator<undefined, EdgeArrays> {
  const nodeCount = measure.lastNode + 1;
  const articles = new Uint8Array(nodeCount);
  for (const ids of walkArticles(session, measure.lastNode)) {
    for (const id of ids) articles[id] = 1;
    yield;
  }
  const { standings, ...ofClaims } = yield* readClaims(session, measure.lastClaim);
  const edges = yield* readEdges(session, measure, standings);
  const order = yield* inOrderOf(edges.claim.subarray(0, edges.count), measure.lastClaim);
  const starts = yield* startsOf(edges, nodeCount);
  const fars = new Int32Array(2 * edges.count);
  const claims = new Int32Array(2 * edges.count);
  const marks = new Uint8Array(2 * edges.count);
  const places = starts.slice();
  const put = (near: number, far: number, edge: number, direction: number): void => {
    const place = places[near] as number;
    places[near] = place + 1;
    fars[place] = far;
    claims[place] = edges.claim[edge] as number;
    marks[place] = (edges.mark[edge] as number) | direction;
  };
  for (let index = 0; index < order.length; index += 1) {
    const edge = order[index] as number;
    const from = edges.from[edge] as number;
    const to = edges.to[edge] as number;
    put(from, to, edge, FORWARD);
    put(to, from, edge, 0);
    if (index % PLACES_PER_STEP === 0) yield;
  }
  const parts = { starts, fars, claims, marks, articles, ...ofClaims };
  yield* sortWithinClaims(parts);
  return new EdgeArrays(parts);
}

interface ReadClaims extends Pick<EdgeArrays, 'claimMarks' | 'lots'> {
  /** By claim id, places in `STANDINGS`. */
  readonly standings: Uint8Array;
}

function* readClaims(session: Session, lastClaim: number): Generator<undefined, ReadClaims> {
  const lots = new Int32Array(lastClaim + 1);
  const standings = new Uint8Array(lastClaim + 1);
  const claimMarks = new Uint8Array(lastClaim + 1).fill(MADE);
  for (const marks of walkClaimMarks(session, lastClaim)) {
    for (const [place, ids] of marks.standings.entries()) for (const id of ids) standings[id] = place;
    for (const id of marks.expected) claimMarks[id] = 0;
    yield;
  }
  const isFact = STANDINGS.map((standing) => FACT_STANDINGS.some((word) => word === standing));
  for (let id = 0; id <= lastClaim; id += 1) {
    const mark = claimMarks[id] as number;
    if ((mark & MADE) !== 0 && isFact[standings[id] as number]) claimMarks[id] = mark | FACT;
    if (id % PLACES_PER_STEP === 0) yield;
  }
  for (const { id, status, lot } of walkBidColumns(session, lastClaim)) {
    for (const [place, bid] of id.entries()) {
      claimMarks[bid] = (claimMarks[bid] as number) | statusBits(status[place] as number);
      lots[bid] = lot[place] as number;
    }
    yield;
  }
  return { standings, claimMarks, lots };
}

function* readEdges(
  session: Session,
  measure: GraphMeasure,
  standings: Uint8Array,
): Generator<undefined, ReadEdges> {
  const edges: ReadEdges = {
    from: new Int32Array(measure.edges),
    to: new Int32Array(measure.edges),
    claim: new Int32Array(measure.edges),
    mark: new Uint8Array(measure.edges),
    count: 0,
  };
  for (const { from, to, claim, kind } of walkEdgeColumns(session)) {
    for (let index = 0; index < from.length && edges.count < measure.edges; index += 1) {
      const place = edges.count++;
      const id = claim[index] as number;
      edges.from[place] = from[index] as number;
      edges.to[place] = to[index] as number;
      edges.claim[place] = id;
      edges.mark[place] = markOf(kind[index] as number, standings[id] as number);
    }
    yield;
  }
  return edges;
}

/** Places of values in ascending order, equal ones as they stand. Values are dense, so they are counted instead of compared. */
function* inOrderOf(values: Int32Array, last: number): Generator<undefined, Int32Array> {
  const starts = new Int32Array(last + 2);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] as number;
    starts[value + 1] = (starts[value + 1] as number) + 1;
    if (place % PLACES_PER_STEP === 0) yield;
  }
  yield* sumUp(starts);
  const order = new Int32Array(values.length);
  for (let place = 0; place < values.length; place += 1) {
    const value = values[place] as number;
    const at = starts[value] as number;
    starts[value] = at + 1;
    order[at] = place;
    if (place % PLACES_PER_STEP === 0) yield;
  }
  return order;
}

function* startsOf({ from, to, count }: ReadEdges, nodeCount: number): Generator<undefined, Int32Array> {
  const starts = new Int32Array(nodeCount + 1);
  const add = (node: number): void => {
    starts[node + 1] = (starts[node + 1] as number) + 1;
  };
  for (let place = 0; place < count; place += 1) {
    add(from[place] as number);
    add(to[place] as number);
    if (place % PLACES_PER_STEP === 0) yield;
  }
  yield* sumUp(starts);
  return starts;
}

/** Makes of each number the sum of all until it. */
function* sumUp(numbers: Int32Array): Generator<undefined, void> {
  for (let place = 1; place < numbers.length; place += 1) {
    numbers[place] = (numbers[place] as number) + (numbers[place - 1] as number);
    if (place % PLACES_PER_STEP === 0) yield;
  }
}

type Entries = Pick<EdgeArrays, 'fars' | 'claims' | 'marks' | 'starts'>;

/** Puts entries of one claim at one node into order; there are few, and most stand in order already. */
function* sortWithinClaims(entries: Entries): Generator<undefined, void> {
  const { starts, claims } = entries;
  let looked = 0;
  for (let node = 0; node + 1 < starts.length; node += 1) {
    const start = starts[node] as number;
    for (let place = start + 1; place < (starts[node + 1] as number); place += 1) {
      for (let at = place; at > start && claims[at] === claims[at - 1] && isAfter(entries, at); at -= 1) {
        swapWithBefore(entries, at);
      }
      if (++looked % PLACES_PER_STEP === 0) yield;
    }
  }
}

/** Whether the entry before belongs after this one. */
function isAfter({ fars, marks }: Entries, at: number): boolean {
  const [far, farBefore] = [fars[at] as number, fars[at - 1] as number];
  if (far !== farBefore) return far < farBefore;
  return ((marks[at] as number) & FORWARD) > ((marks[at - 1] as number) & FORWARD);
}

function swapWithBefore({ fars, marks }: Entries, at: number): void {
  for (const array of [fars, marks]) {
    const value = array[at] as number;
    array[at] = array[at - 1] as number;
    array[at - 1] = value;
  }
}
