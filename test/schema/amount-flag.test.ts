import { describe, expect, it } from 'vitest';
import { flagUnusualAmounts } from '../../src/db/check/amount-plausibility.ts';
import { createWriter } from '../../src/db/write/batch/writer.ts';
import { amountFlags } from '../../src/domain/quality.ts';
import type { ClaimRecord, NodeRecord } from '../../src/model/record.ts';
import { type Answer, type TestGraph, WRITTEN, withGraph } from '../graph.ts';

interface Contract {
  readonly slug: string;
  /** In cents, one for each part. */
  readonly amounts: readonly number[];
  readonly day?: string;
  readonly kind?: string;
  /** Whether a single amount is of a part. */
  readonly isPart?: boolean;
}

function write(graph: TestGraph, ...contracts: readonly Contract[]): void {
  const documents = contracts.map(({ slug, amounts, day = '2026-01-01', kind = 'CONTRACT', isPart }) => {
    const nodes = [
      {
        ref: 'a',
        type: 'ARTICLE',
        kind: 'NOTICE',
        keys: [`${slug}${day}`],
        name: slug,
        published: day,
        statedOn: day,
      },
      { ref: 't', type: 'TENDER', slug, name: slug, statedOn: day, cpvs: ['45000000'] },
    ] as NodeRecord[];
    const claims = amounts.map((amountMinor, part) => ({
      kind: 'VALUATION',
      tender: 't',
      valuation: kind,
      ...((isPart || amounts.length > 1) && { part: `${part}` }),
      value: { status: 'KNOWN', amountMinor, currency: 'EUR' },
      flags: amountFlags({ amountMinor, currency: 'EUR' }),
      evidence: [{ article: 'a', standing: 'OFFICIAL' }],
    })) as unknown as ClaimRecord[];
    const document = {
      key: `${slug}${day}`,
      moment: day,
      day,
      article: 'a',
      hash: day,
      series: { key: slug },
    };
    return { source: 'test', records: { nodes, claims, mentions: [] }, document };
  });
  const { rejected } = createWriter(graph.database).writeDocuments(documents, { now: WRITTEN });
  expect([...rejected.values()]).toEqual([]);
}

const LIST =
  '{ tenders(orderBy: VALUE_DESC) { nodes { slug qualityFlags { flag field leftOut } valuations { nodes { qualityFlags { flag } } } } } }';

const flagsOf = (node: Answer) => node.qualityFlags.map(({ flag, field }: Answer) => `${flag} ${field}`);

describe('an amount that nobody counted', () => {
  it('is flagged on its claim and on the tender that shows it, and stands behind all others', () =>
    withGraph(async (graph) => {
      write(
        graph,
        { slug: 'nines', amounts: [99_999_999_900] },
        { slug: 'small', amounts: [200_000] },
        { slug: 'great', amounts: [5_000_000_000] },
        { slug: 'summed', amounts: [100_000, 1_234_567_890] },
        { slug: 'unvalued', amounts: [] },
      );
      const { tenders } = await graph.query(LIST);
      expect(tenders.nodes.map((node: Answer) => [node.slug, ...flagsOf(node)])).toEqual([
        ['great'],
        ['small'],
        ['summed', 'IMPLAUSIBLE_AMOUNT value'],
        ['nines', 'IMPLAUSIBLE_AMOUNT value'],
        ['unvalued'],
      ]);
      expect(tenders.nodes[3].valuations.nodes).toEqual([{ qualityFlags: [{ flag: 'IMPLAUSIBLE_AMOUNT' }] }]);
      expect(tenders.nodes[3].qualityFlags[0].leftOut).toBe(false);
    }));

  it('is flagged no more once a later document corrects it', () =>
    withGraph(async (graph) => {
      write(graph, { slug: 'nines', amounts: [99_999_999_900] });
      write(
        graph,
        { slug: 'nines', amounts: [300_000], day: '2026-02-01' },
        { slug: 'small', amounts: [200_000] },
      );
      const { tenders } = await graph.query(LIST);
      expect(tenders.nodes.map((node: Answer) => [node.slug, ...flagsOf(node)])).toEqual([
        ['nines'],
        ['small'],
      ]);
    }));
});

