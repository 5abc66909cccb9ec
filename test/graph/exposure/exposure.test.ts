import { describe, expect, it } from 'vitest';
import {
  type Exposure,
  findExposedTo,
  findExposureChange,
  findExposuresOf,
} from '../../../src/graph/exposure/exposure.ts';
import type { ClaimRecord } from '../../../src/model/record.ts';
import { type TestGraph, withGraph } from '../../graph.ts';
import { finish, keyOf, known, node, openSession } from '../analysis.ts';

const ORGANISATIONS = ['parent', 'owned', 'sub', 'client', 'guest', 'other'];
const NODES = [...ORGANISATIONS.map((slug) => node('ORGANISATION', slug)), node('REGULATION', 'law')];

const must = (organisation: string): ClaimRecord => ({
  kind: 'SUBJECTION',
  organisation,
  regulation: 'law',
  ...known(),
});
const owns = (owner: string, owned: string, more: object = {}): ClaimRecord =>
  ({ kind: 'OWNERSHIP', owner, owned, ...known(), ...more }) as ClaimRecord;
const hosts = (host: string, hosted: string, more: object = {}): ClaimRecord =>
  ({ kind: 'HOSTING', host, hosted, ...known(), ...more }) as ClaimRecord;

/** Each exposed organisation with its chains, as slugs from it to the law. */
function exposed(graph: TestGraph, claims: ClaimRecord[], asOf: object = {}): Record<string, string[]> {
  graph.write({ nodes: NODES, claims });
  const session = openSession(graph);
  session.asOf = asOf;
  const { exposures } = finish(findExposedTo(session, keyOf(graph, 'law')));
  const byLaw = Object.fromEntries(exposures.map((each) => [nameOf(graph, each), chainsOf(graph, each)]));
  const byOrganisation = ORGANISATIONS.flatMap((slug) =>
    finish(findExposuresOf(session, keyOf(graph, slug))).exposures.map((each) => [
      nameOf(graph, each),
      chainsOf(graph, each),
    ]),
  );
  // From the law and from each organisation the same is found.
  expect(Object.fromEntries(byOrganisation)).toEqual(byLaw);
  return byLaw;
}

function nameOf(graph: TestGraph, { organisation, modality }: Exposure): string {
  return `${slugOf(graph, organisation)}${modality === 'EXPECTED' ? ' expected' : ''}`;
}

function chainsOf(graph: TestGraph, { chains }: Exposure): string[] {
  return chains.map(({ steps }) => steps.map(({ near }) => slugOf(graph, near)).join(' '));
}

function slugOf(graph: TestGraph, id: number): string {
  return ORGANISATIONS.find((slug) => keyOf(graph, slug) === id) ?? '';
}

describe('a law reaches', () => {
  it('who must obey it, what that owns in turn, and whom any of these hosts', () =>
    withGraph((graph) => {
      expect(
        exposed(graph, [
          must('parent'),
          owns('parent', 'owned'),
          owns('owned', 'sub'),
          hosts('sub', 'client'),
        ]),
      ).toEqual({
        parent: ['parent'],
        owned: ['owned parent'],
        sub: ['sub owned parent'],
        client: ['client sub owned parent'],
      });
    }));

  it('neither the guests and holdings of who is only hosted, nor the owners of who must obey', () =>
    withGraph((graph) => {
      const claims = [
        must('owned'),
        hosts('owned', 'client'),
        hosts('client', 'guest'),
        owns('client', 'sub'),
      ];
      expect(exposed(graph, [...claims, owns('parent', 'owned')])).toEqual({
        owned: ['owned'],
        client: ['client owned'],
      });
    }));

  it('nobody through a stated share of half or less', () =>
    withGraph((graph) => {
      const half = { shareMin: 25_000, shareMax: 50_000 };
      const most = { shareMin: 50_000, shareMax: 75_000 };
      expect(
        exposed(graph, [must('parent'), owns('parent', 'owned', half), owns('parent', 'sub', most)]),
      ).toEqual({ parent: ['parent'], sub: ['sub parent'] });
    }));

  it('an organisation by each chain, the surest first, and ends where owners go round', () =>
    withGraph((graph) => {
      const round = [owns('parent', 'owned'), owns('owned', 'sub'), owns('sub', 'owned')];
      const direct = owns('parent', 'sub', known('2025-01-01', 'UNCONFIRMED'));
      expect(exposed(graph, [must('parent'), ...round, direct])).toEqual({
        parent: ['parent'],
        owned: ['owned parent', 'owned sub parent'],
        sub: ['sub owned parent', 'sub parent'],
      });
    }));

  it('nobody by claims that never hold together', () =>
    withGraph((graph) => {
      const then = owns('parent', 'owned', { validUntil: '2020' });
      const claims = [must('parent'), then, hosts('owned', 'client', { validFrom: '2020-12' })];
      expect(exposed(graph, [...claims, hosts('owned', 'guest', { validFrom: '2021' })])).toEqual({
        parent: ['parent'],
        owned: ['owned parent'],
        client: ['client owned parent'],
      });
    }));

  it('those whom the claims of the day asked let it reach, expected ones apart', () =>
    withGraph((graph) => {
      const claims = [
        must('parent'),
        hosts('parent', 'client', known('2026-01-01')),
        hosts('parent', 'guest', { modality: 'EXPECTED' }),
        hosts('parent', 'other', { validUntil: '2024' }),
      ];
      expect(exposed(graph, claims, { knownOn: '2025-06-01', validOn: '2025-06-01' })).toEqual({
        parent: ['parent'],
        'guest expected': ['guest parent'],
      });
    }));
});

