import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import type { AnySQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Masking } from '../../domain/mask.ts';
import { sortedName } from '../../domain/name-key.ts';
import type { NodeType } from '../../domain/node.ts';
import type { NodeRecord } from '../../model/record.ts';
import { NODE_TABLES } from '../node-type.ts';
import type { IndexWriter } from '../search/index-writer.ts';
import { bare } from '../statement/alias.ts';
import { articles } from '../tables/article.ts';
import { claims, evidence } from '../tables/claim.ts';
import { documents } from '../tables/document.ts';
import { mentions } from '../tables/mention.ts';
import { qualityFlags } from '../tables/quality-flag.ts';
import { lots } from '../tables/tender.ts';
import { tenderStatements } from '../tables/tender-statement.ts';
import { packJson, unpackJson } from '../write/document/packed-text.ts';
import { maskJson, type NameParts } from './masked-json.ts';
import type { Tombstones } from './tombstone.ts';

type Column = AnySQLiteColumn;

/** Texts of people, not of registers: what documents say in sentences, and what was quoted from them. */
const SENTENCES: readonly (SQLiteTable & { id: Column })[] = [
  articles,
  ...Object.values(NODE_TABLES),
  lots,
  claims,
  evidence,
  qualityFlags,
  mentions,
  tenderStatements,
];
const COLUMNS: readonly Column[] = [
  articles.name,
  articles.body,
  ...Object.values(NODE_TABLES).map(({ description }) => description),
  lots.title,
  lots.description,
  claims.note,
  evidence.quote,
  evidence.note,
  evidence.stated,
  qualityFlags.published,
  mentions.name,
  tenderStatements.stated,
];

/** How many texts names were masked in. */
export function maskTexts(sqlite: Database, masking: Masking, index: IndexWriter): number {
  let texts = 0;
  for (const table of new Set(SENTENCES)) {
    const columns = COLUMNS.filter((column) => column.table === table);
    if (columns.length > 0) texts += maskTable(sqlite, table, columns, masking, index);
  }
  return texts;
}

function maskTable(
  sqlite: Database,
  table: SQLiteTable & { id: Column },
  columns: readonly Column[],
  masking: Masking,
  index: IndexWriter,
): number {
  const names = columns.map(({ name }) => name);
  const type = nodeTypeOf(table);
  const from = getTableName(table);
  const read = sqlite
    .prepare<[], unknown[]>(`SELECT ${table.id.name}, ${names.join(', ')} FROM ${from}`)
    .raw();
  const found: { id: number; texts: (string | null)[] }[] = [];
  let count = 0;
  for (const [id, ...texts] of read.iterate() as Iterable<[number, ...(string | null)[]]>) {
    const masked = texts.map((text) => (text !== null && masking.isIn(text) ? masking.mask(text) : text));
    const changed = masked.filter((text, position) => text !== texts[position]).length;
    if (changed > 0) found.push({ id, texts: masked });
    count += changed;
  }
  const sets = names.map((name) => `${name} = ?`);
  const write = sqlite.prepare(`UPDATE ${from} SET ${sets.join(', ')} WHERE ${table.id.name} = ?`);
  for (const { id, texts } of found) {
    write.run(...texts, id);
    if (type) sortAgain(sqlite, type, id);
  }
  if (type) index.put(found.map(({ id }) => ({ type, id })));
  return count;
}

function nodeTypeOf(table: SQLiteTable): NodeType | undefined {
  const entry = Object.entries(NODE_TABLES).find(([, each]) => (each as SQLiteTable) === table);
  return entry?.[0] as NodeType | undefined;
}

function sortAgain(sqlite: Database, type: NodeType, id: number): void {
  const { id: key, name, nameKey: sorted } = bare(NODE_TABLES[type]);
  const from = getTableName(NODE_TABLES[type]);
  const now = sqlite
    .prepare<[number], string>(`SELECT ${name} FROM ${from} WHERE ${key} = +?`)
    .pluck()
    .get(id);
  sqlite.prepare(`UPDATE ${from} SET ${sorted} = ? WHERE ${key} = +?`).run(sortedName(now as string), id);
}

/**
 * Masks names in the texts of documents that are kept to be folded again, and takes the person out of what dossiers state of nodes.
 * Gives the number of texts that changed.
 */
export function maskDocuments(
  sqlite: Database,
  masking: Masking | undefined,
  parts: readonly NameParts[],
  erased: Tombstones,
): number {
  const d = bare(documents);
  const ids = sqlite.prepare<[], number>(`SELECT ${d.id} FROM ${d} WHERE ${d.raw} IS NOT NULL`).pluck().all();
  const read = sqlite.prepare<[number], Buffer>(`SELECT ${d.raw} FROM ${d} WHERE ${d.id} = +?`).pluck();
  const write = sqlite.prepare(`UPDATE ${d} SET ${d.raw} = ? WHERE ${d.id} = +?`);
  let count = 0;
  for (const id of ids) {
    const before = read.get(id) as Buffer;
    const after = maskRaw(before, masking, parts, erased);
    if (after === before) continue;
    write.run(Buffer.from(after), id);
    count++;
  }
  return count;
}

/** A kept text without the names and the people who were erased; the same bytes when there are none in it. */
export function maskRaw(
  raw: Uint8Array,
  masking: Masking | undefined,
  parts: readonly NameParts[],
  erased: Tombstones,
): Uint8Array {
  const before = unpackJson(raw);
  let after = before;
  if (Array.isArray(before)) {
    const kept = before.filter((record) => !isErased(record, erased));
    if (kept.length < before.length) after = kept;
  }
  if (masking) after = maskJson(after, masking, parts);
  return after === before ? raw : packJson(JSON.stringify(after));
}

function isErased(record: unknown, erased: Tombstones): boolean {
  return typeof record === 'object' && record !== null && erased.isOf(record as NodeRecord);
}
