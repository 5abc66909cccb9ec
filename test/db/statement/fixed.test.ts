import Sqlite from 'better-sqlite3';
import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { bound, named, place, prepareFixed } from '../../../src/db/statement/fixed.ts';
import { nodeKeys, nodes } from '../../../src/db/tables/node.ts';

function openSample() {
  const sqlite = new Sqlite(':memory:');
  sqlite.exec('CREATE TABLE nodes (id INTEGER PRIMARY KEY, type TEXT, merged_into INTEGER, stamps TEXT)');
  sqlite.exec("INSERT INTO nodes VALUES (7, 'TENDER', 9, ''), (9, 'TENDER', NULL, '')");
  sqlite.exec("CREATE TABLE node_keys (key TEXT, node_id INTEGER); INSERT INTO node_keys VALUES ('k', 7)");
  return sqlite;
}

describe('a fixed statement', () => {
  it('is what the builder writes, prepared by better-sqlite3', () => {
    const find = prepareFixed<{ id: number; into: number | null }>(openSample(), ['key'], (db) =>
      db
        .select(named({ id: nodes.id, into: nodes.mergedInto }))
        .from(nodeKeys)
        .innerJoin(nodes, eq(nodes.id, nodeKeys.nodeId))
        .where(eq(nodeKeys.key, bound('key'))),
    );
    expect(find.source).toContain('"node_keys"."key" = +?');
    expect(find.get('k')).toEqual({ id: 7, into: 9 });
    expect(find.get('other')).toBeUndefined();
  });

  it('binds what an update sets, in the order of the text', () => {
    const sqlite = openSample();
    const merge = prepareFixed(sqlite, ['into', 'id'], (db) =>
      db
        .update(nodes)
        .set({ mergedInto: place('into') })
        .where(eq(nodes.id, bound('id'))),
    );
    merge.run(7, 9);
    expect(sqlite.prepare('SELECT merged_into FROM nodes WHERE id = 9').pluck().get()).toBe(7);
  });

  it('refuses places in another order, and values that would be lost', () => {
    const sqlite = openSample();
    expect(() =>
      prepareFixed(sqlite, ['id'], (db) => db.select().from(nodes).where(eq(nodes.id, 7))),
    ).toThrow(/binds the value 7, not id/);
    expect(() =>
      prepareFixed(sqlite, ['id', 'into'], (db) =>
        db
          .update(nodes)
          .set({ mergedInto: place('into') })
          .where(eq(nodes.id, bound('id'))),
      ),
    ).toThrow(/binds into, id, not id, into/);
  });
});
