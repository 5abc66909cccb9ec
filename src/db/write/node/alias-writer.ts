import type { Database } from 'better-sqlite3';
import { and, eq } from 'drizzle-orm';
import { sortedName } from '../../../domain/name-key.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { aliases } from '../../tables/node.ts';
import { Refusal } from '../batch/refusal.ts';
import type { Pending } from '../pending/pending.ts';

/** Keeps the other names of nodes: every name that was ever stated, but the one that holds now. */
export interface AliasWriter {
  /** Adds the names, but the current one, of a node that has none of them yet. @throws Refusal */
  add(nodeId: number, names: readonly string[], current: string): void;
  /** Adds the names that are not there yet and takes out the current one; true when anything changed. @throws Refusal */
  write(nodeId: number, names: readonly string[], current: string): boolean;
  /** The names of a node that are there. */
  of(nodeId: number): string[];
  /** Takes out a name that has become the current one, or was a slip; true when it was there. */
  remove(nodeId: number, name: string): boolean;
  /** Makes these all other names of the node; true when anything changed. */
  sync(nodeId: number, names: readonly string[]): boolean;
}

export function createAliasWriter(sqlite: Database, pending: Pending): AliasWriter {
  const newNames = pending.rowsOf([aliases.nodeId, aliases.name, aliases.nameKey], true);
  const insert = prepareInsert(sqlite, [aliases.nodeId, aliases.name, aliases.nameKey], true);
  const remove = prepareFixed(sqlite, ['nodeId', 'name'], (db) =>
    db.delete(aliases).where(and(eq(aliases.nodeId, bound('nodeId')), eq(aliases.name, bound('name')))),
  );
  const read = prepareFixed<string>(sqlite, ['nodeId'], (db) =>
    db
      .select({ name: aliases.name })
      .from(aliases)
      .where(eq(aliases.nodeId, bound('nodeId'))),
  ).pluck();
  return {
    add(nodeId, names, current) {
      for (const [position, name] of names.entries()) {
        if (name === current) continue;
        if (name === '') throw new Refusal(`/aliases/${position}`, 'a name is empty');
        newNames.add(nodeId, name, sortedName(name));
      }
    },
    sync(nodeId, names) {
      const wanted = new Set(names);
      const gone = read.all(nodeId).filter((name) => !wanted.delete(name));
      for (const name of gone) remove.run(nodeId, name);
      for (const name of wanted) insert.run(nodeId, name, sortedName(name));
      return gone.length > 0 || wanted.size > 0;
    },
    write(nodeId, names, current) {
      let isChanged = false;
      for (const [position, name] of names.entries()) {
        if (name === current) continue;
        if (name === '') throw new Refusal(`/aliases/${position}`, 'a name is empty');
        isChanged = insert.run(nodeId, name, sortedName(name)).changes > 0 || isChanged;
      }
      return isChanged;
    },
    of: (nodeId) => read.all(nodeId),
    remove: (nodeId, name) => remove.run(nodeId, name).changes > 0,
  };
}
