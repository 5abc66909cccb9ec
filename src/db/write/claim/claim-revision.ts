import type { Database } from 'better-sqlite3';
import { bare } from '../../statement/alias.ts';
import { claims } from '../../tables/claim.ts';
import type { Batch } from '../batch/batch.ts';
import { noteClaimChange } from '../batch/fate.ts';

const c = bare(claims);

/** Counts a claim as changed, and raises its revision once in the batch. */
export type ReviseClaim = (batch: Batch, id: number) => void;

export function createClaimRevision(sqlite: Database): ReviseClaim {
  const raise = sqlite.prepare<[string, number]>(
    `UPDATE ${c} SET ${c.revision} = ${c.revision} + 1, ${c.updated} = ? WHERE ${c.id} = +?`,
  );
  return (batch, id) => {
    if (noteClaimChange(batch, id)) raise.run(batch.now, id);
  };
}
