import { drizzleOn } from '../statement/drizzle.ts';
import { nodes } from '../tables/node.ts';
import type { GreffeDatabase } from './client.ts';

/** Whether nothing has been written yet. */
export function isEmpty({ sqlite }: GreffeDatabase): boolean {
  return drizzleOn(sqlite).select({ id: nodes.id }).from(nodes).limit(1).get() === undefined;
}
