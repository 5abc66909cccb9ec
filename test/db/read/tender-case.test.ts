import { expect, it } from 'vitest';
import { takesDays } from '../../../src/db/dialect/neutral.ts';
import { Session } from '../../../src/db/read/row/session.ts';
import { SqliteReader } from '../../../src/db/read/row/sqlite-reader.ts';
import {
  bidsStatement,
  tendersStatement,
  walkTenderCases,
} from '../../../src/db/read/tender/tender-case-reader.ts';
import { hubRecords, keyOf, openSession } from '../../graph/analysis.ts';
import { CATALOGUE, withGraph } from '../../graph.ts';

it('reads the cases of tenders by statements that each look into an index', () =>
  withGraph(({ database }) => {
    for (const asOf of [{}, { knownOn: '2025-01-01', validOn: '2025-01-01' }]) {
      const statements = [
        tendersStatement(asOf, [1, 2]),
        bidsStatement(asOf, [1, 2], undefined),
        bidsStatement(asOf, [1], 5),
      ];
      for (const { text, values } of statements) {
        const plan = database.sqlite.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${text}`);
        const steps = plan.all(...values, ...(takesDays(text) ? [asOf] : [])).map(({ detail }) => detail);
        expect(
          steps.filter((step) => /\bSCAN (?!(k|number) VIRTUAL TABLE|(p|named)$|\(subquery)/.test(step)),
        ).toEqual([]);
        expect(steps.some((step) => step.includes('SEARCH'))).toBe(true);
      }
    }
  }));

it('reads every bid of a tender once, however many there are', () =>
  withGraph((graph) => {
    const { nodes, claims } = hubRecords(3, 450);
    const parties = (index: number) => [{ organisation: `o${index}`, role: 'SOLE' as const }];
    for (let index = 0; index < 450; index += 1) {
      const evidence = [{ knownFrom: '2025-01-01', note: 'For a test.', standing: 'REPORTED' as const }];
      claims.push({ kind: 'BID', tender: 't1', key: `b${index}`, parties: parties(index), evidence });
    }
    graph.write({ nodes, claims });
    const keys = ['t0', 't1', 't2'].map((slug) => keyOf(graph, slug));
    const cases = [...walkTenderCases(openSession(graph), keys)].flat();
    expect(cases.map(({ id }) => id)).toEqual(keys);
    expect(cases.map(({ bids }) => new Set(bids.map(({ claim }) => claim)).size)).toEqual([1, 451, 1]);
    expect(cases.map(({ buyers }) => buyers.length)).toEqual([1, 1, 1]);
  }));

it('reads a case once on the same days, and anew after the database has changed', () =>
  withGraph((graph) => {
    const { nodes, claims } = hubRecords(3, 1);
    graph.write({ nodes, claims });
    const keys = ['t0', 't1', 't2'].map((slug) => keyOf(graph, slug));
    const reader = new SqliteReader(graph.database.sqlite);
    const read = (tenders: readonly number[], knownOn?: string) => {
      const session = new Session(reader, CATALOGUE);
      if (knownOn !== undefined) session.asOf = { knownOn };
      const cases = [...walkTenderCases(session, tenders)].flat();
      return { statements: session.statements, bids: cases.map(({ id, bids }) => [id, bids.length]) };
    };
    const first = read(keys.slice(0, 1));
    expect(first.statements).toBeGreaterThan(0);
    expect(read(keys.slice(0, 1))).toEqual({ ...first, statements: 0 });
    const rest = read(keys);
    expect(rest.bids.map(([id]) => id)).toEqual(keys);
    expect(read(keys, '2020-01-01').bids).toEqual([]);
    reader.endTurn();
    const evidence = [{ knownFrom: '2025-01-01', note: 'For a test.', standing: 'REPORTED' as const }];
    const bid = { kind: 'BID' as const, tender: 't0', key: 'more', evidence };
    graph.write({
      nodes,
      claims: [...claims, { ...bid, parties: [{ organisation: 'hub', role: 'SOLE' as const }] }],
    });
    expect(read(keys).bids).toEqual(
      rest.bids.map(([id, count], index) => [id, Number(count) + Number(index === 0)]),
    );
  }));
