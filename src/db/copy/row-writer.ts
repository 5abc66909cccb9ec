import type { Database } from 'better-sqlite3';
import { getTableName } from 'drizzle-orm';
import { prepareInsertInto } from '../statement/insert.ts';
import { type Cell, type CopyField, isJsonObject, type JsonObject, MemberRefused } from './field.ts';
import { columnsOf, type LineShape, type PartShape } from './shape.ts';

/** Inserts what an object holds of one table. @throws MemberRefused */
export type WriteRow = (object: JsonObject) => void;

/** A row of an object, whose key must be stated. */
export function prepareRow(sqlite: Database, { table, key, fields }: LineShape['rows'][number]): WriteRow {
  const { columns, cellsOf } = prepareCells(fields);
  const insert = prepareInsertInto(sqlite, getTableName(table), columns);
  // SQLite would make an id of its own for a key that is null.
  const keyMember = fields.find(
    (field) => field.columns.includes(key.name) && !field.isMadeWhenAbsent,
  )?.member;
  return (object) => {
    if (keyMember !== undefined && object[keyMember] === undefined) {
      throw new MemberRefused(keyMember, 'it is missing');
    }
    insert.run(...cellsOf(object));
  };
}

/** The rows of a list of an object; `id` is that of its own row. */
export function preparePart(sqlite: Database, part: PartShape): (id: number, object: JsonObject) => void {
  const { columns, cellsOf } = prepareCells(part.fields);
  const insert = prepareInsertInto(sqlite, getTableName(part.table), [part.owner.name, ...columns]);
  const elementOf = part.isPlain ? plainElement(part) : objectElement(part);
  return (id, object) => {
    const list = object[part.member];
    if (list === undefined) return;
    if (!Array.isArray(list)) throw new MemberRefused(part.member, 'it is no list');
    for (const [position, element] of list.entries()) {
      const place = `${part.member}[${position}]`;
      insert.run(id, ...at(place, () => cellsOf(elementOf(element))));
    }
  };
}

function plainElement({ fields }: PartShape): (element: unknown) => JsonObject {
  const member = fields.find((field) => field.member !== '')?.member ?? '';
  return (element) => ({ [member]: element });
}

function objectElement({ fields }: PartShape): (element: unknown) => JsonObject {
  const known = new Set(fields.map(({ member }) => member));
  return (element) => {
    if (!isJsonObject(element)) throw new MemberRefused('', 'it is no object');
    requireKnownMembers(element, known);
    return element;
  };
}

/** @throws MemberRefused for the first member that the object can't have */
export function requireKnownMembers(object: JsonObject, known: ReadonlySet<string>): void {
  for (const member of Object.keys(object)) {
    if (!known.has(member)) throw new MemberRefused(member, 'there is no such member');
    if (object[member] === null) throw new MemberRefused(member, 'it is null: what is not known is left out');
  }
}

/** The columns that fields write, each once: of two fields that share one the first writes it. */
function prepareCells(fields: readonly CopyField[]): {
  columns: string[];
  cellsOf: (object: JsonObject) => Cell[];
} {
  const all = columnsOf(fields);
  const isFirst = all.map((column, position) => all.indexOf(column) === position);
  return {
    columns: all.filter((_, position) => isFirst[position]),
    cellsOf: (object) =>
      fields
        .flatMap((field) => field.write(object[field.member], object))
        .filter((_, position) => isFirst[position]),
  };
}

function at<R>(place: string, write: () => R): R {
  try {
    return write();
  } catch (error) {
    if (!(error instanceof MemberRefused)) throw error;
    throw new MemberRefused(error.member === '' ? place : `${place}.${error.member}`, error.message);
  }
}
