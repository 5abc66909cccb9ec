import { expect, it } from 'vitest';
import { flagUnusualAmounts } from '../../../src/db/check/amount-plausibility.ts';
import { type GreffeDatabase, openDatabase } from '../../../src/db/connection/client.ts';
import { migrate } from '../../../src/db/connection/migrate.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import type { GraphRecords } from '../../../src/model/record.ts';
import { NOW, rows } from '../memory-graph.ts';

interface Budget {
  readonly tender: string;
  readonly cpvs: readonly string[];
  readonly amount: number;
  readonly currency?: string;
  readonly day?: string;
}

const WORKS = '45000000';
const SOFTWARE = '72000000';

function budgetOf({ tender, cpvs, amount, currency = 'EUR', day = '2026-01-01' }: Budget): GraphRecords {
  return {
    nodes: [
      {
        ref: 'a',
        type: 'ARTICLE',
        kind: 'NOTICE',
        keys: [`a:${tender}:${day}`],
        name: 'Notice',
        statedOn: day,
      },
      { ref: 't', type: 'TENDER', keys: [tender], name: tender, cpvs, statedOn: day },
    ],
    claims: [
      {
        kind: 'VALUATION',
        key: `v:${tender}`,
        tender: 't',
        valuation: 'BUDGET',
        value: { status: 'KNOWN', amountMinor: amount, currency },
        evidence: [{ article: 'a', standing: 'OFFICIAL' }],
      },
    ],
    mentions: [],
  };
}

function usual(count: number, cpv: string, amount: number, currency = 'EUR'): Budget[] {
  return Array.from({ length: count }, (_, n) => ({
    tender: `${cpv}-${currency}-${n}`,
    cpvs: [cpv],
    amount,
    currency,
  }));
}

function write(database: GreffeDatabase, budgets: readonly Budget[]): void {
  const writer = createWriter(database);
  for (const budget of budgets) writer.write(budgetOf(budget), { now: NOW });
}

async function withDatabase(test: (database: GreffeDatabase) => Promise<void>): Promise<void> {
  const database = openDatabase(':memory:');
  try {
    migrate(database);
    await test(database);
  } finally {
    database.close();
  }
}

function flagged(database: GreffeDatabase): unknown[] {
  return rows<{ name: string }>(
    database,
    "SELECT t.name FROM quality_flags f JOIN valuations v ON v.id = f.claim_id JOIN tenders t ON t.id = v.tender_id WHERE f.flag = 'UNUSUAL_AMOUNT' ORDER BY 1",
  ).map(({ name }) => name);
}

/** Alike amounts have the least deviation: more than 10^(4.5 × 0.3), some 22 times the median, is unusual. */
it('flags an amount far above those of its division and currency', () =>
  withDatabase(async (database) => {
    write(database, [
      ...usual(50, WORKS, 10_000),
      ...usual(50, WORKS, 5_000_000, 'XOF'),
      { tender: 'just-below', cpvs: [WORKS], amount: 223_000 },
      { tender: 'above', cpvs: [WORKS], amount: 224_000 },
      { tender: 'far-below', cpvs: [WORKS], amount: 1_100 },
      { tender: 'other-currency', cpvs: [WORKS], amount: 224_000, currency: 'XOF' },
      { tender: 'without-cpv', cpvs: [], amount: 100_000_000 },
    ]);
    expect(await flagUnusualAmounts(database)).toEqual({ flagged: 1, unflagged: 0 });
    expect(flagged(database)).toEqual(['above']);
  }));

it('holds amounts that differ more against a limit that is further away', () =>
  withDatabase(async (database) => {
    const spread = Array.from({ length: 60 }, (_, n) => ({
      tender: `spread-${n}`,
      cpvs: [WORKS],
      amount: Math.round(10 ** (4 + n / 15)),
    }));
    write(database, [...spread, { tender: 'great', cpvs: [WORKS], amount: 500_000_000 }]);
    await flagUnusualAmounts(database);
    expect(flagged(database)).toEqual([]);
  }));

