import postgres from 'postgres';
import { expect, it } from 'vitest';
import { execute, withPostgresql } from './server.ts';

it('gives each test a database of its own on a server of the version that is tested with', async () => {
  await withPostgresql(async (one) => {
    await execute(one, 'CREATE TABLE seen (id bigint)');
    await withPostgresql(async (other) => {
      const sql = postgres(other, { max: 1 });
      const [row] =
        await sql`SELECT to_regclass('seen') AS seen, current_setting('server_version_num') AS version`;
      await sql.end();
      expect(row).toMatchObject({ seen: null, version: expect.stringMatching(/^18/) });
    });
  });
});

it('orders texts unlike SQLite where no collation is named', async () => {
  await withPostgresql(async (url) => {
    const sql = postgres(url, { max: 1 });
    const [row] = await sql`SELECT 'é' < 'f' AS by_default, 'é' < 'f' COLLATE "C" AS by_code`;
    await sql.end();
    expect(row).toEqual({ by_default: true, by_code: false });
  });
});
