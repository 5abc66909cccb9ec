import { describe, expect, it } from 'vitest';
import { known, node } from '../../graph/analysis.ts';
import { type SmallTender, writeMarket } from '../../graph/indicator/small-market.ts';
import { type Answer, exampleQuery, type TestGraph, withGraph } from '../../graph.ts';

const short = { launched: '2025-03-01', deadline: '2025-03-05' };
const MARKET: Record<string, SmallTender> = {
  archive: {
    ...short,
    buyers: ['town'],
    procedure: 'OPEN',
    count: 1,
    bids: [{ by: 'alder', price: 10, status: 'WON' }],
  },
  pool: {
    ...short,
    buyers: ['town'],
    bids: [
      { by: 'alder', price: 20, status: 'WON' },
      { by: 'birch', price: 10, status: 'DISQUALIFIED' },
    ],
  },
  road: { launched: '2025-01-01', deadline: '2025-03-05', buyers: ['county'] },
};

const PAGE = `query($after: String, $first: Int, $filter: TenderFilter, $outcome: [IndicatorOutcome!], $group: [IndicatorGroup!]) {
  indicators(filter: $filter, outcome: $outcome, group: $group, first: $first, after: $after) {
    tenderCount complete reason totalCount
    counts { indicator { id } group flagged clear notApplicable reasons { reason count } }
    pageInfo { hasNextPage endCursor }
    nodes { indicator { id } group outcome tender { slug } organisation { slug } }
  }
}`;

function subjects({ nodes }: Answer): string[] {
  return nodes.map(
    ({ indicator, tender, organisation }: Answer) => `${indicator.id} ${(tender ?? organisation).slug}`,
  );
}

async function ask(graph: TestGraph, variables: Record<string, unknown> = {}): Promise<Answer> {
  return (await graph.query(PAGE, variables)).indicators;
}

