import type { Database } from 'better-sqlite3';
import { and, eq, sql } from 'drizzle-orm';
import { thenJoin } from '../../dialect/expression.ts';
import { eachValue } from '../../dialect/list.ts';
import { as, bare } from '../../statement/alias.ts';
import { bound, prepareFixed } from '../../statement/fixed.ts';
import { prepareInsert } from '../../statement/insert.ts';
import { bids } from '../../tables/bid.ts';
import { nodeKeys } from '../../tables/node.ts';
import { DERIVED, qualityFlags } from '../../tables/quality-flag.ts';
import { tenders, tenderTwins } from '../../tables/tender.ts';
import {
  isDuplicateTender,
  isNumberKey,
  otherPublications,
  SHORTEST_NUMBER_KEY,
} from './derived-duplicate.ts';

const b = as(bids, 'b');
const k = as(nodeKeys, 'k');
const t = as(tenders, 't');
const own = bare(nodeKeys);
const bid = bare(bids);
const tender = bare(tenders);
const start = eachValue('start');

/** What is other than before. */
export interface ChangedDuplicates {
  readonly bids: readonly number[];
  /** Tenders whose bids, twins or flag changed. */
  readonly tenders: ReadonlySet<number>;
}

/**
 * Finds, for tenders whose bids or attributes may have changed, which contracts are published under a longer number too: bids, the
 * tenders that have only such, their flag, and the links between the two. A tender with a longer number is one half of a pair: those with
 * shorter ones are looked at with it, so that the order of imports plays no part.
 */
export function createDuplicateDerivation(
  sqlite: Database,
): (changed: Iterable<number>) => ChangedDuplicates {
  const numbersOf = sqlite
    .prepare<[number], string>(
      `SELECT ${own.key} FROM ${own} WHERE ${own.nodeId} = +? AND ${isNumberKey(own.key)}`,
    )
    .pluck();
  const withNumbers = sqlite
    .prepare<[string], number>(
      `SELECT ${k.nodeId} FROM json_each(+?) start ${thenJoin} ${k} ON ${k.key} = ${start.value}`,
    )
    .pluck();
  const updateBids = prepareBids(sqlite);
  const updateTender = prepareTender(sqlite);

  return (changed) => {
    const concerned = new Set<number>();
    for (const id of changed) {
      for (const number of numbersOf.all(id)) {
        concerned.add(id);
        const starts = startsOf(number);
        if (starts.length > 0)
          for (const shorter of withNumbers.all(JSON.stringify(starts))) concerned.add(shorter);
      }
    }
    const found = { bids: [] as number[], tenders: new Set<number>() };
    for (const id of concerned) {
      const { bids: ofTender, twins } = updateBids(id);
      found.bids.push(...ofTender);
      const changedTwins = updateTender(id, twins);
      if (ofTender.length > 0 || changedTwins.length > 0) found.tenders.add(id);
      for (const twin of changedTwins) found.tenders.add(twin);
    }
    return found;
  };
}

/** All shorter numbers of contracts with which a number begins. */
function startsOf(number: string): string[] {
  const starts: string[] = [];
  for (let length = SHORTEST_NUMBER_KEY; length < number.length; length++)
    starts.push(number.slice(0, length));
  return starts;
}

/** Sets which bids on a tender are duplicates: those that are other than before, and the tenders that have the others. */
function prepareBids(sqlite: Database) {
  const { tables, conditions, tender: twin } = otherPublications(b.alias);
  const read = sqlite
    .prepare<[number], [id: number, stored: 0 | 1]>(
      `SELECT ${b.id}, ${b.isDuplicate} FROM ${b} WHERE ${b.tenderId} = +?`,
    )
    .raw();
  const find = sqlite
    .prepare<[number], [bid: number, twin: number]>(
      `SELECT DISTINCT ${b.id}, ${twin} FROM ${b} ${thenJoin} ${tables} WHERE ${b.tenderId} = +? AND ${conditions}`,
    )
    .raw();
  const update = sqlite.prepare<[number, number]>(
    `UPDATE ${bid} SET ${bid.isDuplicate} = ? WHERE ${bid.id} = +?`,
  );
  return (tender: number) => {
    const found = find.all(tender);
    const duplicates = new Set(found.map(([bid]) => bid));
    const changed = read.all(tender).filter(([id, stored]) => (stored === 1) !== duplicates.has(id));
    for (const [id] of changed) update.run(Number(duplicates.has(id)), id);
    return { bids: changed.map(([id]) => id), twins: new Set(found.map(([, twin]) => twin)) };
  };
}

/** Sets what follows for the tender itself: the twins that it has got or lost, and itself where it is a duplicate now or no longer. */
function prepareTender(sqlite: Database) {
  const stored = prepareFixed<{ twinId: number }>(sqlite, ['tender'], (db) =>
    db
      .select({ twinId: sql<number>`${tenderTwins.twinId}`.as('twinId') })
      .from(tenderTwins)
      .where(and(eq(tenderTwins.tenderId, bound('tender')), sql`${tenderTwins.isLonger} = 1`)),
  );
  const link = prepareInsert(sqlite, [tenderTwins.tenderId, tenderTwins.twinId, tenderTwins.isLonger], true);
  const unlink = prepareFixed(sqlite, ['tender', 'twin'], (db) =>
    db
      .delete(tenderTwins)
      .where(and(eq(tenderTwins.tenderId, bound('tender')), eq(tenderTwins.twinId, bound('twin')))),
  );
  const judge = sqlite
    .prepare<[number], [before: 0 | 1, now: 0 | 1]>(
      `SELECT ${t.isDuplicate}, ${isDuplicateTender(`${t.id}`)} FROM ${t} WHERE ${t.id} = +?`,
    )
    .raw();
  const update = sqlite.prepare<[number, number]>(
    `UPDATE ${tender} SET ${tender.isDuplicate} = ? WHERE ${tender.id} = +?`,
  );
  const { nodeId, flag, field, day } = qualityFlags;
  const raise = prepareInsert(sqlite, [nodeId, flag, field, day], true);
  const remove = prepareFixed(sqlite, ['id'], (db) =>
    db.delete(qualityFlags).where(and(eq(nodeId, bound('id')), sql`${flag} = 'DUPLICATE_PUBLICATION'`)),
  );
  return (tender: number, twins: ReadonlySet<number>): readonly number[] => {
    const before = new Set(stored.all(tender).map(({ twinId }) => twinId));
    const changed = [...before.symmetricDifference(twins)];
    for (const twin of changed) {
      for (const [one, another, isLonger] of [
        [tender, twin, 1],
        [twin, tender, 0],
      ] as const) {
        if (twins.has(twin)) link.run(one, another, isLonger);
        else unlink.run(one, another);
      }
    }
    const [was, is] = judge.get(tender) ?? [0, 0];
    if (was === is) return changed;
    update.run(is, tender);
    if (is === 1) raise.run(tender, 'DUPLICATE_PUBLICATION', 'identifiers', DERIVED);
    else remove.run(tender);
    return [...changed, tender];
  };
}
