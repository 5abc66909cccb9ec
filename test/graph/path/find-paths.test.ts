import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { EDGE_KINDS } from '../../../src/db/edge.ts';
import { STANDINGS, type Standing } from '../../../src/domain/claim.ts';
import { findPaths, type PathRequest } from '../../../src/graph/path/find-paths.ts';
import type { ClaimKind } from '../../../src/model/model.ts';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { type TestGraph, withGraph } from '../../graph.ts';
import { finish, hubRecords, keyOf, known, node, openSession } from '../analysis.ts';

const ALL = new Set(EDGE_KINDS);
const DAYS = ['2024-01-01', '2025-01-01', '2026-01-01'];
const ORGANISATIONS = ['a', 'b', 'c', 'd', 'e'];

const place = fc.constantFrom(...ORGANISATIONS);
const evidence = fc
  .tuple(
    fc.constantFrom(...DAYS),
    fc.constantFrom('OFFICIAL' as const, 'REPORTED' as const, 'UNCONFIRMED' as const),
  )
  .map(([day, standing]) => known(day, standing));
const validity = fc.constantFrom({}, { validUntil: '2024' }, { validFrom: '2025-06', validUntil: '2025' });

const claim: fc.Arbitrary<ClaimRecord> = fc
  .tuple(place, place, fc.subarray(ORGANISATIONS, { minLength: 1, maxLength: 3 }), evidence, validity)
  .chain(([one, other, several, ...rest]) => {
    const common = Object.assign({}, ...rest);
    return fc.constantFrom<ClaimRecord>(
      ...(one === other
        ? []
        : [
            { kind: 'OWNERSHIP' as const, owner: one, owned: other, ...common },
            { kind: 'HOSTING' as const, host: one, hosted: other, ...common },
          ]),
      { kind: 'AUTHORSHIP', author: one, article: 'x', role: 'AUTHOR', ...common },
      { kind: 'ASSESSMENT', assessor: 'x', object: one, aspect: 'size', finding: 'big', ...common },
      {
        kind: 'BID',
        tender: 't',
        parties: several.map((organisation) => ({ organisation, role: 'MEMBER' })),
        ...common,
      },
      { kind: 'PROCUREMENT_ROLE', organisation: one, tender: 'u', role: 'BUYER', ...common },
    );
  });

const NODES = [
  ...ORGANISATIONS.map((slug) => node('ORGANISATION', slug)),
  node('TENDER', 't'),
  node('TENDER', 'u'),
  node('ARTICLE', 'x'),
];

interface Edge {
  from: number;
  to: number;
  claim: number;
  kind: ClaimKind;
  standing: Standing;
  day: string;
  since: string | null;
  until: string | null;
}

/** Every chain, by trying all of them. */
function tryAll(
  graph: TestGraph,
  { from, to, maxHops, kinds, standings, throughDocuments, first }: PathRequest,
  knownOn?: string,
  validOn?: string,
): string[] {
  const edges = graph.database.sqlite
    .prepare<[], Edge>(
      'SELECT e.from_id AS "from", e.to_id AS "to", e.claim_id AS claim, e.kind, c.standing, c.known_from AS day, c.valid_from AS since, c.valid_until AS until FROM edges e JOIN claims c ON c.id = e.claim_id',
    )
    .all()
    .filter((edge) => kinds.has(edge.kind) && (!standings || standings.includes(edge.standing)))
    .filter((edge) => knownOn === undefined || edge.day <= knownOn)
    .filter((edge) => validOn === undefined || holdsOn(edge, validOn));
  const article = keyOf(graph, 'x');
  const chains: [number, number][][] = [];
  const extend = (chain: [number, number][], at: number, visited: readonly number[]): void => {
    if (at === to) {
      if (chain.length > 0) chains.push(chain);
      return;
    }
    if (chain.length === maxHops || (at === article && at !== from && !throughDocuments)) return;
    for (const edge of edges) {
      const far = edge.from === at ? edge.to : edge.to === at ? edge.from : undefined;
      if (far === undefined || visited.includes(far)) continue;
      extend([...chain, [edge.claim, far]], far, [...visited, far]);
    }
  };
  extend([], from, [from]);
  return chains
    .sort((x, y) => x.length - y.length || compare(x.flat(), y.flat()))
    .map((chain) => chain.map(([id, far]) => `${id}>${far}`).join(' '))
    .slice(0, first);
}

function holdsOn({ since, until }: Edge, day: string): boolean {
  return (since === null || since <= `${day}~`) && (until === null || `${until}~` >= day);
}

function compare(x: number[], y: number[]): number {
  const index = x.findIndex((value, at) => value !== y[at]);
  return index < 0 ? 0 : (x[index] ?? 0) - (y[index] ?? 0);
}

