import type { Standing } from '../../../domain/claim.ts';
import type { NodeType } from '../../../domain/node.ts';
import type { ClaimKind } from '../../../model/model.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import { thenJoin, truth } from '../../dialect/expression.ts';
import { eachValue, isAmongTexts, walk } from '../../dialect/list.ts';
import { EDGE_KINDS } from '../../edge.ts';
import { as, type Name } from '../../statement/alias.ts';
import { type Fragment, fragment, join, NOTHING, raw, type SqlRow } from '../../statement/fragment.ts';
import { claims, edges } from '../../tables/claim.ts';
import { nodes as nodeTable } from '../../tables/node.ts';
import type { Session } from '../row/session.ts';
import { claimStanding } from '../time/as-known.ts';
import { type AsOf, validClaim, visibleClaim } from '../time/as-of.ts';

const p = eachValue('p');
const e = as(edges, 'e');
const c = as(claims, 'c');
const n = as(nodeTable, 'n');

/** A claim's edge as seen from one of its ends. */
export interface Hop {
  readonly near: number;
  readonly far: number;
  readonly claim: number;
  readonly kind: ClaimKind;
  /** Whether the edge runs from `near` to `far`. */
  readonly forward: boolean;
}

/** Which edges count. */
export interface EdgeFilter {
  readonly kinds: ReadonlySet<ClaimKind>;
  /** Only claims that have one of these standings on the day asked; absent: of any. */
  readonly standings?: readonly Standing[] | undefined;
  /** Only edges that run from the near end to the far one, or only those that run back; absent: both. */
  readonly forward?: boolean | undefined;
  /** Nodes that may be articles; any other far end that is one does not count. Absent: all may. */
  readonly articles?: ReadonlySet<number> | undefined;
}

export interface EdgeChunk {
  /** Edges that count. */
  readonly hops: readonly Hop[];
  /** Edges read, with those that do not count. */
  readonly read: number;
}

/** A run through an index of `edges`: one direction and, where few kinds are asked for, one kind. */
interface Run {
  readonly forward: boolean;
  readonly kind: ClaimKind | undefined;
}

/** Nodes whose edges one statement reads. */
const NODES_PER_STATEMENT = 200;
/** Up to so many kinds it is cheaper to look for each of them than to read all edges of a node. */
export const FEW_KINDS = 4;

/**
 * Reads all edges of some nodes, in both directions, a bounded number at a time: each statement reads as many
 * entries of an index as were asked for, besides those of claims taken back, however many edges a node has.
 */
export class EdgeReader {
  readonly #session: Session;
  readonly #filter: EdgeFilter;
  readonly #nodes: readonly number[];
  readonly #runs: readonly Run[];
  #run = 0;
  #node = 0;
  /** The last edge read of the node at `#node`, when it has more. */
  #last: SqlRow | undefined;

  constructor(session: Session, filter: EdgeFilter, nodes: readonly number[]) {
    this.#session = session;
    this.#filter = filter;
    this.#nodes = nodes;
    this.#runs = runsOf(filter);
  }

  /** Whether every edge was read. */
  get isDone(): boolean {
    return this.#nodes.length === 0 || this.#run >= this.#runs.length;
  }

