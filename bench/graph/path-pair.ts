import type { GreffeDatabase } from '../../src/db/client.ts';
import { seededRandom } from '../seeded-random.ts';
import { readAdjacency } from './adjacency.ts';
import { MAX_HOPS } from './path-ceiling.ts';
import { PathFinder } from './path-finder.ts';

const SEED = 20_260_207;
const DRAWN_PER_PAIR = 10;

export interface PathPair {
  readonly from: number;
  readonly to: number;
}

/**
 * Random pairs of organisations of the middle tenth by how often they bid, of ten times as many those that are the most hops apart;
 * the same at every call. In the whole market that is four hops: through a tender of each and a competitor of both.
 */
export function pathPairs(sqlite: GreffeDatabase['sqlite'], wanted: number): PathPair[] {
  const bidders = sqlite
    .prepare<[], number>(
      'SELECT organisation_id FROM bid_parties GROUP BY organisation_id ORDER BY count(*) DESC, organisation_id',
    )
    .pluck()
    .all();
  const middle = bidders.slice(Math.floor(bidders.length * 0.45), Math.ceil(bidders.length * 0.55));
  const finder = new PathFinder(readAdjacency(sqlite), 'both');
  const random = seededRandom(SEED);
  const drawn = Array.from({ length: wanted * DRAWN_PER_PAIR }, () => {
    const [from, to] = [random.oneOf(middle), random.oneOf(middle)];
    return { from, to, hops: finder.find(from, to, MAX_HOPS)?.claims.length ?? 0 };
  });
  return drawn
    .filter(({ from, to, hops }) => from !== to && hops > 0)
    .sort((a, b) => b.hops - a.hops)
    .slice(0, wanted);
}
