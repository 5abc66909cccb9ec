import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { CLAIM_KINDS } from '../../model/model.ts';
import { CLAIM_TABLES } from '../claim-kind.ts';
import type { NamedNode } from '../read/node/named-node.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound } from '../statement/fixed.ts';
import { MERGEABLE_TYPES } from '../tables/merge.ts';

/** The global id of a claim whose two ends are these nodes, whichever is which; undefined when there is none. */
export function createClaimBetween(sqlite: Database): (a: NamedNode, b: NamedNode) => string | undefined {
  const db = drizzleOn(sqlite);
  const statements = CLAIM_KINDS.flatMap((kind) => {
    const { table, ends } = CLAIM_TABLES[kind];
    return MERGEABLE_TYPES.flatMap((type) => {
      const [a, b] = ends.filter((end) => end.through === undefined && end.types.includes(type));
      if (a === undefined || b === undefined) return [];
      const claimFrom = (one: string, other: string) =>
        db
          .select({ id: sql<number>`${table.id}` })
          .from(table)
          .where(and(eq(a.column, bound(one)), eq(b.column, bound(other))));
      const find = claimFrom('one', 'other').unionAll(claimFrom('other', 'one')).limit(1).prepare();
      return [{ type, find, prefix: kind.toLowerCase().replaceAll('_', '-') }];
    });
  });
  return (a, b) => {
    for (const { type, find, prefix } of statements) {
      if (type !== a.type) continue;
      const between = find.get({ one: a.id, other: b.id });
      if (between !== undefined) return `${prefix}:${between.id}`;
    }
    return undefined;
  };
}
