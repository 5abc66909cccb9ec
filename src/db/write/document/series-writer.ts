import type { Database } from 'better-sqlite3';
import { bare } from '../../statement/alias.ts';
import { evidence } from '../../tables/claim.ts';
import { tenderStatements } from '../../tables/tender-statement.ts';
import type { Batch } from '../batch/batch.ts';
import { createSeriesWalk } from './series-walk.ts';

const piece = bare(evidence);
const statement = bare(tenderStatements);

/** Writes what the documents of touched series take back of each other, where that is other than before. */
export function createSeriesWriter(sqlite: Database) {
  const outdatedIn = createSeriesWalk(sqlite);
  const closePiece = sqlite.prepare<[string | null, number | null, number]>(
    `UPDATE ${piece} SET ${piece.knownUntil} = ?, ${piece.withdrawnBy} = ? WHERE ${piece.id} = +?`,
  );
  const closeStatement = sqlite.prepare<[string | null, number]>(
    `UPDATE ${statement} SET ${statement.knownUntil} = ? WHERE ${statement.id} = +?`,
  );

  return function takeBack(batch: Batch): void {
    if (batch.touchedSeries.size === 0) return;
    const { pieces, statements } = outdatedIn(batch.touchedSeries);
    for (const { id, claimId, knownUntil, withdrawnBy } of pieces) {
      closePiece.run(knownUntil, withdrawnBy, id);
      batch.touchedClaims.add(claimId);
    }
    for (const { id, tenderId, knownUntil } of statements) {
      closeStatement.run(knownUntil, id);
      batch.restatedTenders.add(tenderId);
    }
  };
}
