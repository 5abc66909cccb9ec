import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { renderSqlite } from '../../../src/db/dialect/sqlite.ts';
import { as, bare, Name } from '../../../src/db/statement/alias.ts';
import { fragment } from '../../../src/db/statement/fragment.ts';
import { tenders } from '../../../src/db/tables/tender.ts';
import { readTables } from '../all-tables.ts';

const t = as(tenders, 't');

describe('an alias', () => {
  it('names its table and columns in any text', () => {
    expect(`SELECT ${t.knownFrom} FROM ${t}`).toBe('SELECT t.known_from FROM tenders t');
  });

  it('binds nothing in a fragment', () => {
    const { text, values } = fragment`SELECT ${t.slug} FROM ${t} WHERE ${t.id} = ${7}`;
    expect(renderSqlite(text)).toBe('SELECT t.slug FROM tenders t WHERE t.id = +?');
    expect(values).toEqual([7]);
  });

  it('has no column that the table has not', () => {
    // @ts-expect-error: a misspelt column does not compile
    expect(t.slugg).toBeUndefined();
  });

  it('can leave the table its own name', () => {
    const tender = bare(tenders);
    expect(`UPDATE ${tender} SET ${tender.buyerId} = 1`).toBe('UPDATE tenders SET buyer_id = 1');
  });

  it('hides no column behind what a name has of its own', async () => {
    const tables = await readTables();
    expect(tables.length).toBeGreaterThan(25);
    const own = [...Object.keys(new Name('')), 'alias'];
    const hidden = tables
      .flatMap((table) => Object.keys(getTableColumns(table)))
      .filter((key) => own.includes(key));
    expect(hidden).toEqual([]);
  });
});
