import type { GreffeDatabase } from '../../src/db/connection/client.ts';
import { HUB_QUERY } from '../graph/graph-query.ts';
import { farthestPair } from '../graph/path-pair.ts';
import { slugOf } from '../queries.ts';
import type { AskedNodes, HeavyOperation } from './heavy-operation.ts';
import { LONG_OPERATIONS } from './long-operation.ts';
import { STATEMENT_OPERATIONS } from './statement-operation.ts';

const EXPORTS: readonly HeavyOperation[] = ['csv', 'jsonl', 'ocds', 'gexf', 'jsonld'].map((format) => ({
  name: `export/${format}`,
  what: 'the whole graph',
  reads: 'in turns',
  request: { path: `/export/${format}` },
}));

export const HEAVY_OPERATIONS: readonly HeavyOperation[] = [
  ...STATEMENT_OPERATIONS,
  ...LONG_OPERATIONS,
  ...EXPORTS,
];

export function findAskedNodes(sqlite: GreffeDatabase['sqlite']): AskedNodes {
  const [hub] = HUB_QUERY.variables(sqlite);
  const pair = farthestPair(sqlite);
  if (!hub?.of || !pair) throw new RangeError('The market is too small: it has no paths.');
  return { hub: hub.of, from: slugOf(sqlite, pair.from) ?? '', to: slugOf(sqlite, pair.to) ?? '' };
}