describe('an exposure', () => {
  it('is as sure as its surest chain, and each chain as its weakest claim', () =>
    withGraph((graph) => {
      graph.write({
        nodes: NODES,
        claims: [
          must('parent'),
          hosts('parent', 'client', known('2025-02-01', 'UNCONFIRMED')),
          hosts('owned', 'client', known('2025-03-01', 'OFFICIAL')),
          owns('parent', 'owned', { validFrom: '2024-05', validUntil: '2030' }),
        ],
      });
      const [client] = finish(findExposuresOf(openSession(graph), keyOf(graph, 'client'))).exposures;
      expect(client).toMatchObject({ standing: 'REPORTED', knownFrom: '2025-02-01', modality: 'ACTUAL' });
      expect(client?.chains).toMatchObject([
        { standing: 'REPORTED', knownFrom: '2025-03-01', validFrom: '2024-05', validUntil: '2030' },
        { standing: 'UNCONFIRMED', knownFrom: '2025-02-01', validFrom: null },
      ]);
    }));

  it('is looked for within a budget and a time', () =>
    withGraph((graph) => {
      const guests = Array.from({ length: 700 }, (_, index) => `g${index}`);
      graph.write({
        nodes: [...NODES, ...guests.map((slug) => node('ORGANISATION', slug))],
        claims: [must('parent'), ...guests.map((guest) => hosts('parent', guest))],
      });
      const session = openSession(graph);
      const law = keyOf(graph, 'law');
      const all = finish(findExposedTo(session, law));
      expect([all.exposures.length, all.stopped]).toEqual([701, undefined]);
      const few = finish(findExposedTo(session, law, {}, { edges: 300, timeoutMs: 60_000 }));
      expect(few.stopped).toBe('EDGE_BUDGET');
      expect(few.exposures.length).toBeLessThan(301);
      expect(finish(findExposedTo(session, law, {}, { edges: 300, timeoutMs: 0 }))).toEqual({
        exposures: [],
        stopped: 'DEADLINE',
      });
    }));
});

it('tells which exposures end, remain and begin when the hosting moves', () =>
  withGraph((graph) => {
    graph.write({
      nodes: [...NODES, node('REGULATION', 'second'), node('REGULATION', 'third')],
      claims: [
        must('parent'),
        hosts('parent', 'client'),
        { ...must('other'), regulation: 'second' } as ClaimRecord,
        { ...must('client'), regulation: 'third' } as ClaimRecord,
      ],
    });
    const session = openSession(graph);
    const [client, host] = [keyOf(graph, 'client'), keyOf(graph, 'other')];
    const laws = (exposures: readonly Exposure[]) => exposures.map(({ regulation }) => regulation);
    const [law, second, third] = ['law', 'second', 'third'].map((slug) => keyOf(graph, slug));
    const moved = finish(findExposureChange(session, client, { withoutHosting: true, host }));
    expect([moved.ends, moved.remain, moved.begin].map(laws)).toEqual([[law], [third], [second]]);
    expect(moved.begin[0]?.chains[0]?.steps).toMatchObject([{ claim: null, far: host }, { near: host }]);

    const [hosting] = moved.ends[0]?.chains[0]?.steps ?? [];
    const ended = finish(findExposureChange(session, client, { without: new Set([hosting?.claim ?? 0]) }));
    expect([ended.ends, ended.remain, ended.begin].map(laws)).toEqual([[law], [third], []]);

    const added = finish(findExposureChange(session, client, { host }));
    expect([added.ends, added.remain, added.begin].map(laws)).toEqual([[], [third, law], [second]]);
  }));
