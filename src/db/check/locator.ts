import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { as } from '../statement/alias.ts';
import { evidence } from '../tables/claim.ts';
import { documents } from '../tables/document.ts';
import { mentions } from '../tables/mention.ts';
import { unpackJson } from '../write/document/packed-text.ts';
import type { Problem } from './problem.ts';

const d = as(documents, 'd');

/** What has places in documents. */
const PLACED = [evidence, mentions] as const;

interface LocatorRow {
  readonly id: number;
  readonly locator: string;
}

/**
 * Places in documents whose texts are kept that lead nowhere in them. Texts are inflated one by one: what this holds does not grow with the
 * database.
 */
export function* misplacedLocators(sqlite: Database): Generator<Problem> {
  const next = sqlite
    .prepare<[number], number>(
      `SELECT ${d.id} FROM ${d} WHERE ${d.id} > +? AND ${d.raw} IS NOT NULL AND ${d.articleId} IS NOT NULL ORDER BY ${d.id} LIMIT 1`,
    )
    .pluck();
  const textOf = sqlite.prepare<[number], Buffer>(`SELECT ${d.raw} FROM ${d} WHERE ${d.id} = +?`).pluck();
  const places = PLACED.map((table) => ({ table: getTableName(table), of: prepareLocators(sqlite, table) }));
  for (let id = next.get(0); id !== undefined; id = next.get(id)) {
    const text = inflated(textOf.get(id) as Buffer);
    if (text === undefined) {
      yield { table: getTableName(documents), id, message: 'has a text that can not be read' };
      continue;
    }
    for (const { table, of } of places) {
      for (const row of of.all(id)) {
        if (leads(row.locator, text)) continue;
        yield { table, id: row.id, message: 'has a locator that leads nowhere in its document' };
      }
    }
  }
}

function prepareLocators(sqlite: Database, table: (typeof PLACED)[number]) {
  const t = as(table, 't');
  return sqlite.prepare<[number], LocatorRow>(
    `SELECT ${t.id}, ${t.locator} FROM ${t} WHERE ${t.documentId} = +? AND ${t.locator} LIKE '/%' ORDER BY ${t.id}`,
  );
}

function inflated(raw: Buffer): unknown {
  try {
    return unpackJson(raw);
  } catch {
    return undefined;
  }
}

/** Whether a JSON pointer (RFC 6901) names something in the text. */
function leads(pointer: string, text: unknown): boolean {
  let at = text;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    // A list has its length too, which is no part of the text.
    if (typeof at !== 'object' || at === null || !isEnumerable.call(at, key)) return false;
    at = Reflect.get(at, key);
  }
  return true;
}

const { propertyIsEnumerable: isEnumerable } = Object.prototype;
