import { describe, expect, it } from 'vitest';
import { renderSqlite } from '../../../src/db/dialect/sqlite.ts';
import { as } from '../../../src/db/statement/alias.ts';
import { type Fragment, fragment, raw, type SqlValue } from '../../../src/db/statement/fragment.ts';
import { edges } from '../../../src/db/tables/claim.ts';

const e = as(edges, 'e');

const select = (column: Fragment, id: Fragment | SqlValue): Fragment => {
  const { text, values } = fragment`SELECT ${column}, ${e.kind} FROM ${e} WHERE ${e.claimId} = ${id}`;
  return { text: renderSqlite(text), values };
};

describe('a statement written at one place', () => {
  it('has the names and values that it is given each time', () => {
    const [from, to] = ['SELECT e.from_id, e.kind FROM edges e', 'SELECT e.to_id, e.kind FROM edges e'];
    expect(select(e.fromId, 1)).toEqual({ text: `${from} WHERE e.claim_id = +?`, values: [1] });
    expect(select(e.toId, 2)).toEqual({ text: `${to} WHERE e.claim_id = +?`, values: [2] });
    expect(select(e.fromId, null)).toEqual({ text: `${from} WHERE e.claim_id = +?`, values: [null] });
  });

  it('may be given a name where there was a value, and the other way round', () => {
    expect(select(e.fromId, e.toId).text).toMatch(/e\.claim_id = e\.to_id$/);
    expect(select(raw('1'), 3)).toEqual({
      text: 'SELECT 1, e.kind FROM edges e WHERE e.claim_id = +?',
      values: [3],
    });
  });
});
