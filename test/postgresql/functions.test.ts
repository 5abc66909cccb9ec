import postgres, { type Sql } from 'postgres';
import { describe, expect, it } from 'vitest';
import { POSTGRES_FUNCTIONS } from '../../src/db/dialect/postgresql-functions.ts';
import { encodeCursor } from '../../src/db/read/collection/cursor.ts';
import { MODALITIES } from '../../src/domain/claim.ts';
import { VALUATION_KIND } from '../../src/model/words/claim.ts';
import { freshDatabase } from '../db/fresh-database.ts';
import { HOSTILE_TEXTS } from '../schema/compiled/hostile-graph.ts';
import { Random } from '../schema/compiled/random.ts';
import { withPostgresql } from './server.ts';

const PARTS = [
  null,
  null,
  'A',
  'B',
  'SIRET:12345678900011',
  'SIRET:12345678900029 + SIREN:987654321',
  'SIREN:987654321 + C',
];

/** Gives a database that has the functions. */
async function withFunctions(use: (sql: Sql) => Promise<void>): Promise<void> {
  await withPostgresql(async (url) => {
    const sql = postgres(url, { max: 1 });
    try {
      await sql.unsafe(POSTGRES_FUNCTIONS);
      await use(sql);
    } finally {
      await sql.end();
    }
  });
}

/** Rows as `ValuationRow` has them; the last three are the same of all. */
function valuations(random: Random): unknown[][] {
  const isTrue = () => (random.chance(0.3) ? 1 : 0);
  const ofTender = [isTrue(), random.pick([0, 1, 2, 5]), random.pick([0, 0, 1])];
  return Array.from({ length: random.pick([0, 1, 2, 3, 4, 6, 8]) }, () => {
    const minor = random.chance(0.8) ? random.pick([0, 100, 100, 250, 9_007_199_254_740_991]) : null;
    return [
      random.pick(VALUATION_KIND.list),
      random.chance(0.8) ? 'ACTUAL' : random.pick(MODALITIES),
      random.pick(PARTS),
      random.pick([null, null, 1, 2, 3]),
      isTrue(),
      minor,
      minor === null ? null : random.chance(0.9) ? 'EUR' : 'USD',
      minor === null ? random.pick(['UNKNOWN', 'WITHHELD', 'NOT_PUBLISHED']) : 'KNOWN',
      isTrue(),
      isTrue(),
      isTrue(),
      random.pick(['2024', '2024-05-06', '2025-01']),
      ...ofTender,
    ];
  });
}

describe('the functions that a publication brings along', () => {
  it('derive what a tender is worth as SQLite does', async () => {
    const { sqlite } = freshDatabase();
    const columns = Array.from({ length: 15 }, (_, place) => `value ->> ${place}`);
    const derive = sqlite
      .prepare<[string], string>(`SELECT greffe_tender_value(${columns.join(', ')}) FROM json_each(?)`)
      .pluck();
    const random = new Random(19);
    const given = Array.from({ length: 600 }, () => JSON.stringify(valuations(random)));
    await withFunctions(async (sql) => {
      const found = await sql.unsafe<{ value: string }[]>(
        'SELECT greffe_tender_value(rows) AS value FROM json_array_elements($1::text::json) WITH ORDINALITY v(rows, nth) ORDER BY nth',
        [`[${given.join(',')}]`],
      );
      for (const [index, rows] of given.entries()) {
        const { basis: _, summed: __, ...value } = JSON.parse(derive.get(rows) as string);
        expect(JSON.parse(found[index]?.value ?? ''), rows).toEqual(value);
      }
    });
  });

  it('write cursors as SQLite does', async () => {
    const texts = [
      ...HOSTILE_TEXTS,
      '',
      'x'.repeat(112),
      'x'.repeat(113),
      'é'.repeat(60),
      '日'.repeat(40),
      `${'x'.repeat(110)}😀😀`,
      null,
    ];
    await withFunctions(async (sql) => {
      for (const text of texts) {
        const [row] = await sql`SELECT greffe_cursor('abcdefghijklmnopqr', ${text}::text, 42) AS cursor`;
        expect(row?.cursor).toBe(encodeCursor('abcdefghijklmnopqr', text, 42));
      }
    });
  });
});
