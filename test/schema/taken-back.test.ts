import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../src/export/csv/format.ts';
import { gexfFormat } from '../../src/export/gexf/format.ts';
import { jsonldFormat } from '../../src/export/jsonld/format.ts';
import { ocdsFormat } from '../../src/export/ocds/format.ts';
import { exported } from '../export/exported.ts';
import { type Answer, exampleQuery, type TestGraph, withGraph } from '../graph.ts';
import { awarded, bid, NOTICES, noticeOf, publish, TENDER, won } from './taken-back-graph.ts';

function withNotices(test: (graph: TestGraph) => Promise<void>): Promise<void> {
  return withGraph((graph) => {
    publish(graph, NOTICES);
    return test(graph);
  });
}

describe('what a later document takes back', () => {
  it('is what the example lists, with the document that took it back', () =>
    withNotices(async ({ query }) => {
      const { tender } = await query(exampleQuery('24-taken-back'), { tender: TENDER });
      expect(tender.title).toBe('Roof of the school');
      expect(tender.status).toBe('AWARDED');
      expect(tender.bids).toEqual({ totalCount: 1, withdrawnCount: 1 });
      expect(tender.claims.totalCount).toBe(2);
      const article = { title: 'notice 2025-03-10', published: '2025-03-10' };
      const taken = {
        knownFrom: '2025-03-10',
        knownUntil: '2025-04-10',
        withdrawnBy: { title: 'notice 2025-04-10', published: '2025-04-10', url: null },
        evidence: {
          nodes: [{ locator: '/2025-03-10', knownFrom: '2025-03-10', knownUntil: '2025-04-10', article }],
        },
      };
      expect(tender.claims.nodes).toEqual([
        {
          kind: 'BID',
          ...taken,
          lot: null,
          parties: { nodes: [{ organisation: { name: 'alpha' } }] },
          value: { amount: '90.00', currency: 'EUR' },
        },
        {
          kind: 'TENDER_EVENT',
          ...taken,
          event: 'WON',
          date: null,
          reason: null,
          lot: null,
          bid: { bidder: { name: 'alpha' } },
        },
      ]);
    }));

  it('stands with what each document said of a bid', () =>
    withNotices(async ({ query }) => {
      const { tender } = await query(exampleQuery('24-taken-back'), { tender: TENDER });
      expect(tender.stated.nodes).toEqual([
        {
          bidder: { name: 'beta' },
          value: { amount: '99.00', currency: 'EUR' },
          evidence: {
            nodes: [
              {
                state: 'CURRENT',
                knownFrom: '2025-03-10',
                article: { title: 'notice 2025-03-10' },
                stated: { value: { amount: '95.00', currency: 'EUR' }, rank: 2 },
              },
              {
                state: 'CURRENT',
                knownFrom: '2025-04-10',
                article: { title: 'notice 2025-04-10' },
                stated: { value: { amount: '99.00', currency: 'EUR' }, rank: 1 },
              },
            ],
          },
        },
      ]);
    }));

  it.each([
    ['2025-02-01', { title: 'Roof', status: 'LAUNCHED', deadline: '2025-02-01', bids: [] }],
    [
      '2025-03-20',
      {
        title: 'Roof',
        status: 'AWARDED',
        deadline: '2025-02-01',
        bids: [
          ['alpha', 'WON', '90.00', 1, 'CURRENT', null],
          ['beta', 'SUBMITTED', '95.00', 2, 'CURRENT', null],
        ],
      },
    ],
    [
      '2025-04-10',
      {
        title: 'Roof of the school',
        status: 'AWARDED',
        deadline: '2025-02-15',
        bids: [
          ['alpha', 'SUBMITTED', '90.00', 1, 'WITHDRAWN', '2025-04-10'],
          ['beta', 'WON', '99.00', 1, 'CURRENT', null],
        ],
      },
    ],
  ])('is as known on %s what the documents until then said', (day, expected) =>
    withNotices(async ({ query }) => {
      const { tender } = await query(
        `query ($tender: NodeBy!) @asOf(knownOn: "${day}") { tender(by: $tender) {
          title status deadline
          bids(filter: { state: [CURRENT, WITHDRAWN] }, orderBy: RECORDED_ASC) { nodes {
            bidder { name } status value { amount } rank state knownUntil
          } }
        } }`,
        { tender: TENDER },
      );
      const bids = tender.bids.nodes.map((each: Answer) => [
        each.bidder.name,
        each.status,
        each.value.amount,
        each.rank,
        each.state,
        each.knownUntil,
      ]);
      expect({ ...tender, bids }).toEqual(expected);
    }),
  );

  it('is given by its id', () =>
    withNotices(async ({ query }) => {
      const { tender } = await query(
        'query ($tender: NodeBy!) { tender(by: $tender) { bids(filter: { state: [WITHDRAWN] }) { nodes { id } } } }',
        { tender: TENDER },
      );
      const [{ id }] = tender.bids.nodes;
      const asked = 'node(id: $id) { ... on Claim { state knownUntil withdrawnBy { name } } }';
      expect((await query(`query ($id: ID!) { ${asked} }`, { id })).node).toEqual({
        state: 'WITHDRAWN',
        knownUntil: '2025-04-10',
        withdrawnBy: { name: 'notice 2025-04-10' },
      });
      const before = `query ($id: ID!) @asOf(knownOn: "2025-03-20") { ${asked} }`;
      expect((await query(before, { id })).node).toEqual({
        state: 'CURRENT',
        knownUntil: null,
        withdrawnBy: null,
      });
    }));

  it('is in no list, no count and no filter, unless a filter names states', () =>
    withNotices(async ({ query }) => {
      const counts = '{ totalCount hiddenCount withdrawnCount }';
      const { tender, alpha, tenders, organisations } = await query(
        `query ($tender: NodeBy!) {
          tender(by: $tender) {
            bids ${counts}
            lost: bids(filter: { status: [SUBMITTED] }) ${counts}
            won: bids(filter: { status: [WON] }) ${counts}
            withdrawn: bids(filter: { state: [WITHDRAWN] }) ${counts}
            notWon: bids(filter: { not: { status: [WON], state: [CURRENT] } }) ${counts}
            either: bids(filter: { or: [{ state: [WITHDRAWN] }, { status: [WON] }] }) ${counts}
            none: bids(filter: { state: [] }) ${counts}
            claims ${counts}
          }
          alpha: organisation(by: { slug: "alpha" }) { bids ${counts} ledBids ${counts} claims ${counts} }
          tenders(filter: { bidder: { slug: "alpha" } }) { totalCount }
          organisations(filter: { bidOn: $tender }) { nodes { name } }
        }`,
        { tender: TENDER },
      );
      const count = (totalCount: number, hiddenCount: number, withdrawnCount = 1) => ({
        totalCount,
        hiddenCount,
        withdrawnCount,
      });
      expect(tender).toEqual({
        bids: count(1, 0),
        lost: count(0, 1),
        won: count(1, 0),
        withdrawn: count(1, 1),
        notWon: count(1, 1),
        either: count(2, 0),
        none: count(0, 2),
        claims: count(5, 0, 2),
      });
      expect(alpha).toEqual({ bids: count(0, 0), ledBids: count(0, 0), claims: count(0, 0) });
      expect(tenders.totalCount).toBe(0);
      expect(organisations.nodes).toEqual([{ name: 'beta' }]);
    }));

  it('counts in no analysis of now, and in those of the days on which it was said', () =>
    withNotices(async ({ query }) => {
      const asked = `{
        paths(from: { slug: "alpha" }, to: { slug: "roof" }, maxHops: 1) { paths { hops } }
        neighbourhood(of: { slug: "alpha" }) { nodes { node { name } } }
        tender(by: { slug: "roof" }) { competition { bids { certain } won { certain } } }
        organisation(by: { slug: "town" }) { topBidders { nodes { organisation { name } bidCount wonCount } } }
      }`;
      const now = await query(`query ${asked}`);
      const then = await query(`query @asOf(knownOn: "2025-03-20") ${asked}`);
      expect(now.paths.paths).toEqual([]);
      expect(then.paths.paths).toEqual([{ hops: 1 }]);
      expect(now.neighbourhood.nodes).toHaveLength(1);
      expect(then.neighbourhood.nodes.length).toBeGreaterThan(1);
      expect(now.tender.competition).toEqual({ bids: { certain: 1 }, won: { certain: 1 } });
      expect(then.tender.competition).toEqual({ bids: { certain: 2 }, won: { certain: 1 } });
      expect(now.organisation.topBidders.nodes).toEqual([
        { organisation: { name: 'beta' }, bidCount: 1, wonCount: 1 },
      ]);
      expect(then.organisation.topBidders.nodes).toHaveLength(2);
    }));

  it('is in no export but a copy', () =>
    withNotices(async ({ database }) => {
      const [csv, ocds, gexf, jsonld] = [csvFormat, ocdsFormat, gexfFormat, jsonldFormat].map(
        (format) => exported(database, format).text,
      );
      expect(csv).toContain('beta');
      expect(csv).not.toContain('alpha');
      expect(ocds).toContain('beta');
      expect(ocds).not.toContain('alpha');
      expect(gexf?.match(/<edge /g)).toHaveLength(2);
      expect(jsonld?.match(/"type":\["Claim","Bid"\]/g)).toHaveLength(1);
      expect(jsonld?.match(/"event":"WON"/g)).toHaveLength(1);
    }));

  it('is not known on the days after it, when it was taken back on the day it was said and is said again later', () =>
    withGraph(async (graph) => {
      const said = noticeOf({ day: '2025-01-10', claims: (evidence) => [awarded(evidence)] });
      const unsaid = noticeOf({ day: '2025-01-10', moment: '2025-01-10T1', claims: () => [] });
      const again = noticeOf({ day: '2025-05-10', claims: (evidence) => [awarded(evidence)] });
      publish(graph, [said, unsaid, again]);
      const on = async (day: string) =>
        (await graph.query(`query @asOf(knownOn: "${day}") { tender(by: { slug: "roof" }) { status } }`))
          .tender.status;
      expect(await on('2025-03-01')).toBeNull();
      expect(await on('2025-06-01')).toBe('AWARDED');
    }));

  it('has no flags that tenders are found by any more', () =>
    withGraph(async (graph) => {
      const zero = (evidence: Parameters<typeof awarded>[0]) => [
        {
          ...bid('alpha', 0, evidence),
          flags: [{ flag: 'ZERO_AMOUNT', field: 'value', leftOut: false, published: '0' }],
        },
      ];
      publish(graph, [
        noticeOf({ day: '2025-01-10', claims: zero as Parameters<typeof noticeOf>[0]['claims'] }),
        noticeOf({ day: '2025-02-10', claims: () => [] }),
      ]);
      const found = async (asOf: string) => {
        const { tenders } = await graph.query(
          `query ${asOf} { tenders(filter: { qualityFlag: [ZERO_AMOUNT] }) { totalCount nodes { slug } } }`,
        );
        return [tenders.totalCount, tenders.nodes.length];
      };
      expect(await found('@asOf(knownOn: "2025-01-20")')).toEqual([1, 1]);
      expect(await found('@asOf(knownOn: "2025-02-20")')).toEqual([0, 0]);
      expect(await found('')).toEqual([0, 0]);
    }));

  it('counts again when it is said again', () =>
    withGraph(async (graph) => {
      const claims = (evidence: Parameters<typeof awarded>[0]) => [
        bid('alpha', 90_00, evidence),
        won('alpha', evidence),
      ];
      publish(graph, [
        noticeOf({ day: '2025-01-10', claims }),
        noticeOf({ day: '2025-02-10', claims: () => [] }),
        noticeOf({ day: '2025-03-10', claims }),
      ]);
      const states = async (asOf: string) => {
        const { tender } = await graph.query(
          `query ${asOf} { tender(by: { slug: "roof" }) { bids(filter: { state: [CURRENT, WITHDRAWN] }) { nodes { state knownUntil status } } } }`,
        );
        return tender.bids.nodes;
      };
      expect(await states('')).toEqual([{ state: 'CURRENT', knownUntil: null, status: 'WON' }]);
      expect(await states('@asOf(knownOn: "2025-02-20")')).toEqual([
        { state: 'WITHDRAWN', knownUntil: '2025-02-10', status: 'SUBMITTED' },
      ]);
      expect(await states('@asOf(knownOn: "2025-01-20")')).toEqual([
        { state: 'CURRENT', knownUntil: null, status: 'WON' },
      ]);
    }));
});
