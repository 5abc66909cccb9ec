import { integer, sqliteTable, text } from 'drizzle-orm/sqlite-core';
import { NODE_TYPES, type NodeType } from '../../domain/node.ts';
import { nodePlace } from '../dialect/search-words.ts';

/**
 * The tables that search reads. All of them are derived, and rebuilt by `rebuildSearchIndex`. Drizzle knows neither virtual tables nor
 * tables without rowid: these stand apart, so that no migration is made for them. `place` is the rowid of a node in the table of its
 * type's names.
 */

function namesTable(name: string) {
  return sqliteTable(name, {
    place: integer('rowid').primaryKey(),
    /** The foldings of the name, one a line, and after an empty line those of aliases. */
    name: text('name'),
    /** The keys of the node's identifiers with a blank between, which are not indexed here. */
    identifiers: text('identifiers'),
  });
}

function textsTable(name: string) {
  return sqliteTable(name, { place: integer('rowid').primaryKey(), words: text('words') });
}

export const NAMES = {
  ARTICLE: namesTable('names_article'),
  ORGANISATION: namesTable('names_organisation'),
  PERSON: namesTable('names_person'),
  REGULATION: namesTable('names_regulation'),
  TENDER: namesTable('names_tender'),
} as const satisfies Record<NodeType, unknown>;

/** The words of descriptions and bodies, of which no copy is kept: `bm25` and `snippet` silently answer nothing. */
export const TEXTS = {
  ARTICLE: textsTable('texts_article'),
  ORGANISATION: textsTable('texts_organisation'),
  REGULATION: textsTable('texts_regulation'),
  TENDER: textsTable('texts_tender'),
} as const satisfies Partial<Record<NodeType, unknown>>;

export type TextType = keyof typeof TEXTS;

export function hasTexts(type: NodeType): type is TextType {
  return type in TEXTS;
}

/** Whole names without blanks, with and without legal form, and `=` with the first letters of their words. */
export const nameKeys = sqliteTable('name_keys', {
  type: integer('type').notNull(),
  key: text('key').notNull(),
  place: integer('place').notNull(),
});

/** Types of which names are looked up as a whole. */
export const KEYED_TYPES: ReadonlySet<NodeType> = new Set(['ORGANISATION', 'PERSON', 'REGULATION']);

/** Letters and digits of identifiers' values. */
export const identifierKeys = sqliteTable('identifier_keys', {
  key: text('key').notNull(),
  type: integer('type').notNull(),
  place: integer('place').notNull(),
});

/** Every word of a name. Words that no name holds any more go with a rebuild. */
export const words = sqliteTable('words', { id: integer('id').primaryKey(), word: text('word').notNull() });

/** What near spellings of a word share with it; see `fragmentsOf`. */
export const wordFragments = sqliteTable('word_fragments', {
  fragment: integer('fragment').notNull(),
  wordId: integer('word_id').notNull(),
});

/** Nodes of which claims came or went since their places were looked at: triggers on edges mark them. */
export const linkedNodes = sqliteTable('linked_nodes', { id: integer('id').primaryKey() });

/** All of them but those that FTS5 keeps for itself. */
export const SEARCH_TABLES = [
  ...Object.values(NAMES),
  ...Object.values(TEXTS),
  nameKeys,
  identifierKeys,
  words,
  wordFragments,
  linkedNodes,
];

/** How the types are written in the tables of keys. */
export const TYPE_CODES: Readonly<Record<NodeType, number>> = {
  ORGANISATION: 1,
  PERSON: 2,
  REGULATION: 3,
  TENDER: 4,
  ARTICLE: 5,
};

const BY_CODE = new Map(NODE_TYPES.map((type) => [TYPE_CODES[type], type]));

export function typeOfCode(code: number): NodeType {
  return BY_CODE.get(code) as NodeType;
}

/** Ids are below this in a place, and how well a node is known above. */
const PLACE_UNIT = 2 ** 32;
const MAX_LEVEL = 15;

/** Types that are found in order of how much is claimed of them; the others by their age. */
export const RANKED_TYPES: ReadonlySet<NodeType> = new Set(['ORGANISATION', 'PERSON']);

/** Where a node stands: those of which much is claimed come first, as FTS5 answers in order of rowid. Changes when claims double. */
export function placeOf(type: NodeType, id: number, claims: number): number {
  return RANKED_TYPES.has(type) ? levelOf(claims) * PLACE_UNIT + id : id;
}

function levelOf(claims: number): number {
  return MAX_LEVEL - Math.min(MAX_LEVEL, Math.floor(Math.log2(1 + claims)));
}

export function idOfPlace(place: number): number {
  return place % PLACE_UNIT;
}

/** How little a node is known, from 0 on; one number more for all of types that have no such order. */
export function obscurityOf(type: NodeType, place: number): number {
  return RANKED_TYPES.has(type) ? Math.floor(place / PLACE_UNIT) : MAX_LEVEL + 1;
}

/** All places at which a node of this type may stand. */
export function placesOf(type: NodeType, id: number): number[] {
  if (!RANKED_TYPES.has(type)) return [id];
  return Array.from({ length: MAX_LEVEL + 1 }, (_, level) => level * PLACE_UNIT + id);
}

/** The same in SQL, of a table of names or texts. */
export const ID_OF_PLACE = `${nodePlace} % ${PLACE_UNIT}`;
