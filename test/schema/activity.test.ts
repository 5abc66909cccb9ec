import { describe, expect, it } from 'vitest';
import { hubRecords, known, node } from '../graph/analysis.ts';
import { withGraph } from '../graph.ts';

const won = (tender: string, date: string) =>
  ({ kind: 'TENDER_EVENT', tender, bid: `bid ${tender}`, event: 'WON', date, ...known() }) as const;
const bid = (tender: string, ...organisations: string[]) =>
  ({
    kind: 'BID',
    ref: `bid ${tender}`,
    tender,
    parties: organisations.map((organisation) => ({ organisation, role: 'MEMBER' as const })),
    ...known(),
  }) as const;
const buyer = (organisation: string, tender: string) =>
  ({ kind: 'PROCUREMENT_ROLE', organisation, tender, role: 'BUYER', ...known() }) as const;

const TEXT = `query ($slug: String!) { organisation(by: { slug: $slug }) {
  activityByYear { year bidCount boughtCount } bidBuyers { organisation { slug } tenderCount }
} }`;

describe('what an organisation did', () => {
  it('is counted by year, and by whose tenders it bid on', () =>
    withGraph(async (graph) => {
      graph.write({
        nodes: [
          ...['a', 'b', 'c', 'd'].map((slug) => ({ ...node('TENDER', slug), published: '2023-05' })),
          ...['firm', 'partner', 'town', 'village'].map((slug) => node('ORGANISATION', slug)),
        ],
        claims: [
          buyer('town', 'a'),
          buyer('town', 'b'),
          buyer('village', 'c'),
          bid('a', 'firm', 'partner'),
          bid('b', 'firm'),
          bid('c', 'firm'),
          won('a', '2024-02-01'),
          won('b', '2024'),
        ],
      });
      const { organisation: firm } = await graph.query(TEXT, { slug: 'firm' });
      expect(firm.activityByYear).toEqual([
        { year: 2023, bidCount: 1, boughtCount: 0 },
        { year: 2024, bidCount: 2, boughtCount: 0 },
      ]);
      expect(firm.bidBuyers).toEqual([
        { organisation: { slug: 'town' }, tenderCount: 2 },
        { organisation: { slug: 'village' }, tenderCount: 1 },
      ]);
      const { organisation: town } = await graph.query(TEXT, { slug: 'town' });
      expect(town).toEqual({ activityByYear: [{ year: 2023, bidCount: 0, boughtCount: 2 }], bidBuyers: [] });
    }));

  it('agrees with its lists on another day, in few statements however many bids there are', () =>
    withGraph(async (graph) => {
      graph.write(hubRecords(1_500, 1));
      const sum = (
        list: readonly { bidCount: number; boughtCount: number }[],
        what: 'bidCount' | 'boughtCount',
      ) => list.reduce((all, each) => all + each[what], 0);
      for (const asOf of [
        '',
        ' @asOf(knownOn: "2025-06-01")',
        ' @asOf(validOn: "2025-06-01")',
        ' @asOf(knownOn: "2024-06-01")',
      ]) {
        const text = `query ($slug: String!)${asOf} { organisation(by: { slug: $slug }) { activityByYear { year bidCount boughtCount } bids { totalCount } procurements { totalCount } } }`;
        for (const slug of ['hub', 'o0']) {
          const { organisation } = await graph.query(text, { slug });
          if (organisation === null) continue;
          expect(sum(organisation.activityByYear, 'bidCount')).toBe(organisation.bids.totalCount);
          expect(sum(organisation.activityByYear, 'boughtCount')).toBe(organisation.procurements.totalCount);
        }
      }
      const { organisation } = await graph.query(TEXT, { slug: 'o0' });
      expect(organisation.bidBuyers).toEqual([{ organisation: { slug: 'hub' }, tenderCount: 1_500 }]);
      expect(graph.statements()).toBeLessThan(8);
    }));
});