describe('indicators', () => {
  it('give flagged results in order, page by page, and count all', () =>
    withGraph(async (graph) => {
      writeMarket(graph, MARKET);
      const whole = await ask(graph);
      expect(whole).toMatchObject({ tenderCount: 3, complete: true, reason: null, totalCount: 7 });
      expect(subjects(whole)).toEqual([
        'R003 archive',
        'R003 pool',
        'R018 archive',
        'R035 pool',
        'R035 alder',
        'R036 pool',
        'R038 town',
      ]);
      const pages: string[] = [];
      let after: string | null = null;
      for (const more of [true, true, false]) {
        const page = await ask(graph, { first: 3, after });
        expect([page.totalCount, page.pageInfo.hasNextPage]).toEqual([7, more]);
        pages.push(...subjects(page));
        after = page.pageInfo.endCursor;
      }
      expect(pages).toEqual(subjects(whole));
      expect(whole.counts.find(({ indicator }: Answer) => indicator.id === 'R018')).toEqual({
        indicator: { id: 'R018' },
        group: 'TENDER',
        flagged: 1,
        clear: 0,
        notApplicable: 2,
        reasons: [{ reason: 'PROCEDURE_UNKNOWN', count: 2 }],
      });
    }));

  it('are of the tenders of a filter, of an outcome and of a group', () =>
    withGraph(async (graph) => {
      writeMarket(graph, MARKET);
      const county = await ask(graph, { filter: { buyer: { slug: 'county' } }, outcome: ['CLEAR'] });
      expect([county.tenderCount, subjects(county)]).toEqual([1, ['R003 road']]);
      const tenderers = await ask(graph, { group: ['TENDERER'] });
      expect(subjects(tenderers)).toEqual(['R035 alder']);
      const nobody = await ask(graph, { filter: { buyer: { slug: 'alder' } } });
      expect(nobody).toMatchObject({ tenderCount: 0, totalCount: 0, nodes: [] });
    }));

  it('rest on claims with their evidence, which are read together', () =>
    withGraph(async (graph) => {
      writeMarket(graph, MARKET);
      const { indicators } = await graph.query(
        '{ indicators(ids: [R036]) { nodes { value threshold inputs { name value organisation { slug } claim { kind evidence(first: 1) { nodes { note } } } } } } }',
      );
      const claim = { kind: 'BID', evidence: { nodes: [{ note: 'For a test.' }] } };
      expect(indicators.nodes).toEqual([
        {
          value: 1,
          threshold: null,
          inputs: [
            {
              name: 'lowest price, disqualified',
              value: '10.00 EUR',
              organisation: { slug: 'birch' },
              claim,
            },
            { name: 'lowest valid price', value: '20.00 EUR', organisation: { slug: 'alder' }, claim },
          ],
        },
      ]);
    }));

  it('hold as known on a day', () =>
    withGraph(async (graph) => {
      writeMarket(graph, MARKET);
      const later = known('2025-06-01');
      graph.write({
        nodes: [node('TENDER', 'archive'), node('ORGANISATION', 'cedar')],
        claims: [
          {
            kind: 'BID',
            ref: 'late',
            key: 'late',
            tender: 'archive',
            parties: [{ organisation: 'cedar', role: 'SOLE' }],
            value: { status: 'KNOWN', amountMinor: 500, currency: 'EUR' },
            ...later,
          },
          { kind: 'TENDER_EVENT', tender: 'archive', bid: 'late', event: 'DISQUALIFIED', ...later },
        ],
      });
      const flagged = async (day: string) =>
        subjects(
          (
            await graph.query(
              `query @asOf(knownOn: "${day}") { indicators(ids: [R035, R036], group: [TENDER]) { nodes { indicator { id } tender { slug } organisation { slug } } } }`,
            )
          ).indicators,
        );
      expect(await flagged('2024-12-31')).toEqual([]);
      expect(await flagged('2025-05-31')).toEqual(['R035 pool', 'R036 pool']);
      expect(await flagged('2025-06-01')).toEqual(['R035 archive', 'R035 pool', 'R036 archive', 'R036 pool']);
    }));

  it('are refused before anything is read when a setting, filter or cursor can not be meant', () =>
    withGraph(async (graph) => {
      const refusal = (args: string) => graph.refusal(`{ indicators(${args}) { totalCount } }`);
      expect(await refusal('settings: { r025: { percentile: 101 } }')).toEqual({
        code: 'BAD_USER_INPUT',
        message: 'settings.r025.percentile: 101 is too great; it is at most 100.',
      });
      expect((await refusal('settings: { r038: { minimumSubmittedBids: 0 } }')).message).toMatch(
        'settings.r038.minimumSubmittedBids: 0 is too small; it is at least 1.',
      );
      expect((await refusal('settings: { currency: "EURO" }')).message).toMatch('"EURO" is no ISO 4217 code');
      expect((await refusal('filter: { buyer: { id: "tender:1" } }')).message).toMatch('filter.buyer');
      expect((await refusal('after: "Tender.indicators~0.0.1"')).message).toMatch(
        'not a cursor of this list',
      );
      expect((await refusal('first: 101')).message).toMatch('first');
      const { code } = await graph.refusal('{ indicators(ids: [R999]) { totalCount } }');
      expect(code).toBe('BAD_USER_INPUT');
      expect(graph.statements()).toBe(0);
    }));

  it('compare amounts in one currency only, when one is set', () =>
    withGraph(async (graph) => {
      writeMarket(graph, MARKET);
      const { indicators } = await graph.query(
        '{ indicators(ids: [R036], settings: { currency: "USD" }) { counts { flagged reasons { reason count } } } }',
      );
      expect(indicators.counts).toEqual([
        {
          flagged: 0,
          reasons: [
            { reason: 'NO_VALID_PRICE', count: 2 },
            { reason: 'NO_BIDS', count: 1 },
          ],
        },
      ]);
    }));
});

