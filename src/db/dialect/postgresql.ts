import type { Dialect } from './dialect.ts';
import { DAYS, type DayName, LAST_CHARACTER, PLACES, type PlaceType } from './neutral.ts';
import { CURSOR_FUNCTION, GUARD_FUNCTION, VALUE_FUNCTION } from './postgresql-functions.ts';
import { nameColumns } from './postgresql-names.ts';
import { tsqueryOf } from './postgresql-words.ts';
import { renderCalls } from './render.ts';

/** What stands for one of these names is the same in every database, as its order is in SQLite: by the bytes of UTF-8. */
const BYTEWISE = 'COLLATE "C"';

/** So many characters of texts of any length an index has: it takes no text of more than 2,700 bytes. */
const START_LENGTH = 64;

/** The start of a text, as an index has it that finds rows by it. */
export function startOf(text: string): string {
  return `left(${text}, ${START_LENGTH})`;
}

const POSTGRESQL: Dialect = {
  each: (list, alias) => `unnest(${list}) WITH ORDINALITY ${alias}(value, key)`,
  // The rows are cut before anything is joined to them, since any way to join may be taken then.
  walk: (list, listAlias, table, alias, condition, joins, order, limit) =>
    `(SELECT ${listAlias}.key AS walk_key, ${alias}.* FROM unnest(${list}) WITH ORDINALITY ${listAlias}(value, key) JOIN LATERAL (SELECT * FROM ${table} WHERE ${condition} ORDER BY ${order}) ${alias} ON TRUE LIMIT ${limit}) ${alias}${joins} ORDER BY ${alias}.walk_key, ${order}`,
  eachElement: (json, alias) =>
    `(SELECT value ${BYTEWISE} AS value, key FROM json_array_elements_text((${json})::json) WITH ORDINALITY e(value, key)) ${alias}`,
  eachMember: (json, path, alias) => `json_each(${jsonPart(json, path)}) ${alias}(key, value)`,
  isAmong: (expression, list) => `${expression} = ANY(${list})`,

  orderedKeys: (keys) => `SELECT id, row_number() OVER () AS nth FROM (${keys}) keys`,
  firstKeys: (table, limit) => `SELECT id, nth FROM ${table} WHERE nth <= ${limit}`,
  lastKey: (table, limit) =>
    `SELECT id, nth FROM ${table} WHERE nth = (SELECT least(count(*), ${limit}) FROM ${table})`,
  inOrderOfKeys: (keys) => ` ORDER BY ${keys}.nth`,

  // Who reads sets `join_collapse_limit = 1`: tables are then joined as they stand.
  thenJoin: () => 'JOIN',
  // A subquery with a limit is asked anew for each row of the table that its value is compared with.
  joinByKeys: (table, condition, key, keys) =>
    ` JOIN LATERAL (${keys}) listed(found) ON TRUE JOIN ${table} ON ${condition}${key} = listed.found`,
  unindexed: (expression) => expression,
  ascending: (expression) => `${expression} NULLS FIRST`,
  descending: (expression) => `${expression} DESC NULLS LAST`,

  lesser: (one, other) => `least(${one}, ${other})`,
  greater: (one, other) => `greatest(${one}, ${other})`,
  truth: (condition) => `(${condition})::int`,
  ofAny: (condition) => `bool_or(${condition})`,
  ofAll: (condition) => `bool_and(${condition})`,
  integer: (expression) => `(${expression})::bigint`,

  position: (text, part) => `strpos(${text}, ${part})`,
  continues: (text, start) =>
    `(${text} > ${start} AND ${text} < ${start} || chr(${LAST_CHARACTER}) AND ${startOf(text)} >= ${startOf(start)} AND ${startOf(text)} < ${startOf(start)} || chr(${LAST_CHARACTER}))`,
  startsWithDigits: (text, start, digits) => `${text} ~ '^${JSON.parse(start)}[0-9]{${digits}}.'`,
  textList: (expression, separator, order) =>
    `string_agg((${expression})::text, ${separator}${ordered(order)})`,
  distinctTextList: (expression) => `string_agg(DISTINCT (${expression})::text ${BYTEWISE}, ',')`,

  jsonQuote: (expression) => `coalesce(to_json((${expression})::text)::text, 'null')`,
  jsonInteger: (expression) => `coalesce((${expression})::text, 'null')`,
  jsonArray: (...elements) => `json_build_array(${elements.join(', ')})`,
  jsonRows: (expression, order) => `'[' || coalesce(${elements(expression, order)}, '') || ']'`,
  jsonRowsWhere: (expression, order, condition) =>
    `'[' || coalesce(${elements(expression, order)} FILTER (WHERE ${condition}), '') || ']'`,
  jsonBytes: (json) => json,
  jsonAt: (json, path) => `(${jsonPart(json, path)})::text ${BYTEWISE}`,
  jsonTextAt: (json, path) => `${jsonScalar(json, path)} ${BYTEWISE}`,
  jsonIntegerAt: (json, path) => `${jsonScalar(json, path)}::bigint`,
  jsonTruthAt: (json, path) => `CASE ${jsonScalar(json, path)} WHEN 'true' THEN 1 WHEN 'false' THEN 0 END`,
  jsonListsDescending: (list, length) =>
    Array.from({ length: Number(length) }, (_, place) => greaterElementFirst(list, place)).join(', '),
  // How long a statement takes is bounded by `statement_timeout`.
  guardedList: () => `CASE WHEN ${GUARD_FUNCTION}(octet_length(l)) THEN l END`,

  nodePlace: () => 'place',
  matching: (table, words) => `${table}.words @@ ${words}`,
  keptNames: (table) => table,

  cursor: (tag, sortValue, key) => `${CURSOR_FUNCTION}(${tag}, (${sortValue})::text, ${key})`,
  tenderValue: (...columns) => `${VALUE_FUNCTION}(json_agg(json_build_array(${columns.join(', ')})))`,
};

