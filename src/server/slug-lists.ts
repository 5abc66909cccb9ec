import { lastKey } from '../db/read/collection/last-key.ts';
import { readSlugs } from '../db/read/node/slug-reader.ts';
import type { MaybePromise } from '../domain/maybe-promise.ts';
import type { NodeType } from '../domain/node.ts';
import type { ExportSession } from './export/export-session.ts';

/** The slugs of all nodes of a type, in lists of a bounded length. */
export interface SlugLists {
  /** How many lists there are; some may be empty. */
  count(type: NodeType): MaybePromise<number>;
  /** @param number from 1 */
  read(type: NodeType, number: number): MaybePromise<string[]>;
}

/** Keys that one list spans: few enough to be read within some milliseconds. */
const KEYS_PER_LIST = 5_000;

export function createSlugLists(openSession: () => ExportSession): SlugLists {
  const within = <R>(use: (session: ExportSession['session']) => R): R => {
    const { session, close } = openSession();
    try {
      return use(session);
    } finally {
      close();
    }
  };
  return {
    count: (type) =>
      within((session) => Math.ceil(lastKey(session, session.catalogue.byType(type)) / KEYS_PER_LIST)),
    read: (type, number) =>
      within((session) => readSlugs(session, type, (number - 1) * KEYS_PER_LIST, number * KEYS_PER_LIST)),
  };
}
