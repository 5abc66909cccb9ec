import type { Database } from 'better-sqlite3';
import { createClaimRevision } from '../write/claim/claim-revision.ts';
import { createDerivation } from '../write/derive/derivation.ts';
import { createNodeWriter } from '../write/node/node-writer.ts';
import { Pending } from '../write/pending/pending.ts';
import { createRegrouping } from './regrouping.ts';

/** What a decision about which nodes are one changes rows with, for batches of the same `pending`. */
export function prepareChangeTools(sqlite: Database) {
  const pending = new Pending(sqlite);
  const nodeWriter = createNodeWriter(sqlite, pending);
  const reviseClaim = createClaimRevision(sqlite);
  return {
    pending,
    nodeWriter,
    derive: createDerivation(sqlite, nodeWriter, reviseClaim),
    regrouping: createRegrouping(sqlite, { claim: reviseClaim, node: nodeWriter.revise }),
  };
}
