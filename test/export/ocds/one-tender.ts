import { expect } from 'vitest';
import type { ClaimRecord, GraphRecords, NodeRecord, TenderRecord } from '../../../src/model/record.ts';
import { withDatabase } from '../../db/memory-graph.ts';
import { bid, notice, organisation, tender } from '../../db/sample-records.ts';
import { type Json, packageOf, problemsOf } from './ocds-package.ts';

interface Given {
  readonly tender?: Partial<TenderRecord>;
  readonly claims?: readonly ClaimRecord[];
  readonly nodes?: readonly NodeRecord[];
}

/** The only release of a graph with one tender, after its package was found valid. */
export function releaseOf({ tender: more = {}, claims = [], nodes = [] }: Given): Json {
  const records: GraphRecords = {
    nodes: [notice, tender(more), organisation('atos'), organisation('ovh'), ...nodes],
    claims: [...claims],
    mentions: [],
  };
  return withDatabase((database) => {
    const releasePackage = packageOf(database);
    expect(problemsOf(releasePackage)).toEqual([]);
    expect(releasePackage.releases).toHaveLength(1);
    return releasePackage.releases[0];
  }, records);
}

/** A bid that other claims can name. */
export function offer(ref: string, organisations: readonly string[], more: object = {}): ClaimRecord {
  return { ...bid(...organisations), ref, ...more } as ClaimRecord;
}
