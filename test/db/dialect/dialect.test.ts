import { describe, expect, it } from 'vitest';
import { descending, KNOWN_ON, textList, thenJoin, truth } from '../../../src/db/dialect/expression.ts';
import { jsonIntegerAt, jsonRows, jsonTextAt } from '../../../src/db/dialect/json-value.ts';
import { eachText, eachValue, isAmong } from '../../../src/db/dialect/list.ts';
import { postgresParameters, renderPostgres } from '../../../src/db/dialect/postgresql.ts';
import { renderSqlite } from '../../../src/db/dialect/sqlite.ts';
import { as } from '../../../src/db/statement/alias.ts';
import { type Fragment, fragment, raw } from '../../../src/db/statement/fragment.ts';
import { tenders } from '../../../src/db/tables/tender.ts';

const t = as(tenders, 't');
const k = eachValue('k');

const inBoth = ({ text }: Fragment) => [renderSqlite(text), renderPostgres(text).text];

describe('a statement for two engines', () => {
  it('binds a list as one value, however long', () => {
    const statement = fragment`SELECT ${t.id} FROM ${k.of([1, 2])} ${thenJoin} ${t} ON ${t.id} = ${k.value}`;
    expect(statement.values).toEqual(['[1,2]']);
    expect(inBoth(statement)).toEqual([
      'SELECT t.id FROM json_each(+?) k CROSS JOIN tenders t ON t.id = k.value',
      'SELECT t.id FROM unnest($1::bigint[]) WITH ORDINALITY k(value, key) JOIN tenders t ON t.id = k.value',
    ]);
    expect(inBoth(fragment`${isAmong(t.id, [1, 2])}`)).toEqual([
      't.id IN (SELECT value FROM json_each(+?))',
      't.id = ANY($1::bigint[])',
    ]);
  });

  it('binds values in the order of the text, and a day once however often it is asked for', () => {
    const statement = fragment`SELECT ${7} WHERE ${t.slug} = ${'a'} AND ${raw(KNOWN_ON)} < ${raw(KNOWN_ON)} AND ${eachText('w').of(['x'])} = ${null}`;
    expect(renderSqlite(statement.text)).toContain('SELECT +? WHERE t.slug = +? AND +@knownOn < +@knownOn');
    const made = renderPostgres(statement.text);
    expect(made.text).toBe(
      'SELECT $1::bigint WHERE t.slug = $2::text AND $3::text < $3::text AND unnest($4::text[]) WITH ORDINALITY w(value, key) = $5',
    );
    const days = { knownOn: '2025-01-01' };
    expect(postgresParameters(made, statement.values, days)).toEqual([7, 'a', '2025-01-01', ['x'], null]);
  });

  it('writes a call within a call', () => {
    expect(inBoth(fragment`SELECT ${jsonRows(truth(fragment`${t.id} > ${1}`), t.id)}`)).toEqual([
      'SELECT json_group_array(t.id > +? ORDER BY t.id)',
      "SELECT '[' || coalesce(string_agg(coalesce(to_json((t.id > $1::bigint)::int)::text, 'null'), ',' ORDER BY t.id), '') || ']'",
    ]);
    expect(inBoth(raw(`${textList(t.id)} ${descending(jsonTextAt('said', 0))}`))).toEqual([
      "group_concat(t.id, ',') said ->> 0 DESC",
      `string_agg((t.id)::text, ',') ((said)::json #>> '{0}') COLLATE "C" DESC NULLS LAST`,
    ]);
    expect(inBoth(jsonIntegerAt('s.stated', 'values', 'rank', 0))).toEqual([
      "s.stated ->> '$.values.rank[0]'",
      "((s.stated)::json #>> '{values,rank,0}')::bigint",
    ]);
  });

  it('keeps the case of result columns in PostgreSQL', () => {
    const statement = raw(
      `SELECT knownFrom, 'inText (SELECT 1)' AS "from" FROM (SELECT 1 AS knownFrom) WHERE x IN (SELECT y FROM (SELECT 2) z)`,
    );
    expect(renderPostgres(statement.text).text).toBe(
      `SELECT "knownFrom", 'inText (SELECT 1)' AS "from" FROM (SELECT 1 AS "knownFrom") WHERE x IN (SELECT y FROM (SELECT 2) z)`,
    );
  });

  it('does not lose what is bound in it', () => {
    expect(() => `${truth(fragment`${1}`)}`).toThrow('Values are bound');
  });
});
