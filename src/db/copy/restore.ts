import type { GreffeDatabase } from '../connection/client.ts';
import { asDatabaseUnusable, isConstraintError } from '../connection/database-error.ts';
import { type CopiedSort, createCopyWriter } from './copy-writer.ts';
import { type JsonObject, MemberRefused } from './field.ts';

/** What a batch of copied objects did. */
export interface RestoredBatch {
  readonly counts: Readonly<Record<CopiedSort, number>>;
  /** By position, why objects were left out. */
  readonly refused: ReadonlyMap<number, string>;
}

/** Writes copied objects into the database of a graph that is to become the same; see `createCopyWriter`. */
export interface Restorer {
  /**
   * Writes a batch, without the objects that can't be written. To be called within a transaction.
   *
   * @throws DatabaseUnusable
   */
  write(objects: readonly JsonObject[]): RestoredBatch;
}

export function createRestorer({ sqlite, location }: GreffeDatabase): Restorer {
  const writer = createCopyWriter(sqlite);
  // A savepoint: better-sqlite3 nests transactions.
  const writeAll = sqlite.transaction((objects: readonly JsonObject[]) => {
    const counts = { node: 0, claim: 0, other: 0 };
    for (const object of objects) counts[writer.write(object)] += 1;
    return counts;
  });
  const writeOne = sqlite.transaction((object: JsonObject) => writer.write(object));

  function writeSingly(objects: readonly JsonObject[]): RestoredBatch {
    const counts = { node: 0, claim: 0, other: 0 };
    const refused = new Map<number, string>();
    for (const [position, object] of objects.entries()) {
      try {
        counts[writeOne(object)] += 1;
      } catch (error) {
        refused.set(position, refusalOf(error, location));
      }
    }
    return { counts, refused };
  }

  return {
    write(objects) {
      try {
        return { counts: writeAll(objects), refused: new Map() };
      } catch (error) {
        // Which of them it was, and whether it was the only one, shows when each can be undone by itself.
        refusalOf(error, location);
        return writeSingly(objects);
      }
    },
  };
}

/** Why an object can't be written. @throws DatabaseUnusable, and anything else that is no fault of the object */
function refusalOf(error: unknown, location: string): string {
  if (error instanceof MemberRefused) return `${error.member}: ${error.message}`;
  if (isConstraintError(error)) return `the database refuses it: ${error.message}`;
  throw asDatabaseUnusable(location, error);
}
