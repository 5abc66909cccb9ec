import type { Database } from 'better-sqlite3';
import { foldings, identifierKey } from '../../domain/folding.ts';
import { withoutLegalForms } from '../../domain/legal-form.ts';
import { LINKING_WORDS } from '../../domain/linking-word.ts';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { plainWords } from '../../domain/plain-word.ts';
import { nodesAs } from '../node-type.ts';
import { as } from '../statement/alias.ts';
import { articles } from '../tables/article.ts';
import { edges } from '../tables/claim.ts';
import { aliases, identifiers } from '../tables/node.ts';
import { hasTexts, KEYED_TYPES, placeOf, RANKED_TYPES } from './index-table.ts';
import { isKeptWord } from './spelling.ts';

/** What the index must hold of a node. */
export interface IndexEntry {
  readonly place: number;
  /** The foldings of its name, one a line, and after an empty line those of its aliases. */
  readonly name: string;
  readonly identifiers: string;
  /** The words of its description and body, each once; null where it has none. */
  readonly text: string | null;
}

export interface EntryReader {
  /** Undefined when the node has no row in the table of its type. */
  read(type: NodeType, id: number): IndexEntry | undefined;
  placeOf(type: NodeType, id: number): number;
}

const nodes = nodesAs('t');
const article = as(articles, 't');
const a = as(aliases, 'a');
const i = as(identifiers, 'i');
const e = as(edges, 'e');

/** DECP's contracts are known by the buyer's SIRET and their number, as one value: they are asked for by the number. */
const DECP_CONTRACT = /^\d{14}/;

type NodeTexts = [name: string, description: string | null, body: string | null];

export function createEntryReader(sqlite: Database): EntryReader {
  const texts = byType((type) => {
    const t = nodes[type];
    const body = type === 'ARTICLE' ? article.body : 'NULL';
    return sqlite
      .prepare<[number], NodeTexts>(
        `SELECT ${t.name}, ${t.description}, ${body} FROM ${t} WHERE ${t.id} = +?`,
      )
      .raw();
  });
  const otherNames = sqlite
    .prepare<[number], string>(`SELECT ${a.name} FROM ${a} WHERE ${a.nodeId} = +? ORDER BY ${a.name}`)
    .pluck();
  const values = sqlite
    .prepare<[number], [scheme: string, value: string]>(
      `SELECT ${i.scheme}, ${i.value} FROM ${i} WHERE ${i.nodeId} = +?`,
    )
    .raw();
  const claimsFrom = prepareCount(sqlite, `${e.fromId}`);
  const claimsTo = prepareCount(sqlite, `${e.toId}`);
  const place = (type: NodeType, id: number) =>
    placeOf(type, id, RANKED_TYPES.has(type) ? (claimsFrom.get(id) ?? 0) + (claimsTo.get(id) ?? 0) : 0);
  return {
    placeOf: place,
    read(type, id) {
      const found = texts[type].get(id);
      if (found === undefined) return undefined;
      const [name, description, body] = found;
      return {
        place: place(type, id),
        name: nameLines(name, otherNames.all(id)),
        identifiers: keysOfIdentifiers(values.all(id)),
        text: hasTexts(type) ? textWords(description, body) : null,
      };
    },
  };
}

function byType<T>(make: (type: NodeType) => T): Record<NodeType, T> {
  return Object.fromEntries(NODE_TYPES.map((type) => [type, make(type)])) as Record<NodeType, T>;
}

function prepareCount(sqlite: Database, column: string) {
  return sqlite.prepare<[number], number>(`SELECT count(*) FROM ${e} WHERE ${column} = +?`).pluck();
}

function nameLines(name: string, others: readonly string[]): string {
  const own = foldings(name);
  const more = [...new Set(others.flatMap(foldings))].filter((line) => !own.includes(line));
  return [own.join('\n'), ...(more.length > 0 ? [more.join('\n')] : [])].join('\n\n');
}

function keysOfIdentifiers(found: readonly (readonly [scheme: string, value: string])[]): string {
  const keys = new Set<string>();
  for (const [scheme, value] of found) {
    const key = identifierKey(value);
    if (key !== '') keys.add(key);
    if (scheme.startsWith('DECP') && DECP_CONTRACT.test(key) && key.length > SIRET_DIGITS) {
      keys.add(key.slice(SIRET_DIGITS));
    }
  }
  return [...keys].sort().join(' ');
}

const SIRET_DIGITS = 14;

function textWords(...texts: readonly (string | null)[]): string | null {
  const found = new Set(texts.flatMap((text) => (text === null ? [] : plainWords(text))));
  return found.size === 0 ? null : [...found].join(' ');
}

/** A whole name may be as long as a sentence: keys are cut. */
export const MAX_KEY_LENGTH = 64;
/** First letters of less words are words of their own. */
const MIN_INITIALS = 3;

/** The keys by which a node of this type is looked up by its whole name; see `nameKeys`. */
export function keysOfName(type: NodeType, name: string): string[] {
  if (!KEYED_TYPES.has(type) || name === '') return [];
  const keys = new Set<string>();
  for (const line of name.split('\n')) {
    if (line === '') continue;
    const all = line.split(' ');
    keys.add(all.join('').slice(0, MAX_KEY_LENGTH));
    const { words: bare } = withoutLegalForms(all);
    keys.add(bare.join('').slice(0, MAX_KEY_LENGTH));
    for (const letters of initialsOf(all, bare)) keys.add(`=${letters}`);
  }
  return [...keys];
}

/** First letters of the words but linking ones: with legal forms, and without. */
function initialsOf(all: readonly string[], bare: readonly string[]): string[] {
  const of = (some: readonly string[]) =>
    some
      .filter((word) => !LINKING_WORDS.has(word))
      .map((word) => word[0])
      .join('');
  return [...new Set([of(all), of(bare)])].filter((letters) => letters.length >= MIN_INITIALS);
}

/** The words of a name that are kept as words. */
export function keptWords(name: string): string[] {
  return [...new Set(name.split(/[\n ]/))].filter(isKeptWord);
}
