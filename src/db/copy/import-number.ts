import type { Database } from 'better-sqlite3';
import { max } from 'drizzle-orm';
import type { SQLiteColumn } from 'drizzle-orm/sqlite-core';
import { bare } from '../statement/alias.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { imports } from '../tables/import.ts';
import { placements } from '../tables/placement.ts';
import { type CopyField, integer, type JsonObject, MemberRefused } from './field.ts';

/**
 * A copy numbers its imports from 1, as ids are a database's own: restoring is an import too. While a copy is being restored they stand
 * under ids below zero, which no other import has, in the same order; at the end all of them get ids of their own.
 */
const BELOW_ALL = -(2 ** 31);

const i = bare(imports);
const p = bare(placements);

/** The number of an import, in the column that holds its id. Where it is read, it is the id: see `numberImports`. */
export function importNumber(member: string, column: SQLiteColumn): CopyField {
  const written = integer(member, column);
  return {
    ...written,
    write(value, object) {
      const [number] = written.write(value, object);
      if (typeof number !== 'number') return [null];
      if (number < 1 || number >= 2 ** 31)
        throw new MemberRefused(member, `${number} is no number of an import`);
      return [BELOW_ALL + number];
    },
  };
}

/** Puts numbers in place of ids into what is copied of imports and of places in their files. */
export class ImportNumbers {
  readonly #numbers = new Map<unknown, number>();

  /** Imports, in the order in which they are copied. */
  number(objects: readonly JsonObject[]): JsonObject[] {
    return objects.map((object) => {
      const number = this.#numbers.size + 1;
      this.#numbers.set(object.number, number);
      return { ...object, number };
    });
  }

  /** A document whose places are in imports that were numbered. */
  numberPlacements(document: JsonObject): JsonObject {
    const { placements: places } = document;
    if (!Array.isArray(places)) return document;
    const numbered = (places as JsonObject[]).map((place) => ({
      ...place,
      import: this.#numbers.get(place.import),
    }));
    return { ...document, placements: numbered };
  }
}

/** Gives imports that were restored ids of their own, behind those that are there. Does nothing where that was done. */
export function settleImports(sqlite: Database): void {
  const last = drizzleOn(sqlite)
    .select({ id: max(imports.id) })
    .from(imports)
    .get()?.id;
  const shift = (last ?? 0) - BELOW_ALL;
  sqlite.transaction(() => {
    sqlite.pragma('defer_foreign_keys = ON');
    sqlite.prepare(`UPDATE ${p} SET ${p.importId} = ${p.importId} + ? WHERE ${p.importId} < 0`).run(shift);
    sqlite.prepare(`UPDATE ${i} SET ${i.id} = ${i.id} + ? WHERE ${i.id} < 0`).run(shift);
  })();
}
