import type { GreffeDatabase } from './client.ts';

/** Whether nothing has been written yet. */
export function isEmpty({ sqlite }: GreffeDatabase): boolean {
  return sqlite.prepare('SELECT 1 FROM nodes LIMIT 1').get() === undefined;
}
