import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import type { Variables } from '../queries.ts';
import { readAdjacency } from './adjacency.ts';
import { type Chain, PathFinder } from './path-finder.ts';

export const MAX_HOPS = 6;

export interface PathCeiling {
  /** The text of the data of a query for one path: `Paths` is searched from both ends, `PathsPlain` from one. */
  answer(operation: string, variables: Variables): string;
}

/**
 * Answers queries for a shortest path from typed arrays, with the texts of all nodes and claims at hand: the least that can be
 * done for one, by a process that knows nothing else and never looks whether anything changed.
 */
export function openPathCeiling({ sqlite }: GreffeDatabase): PathCeiling {
  const adjacency = readAdjacency(sqlite);
  const finders = { both: new PathFinder(adjacency, 'both'), one: new PathFinder(adjacency, 'one') };
  const nodes = nodeTexts(sqlite);
  const claims = claimTexts(sqlite);
  const ids = new Map(
    sqlite.prepare<[], [slug: string, id: number]>('SELECT slug, id FROM organisations').raw().iterate(),
  );
  const step = (chain: Chain, hop: number) =>
    `{"from":${nodes[chain.nodes[hop] as number]},"to":${nodes[chain.nodes[hop + 1] as number]},"claim":${claims[chain.claims[hop] as number]}}`;
  return {
    answer(operation, { from, to }) {
      const finder = operation === 'PathsPlain' ? finders.one : finders.both;
      const chain = finder.find(ids.get(from ?? '') ?? 0, ids.get(to ?? '') ?? 0, MAX_HOPS);
      if (chain === undefined) return '{"paths":{"paths":[]}}';
      const steps = chain.claims.map((_, hop) => step(chain, hop)).join();
      return `{"paths":{"paths":[{"hops":${chain.claims.length},"steps":[${steps}]}]}}`;
    },
  };
}

/** By id, the nodes that the edges of the market link. */
function nodeTexts(sqlite: GreffeDatabase['sqlite']): string[] {
  return textsById(
    sqlite,
    `SELECT id, '{"id":"organisation:' || id || '","name":' || json_quote(name) || '}' FROM organisations
     UNION ALL SELECT id, '{"id":"tender:' || id || '","name":' || json_quote(name) || '}' FROM tenders`,
  );
}

function claimTexts(sqlite: GreffeDatabase['sqlite']): string[] {
  return textsById(
    sqlite,
    `SELECT DISTINCT claim_id, '{"id":"' || replace(lower(kind), '_', '-') || ':' || claim_id || '"}' FROM edges`,
  );
}

function textsById(sqlite: GreffeDatabase['sqlite'], select: string): string[] {
  const texts: string[] = [];
  for (const [id, text] of sqlite.prepare<[], [id: number, text: string]>(select).raw().iterate()) {
    texts[id] = text;
  }
  return texts;
}
