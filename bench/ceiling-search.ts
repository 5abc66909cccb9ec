import { getTableName } from 'drizzle-orm';
import { NODE_TABLES } from '../src/db/node-type.ts';
import { matchExpression, readQueryText } from '../src/db/search/query-text.ts';
import { nameKey } from '../src/domain/name-key.ts';

/** Values that the search statement binds by name. */
export interface SearchValues {
  readonly key: string;
  readonly end: string;
  readonly match: string;
  readonly inNames: string;
}

/**
 * The values for a search of one word: ranks are by what the word is to a name, and several words would need a condition each.
 *
 * @throws RangeError for a text of several words
 */
export function searchValues(text: string): SearchValues {
  const query = readQueryText(text, 'text');
  if (query.words.length !== 1) throw new RangeError(`The ceiling searches for one word, not for "${text}".`);
  const key = nameKey(text);
  const match = matchExpression(query);
  return { key, end: `${key}\u{10FFFF}`, match, inNames: `{name aliases} : (${match})` };
}

const TABLES = Object.entries(NODE_TABLES).map(([type, table]) => [type, getTableName(table)] as const);
const ofNode = (column: string) =>
  `CASE f.type ${TABLES.map(([type, table]) => `WHEN '${type}' THEN (SELECT ${column} FROM ${table} WHERE id = f.id)`).join(' ')} END`;

const starting = (types: readonly string[]) =>
  TABLES.filter(([type]) => types.includes(type))
    .map(
      ([type, table]) =>
        `SELECT * FROM (SELECT id, '${type}' AS type FROM ${table} WHERE name_key >= +@key AND name_key < +@end ORDER BY name_key LIMIT 50)`,
    )
    .join(' UNION ALL ');

const matching = (value: string, types: readonly string[]) =>
  `SELECT * FROM (SELECT n.id, n.type FROM (SELECT rowid AS id FROM search WHERE search MATCH ${value} LIMIT 4000) m CROSS JOIN nodes n ON n.id = m.id WHERE n.merged_into IS NULL AND n.type IN (${types.map((type) => `'${type}'`).join()}) LIMIT 400)`;

const hasAlias = (condition: string) =>
  `EXISTS (SELECT 1 FROM aliases a WHERE a.node_id = f.id AND ${condition})`;

const RANK = `CASE
  WHEN f.key = @key THEN 0
  WHEN substr(f.key, 1, length(@key)) = @key THEN 1
  WHEN ${hasAlias('a.name_key = @key')} THEN 2
  WHEN instr(' ' || f.key, ' ' || @key) THEN 3
  WHEN ${hasAlias("instr(' ' || a.name_key, ' ' || @key)")} THEN 4
  ELSE 5 END`;

const marked = (column: number, tokens: number) =>
  `snippet(search, ${column}, char(2), char(3), '…', ${tokens})`;

/** The text up to the first mark, cut after its last line break: what stands before the marked line. */
const BEFORE = 'substr(h.text, 1, instr(h.text, char(2)))';
const BEFORE_LINE = `rtrim(${BEFORE}, replace(${BEFORE}, char(10), ''))`;
const FROM_LINE = `substr(h.text, length(${BEFORE_LINE}) + 1)`;
/** Only the line in which the first match stands is shown. */
const LINE = `substr(${FROM_LINE}, 1, instr(${FROM_LINE} || char(10), char(10)) - 1)`;

/** The line as a list of parts: its marks become the ends of parts, and parts without text go. */
const HIGHLIGHT = `replace(replace(
  '[{"text":' || replace(replace(json_quote(${LINE}),
    '\\u0002', '","isMatch":false},{"text":"'), '\\u0003', '","isMatch":true},{"text":"') || ',"isMatch":false}]',
  '{"text":"","isMatch":false},', ''), ',{"text":"","isMatch":false}', '')`;

/**
 * The page that `search(text, types, first: 10)` answers with, ranked by the same rules: the start of names, then matches of the index
 * in names, then anywhere, the first few hundred of each.
 */
export function searchStatement(types: readonly string[] = TABLES.map(([type]) => type)): string {
  return `WITH
  found AS (${starting(types)} UNION ${matching('+@inNames', types)} UNION ${matching('+@match', types)}),
  named AS MATERIALIZED (SELECT f.id, f.type, ${ofNode('name_key')} AS key FROM found f),
  ranked AS MATERIALIZED (SELECT f.*, ${RANK} AS rank FROM named f ORDER BY rank, min(length(f.key), 9999), f.id LIMIT 10),
  marked AS MATERIALIZED (
    SELECT s.rowid AS id, ${marked(0, 64)} AS name, ${marked(1, 64)} AS alias, ${marked(2, 24)} AS description, ${marked(3, 24)} AS body
    FROM search s WHERE search MATCH +@match AND +s.rowid IN (SELECT id FROM ranked)
  ),
  hits AS (
    SELECT id, 'NAME' AS field, name AS text FROM marked WHERE instr(name, char(2))
    UNION ALL SELECT id, 'ALIAS', alias FROM marked WHERE NOT instr(name, char(2)) AND instr(alias, char(2))
    UNION ALL SELECT id, 'DESCRIPTION', description FROM marked
      WHERE NOT instr(name, char(2)) AND NOT coalesce(instr(alias, char(2)), 0) AND instr(description, char(2))
    UNION ALL SELECT id, 'BODY', body FROM marked
      WHERE NOT instr(name, char(2)) AND NOT coalesce(instr(alias, char(2)), 0)
        AND NOT coalesce(instr(description, char(2)), 0) AND instr(body, char(2))
  )
  SELECT '{"search":{"nodes":[' || coalesce(group_concat(json, ','), '') || ']}}' FROM (
    SELECT '{"node":{"__typename":"' || substr(f.type, 1, 1) || lower(substr(f.type, 2)) || '","id":"' || lower(f.type) || ':' || f.id
      || '","name":' || json_quote(${ofNode('name')}) || '},"field":"' || h.field || '","highlight":' || ${HIGHLIGHT} || '}' AS json
    FROM ranked f JOIN hits h ON h.id = f.id ORDER BY f.rank, min(length(f.key), 9999), f.id
  )`;
}