it('says nothing by fewer than fifty amounts, of which symbolic ones are none', () =>
  withDatabase(async (database) => {
    write(database, [
      ...usual(48, WORKS, 10_000),
      { tender: 'symbolic', cpvs: [WORKS], amount: 100 },
      { tender: 'big', cpvs: [WORKS], amount: 1_000_000 },
    ]);
    await flagUnusualAmounts(database);
    expect(flagged(database)).toEqual([]);
    write(database, [{ tender: 'one-more', cpvs: [WORKS], amount: 10_000 }]);
    expect(await flagUnusualAmounts(database)).toEqual({ flagged: 1, unflagged: 0 });
    expect(flagged(database)).toEqual(['big']);
  }));

it('holds an amount of several divisions against the greatest of their limits', () =>
  withDatabase(async (database) => {
    write(database, [
      ...usual(50, SOFTWARE, 10_000),
      ...usual(50, WORKS, 1_000_000),
      { tender: 'both', cpvs: [SOFTWARE, WORKS], amount: 900_000 },
    ]);
    await flagUnusualAmounts(database);
    expect(flagged(database)).toEqual([]);
  }));

it('takes the flag away when the amounts beside it have risen', () =>
  withDatabase(async (database) => {
    write(database, [...usual(50, WORKS, 10_000), { tender: 'big', cpvs: [WORKS], amount: 300_000 }]);
    await flagUnusualAmounts(database);
    expect(flagged(database)).toEqual(['big']);

    write(
      database,
      usual(120, WORKS, 20_000, 'EUR').map((budget) => ({ ...budget, tender: `${budget.tender}-more` })),
    );
    await flagUnusualAmounts(database);
    expect(flagged(database)).toEqual([]);
  }));

it('counts no amount that was taken back in a median, and judges it by the others', () =>
  withDatabase(async (database) => {
    const writer = createWriter(database);
    const publish = (day: string, amount: number) =>
      usual(50, WORKS, amount).map((budget) => {
        const document = {
          key: budget.tender,
          moment: day,
          day,
          article: 'a',
          series: { key: budget.tender },
          hash: day,
        };
        return { source: 'test', records: budgetOf({ ...budget, day }), document };
      });
    write(database, [{ tender: 'big', cpvs: [WORKS], amount: 150_000 }]);
    writer.writeDocuments(publish('2026-01-01', 100_000_000), { now: NOW });
    await flagUnusualAmounts(database);
    expect(flagged(database)).toEqual([]);
    writer.writeDocuments(publish('2026-02-01', 1_100), { now: NOW });
    await flagUnusualAmounts(database);
    expect(new Set(flagged(database)).size).toBe(51);
  }));

it('ends with the same flags in whatever order amounts come in and however often it is asked in between', async () => {
  const budgets: Budget[] = [
    ...usual(50, WORKS, 10_000),
    ...usual(50, SOFTWARE, 3_000),
    { tender: 'a', cpvs: [WORKS], amount: 300_000 },
    { tender: 'b', cpvs: [SOFTWARE], amount: 100_000 },
    { tender: 'c', cpvs: [SOFTWARE, WORKS], amount: 100_000 },
  ];
  const orders = [budgets, [...budgets].reverse(), [...budgets.slice(60), ...budgets.slice(0, 60)]];
  for (const [position, order] of orders.entries()) {
    await withDatabase(async (database) => {
      for (let n = 0; n < order.length; n += 9) {
        write(database, order.slice(n, n + 9));
        if (n % 2 === position % 2) await flagUnusualAmounts(database);
      }
      await flagUnusualAmounts(database);
      expect(flagged(database)).toEqual(['a', 'b']);
      expect(await flagUnusualAmounts(database)).toEqual({ flagged: 0, unflagged: 0 });
    });
  }
});