function shown(paths: readonly { steps: readonly { claim: number; far: number }[] }[]): string[] {
  return paths.map(({ steps }) => steps.map(({ claim: id, far }) => `${id}>${far}`).join(' '));
}

const WAYS = [
  ['by SQL', false],
  ['in arrays', true],
] as const;

describe.each(WAYS)('paths %s', (_, withArrays) => {
  it('are those that trying every chain of claims finds, in the same order', async () => {
    let compared = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.array(claim, { minLength: 8, maxLength: 24, size: 'max' }),
        fc.record({
          ends: fc.constantFrom(['a', 'b'], ['a', 'b'], ['a', 'x'], ['t', 'c'], ['a', 'a']),
          maxHops: fc.constantFrom(1, 2, 3, 4, 5, 6, 6),
          kinds: fc.constantFrom(ALL, ALL, new Set(['OWNERSHIP', 'BID'] as const)),
          standings: fc.option(fc.subarray([...STANDINGS], { minLength: 1 }), { nil: undefined, freq: 1 }),
          throughDocuments: fc.boolean(),
          first: fc.constantFrom(3, 1_000, 1_000),
          knownOn: fc.option(fc.constantFrom(...DAYS), { nil: undefined, freq: 1 }),
          validOn: fc.option(fc.constantFrom('2024-06-01', '2025-07-01'), { nil: undefined, freq: 1 }),
        }),
        (claims, { ends: [from = '', to = ''], knownOn, validOn, ...options }) =>
          withGraph((graph) => {
            graph.write({ nodes: NODES, claims });
            const request = { ...options, from: keyOf(graph, from), to: keyOf(graph, to) };
            const session = openSession(graph, withArrays);
            session.asOf = { ...(knownOn && { knownOn }), ...(validOn && { validOn }) };
            const found = finish(findPaths(session, request));
            const expected = from === to ? [] : tryAll(graph, request, knownOn, validOn);
            expect(shown(found.paths)).toEqual(expected);
            compared += expected.length;
            expect(found.stopped).toBe(expected.length >= request.first ? 'ENOUGH_FOUND' : undefined);
          }),
      ),
      { numRuns: 80, seed: 4 },
    );
    // Random claims that connect nothing would prove nothing.
    expect(compared).toBeGreaterThan(500);
  });

  it('take over the weakest standing and the latest day of their claims', () =>
    withGraph((graph) => {
      graph.write({
        nodes: NODES,
        claims: [
          { kind: 'OWNERSHIP', owner: 'a', owned: 'b', ...known('2025-03-01', 'OFFICIAL') },
          {
            kind: 'HOSTING',
            host: 'b',
            hosted: 'c',
            modality: 'EXPECTED',
            ...known('2024-01-01', 'UNCONFIRMED'),
          },
        ],
      });
      const request = requestOf(graph, 'a', 'c');
      expect(finish(findPaths(openSession(graph, withArrays), request)).paths).toMatchObject([
        { standing: 'UNCONFIRMED', knownFrom: '2025-03-01', modality: 'EXPECTED' },
      ]);
    }));
});

function requestOf(graph: TestGraph, from: string, to: string, more: Partial<PathRequest> = {}): PathRequest {
  const ends = { from: keyOf(graph, from), to: keyOf(graph, to) };
  return { ...ends, maxHops: 6, kinds: ALL, throughDocuments: false, first: 10, ...more };
}

describe.each(WAYS)('a search beside a hub %s', (_, withArrays) => {
  it('goes round it from the side that costs less, and stops within its budget and its time', () =>
    withGraph((graph) => {
      graph.write(hubRecords(1_500, 300));
      const session = openSession(graph, withArrays);

      const beside = requestOf(graph, 't0', 'o0', { first: 1 });
      expect(finish(findPaths(session, beside)).edgesRead).toBeLessThan(20);

      const across = finish(findPaths(session, requestOf(graph, 't0', 't1', { maxHops: 2 })));
      expect(across.paths).toHaveLength(1);
      expect(across.stopped).toBeUndefined();
      expect(across.edgesRead).toBeLessThan(20);

      const cut = requestOf(graph, 'hub', 'o1', { first: 100, maxHops: 4 });
      const limited = finish(findPaths(session, cut, { edges: 1_000, timeoutMs: 60_000 }));
      expect(limited.stopped).toBe('EDGE_BUDGET');
      expect(limited.edgesRead).toBe(1_000);
      // What it found by then are the shortest: over each of the five tenders on which o1 bids.
      expect(limited.paths.map(({ steps }) => steps.length)).toEqual([2, 2, 2, 2, 2]);

      const late = finish(findPaths(session, cut, { edges: 100_000, timeoutMs: 0 }));
      expect(late).toEqual({ paths: [], stopped: 'DEADLINE', edgesRead: 0 });
    }));
});