it('a value that is unusual, or has such a part, is flagged on the tender until it is shown no more', () =>
  withGraph(async (graph) => {
    const usual = Array.from({ length: 50 }, (_, n) => ({ slug: `usual-${n}`, amounts: [1_000_000] }));
    const great = 5_000_000_000;
    write(
      graph,
      ...usual,
      { slug: 'whole', amounts: [great] },
      { slug: 'summed', amounts: [1_000_000, great] },
    );
    const flagged = async () => {
      await flagUnusualAmounts(graph.database);
      const { tenders } = await graph.query(
        '{ tenders(orderBy: VALUE_DESC, filter: { qualityFlag: [UNUSUAL_AMOUNT] }) { nodes { slug qualityFlags { flag field leftOut } } } }',
      );
      return tenders.nodes.map((node: Answer) => [node.slug, ...flagsOf(node)]);
    };
    const flag = 'UNUSUAL_AMOUNT value';
    expect(await flagged()).toEqual([
      ['summed', flag],
      ['whole', flag],
    ]);
    // Nothing changed: nothing does.
    expect(await flagged()).toHaveLength(2);
    write(
      graph,
      { slug: 'whole', amounts: [2_000_000], day: '2026-02-01' },
      { slug: 'summed', amounts: [1_000_000, 3_000_000], day: '2026-02-01' },
    );
    const later = await flagged();
    expect(later.flatMap(([, ...flags]: string[]) => flags)).toEqual([]);
  }));

it('sums leave out what nobody counted, and show what is unusual with and without it', () =>
  withGraph(async (graph) => {
    const usual = Array.from({ length: 50 }, (_, n) => ({ slug: `usual-${n}`, amounts: [1_000_000] }));
    write(
      graph,
      ...usual,
      { slug: 'nines', amounts: [99_999_999_900] },
      { slug: 'great', amounts: [5_000_000_000] },
      { slug: 'token', amounts: [100] },
    );
    expect(await flagUnusualAmounts(graph.database)).toEqual({ flagged: 2, unflagged: 0 });
    const { tenderStatistics } = await graph.query(
      '{ tenderStatistics { allTendersRead complete total { values { sum { amount } count flaggedCount unusualCount sumWithoutUnusual { amount } } } } }',
    );
    expect(tenderStatistics).toEqual({
      allTendersRead: true,
      complete: true,
      total: {
        values: [
          {
            sum: { amount: '50500001.00' },
            count: 52,
            flaggedCount: 1,
            unusualCount: 1,
            sumWithoutUnusual: { amount: '500001.00' },
          },
        ],
      },
    });
  }));

it('the basis of a value says what it is made of, now and on a day', () =>
  withGraph(async (graph) => {
    write(
      graph,
      { slug: 'a', amounts: [100_000], kind: 'AWARD' },
      { slug: 'b', amounts: [100_000, 200_000] },
      { slug: 'c', amounts: [100_000], isPart: true },
      { slug: 'd', amounts: [100_000], kind: 'ESTIMATE' },
      { slug: 'e', amounts: [100_000], kind: 'BUDGET' },
      { slug: 'f', amounts: [] },
    );
    write(graph, { slug: 'd', amounts: [100_000, 200_000], day: '2026-02-01' });
    const bases = async (asOf: string) => {
      const { tenders } = await graph.query(
        `query ${asOf} { tenders(orderBy: NAME_ASC) { nodes { valueBasis } } }`,
      );
      return tenders.nodes.map(({ valueBasis }: Answer) => valueBasis);
    };
    const first = ['STATED', 'SUM_OF_AWARDS', 'ONE_AWARD'];
    expect(await bases('')).toEqual([...first, 'SUM_OF_AWARDS', 'BUDGET', null]);
    expect(await bases('@asOf(knownOn: "2026-01-31")')).toEqual([...first, 'ESTIMATE', 'BUDGET', null]);
  }));
