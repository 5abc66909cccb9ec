import { getTableName } from 'drizzle-orm';
import type { NodeType } from '../../domain/node.ts';
import { thenJoin } from '../dialect/expression.ts';
import { isAmong, isAmongTexts } from '../dialect/list.ts';
import { keptNames, matching, nodePlace } from '../dialect/search-words.ts';
import { nodesAs } from '../node-type.ts';
import { type AsOf, knownBy } from '../read/time/as-of.ts';
import { as } from '../statement/alias.ts';
import { type Fragment, fragment, raw, type SqlRow } from '../statement/fragment.ts';
import { MAX_KEY_LENGTH } from './index-entry.ts';
import {
  hasTexts,
  identifierKeys,
  idOfPlace,
  NAMES,
  nameKeys,
  TEXTS,
  TYPE_CODES,
  typeOfCode,
  wordFragments,
  words,
} from './index-table.ts';
import { isNewestFirst } from './ranking.ts';

/** What runs the statements of a search. */
export interface SearchReader {
  readonly asOf: AsOf;
  rows(statement: Fragment): SqlRow[];
}

/** A node as the index holds it. */
export interface Candidate {
  readonly type: NodeType;
  readonly place: number;
  /** The foldings of the name, one a line, and after an empty line those of aliases. */
  readonly name: string;
  readonly identifiers: string;
}

export const MATCHES_OF_A_TYPE = 60;
const KEYS_AT_ONCE = 30;
/** Words that share a fragment: of a usual start there are many. */
const MAX_NEIGHBOURS = 2_000;
/** Greater than every key. */
const END = '~';

const nodes = nodesAs('t');
const k = as(nameKeys, 'k');
const i = as(identifierKeys, 'i');
const w = as(words, 'w');
const f = as(wordFragments, 'f');

/** The look-ups of one search, each of them bounded. */
export class Lookups {
  readonly #reader: SearchReader;
  readonly #types: readonly NodeType[];
  /** Whether none has reached its bound. */
  complete = true;

  constructor(reader: SearchReader, types: readonly NodeType[]) {
    this.#reader = reader;
    this.#types = [...new Set(types)];
  }

  /** Nodes with an identifier of these letters and digits. */
  byIdentifier(number: string): Candidate[] {
    return this.#byNumber(fragment`${i.key} = ${number}`);
  }

  /** Nodes with a longer one that starts so. */
  byIdentifierStart(number: string): Candidate[] {
    return this.#byNumber(fragment`${i.key} > ${number} AND ${i.key} < ${number + END}`);
  }

