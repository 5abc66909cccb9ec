import type { Dialect } from './dialect.ts';
import { DAYS, LAST_CHARACTER, PLACES } from './neutral.ts';
import { renderCalls } from './render.ts';

/** The names of functions that a connection gives its statements. */
export const CURSOR_FUNCTION = 'greffe_cursor';
export const GUARD_FUNCTION = 'may_go_on';
export const VALUE_FUNCTION = 'greffe_tender_value';

const SQLITE: Dialect = {
  each: (list, alias) => `json_each(${list}) ${alias}`,
  // Tables are read one within the other, along their indexes: nothing has to be sorted.
  walk: (list, listAlias, table, _alias, condition, joins, _order, limit) =>
    `json_each(${list}) ${listAlias} CROSS JOIN ${table} ON ${condition}${joins} LIMIT ${limit}`,
  eachElement: (json, alias) => `json_each(${json}) ${alias}`,
  eachMember: (json, path, alias) => `json_each(${json}, ${pathOf(path)}) ${alias}`,
  isAmong: (expression, list) => `${expression} IN (SELECT value FROM json_each(${list}))`,

  // What WITH names is read as it was made, and led by.
  orderedKeys: (keys) => keys,
  firstKeys: (table, limit) => `SELECT id FROM ${table} LIMIT ${limit}`,
  lastKey: (table, limit) =>
    `SELECT id FROM ${table} LIMIT 1 OFFSET (SELECT min(count(*), ${limit}) - 1 FROM ${table})`,
  inOrderOfKeys: () => '',

  thenJoin: () => 'CROSS JOIN',
  joinByKeys: (table, condition, key, keys) => ` CROSS JOIN ${table} ON ${condition}${key} IN (${keys})`,
  unindexed: (expression) => `+${expression}`,
  ascending: (expression) => expression,
  descending: (expression) => `${expression} DESC`,

  lesser: (one, other) => `min(${one}, ${other})`,
  greater: (one, other) => `max(${one}, ${other})`,
  truth: (condition) => condition,
  ofAny: (condition) => `max(${condition})`,
  ofAll: (condition) => `min(${condition})`,
  integer: (expression) => `CAST(${expression} AS INTEGER)`,

  position: (text, part) => `instr(${text}, ${part})`,
  continues: (text, start) => `(${text} > ${start} AND ${text} < ${start} || char(${LAST_CHARACTER}))`,
  startsWithDigits: (text, start, digits) =>
    `${text} GLOB '${JSON.parse(start)}${'[0-9]'.repeat(Number(digits))}?*'`,
  textList: (expression, separator, order) => `group_concat(${expression}, ${separator}${ordered(order)})`,
  distinctTextList: (expression) => `group_concat(DISTINCT ${expression} ORDER BY ${expression})`,

  jsonQuote: (expression) => `json_quote(${expression})`,
  jsonInteger: (expression) => `coalesce(${expression}, 'null')`,
  jsonArray: (...elements) => `json_array(${elements.join(', ')})`,
  jsonRows: (expression, order) => `json_group_array(${expression}${ordered(order)})`,
  jsonRowsWhere: (expression, order, condition) =>
    `json_group_array(${expression}${ordered(order)}) FILTER (WHERE ${condition})`,
  jsonBytes: (json) => `CAST(${json} AS BLOB)`,
  jsonAt: (json, path) => `${json} -> ${pathOf(path)}`,
  jsonTextAt: (json, path) => `${json} ->> ${pathOf(path)}`,
  jsonIntegerAt: (json, path) => `${json} ->> ${pathOf(path)}`,
  jsonTruthAt: (json, path) => `${json} ->> ${pathOf(path)}`,
  jsonListsDescending: (list, length) =>
    Array.from({ length: Number(length) }, (_, place) => `${list} ->> ${place} DESC`).join(', '),
  guardedList: (depth) => `CASE WHEN ${GUARD_FUNCTION}(${depth}, octet_length(l)) THEN l END`,

  nodePlace: () => 'rowid',
  matching: (table, words) => `${table} MATCH ${words}`,
  keptNames: (table) => `(SELECT id AS place, c0 AS name, c1 AS identifiers FROM ${table}_content)`,

  cursor: (tag, sortValue, key) => `${CURSOR_FUNCTION}(${tag}, ${sortValue}, ${key})`,
  tenderValue: (...columns) => `${VALUE_FUNCTION}(${columns.join(', ')})`,
};

function ordered(order: string): string {
  return order === '' ? '' : ` ORDER BY ${order}`;
}

/** `["values", "name", 0]` as `'$.values.name[0]'`; a number alone as it is. */
function pathOf(json: string): string {
  const keys = JSON.parse(json) as (string | number)[];
  if (keys.length === 1 && typeof keys[0] === 'number') return String(keys[0]);
  return `'$${keys.map((key) => (typeof key === 'number' ? `[${key}]` : `.${key}`)).join('')}'`;
}

/**
 * A statement as SQLite takes it. Bound places are written `+?`, and days `+@`: with a bare `?` SQLite looks at the value and plans the
 * statement anew at each execution.
 */
export function renderSqlite(text: string): string {
  if (!SIGNS.test(text)) return text;
  return renderCalls(text, SQLITE)
    .replace(ANY_PLACE, '+?')
    .replace(KNOWN_ON, '+@knownOn')
    .replace(VALID_ON, '+@validOn');
}

const KNOWN_ON = new RegExp(DAYS.knownOn, 'g');
const VALID_ON = new RegExp(DAYS.validOn, 'g');
const ANY_PLACE = new RegExp(`[${Object.values(PLACES).join('')}]`, 'g');
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are the signs of neutral text
const SIGNS = /[\u0001-\u0008\u000b\u000e\u000f]/;
