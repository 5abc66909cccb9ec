import { startOf } from '../../dialect/postgresql.ts';
import type {
  PublishedColumn,
  PublishedIndex,
  PublishedReference,
  PublishedTable,
} from './published-table.ts';

/** A name as PostgreSQL reads it, whatever it is. */
export function quotedName(name: string): string {
  return `"${name.replaceAll('"', '""')}"`;
}

export function quotedNames(names: readonly string[]): string {
  return names.map(quotedName).join(', ');
}

/** The table with its key and CHECKs. Names are found by the search path. */
export function tableText({ name, columns, primaryKey, isKeyLong, checks }: PublishedTable): string {
  const lines = [
    ...columns.map(columnText),
    ...(isKeyLong ? [] : [`PRIMARY KEY (${quotedNames(primaryKey)})`]),
    ...checks.map((check) => `CONSTRAINT ${quotedName(check.name)} CHECK (${check.condition})`),
  ];
  return `CREATE TABLE ${quotedName(name)} (\n  ${lines.join(',\n  ')}\n)`;
}

/** Texts sort by their bytes in UTF-8, as they do in SQLite, whatever the order of the server. */
function columnText({ name, type, isRequired, generatedAs }: PublishedColumn): string {
  return [
    quotedName(name),
    type,
    ...(type === 'text' ? ['COLLATE "C"'] : []),
    ...(generatedAs === undefined ? [] : [`GENERATED ALWAYS AS (${generatedAs}) STORED`]),
    ...(isRequired ? ['NOT NULL'] : []),
  ].join(' ');
}

export function indexTexts({ name, indexes }: PublishedTable): string[] {
  return indexes.map((index) => indexText(name, index));
}

function indexText(table: string, { name, columns, isUnique, where, method }: PublishedIndex): string {
  const kind = isUnique ? 'UNIQUE INDEX' : 'INDEX';
  const by = method === undefined || method === 'start' ? '' : ` USING ${method}`;
  const found = method === 'start' ? columns.map(quotedName).map(startOf).join(', ') : quotedNames(columns);
  const only = where === undefined ? '' : ` WHERE ${where}`;
  return `CREATE ${kind} ${quotedName(name)} ON ${quotedName(table)}${by} (${found})${only}`;
}

/** Checked at the end of a transaction: what follows an author replaces rows in any order. */
export function referenceTexts({ name, references }: PublishedTable): string[] {
  return references.map((reference) => referenceText(name, reference));
}

function referenceText(
  table: string,
  { name, columns, foreignTable, foreignColumns }: PublishedReference,
): string {
  const to = `${quotedName(foreignTable)} (${quotedNames(foreignColumns)})`;
  return `ALTER TABLE ${quotedName(table)} ADD CONSTRAINT ${quotedName(name)} FOREIGN KEY (${quotedNames(columns)}) REFERENCES ${to} DEFERRABLE INITIALLY DEFERRED`;
}