function ordered(order: string): string {
  return order === '' ? '' : ` ORDER BY ${order}`;
}

/** JSON texts of the rows, with commas between as `JSON.stringify` has them. */
function elements(expression: string, order: string): string {
  return `string_agg(coalesce(to_json(${expression})::text, 'null'), ','${ordered(order)})`;
}

function keysOf(path: string): string {
  return `'{${(JSON.parse(path) as unknown[]).join(',')}}'`;
}

function jsonPart(json: string, path: string): string {
  return `(${json})::json #> ${keysOf(path)}`;
}

function jsonScalar(json: string, path: string): string {
  return `((${json})::json #>> ${keysOf(path)})`;
}

/** Numbers are compared as such, texts by their bytes; what is missing comes last. */
function greaterElementFirst(list: string, place: number): string {
  const element = jsonScalar(list, JSON.stringify([place]));
  const number = `CASE json_typeof(${jsonPart(list, JSON.stringify([place]))}) WHEN 'number' THEN ${element}::numeric END`;
  return `${number} DESC NULLS LAST, ${element} ${BYTEWISE} DESC NULLS LAST`;
}

/** What is bound at a place of a statement, `$1` being the first. */
export type PostgresPlace = { readonly value: number; readonly type: PlaceType } | { readonly day: DayName };

/** A statement as PostgreSQL takes it. */
export interface PostgresStatement {
  readonly text: string;
  readonly places: readonly PostgresPlace[];
}

/** The types of places in PostgreSQL, in the order of `PLACES`; that of NULL is left open. */
const TYPES: Readonly<Record<PlaceType, string>> = {
  integer: '::bigint',
  text: '::text',
  nothing: '',
  integers: '::bigint[]',
  texts: '::text[]',
  words: '::text::tsquery',
};

const TYPE_OF_SIGN = new Map(
  Object.entries(PLACES).map(([type, sign]) => [sign as string, type as PlaceType]),
);
const DAY_OF_SIGN = new Map(Object.entries(DAYS).map(([day, sign]) => [sign as string, day as DayName]));
const ANY_PLACE = new RegExp(`[${[...TYPE_OF_SIGN.keys(), ...DAY_OF_SIGN.keys()].join('')}]`, 'g');

/** Numbers the places in the order of the text, in which their values stand; each day has one, however often it is asked for. */
export function renderPostgres(text: string): PostgresStatement {
  const places: PostgresPlace[] = [];
  const days = new Map<DayName, number>();
  let values = 0;
  const numbered = text.replace(ANY_PLACE, (sign) => {
    const type = TYPE_OF_SIGN.get(sign);
    if (type !== undefined) {
      const number = places.push({ value: values, type });
      values += 1;
      return `$${number}${TYPES[type]}`;
    }
    const day = DAY_OF_SIGN.get(sign) as DayName;
    const number = days.get(day) ?? places.push({ day });
    days.set(day, number);
    return `$${number}::text`;
  });
  return { text: nameColumns(renderCalls(numbered, POSTGRESQL)), places };
}

/** What is bound at a statement's places, of the values of its fragment and the days asked: numbers, texts, and arrays of them. */
export function postgresParameters(
  { places }: PostgresStatement,
  values: readonly (string | number | null)[],
  days: Readonly<Partial<Record<DayName, string>>>,
): (string | number | null | readonly (string | number)[])[] {
  return places.map((place) => {
    if ('day' in place) return days[place.day] ?? null;
    const value = values[place.value] ?? null;
    if (place.type === 'words') return tsqueryOf(String(value));
    const isList = place.type === 'integers' || place.type === 'texts';
    return isList ? (JSON.parse(value as string) as (string | number)[]) : value;
  });
}
