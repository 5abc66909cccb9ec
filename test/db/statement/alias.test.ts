import { getTableColumns } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { as, bare, Name } from '../../../src/db/statement/alias.ts';
import { fragment } from '../../../src/db/statement/fragment.ts';
import { amongValues, eachValue } from '../../../src/db/statement/json-each.ts';
import { tenders } from '../../../src/db/tables/tender.ts';
import { readTables } from '../all-tables.ts';

const t = as(tenders, 't');

describe('an alias', () => {
  it('names its table and columns in any text', () => {
    expect(`SELECT ${t.knownFrom} FROM ${t}`).toBe('SELECT t.known_from FROM tenders t');
  });

  it('binds nothing in a fragment', () => {
    expect(fragment`SELECT ${t.slug} FROM ${t} WHERE ${t.id} = ${7}`).toEqual({
      text: 'SELECT t.slug FROM tenders t WHERE t.id = +?',
      values: [7],
    });
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

describe('a list read as a table', () => {
  it('is bound as one value, however long', () => {
    const k = eachValue('k');
    expect(fragment`SELECT ${t.id} FROM ${k.of([1, 2])} CROSS JOIN ${t} ON ${t.id} = ${k.value}`).toEqual({
      text: 'SELECT t.id FROM json_each(+?) k CROSS JOIN tenders t ON t.id = k.value',
      values: ['[1,2]'],
    });
    expect(fragment`${t.id} IN ${amongValues([1, 2])}`).toEqual({
      text: 't.id IN (SELECT value FROM json_each(+?))',
      values: ['[1,2]'],
    });
  });
});
