import { getTableName } from 'drizzle-orm';
import { nameKey } from '../../domain/name-key.ts';
import type { NodeType } from '../../domain/node.ts';
import { NODE_TABLES } from '../node-type.ts';
import type { Session } from '../read/row/session.ts';
import { knownBy } from '../read/time/as-of.ts';
import { type Fragment, fragment, join, NOTHING, raw } from '../statement/fragment.ts';
import { matchExpression, type QueryText } from './query-text.ts';

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
export function findCandidates(session: Session, text: QueryText, types: readonly NodeType[]): Candidates {
  const byId = new Map<number, Candidate>();
  const add = (rows: readonly unknown[]): void => {
    for (const row of rows as Candidate[]) if (!byId.has(row.id)) byId.set(row.id, row);
  };
  const starting = session.rows(candidatesStartingWith(session, text.words.join(' '), types));
  add(starting);
  const match = matchExpression(text);
  const inNames = session.rows(matching(session, `{name aliases} : (${match})`, types));
  add(inNames);
  const anywhere = session.rows(matching(session, match, types));
  add(anywhere);
  return {
    found: [...byId.values()],
    complete: anywhere.length < MAX_MATCHES && inNames.length < MAX_MATCHES,
  };
}

/**
 * Nodes whose name starts with the text, at most `limit` of each type, in order of name: `id`, `type`, `name` and `name_key`.
 * Served by the index of each type's names.
 */
function startingWith(session: Session, start: string, types: readonly NodeType[], limit: number): Fragment {
  const key = nameKey(start);
  const branches = types.map((type) => {
    const table = raw(getTableName(NODE_TABLES[type]));
    return fragment`SELECT * FROM (SELECT t.id, t.type, t.name, t.name_key FROM ${table} t WHERE t.name_key >= ${key} AND t.name_key < ${`${key}\u{10FFFF}`}${known(session, 't.known_from')} ORDER BY t.name_key, t.id LIMIT ${limit})`;
  });
  return join(branches, ' UNION ALL ');
}

/** The same with the aliases of each, by which hits are ranked. */
function candidatesStartingWith(session: Session, start: string, types: readonly NodeType[]): Fragment {
  const found = startingWith(session, start, types, MAX_BY_NAME_START);
  return fragment`SELECT id, type, name, (SELECT group_concat(a.name, char(10)) FROM aliases a WHERE a.node_id = f.id) AS aliases FROM (${found}) f`;
}

/** Nodes whose name starts with the text, in order of name. */
export function findCompletions(
  session: Session,
  start: string,
  types: readonly NodeType[],
  limit: number,
): { id: number; type: NodeType }[] {
  const found = startingWith(session, start, types, limit);
  return session.rows(
    fragment`SELECT id, type FROM (${found}) ORDER BY name_key, id LIMIT ${limit}`,
  ) as unknown as { id: number; type: NodeType }[];
}

function matching(session: Session, match: string, types: readonly NodeType[]): Fragment {
  const found = fragment`SELECT rowid AS id, name, aliases FROM search WHERE search MATCH ${match} LIMIT ${MAX_LOOKED_AT}`;
  const branch = knownFromByType();
  return fragment`SELECT f.id, n.type, f.name, f.aliases FROM (${found}) f CROSS JOIN nodes n ON n.id = f.id WHERE n.type IN (SELECT value FROM json_each(${JSON.stringify(types)}))${known(session, branch)} LIMIT ${MAX_MATCHES}`;
}

function known(session: Session, column: string): Fragment {
  return session.asOf.knownOn === undefined ? NOTHING : fragment` AND ${knownBy(column)}`;
}

/** The day since which the node `n` is known, from the table of its type. */
function knownFromByType(): string {
  const cases = Object.entries(NODE_TABLES).map(
    ([type, table]) => `WHEN '${type}' THEN (SELECT known_from FROM ${getTableName(table)} WHERE id = n.id)`,
  );
  return `CASE n.type ${cases.join(' ')} END`;
}
