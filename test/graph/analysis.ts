import { Session } from '../../src/db/read/row/session.ts';
import { SqliteReader } from '../../src/db/read/row/sqlite-reader.ts';
import type { Work } from '../../src/graph/scheduler.ts';
import type { ClaimRecord, GraphRecords, NodeRecord } from '../../src/model/record.ts';
import { CATALOGUE, freshArrays, type TestGraph } from '../graph.ts';

/** Does long work in one go. */
export function finish<R>(work: Work<R>): R {
  for (;;) {
    const step = work.next();
    if (step.done) return step.value;
  }
}

/** @param withArrays whether it reads edges and bids from arrays of what stands in the database */
export function openSession({ database }: TestGraph, withArrays = false): Session {
  const reader = new SqliteReader(database.sqlite);
  return new Session(reader, CATALOGUE, { arrays: withArrays ? freshArrays(reader) : undefined });
}

/** The key of the node with this slug. */
export function keyOf({ database }: TestGraph, slug: string): number {
  const tables = ['articles', 'organisations', 'people', 'regulations', 'tenders'];
  const found = tables.flatMap((table) =>
    database.sqlite.prepare<[string], number>(`SELECT id FROM ${table} WHERE slug = ?`).pluck().all(slug),
  );
  if (found.length !== 1) throw new Error(`${found.length} nodes are called ${slug}`);
  return found[0] as number;
}

export const DAY = '2025-01-01';

/** Somebody's own knowledge since a day, as evidence. */
export function known(
  knownFrom = DAY,
  standing: 'OFFICIAL' | 'REPORTED' | 'UNCONFIRMED' = 'REPORTED',
): { evidence: readonly [{ knownFrom: string; note: string; standing: typeof standing }] } {
  return { evidence: [{ knownFrom, note: 'For a test.', standing }] };
}

export function node(type: NodeRecord['type'], slug: string): NodeRecord {
  return {
    type,
    ref: slug,
    slug,
    name: slug,
    statedOn: DAY,
    ...(type === 'ARTICLE' && { kind: 'NEWS' }),
  } as NodeRecord;
}

/** Tenders of one buyer, on each of which one of few organisations bids; `t0` is bid on by `o0`, `t1` by `o1`. */
export function hubRecords(tenders: number, bidders: number): GraphRecords {
  const claims: ClaimRecord[] = [];
  const nodes = [node('ORGANISATION', 'hub')];
  for (let index = 0; index < bidders; index += 1) nodes.push(node('ORGANISATION', `o${index}`));
  for (let index = 0; index < tenders; index += 1) {
    const tender = `t${index}`;
    nodes.push(node('TENDER', tender));
    claims.push({ kind: 'PROCUREMENT_ROLE', organisation: 'hub', tender, role: 'BUYER', ...known() });
    const parties = [{ organisation: `o${index % bidders}`, role: 'SOLE' as const }];
    claims.push({ kind: 'BID', tender, parties, ...known() });
  }
  return { nodes, claims, mentions: [] };
}
