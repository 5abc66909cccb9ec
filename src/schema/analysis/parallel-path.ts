import type { Path, PathSearch } from '../../graph/path/find-paths.ts';

/** A chain, and those that visit the same nodes along other claims of the same kinds; what is expected is parallel to nothing that is so. */
export interface DistinctPath {
  readonly path: Path;
  readonly parallels: readonly Path[];
}

/** So many chains are looked for in place of each that is asked for, as some are parallel to others. */
const CHAINS_PER_ROW = 5;
const MAX_CHAINS = 500;

/** How many chains a search is to find, so that so many of them are no parallels. */
export function enoughChains(first: number): number {
  return Math.max(first, Math.min(MAX_CHAINS, first * CHAINS_PER_ROW));
}

/** What a search has found, with the parallels of no more than so many chains. */
export function cutToDistinct(search: PathSearch, first: number): PathSearch {
  const distinct = withoutParallels(search.paths);
  if (distinct.length < first) return search;
  const paths = distinct.slice(0, first).flatMap(({ path, parallels }) => [path, ...parallels]);
  return { ...search, paths, stopped: search.stopped ?? 'ENOUGH_FOUND' };
}

/** The chains that differ by more than parallel claims, each the first of its like, in their order. */
export function withoutParallels(paths: readonly Path[]): DistinctPath[] {
  return Array.from(Map.groupBy(paths, routeOf).values(), ([path, ...parallels]) => ({
    path: path as Path,
    parallels,
  }));
}

function routeOf({ steps }: Path): string {
  return JSON.stringify(
    steps.map(({ near, far, kind, forward, fact }) => [near, far, kind, forward, fact.modality]),
  );
}

const MAX_CLAIMS = 100;

/** Ids of the claims that the parallels have and the chain has not, in order of recording. */
export function otherClaims(path: Path, parallels: readonly Path[]): number[] {
  const own = new Set(path.steps.map(({ claim }) => claim));
  const others = new Set(parallels.flatMap(({ steps }) => steps.map(({ claim }) => claim)));
  return [...others]
    .filter((id) => !own.has(id))
    .sort((a, b) => a - b)
    .slice(0, MAX_CLAIMS);
}