  #byNumber(condition: Fragment): Candidate[] {
    const codes = this.#types.map((type) => TYPE_CODES[type]);
    const found = this.#reader.rows(
      fragment`SELECT ${i.type} AS type, ${i.place} AS place FROM ${i} WHERE ${condition} AND ${isAmong(i.type, codes)} ORDER BY ${i.key}, ${i.type}, ${i.place} LIMIT ${KEYS_AT_ONCE}`,
    ) as unknown as { type: number; place: number }[];
    this.#bound(found.length, KEYS_AT_ONCE);
    return this.#atPlaces(found);
  }

  /** Nodes with this whole name, in order of place. */
  byName(key: string): Candidate[] {
    return this.#byKey(key, (cut) => fragment`${k.key} = ${cut}`);
  }

  /** Nodes with a longer name that starts so. */
  byNameStart(key: string): Candidate[] {
    return this.#byKey(key, (cut) => fragment`${k.key} > ${cut} AND ${k.key} < ${cut + END}`);
  }

  #byKey(key: string, condition: (cut: string) => Fragment): Candidate[] {
    const cut = key.slice(0, MAX_KEY_LENGTH);
    const found = this.#types.flatMap((type) => {
      const code = TYPE_CODES[type];
      const rows = this.#reader.rows(
        fragment`SELECT ${code} AS type, ${k.place} AS place FROM ${k} WHERE ${k.type} = ${code} AND ${condition(cut)} ORDER BY ${k.key}, ${k.place} LIMIT ${KEYS_AT_ONCE}`,
      );
      this.#bound(rows.length, KEYS_AT_ONCE);
      return rows as unknown as { type: number; place: number }[];
    });
    return this.#atPlaces(found);
  }

  #atPlaces(found: readonly { type: number; place: number }[]): Candidate[] {
    return [...Map.groupBy(found, ({ type }) => type)].flatMap(([code, rows]) => {
      const type = typeOfCode(code);
      const names = keptNames(getTableName(NAMES[type]));
      const places = [...new Set(rows.map(({ place }) => place))];
      return this.#known(
        type,
        this.#reader.rows(
          fragment`SELECT place, name, identifiers FROM ${names} WHERE ${isAmong('place', places)}`,
        ),
      );
    });
  }

  /** Nodes whose names match what FTS5 is asked for, of each type the first so many: the best known, or the newest. */
  byWords(expression: string, limit = MATCHES_OF_A_TYPE): Candidate[] {
    return this.#types.flatMap((type) => {
      const { name, identifiers } = NAMES[type];
      const table = getTableName(NAMES[type]);
      const columns = raw(`${nodePlace} AS place, ${name.name} AS name, ${identifiers.name} AS identifiers`);
      const rows = this.#reader.rows(
        fragment`SELECT ${columns} FROM ${raw(table)} WHERE ${matching(table, expression)} ORDER BY ${orderOf(type)} LIMIT ${this.#limit(limit)}`,
      );
      this.#bound(rows.length, limit);
      return this.#known(type, rows);
    });
  }

  /** Nodes whose texts hold all the words. */
  byTexts(expression: string): Candidate[] {
    return this.#types.filter(hasTexts).flatMap((type) => {
      const table = getTableName(TEXTS[type]);
      const rows = this.#reader.rows(
        fragment`SELECT ${nodePlace} AS place FROM ${raw(table)} WHERE ${matching(table, expression)} ORDER BY ${orderOf(type)} LIMIT ${this.#limit(MATCHES_OF_A_TYPE)}`,
      ) as unknown as { place: number }[];
      this.#bound(rows.length, MATCHES_OF_A_TYPE);
      return this.#atPlaces(rows.map((row) => ({ ...row, type: TYPE_CODES[type] })));
    });
  }

  /** In how many names of the types the word is, at most so many. */
  countNames(word: string, most: number): number {
    let count = 0;
    for (const type of this.#types) {
      const table = getTableName(NAMES[type]);
      const rows = this.#reader.rows(
        fragment`SELECT count(*) AS count FROM (SELECT 1 FROM ${raw(table)} WHERE ${matching(table, `"${word}"`)} LIMIT ${most})`,
      ) as unknown as { count: number }[];
      count += rows[0]?.count ?? 0;
      if (count >= most) return most;
    }
    return count;
  }

  /** Those of the words that are in a name, of whatever type. */
  keptAmong(some: readonly string[]): Set<string> {
    const rows = this.#reader.rows(
      fragment`SELECT ${w.word} AS word FROM ${w} WHERE ${isAmongTexts(w.word, some)}`,
    ) as unknown as { word: string }[];
    return new Set(rows.map(({ word }) => word));
  }

  /** Whether each of the words is in a name, of whatever type: looked up in less than FTS5 takes to find nothing. */
  areKept(some: readonly string[]): boolean {
    return this.keptAmong(some).size === new Set(some).size;
  }

  /** Words of names that share one of the fragments. */
  withFragments(fragments: readonly number[]): string[] {
    const rows = this.#reader.rows(
      fragment`SELECT ${w.word} AS word FROM (SELECT DISTINCT ${f.wordId} AS found FROM ${f} WHERE ${isAmong(f.fragment, fragments)} ORDER BY found LIMIT ${MAX_NEIGHBOURS}) ${thenJoin} ${w} ON ${w.id} = found ORDER BY ${w.id}`,
    ) as unknown as { word: string }[];
    return rows.map(({ word }) => word);
  }

  #bound(count: number, limit: number): void {
    if (count >= limit) this.complete = false;
  }

  /** Some of those found may not have been known on the day asked. */
  #limit(limit: number): number {
    return this.#reader.asOf.knownOn === undefined ? limit : 2 * limit;
  }

  #known(type: NodeType, rows: readonly SqlRow[]): Candidate[] {
    const found = rows as unknown as Omit<Candidate, 'type'>[];
    const candidates = found.map(({ place, name, identifiers }) => ({ type, place, name, identifiers }));
    if (this.#reader.asOf.knownOn === undefined || candidates.length === 0) return candidates;
    const t = nodes[type];
    const ids = candidates.map(({ place }) => idOfPlace(place));
    const known = this.#reader.rows(
      fragment`SELECT ${t.id} AS id FROM ${t} WHERE ${isAmong(t.id, ids)} AND ${knownBy(t.knownFrom)}`,
    );
    const kept = new Set(known.map(({ id }) => id));
    return candidates.filter(({ place }) => kept.has(idOfPlace(place)));
  }
}

function orderOf(type: NodeType): Fragment {
  return raw(isNewestFirst(type) ? `${nodePlace} DESC` : `${nodePlace}`);
}
