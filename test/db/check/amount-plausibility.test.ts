import { expect, it } from 'vitest';
import { flagImplausibleAmounts } from '../../../src/db/check/amount-plausibility.ts';
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
    "SELECT t.name FROM quality_flags f JOIN valuations v ON v.id = f.claim_id JOIN tenders t ON t.id = v.tender_id WHERE f.flag = 'IMPLAUSIBLE_AMOUNT' ORDER BY 1",
  ).map(({ name }) => name);
}

it('flags an amount from a thousand times the median of its division and currency on', () =>
  withDatabase(async (database) => {
    write(database, [
      ...usual(20, WORKS, 100),
      ...usual(20, WORKS, 5_000_000, 'XOF'),
      { tender: 'just-below', cpvs: [WORKS], amount: 99_999 },
      { tender: 'at-limit', cpvs: [WORKS], amount: 100_000 },
      { tender: 'other-currency', cpvs: [WORKS], amount: 100_000, currency: 'XOF' },
      { tender: 'without-cpv', cpvs: [], amount: 100_000_000 },
    ]);
    expect(await flagImplausibleAmounts(database)).toEqual({ flagged: 1, unflagged: 0 });
    expect(flagged(database)).toEqual(['at-limit']);
  }));

it('says nothing by a median of fewer than twenty amounts', () =>
  withDatabase(async (database) => {
    write(database, [...usual(18, WORKS, 100), { tender: 'big', cpvs: [WORKS], amount: 1_000_000 }]);
    await flagImplausibleAmounts(database);
    expect(flagged(database)).toEqual([]);
    write(database, [{ tender: 'one-more', cpvs: [WORKS], amount: 100 }]);
    expect(await flagImplausibleAmounts(database)).toEqual({ flagged: 1, unflagged: 0 });
    expect(flagged(database)).toEqual(['big']);
  }));

it('holds an amount of several divisions against the greatest of their medians', () =>
  withDatabase(async (database) => {
    write(database, [
      ...usual(20, SOFTWARE, 100),
      ...usual(20, WORKS, 1_000_000),
      { tender: 'both', cpvs: [SOFTWARE, WORKS], amount: 900_000 },
    ]);
    await flagImplausibleAmounts(database);
    expect(flagged(database)).toEqual([]);
  }));

it('takes the flag away when the median has risen', () =>
  withDatabase(async (database) => {
    write(database, [...usual(20, WORKS, 100), { tender: 'big', cpvs: [WORKS], amount: 150_000 }]);
    await flagImplausibleAmounts(database);
    expect(flagged(database)).toEqual(['big']);

    write(
      database,
      usual(60, WORKS, 200, 'EUR').map((budget) => ({ ...budget, tender: `${budget.tender}-more` })),
    );
    await flagImplausibleAmounts(database);
    expect(flagged(database)).toEqual([]);
  }));

it('counts no amount that was taken back in a median, and judges it by the others', () =>
  withDatabase(async (database) => {
    const writer = createWriter(database);
    const publish = (day: string, amount: number) =>
      usual(20, WORKS, amount).map((budget) => {
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
    await flagImplausibleAmounts(database);
    expect(flagged(database)).toEqual([]);
    writer.writeDocuments(publish('2026-02-01', 100), { now: NOW });
    await flagImplausibleAmounts(database);
    expect(new Set(flagged(database)).size).toBe(21);
  }));

it('ends with the same flags in whatever order amounts come in and however often it is asked in between', async () => {
  const budgets: Budget[] = [
    ...usual(25, WORKS, 100),
    ...usual(25, SOFTWARE, 30),
    { tender: 'a', cpvs: [WORKS], amount: 100_000 },
    { tender: 'b', cpvs: [SOFTWARE], amount: 40_000 },
    { tender: 'c', cpvs: [SOFTWARE, WORKS], amount: 40_000 },
  ];
  const orders = [budgets, [...budgets].reverse(), [...budgets.slice(30), ...budgets.slice(0, 30)]];
  for (const [position, order] of orders.entries()) {
    await withDatabase(async (database) => {
      for (const [n, budget] of order.entries()) {
        write(database, [budget]);
        if (n % 7 === position) await flagImplausibleAmounts(database);
      }
      await flagImplausibleAmounts(database);
      expect(flagged(database)).toEqual(['a', 'b']);
      expect(await flagImplausibleAmounts(database)).toEqual({ flagged: 0, unflagged: 0 });
    });
  }
});
