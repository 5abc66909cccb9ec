import type { Database, Statement } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core';
import type { ClaimKind } from '../../../model/model.ts';
import { CLAIM_TABLES } from '../../claim-kind.ts';
import { deleteEdges } from '../../edge.ts';
import { forgetStated, PLACES } from '../../merge/place.ts';
import { assessmentAmounts } from '../../tables/assessment.ts';
import { claims, documentDrops } from '../../tables/claim.ts';
import { claimEstablishments } from '../../tables/establishment.ts';
import { restatedParties } from '../../tables/merge.ts';
import { qualityFlags } from '../../tables/quality-flag.ts';
import type { Batch } from '../batch/batch.ts';

/** Takes claims out that nothing says any more, nor ever said. References are checked at commit. */
export interface ClaimRemover {
  remove(batch: Batch, id: number, kind: ClaimKind): void;
}

export function createClaimRemover(sqlite: Database): ClaimRemover {
  const everywhere = [qualityFlags.claimId, documentDrops.claimId, claimEstablishments.claimId].map(
    (column) => sqlite.prepare<[number]>(deleteBy(column)),
  );
  const base = sqlite.prepare<[number]>(deleteBy(claims.id));
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
  const places = PLACES.filter((place) => place.kind === kind).map(forgetStated);
  const links = [...new Set(ends.flatMap(({ through }) => through?.claim ?? []))].map(deleteBy);
  return [
    ...(edge ? [deleteEdges(kind)] : []),
    ...places,
    ...links,
    ...(kind === 'BID' ? [deleteBy(restatedParties.bidId)] : []),
    ...(kind === 'ASSESSMENT' ? [deleteBy(assessmentAmounts.assessmentId)] : []),
    deleteBy(table.id),
  ];
}

function deleteBy(column: AnySQLiteColumn): string {
  return `DELETE FROM ${getTableName(column.table)} WHERE ${column.name} = +?`;
}
