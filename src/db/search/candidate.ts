import { nameKey } from '../../domain/name-key.ts';
import type { NodeType } from '../../domain/node.ts';
import { BARE_NODES, nodesAs } from '../node-type.ts';
import { type AsOf, knownBy } from '../read/time/as-of.ts';
import { as, type Name } from '../statement/alias.ts';
import { type Fragment, fragment, join, NOTHING, type SqlRow } from '../statement/fragment.ts';
import { amongValues } from '../statement/json-each.ts';
import { aliases as aliasTable, nodes } from '../tables/node.ts';
import { matchExpression, type QueryText } from './query-text.ts';

const nodesAsT = nodesAs('t');
const a = as(aliasTable, 'a');
const n = as(nodes, 'n');
/** What an inner statement found, of whatever type: all have these columns. */
const { ORGANISATION: f } = nodesAs('f');

/** What a search reads through, be it in a thread of its own: the database, on the days asked. */
export interface SearchReader {
  readonly asOf: AsOf;
  rows(statement: Fragment): readonly SqlRow[];
}

/** A node that may be a hit, with the names it is ranked by. */
export interface Candidate {
  readonly id: number;
  readonly type: NodeType;
  readonly name: string;
  readonly aliases: string | null;
}

/**
 * How many matches are looked at before ranking. Ranking every match of a short prefix takes tens of
 * milliseconds, in which the process answers nobody else.
 */
const MAX_BY_NAME_START = 50;
const MAX_MATCHES = 400;
const MAX_LOOKED_AT = 4_000;

export interface Candidates {
  readonly found: readonly Candidate[];
  /** Whether every match was looked at. */
  readonly complete: boolean;
}

/** Nodes of the given types that may match: names that start with the text, then matches of the full-text index. */
export function findCandidates(
  reader: SearchReader,
  text: QueryText,
  types: readonly NodeType[],
): Candidates {
  const byId = new Map<number, Candidate>();
  const add = (rows: readonly unknown[]): void => {
    for (const row of rows as Candidate[]) if (!byId.has(row.id)) byId.set(row.id, row);
  };
  const starting = reader.rows(candidatesStartingWith(reader, text.words.join(' '), types));
  add(starting);
  const match = matchExpression(text);
  const inNames = reader.rows(matching(reader, `{name aliases} : (${match})`, types));
  add(inNames);
  const anywhere = reader.rows(matching(reader, match, types));
  add(anywhere);
  return {
    found: [...byId.values()],
    complete: anywhere.length < MAX_MATCHES && inNames.length < MAX_MATCHES,
  };
}

/**
 * Nodes whose name starts with the text, at most `limit` of each type, in order of name: `id`, `type`, `name` and `sortKey`.
 * Served by the index of each type's names.
 */
function startingWith(
  reader: SearchReader,
  start: string,
  types: readonly NodeType[],
  limit: number,
): Fragment {
  const key = nameKey(start);
  const branches = types.map((type) => {
    const t = nodesAsT[type];
    return fragment`SELECT * FROM (SELECT ${t.id}, ${t.type}, ${t.name}, ${t.nameKey} AS sortKey FROM ${t} WHERE ${t.nameKey} >= ${key} AND ${t.nameKey} < ${`${key}\u{10FFFF}`}${known(reader, t.knownFrom)} ORDER BY ${t.nameKey}, ${t.id} LIMIT ${limit})`;
  });
  return join(branches, ' UNION ALL ');
}

/** The same with the aliases of each, by which hits are ranked. */
function candidatesStartingWith(reader: SearchReader, start: string, types: readonly NodeType[]): Fragment {
  const found = startingWith(reader, start, types, MAX_BY_NAME_START);
  return fragment`SELECT id, type, name, (SELECT group_concat(${a.name}, char(10)) FROM ${a} WHERE ${a.nodeId} = ${f.id}) AS aliases FROM (${found}) f`;
}

/** Nodes whose name starts with the text, in order of name. */
export function findCompletions(
  reader: SearchReader,
  start: string,
  types: readonly NodeType[],
  limit: number,
): { id: number; type: NodeType }[] {
  const found = startingWith(reader, start, types, limit);
  return reader.rows(
    fragment`SELECT id, type FROM (${found}) ORDER BY sortKey, id LIMIT ${limit}`,
  ) as unknown as { id: number; type: NodeType }[];
}

function matching(reader: SearchReader, match: string, types: readonly NodeType[]): Fragment {
  const found = fragment`SELECT rowid AS id, name, aliases FROM search WHERE search MATCH ${match} LIMIT ${MAX_LOOKED_AT}`;
  return fragment`SELECT ${f.id}, ${n.type}, ${f.name}, f.aliases FROM (${found}) f CROSS JOIN ${n} ON ${n.id} = ${f.id} WHERE ${n.type} IN ${amongValues(types)}${known(reader, KNOWN_FROM)} LIMIT ${MAX_MATCHES}`;
}

function known(reader: SearchReader, column: Name | string): Fragment {
  return reader.asOf.knownOn === undefined ? NOTHING : fragment` AND ${knownBy(column)}`;
}

/** The day since which the node `n` is known, from the table of its type. */
const KNOWN_FROM = `CASE ${n.type} ${Object.entries(BARE_NODES)
  .map(
    ([type, node]) =>
      `WHEN '${type}' THEN (SELECT ${node.knownFrom} FROM ${node} WHERE ${node.id} = ${n.id})`,
  )
  .join(' ')} END`;
