import type { Database } from 'better-sqlite3';
import type { Batch } from '../batch/batch.ts';
import { noteClaimChange } from '../batch/fate.ts';

/** Counts a claim as changed, and raises its revision once in the batch. */
export type ReviseClaim = (batch: Batch, id: number) => void;

export function createClaimRevision(sqlite: Database): ReviseClaim {
  const raise = sqlite.prepare<[string, number]>(
    'UPDATE claims SET revision = revision + 1, updated = ? WHERE id = +?',
  );
  return (batch, id) => {
    if (noteClaimChange(batch, id)) raise.run(batch.now, id);
  };
}
