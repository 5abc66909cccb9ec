import type { Database, Statement } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { ClaimKind } from '../../../domain/claim.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import { deleteEdges } from '../../edge.ts';
import { PLACES } from '../../merge/place.ts';
import type { Batch } from '../batch/batch.ts';

/** Takes claims out that nothing says any more, nor ever said. References are checked at commit. */
export interface ClaimRemover {
  remove(batch: Batch, id: number, kind: ClaimKind): void;
}

export function createClaimRemover(sqlite: Database): ClaimRemover {
  const everywhere = [
    'DELETE FROM quality_flags WHERE claim_id = +?',
    'DELETE FROM document_drops WHERE claim_id = +?',
  ].map((text) => sqlite.prepare<[number]>(text));
  const base = sqlite.prepare<[number]>('DELETE FROM claims WHERE id = +?');
  const prepared = new Map<ClaimKind, Statement<[number]>[]>();
  const ofKind = (kind: ClaimKind): Statement<[number]>[] => {
    const statements = prepared.get(kind) ?? textsOf(kind).map((text) => sqlite.prepare<[number]>(text));
    prepared.set(kind, statements);
    return statements;
  };
  return {
    remove(batch, id, kind) {
      for (const statement of [...everywhere, ...ofKind(kind), base]) statement.run(id);
      batch.claimFates.delete(id);
      batch.removedClaims.add(id);
    },
  };
}

function textsOf(kind: ClaimKind): string[] {
  const { table, ends, edge } = CLAIM_TABLES[kind];
  const places = PLACES.filter((place) => place.kind === kind).map(
    ({ name }) => `DELETE FROM restated_ends WHERE place = '${name}' AND row_id = +?`,
  );
  const links = [...new Set(ends.flatMap(({ through }) => through ?? []))].map(
    (through) => `DELETE FROM ${getTableName(through.table)} WHERE ${through.claim.name} = +?`,
  );
  return [
    ...(edge ? [deleteEdges(kind)] : []),
    ...places,
    ...links,
    ...(kind === 'BID' ? ['DELETE FROM restated_parties WHERE bid_id = +?'] : []),
    ...(kind === 'ASSESSMENT' ? ['DELETE FROM assessment_amounts WHERE assessment_id = +?'] : []),
    `DELETE FROM ${getTableName(table)} WHERE id = +?`,
  ];
}
