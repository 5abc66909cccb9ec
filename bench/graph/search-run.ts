import { openDatabase } from '../../src/db/connection/client.ts';
import { EDGE_KINDS } from '../../src/db/edge.ts';
import { Session } from '../../src/db/read/row/session.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import { findPaths } from '../../src/graph/path/find-paths.ts';
import { buildCatalogue } from '../../src/schema/build.ts';
import { median } from '../measure.ts';
import { readAdjacency } from './adjacency.ts';
import { PATH_PAIRS } from './graph-query.ts';
import { MAX_HOPS } from './path-ceiling.ts';
import { PathFinder } from './path-finder.ts';
import { type PathPair, pathPairs } from './path-pair.ts';

const ROUNDS = 5;

/** Milliseconds of one search alone, without HTTP, GraphQL or JSON, in the same process and between the same pairs. */
export interface SearchFigures {
  readonly pairs: number;
  readonly meanHops: number;
  /** The server's own, reading edges from the database. */
  readonly serverMs: number;
  readonly bothEndsMs: number;
  readonly oneEndMs: number;
}

/** Means over all pairs; medians of five rounds. */
export function measureSearches(file: string): SearchFigures {
  const database = openDatabase(file, { readonly: true });
  try {
    const { sqlite } = database;
    const pairs = pathPairs(sqlite, PATH_PAIRS);
    const adjacency = readAdjacency(sqlite);
    const bothEnds = new PathFinder(adjacency, 'both');
    const oneEnd = new PathFinder(adjacency, 'one');
    const reader = new SqliteReader(sqlite);
    const catalogue = buildCatalogue();
    const searchAsServer = ({ from, to }: PathPair) => {
      const session = new Session(reader, catalogue);
      const request = {
        from,
        to,
        maxHops: MAX_HOPS,
        kinds: new Set(EDGE_KINDS),
        throughDocuments: false,
        first: 1,
      };
      for (const _ of findPaths(session, request));
      reader.endTurn();
    };
    const hops = pairs.map((pair) => pair.hops);
    return {
      pairs: pairs.length,
      meanHops: round(hops.reduce((sum, count) => sum + count, 0) / pairs.length),
      serverMs: meanMs(pairs, searchAsServer),
      bothEndsMs: meanMs(pairs, ({ from, to }) => bothEnds.find(from, to, MAX_HOPS)),
      oneEndMs: meanMs(pairs, ({ from, to }) => oneEnd.find(from, to, MAX_HOPS)),
    };
  } finally {
    database.close();
  }
}

function meanMs(pairs: readonly PathPair[], search: (pair: PathPair) => void): number {
  const rounds = Array.from({ length: ROUNDS }, () => {
    const started = performance.now();
    for (const pair of pairs) search(pair);
    return (performance.now() - started) / pairs.length;
  });
  return round(median(rounds));
}

/** To thousandths: the fastest takes some. */
function round(value: number): number {
  return Math.round(value * 1000) / 1000;
}
