import { getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import { identifierKeys, NAMES, nameKeys, TEXTS, wordFragments, words } from '../../search/index-table.ts';
import { fromModel } from './from-model.ts';
import type { PublishedColumn, PublishedIndex, PublishedTable } from './published-table.ts';

const column = (name: string, type: PublishedColumn['type'], isRequired = true): PublishedColumn => ({
  name,
  type,
  isRequired,
});

/**
 * What FTS5 keeps in tables of its own: PostgreSQL holds the same words, folded before they are stored, as texts to find by all of
 * some words or a word's start.
 */
function indexedTable(table: SQLiteTable, texts: readonly PublishedColumn[]): PublishedTable {
  const name = getTableName(table);
  return {
    name,
    columns: [column('place', 'bigint'), ...texts, column('words', 'tsvector')],
    primaryKey: ['place'],
    checks: [],
    indexes: [{ name: `${name}_words`, columns: ['words'], isUnique: false, method: 'gin' }],
    references: [],
  };
}

/** The keys by which things are looked up at once; their tables stand apart from the model's, and so does what drizzle knows of them. */
function keyTable(
  table: SQLiteTable,
  primaryKey: readonly string[],
  ...indexes: PublishedIndex[]
): PublishedTable {
  return { ...fromModel(table), primaryKey, indexes };
}

/** A row for each node: its place, the foldings of its names, and the keys of its identifiers. */
export const NAME_TABLES: readonly PublishedTable[] = Object.values(NAMES).map((table) =>
  indexedTable(table, [column('name', 'text'), column('identifiers', 'text')]),
);

/** A row for each node that has words in a description or a body: its place. */
export const TEXT_TABLES: readonly PublishedTable[] = Object.values(TEXTS).map((table) =>
  indexedTable(table, []),
);

/** By which the keys of a node are replaced. */
const ofPlace = (name: string): PublishedIndex => ({ name, columns: ['place', 'type'], isUnique: false });

export const KEY_TABLES: readonly PublishedTable[] = [
  keyTable(nameKeys, ['type', 'key', 'place'], ofPlace('name_keys_place')),
  keyTable(identifierKeys, ['key', 'type', 'place'], ofPlace('identifier_keys_place')),
  keyTable(words, ['id'], { name: 'words_word', columns: ['word'], isUnique: true }),
  keyTable(wordFragments, ['fragment', 'word_id']),
];
