import { describe, expect, it } from 'vitest';
import type { ClaimRecord, QualificationRecord } from '../../../src/model/record.ts';
import { known, node } from '../../graph/analysis.ts';
import { type Answer, type TestGraph, withGraph } from '../../graph.ts';

const holds = (organisation: string, more: Partial<QualificationRecord> = {}): ClaimRecord => ({
  kind: 'QUALIFICATION',
  organisation,
  regulation: 'label',
  status: 'HELD',
  ...known(),
  ...more,
});

function write(graph: TestGraph, claims: readonly ClaimRecord[]): void {
  graph.write({
    nodes: [
      ...['a', 'b', 'c', 'd'].map((slug) => node('ORGANISATION', slug)),
      { ...node('TENDER', 'tender'), type: 'TENDER', deadline: '2025-06' },
      node('REGULATION', 'label'),
    ],
    claims: [
      { kind: 'REQUIREMENT', tender: 'tender', regulation: 'label', level: 'MANDATORY', ...known() },
      ...claims,
    ],
  });
}

async function ask(graph: TestGraph, directive = ''): Promise<Answer> {
  const { tender } = await graph.query(
    `query ${directive} { tender(by: { slug: "tender" }) { eligibility { validOn candidates(first: 10) { complete totalCount nodes { organisation { name } bidding verdict bids { status } findings { verdict because { status } } } } } } }`,
  );
  return tender.eligibility;
}

const verdicts = ({ candidates }: Answer) =>
  candidates.nodes.map((each: Answer) => [each.organisation.name, each.bidding, each.verdict]);

describe('eligibility', () => {
  it('is judged of bidders, of those expected, and of those who only hold what is required', () =>
    withGraph(async (graph) => {
      const bids = { kind: 'BID', tender: 'tender', ...known() } as const;
      write(graph, [
        holds('b'),
        holds('c', { status: 'REFUSED' }),
        holds('a', { status: 'IN_PROGRESS' }),
        { ...bids, parties: [{ organisation: 'd', role: 'SOLE' }], modality: 'EXPECTED' },
        { ...bids, parties: [{ organisation: 'c', role: 'SOLE' }] },
      ]);
      const eligibility = await ask(graph);
      expect(verdicts(eligibility)).toEqual([
        ['c', 'ACTUAL', 'NO'],
        ['d', 'EXPECTED', 'UNKNOWN'],
        ['a', null, 'POSSIBLE'],
        ['b', null, 'YES'],
      ]);
      expect(eligibility.candidates).toMatchObject({ complete: true, totalCount: 4 });
      expect(eligibility.candidates.nodes[0]).toMatchObject({
        bids: [{ status: 'SUBMITTED' }],
        findings: [{ verdict: 'NO', because: [{ status: 'REFUSED' }] }],
      });
    }));

  it('is judged on the last day for bids, or on the day asked, by what is known on the day asked', () =>
    withGraph(async (graph) => {
      write(graph, [
        holds('a', { validUntil: '2025-06-29' }),
        holds('b', { validFrom: '2025-06-30' }),
        holds('c', known('2026-01-01')),
      ]);
      const onDeadline = await ask(graph);
      expect(onDeadline.validOn).toBe('2025-06-30');
      expect(verdicts(onDeadline).map(([name]: string[]) => name)).toEqual(['b', 'c']);
      const before = await ask(graph, '@asOf(validOn: "2025-06-01")');
      expect(before.validOn).toBe('2025-06-01');
      expect(verdicts(before).map(([name]: string[]) => name)).toEqual(['a', 'c']);
      const then = await ask(graph, '@asOf(knownOn: "2025-12-31")');
      expect(verdicts(then).map(([name]: string[]) => name)).toEqual(['b']);
    }));

  it('is not known of a tender of which no document states a requirement', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const { tender } = await graph.query(
        '{ tender(by: { slug: "hdh-transitional-hosting" }) { eligibility { candidates { nodes { bidding verdict findings { verdict } } } } } }',
      );
      expect(tender.eligibility.candidates.nodes).toEqual(
        Array(4).fill({ bidding: 'ACTUAL', verdict: 'UNKNOWN', findings: [] }),
      );
    }));
});