describe('the indicators of a tender', () => {
  const OF_TENDER = `query($slug: String!, $among: TenderFilter, $ids: [IndicatorId!]) {
    tender(by: { slug: $slug }) {
      indicators(among: $among, ids: $ids, first: 100) {
        tenderCount
        nodes { indicator { id } group outcome reason value organisation { slug } }
      }
    }
  }`;

  it('are of it and of those who buy and bid, whatever they say', () =>
    withGraph(async (graph) => {
      writeMarket(graph, MARKET);
      const { tender } = await graph.query(OF_TENDER, { slug: 'pool' });
      const said = tender.indicators.nodes.map(
        ({ indicator, organisation, outcome, reason }: Answer) =>
          `${indicator.id}${organisation ? ` ${organisation.slug}` : ''} ${reason ?? outcome}`,
      );
      expect(tender.indicators.tenderCount).toBe(2);
      expect(said).toEqual([
        'R003 FLAGGED',
        'R018 PROCEDURE_UNKNOWN',
        'R024 NO_OTHER_PRICE',
        'R025 alder TOO_FEW_COMPARED',
        'R025 birch NOTHING_COUNTED',
        'R028 CLEAR',
        'R030 SUBMISSION_UNKNOWN',
        'R035 FLAGGED',
        'R035 alder FLAGGED',
        'R036 FLAGGED',
        'R038 town FLAGGED',
        'R038 alder NO_FENCE',
        'R038 birch TOO_FEW_BIDS',
        'R048 alder NOTHING_COUNTED',
        'R058 NO_OTHER_PRICE',
        'WINNER_SHARE alder TOO_FEW_TENDERS',
        'BUYER_CONCENTRATION town TOO_FEW_TENDERS',
        'CONTRACT_OVER_AWARD AWARD_AMOUNT_UNKNOWN',
      ]);
    }));

  it('compare it with its buyer’s tenders, or those asked for, and read no others than it needs', () =>
    withGraph(async (graph) => {
      const gap = (next: number): SmallTender => ({
        bids: [
          { by: 'alder', price: 100, status: 'WON' },
          { by: 'birch', price: next },
        ],
      });
      const others = [110, 111, 112, 113].map((price, n) => [`t${n}`, { ...gap(price), buyers: ['town'] }]);
      writeMarket(graph, {
        ...Object.fromEntries(others),
        far: { ...gap(190), buyers: ['county'] },
        near: { ...gap(112), buyers: ['county'] },
      });
      const gapOf = async (variables: Record<string, unknown>) => {
        const { tender } = await graph.query(OF_TENDER, { slug: 'far', ids: ['R058'], ...variables });
        const [first] = tender.indicators.nodes;
        return `${tender.indicators.tenderCount} ${first.reason ?? first.outcome}`;
      };
      expect(await gapOf({})).toBe('2 TOO_FEW_COMPARED');
      expect(await gapOf({ among: { buyer: { slug: 'town' } } })).toBe('5 FLAGGED');
      expect(await gapOf({ ids: ['R036'] })).toBe('1 CLEAR');
    }));
});

it('lists what every indicator is, with its settings and reasons', () =>
  withGraph(async (graph) => {
    const { indicatorDefinitions: all } = await graph.query(
      '{ indicatorDefinitions { id name description difference source groups inputs settings { name description } exclusions { reason meaning } } }',
    );
    expect(all.map(({ id }: Answer) => id)).toEqual(
      'R003 R018 R024 R025 R028 R030 R035 R036 R038 R048 R058 WINNER_SHARE BUYER_CONCENTRATION CONTRACT_OVER_AWARD'.split(
        ' ',
      ),
    );
    expect(all[3]).toMatchObject({
      groups: ['TENDERER'],
      settings: [
        { name: 'percentile', description: expect.stringContaining('Default: 75.') },
        { name: 'threshold' },
        { name: 'minimumCompared' },
      ],
      exclusions: [{ reason: 'NOTHING_COUNTED' }, { reason: 'TOO_FEW_COMPARED' }, { reason: 'NO_FENCE' }],
    });
  }));

it('answers question 23 in one operation', () =>
  withGraph(async (graph) => {
    writeMarket(graph, MARKET);
    const { indicators } = await graph.query(exampleQuery('23-red-flags'), {
      filter: { buyer: { slug: 'town' } },
      ids: ['R003'],
      settings: { r003: { threshold: 3 } },
    });
    expect(indicators).toMatchObject({ tenderCount: 2, totalCount: 0, nodes: [] });
    const defaults = await graph.query(exampleQuery('23-red-flags'));
    expect(defaults.indicators.nodes[0]).toMatchObject({
      indicator: { id: 'R003', name: 'Short submission period' },
      tender: { title: 'archive' },
      threshold: 15,
      inputs: [
        { name: 'start', value: '2025-03-01', claim: { standing: 'REPORTED' } },
        { name: 'deadline', value: '2025-03-05' },
        { name: 'whole days', value: '4' },
      ],
    });
  }));
