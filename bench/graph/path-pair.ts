import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { seededRandom } from '../seeded-random.ts';
import { readAdjacency } from './adjacency.ts';
import { MAX_HOPS } from './path-ceiling.ts';
import { PathFinder } from './path-finder.ts';

const SEED = 20_260_207;
const DRAWN_PER_PAIR = 10;
const FEW_HOPS = 2;

export interface PathPair {
  readonly from: number;
  readonly to: number;
  readonly hops: number;
}

/**
 * Random pairs of organisations of the middle tenth by how often they bid, the same at every call. Those that meet at a tender or a
 * buyer come last, and are only among them in small markets: in the whole one nearly all are four hops apart.
 */
export function pathPairs(sqlite: GreffeDatabase['sqlite'], wanted: number): PathPair[] {
  const drawn = drawPairs(sqlite, wanted * DRAWN_PER_PAIR);
  const [near, far] = [
    drawn.filter(({ hops }) => hops <= FEW_HOPS),
    drawn.filter(({ hops }) => hops > FEW_HOPS),
  ];
  return [...far, ...near].slice(0, wanted);
}

/** Of a thousand such pairs the one that is the most hops apart. */
export function farthestPair(sqlite: GreffeDatabase['sqlite']): PathPair | undefined {
  const [farthest] = drawPairs(sqlite, 1_000).sort((a, b) => b.hops - a.hops);
  return farthest;
}

/** Fewer than wanted, where the same organisation is drawn twice or there is no path. */
function drawPairs(sqlite: GreffeDatabase['sqlite'], wanted: number): PathPair[] {
  const bidders = sqlite
    .prepare<[], number>(
      'SELECT organisation_id FROM bid_parties GROUP BY organisation_id ORDER BY count(*) DESC, organisation_id',
    )
    .pluck()
    .all();
  const middle = bidders.slice(Math.floor(bidders.length * 0.45), Math.ceil(bidders.length * 0.55));
  const finder = new PathFinder(readAdjacency(sqlite), 'both');
  const random = seededRandom(SEED);
  const drawn = Array.from({ length: wanted }, () => {
    const [from, to] = [random.oneOf(middle), random.oneOf(middle)];
    return { from, to, hops: finder.find(from, to, MAX_HOPS)?.claims.length ?? 0 };
  });
  return drawn.filter(({ from, to, hops }) => from !== to && hops > 0);
}
