import { userInfo } from 'node:os';
import type { GreffeDatabase } from '../db/connection/client.ts';
import type { MergeOptions } from '../db/merge/merge.ts';
import { openConfiguredDatabase } from './database.ts';

/** Who decides, and why: options of every command that merges or takes apart. */
export interface DecisionOptions {
  readonly by?: string;
  readonly note?: string;
}

export function decisionOf({ by, note }: DecisionOptions): MergeOptions {
  return { by: by ?? userInfo().username, note };
}

/** Opens the configured database for writing, and closes it after. @throws ConfigInvalid, DatabaseUnusable */
export function withDatabase(
  use: (database: GreffeDatabase) => void,
  options?: { readonly hints: boolean },
): void {
  const database = openConfiguredDatabase(options);
  try {
    use(database);
  } finally {
    database.close();
  }
}