  /** How many looks into an index are left at least. */
  get remaining(): number {
    return this.isDone ? 0 : (this.#runs.length - this.#run) * this.#nodes.length - this.#node;
  }

  /** Reads at most `limit` more edges with one statement. */
  read(limit: number): EdgeChunk {
    const run = this.#runs[this.#run];
    if (!run || this.isDone) return { hops: [], read: 0 };
    const nodes = this.#nodes.slice(this.#node, this.#node + (this.#last ? 1 : NODES_PER_STATEMENT));
    const rows = this.#session.rows(
      edgesStatement(run, this.#filter, this.#session.asOf, { nodes, after: this.#last, limit }),
    );
    this.#advance(nodes, rows, limit);
    return { hops: this.#hopsOf(rows, run), read: rows.length };
  }

  #advance(nodes: readonly number[], rows: readonly SqlRow[], limit: number): void {
    const last = rows.length < limit ? undefined : rows.at(-1);
    this.#last = last;
    // Rows come node by node, so those before the last one's are complete.
    this.#node += last ? nodes.indexOf(last.near as number) : nodes.length;
    if (this.#node < this.#nodes.length) return;
    this.#node = 0;
    this.#run += 1;
  }

  #hopsOf(rows: readonly SqlRow[], { forward }: Run): Hop[] {
    const { kinds, articles } = this.#filter;
    const hops: Hop[] = [];
    for (const row of rows) {
      const { near, far, claim, kind, counts, type } = row as unknown as EdgeRow;
      if (counts === 0 || counts === null || near === far || !kinds.has(kind)) continue;
      if (type === 'ARTICLE' && articles && !articles.has(far)) continue;
      hops.push({ near, far, claim, kind, forward });
    }
    return hops;
  }
}

interface EdgeRow {
  readonly near: number;
  readonly far: number;
  readonly claim: number;
  readonly kind: ClaimKind;
  /** 1 if the claim meets the filter and is visible; absent when all do. */
  readonly counts?: number | null;
  /** Of the far end, where it may be an article; absent when that does not matter. */
  readonly type?: NodeType | null;
}

function runsOf({ kinds, forward }: EdgeFilter): Run[] {
  const each = kinds.size <= FEW_KINDS ? [...kinds] : [undefined];
  const directions = forward === undefined ? [true, false] : [forward];
  return each.flatMap((kind) => directions.map((direction) => ({ forward: direction, kind })));
}

/** One statement for edges of some nodes: node by node, each node's in the order of the index. */
export function edgesStatement(
  { forward, kind }: Run,
  filter: EdgeFilter,
  asOf: AsOf,
  { nodes, after, limit }: { nodes: readonly number[]; after?: SqlRow | undefined; limit: number },
): Fragment {
  const [near, far] = forward ? [e.fromId, e.toId] : [e.toId, e.fromId];
  const seek = [
    fragment`${near} = ${p.value}`,
    ...(kind ? [fragment`${e.kind} = ${kind}`] : []),
    ...(after
      ? [
          kind
            ? fragment`(${far}, ${e.claimId}) > (${after.far ?? null}, ${after.claim ?? null})`
            : fragment`(${e.kind}, ${far}, ${e.claimId}) > (${after.kind ?? null}, ${after.far ?? null}, ${after.claim ?? null})`,
        ]
      : []),
  ];
  const isNow = asOf.knownOn === undefined;
  if (isNow) seek.push(raw(`${e.withdrawn} = 0`));
  const conditions = [
    ...(isNow ? validClaim(c, asOf) : visibleClaim(c, asOf)),
    ...(filter.standings ? [fragment`${isAmongTexts(claimStanding(c, asOf), filter.standings)}`] : []),
  ];
  const claim = conditions.length > 0 ? fragment` ${thenJoin} ${c} ON ${c.id} = ${e.claimId}` : NOTHING;
  // Each column of each edge costs: what is the same for all is left out.
  const counts = conditions.length > 0 ? fragment`, ${truth(join(conditions, ' AND '))} AS counts` : NOTHING;
  const order = `${kind ? '' : `${e.kind}, `}${far}, ${e.claimId}`;
  const walked = walk({
    each: p,
    list: nodes,
    table: e,
    condition: join(seek, ' AND '),
    order,
    joins: claim,
    limit,
  });
  const type = filter.articles ? raw(`, ${typeWhereArticle(far)} AS type`) : NOTHING;
  return fragment`SELECT ${near} AS near, ${far} AS far, ${e.kind} AS kind, ${e.claimId} AS claim${counts}${type} FROM ${walked}`;
}

/** Kinds with an end at which an article may stand: the types of other kinds' far ends need not be looked up. */
const ARTICLE_KINDS = EDGE_KINDS.filter((kind) =>
  CLAIM_TABLES[kind].ends.some(({ types }) => types.includes('ARTICLE')),
);

function typeWhereArticle(far: Name): string {
  const kinds = ARTICLE_KINDS.map((kind) => `'${kind}'`).join(', ');
  return `CASE WHEN ${e.kind} IN (${kinds}) THEN (SELECT ${n.type} FROM ${n} WHERE ${n.id} = ${far}) END`;
}
