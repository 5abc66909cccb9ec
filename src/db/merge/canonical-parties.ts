import type { Database } from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound } from '../statement/fixed.ts';
import { bidParties, bids } from '../tables/bid.ts';
import { restatedParties } from '../tables/merge.ts';
import { distinctParties, type Parties } from '../write/claim/bid-party.ts';
import type { EdgeKeeper, OnMoved } from './canonical-ends.ts';
import type { CanonicalNodes } from './group.ts';

/** Keeps the parties of bids on the nodes that stand for the stated ones: of two that became one, the leading role holds. */
export interface CanonicalParties {
  settleStanding(nodeId: number, onMoved: OnMoved): void;
  settleStated(nodeId: number, onMoved: OnMoved): void;
  /** Settles one bid, whose stated parties have changed. */
  settle(bidId: number, onMoved: OnMoved): void;
}

export function createCanonicalParties(
  sqlite: Database,
  canonical: CanonicalNodes,
  edges: EdgeKeeper,
): CanonicalParties {
  const db = drizzleOn(sqlite);
  const standing = prepareBidsOf(db, bidParties);
  const stated = prepareBidsOf(db, restatedParties);
  const current = prepareParties(db, bidParties);
  const restated = prepareParties(db, restatedParties);
  const ofBid = db
    .select({ withdrawn: bids.withdrawn })
    .from(bids)
    .where(eq(bids.id, bound('bidId')));
  const copyWithdrawn = db
    .update(bidParties)
    .set({ withdrawn: sql`${ofBid}` })
    .where(eq(bidParties.bidId, bound('bidId')))
    .prepare();
  const replace = (of: PartyStatements, bidId: number, parties: Parties) => {
    of.clear.run({ bidId });
    for (const [organisationId, role] of parties) of.add.run({ bidId, organisationId, role });
  };

  function settle(bidId: number, onMoved: OnMoved): void {
    const now = partiesIn(current, bidId);
    const known = partiesIn(restated, bidId);
    const asStated = known.length > 0 ? known : now;
    const isMerged = asStated.some(([id]) => canonical.of(id) !== id);
    const target = distinctParties(asStated.map(([id, role]) => [canonical.of(id), role] as const));
    replace(restated, bidId, isMerged ? asStated : []);
    if (JSON.stringify(target) === JSON.stringify(now)) return;
    edges.unlink('BID', bidId);
    replace(current, bidId, target);
    copyWithdrawn.run({ bidId });
    edges.link('BID', bidId);
    onMoved('BID', bidId);
  }

  return {
    settle,
    settleStanding(nodeId, onMoved) {
      for (const { bidId } of standing.all({ nodeId })) settle(bidId, onMoved);
    },
    settleStated(nodeId, onMoved) {
      for (const { bidId } of stated.all({ nodeId })) settle(bidId, onMoved);
    },
  };
}

type PartyTable = typeof bidParties | typeof restatedParties;
type PartyStatements = ReturnType<typeof prepareParties>;

function prepareBidsOf(db: BetterSQLite3Database, table: PartyTable) {
  return db
    .select({ bidId: table.bidId })
    .from(table)
    .where(eq(table.organisationId, bound('nodeId')))
    .prepare();
}

function prepareParties(db: BetterSQLite3Database, table: PartyTable) {
  const ofBid = eq(table.bidId, bound('bidId'));
  return {
    read: db
      .select({ id: table.organisationId, role: table.role })
      .from(table)
      .where(ofBid)
      .orderBy(table.organisationId)
      .prepare(),
    clear: db.delete(table).where(ofBid).prepare(),
    add: db
      .insert(table)
      .values({
        bidId: sql.placeholder('bidId'),
        organisationId: sql.placeholder('organisationId'),
        role: sql.placeholder('role'),
      })
      .prepare(),
  };
}

function partiesIn({ read }: PartyStatements, bidId: number): Parties {
  return read.all({ bidId }).map(({ id, role }) => [id, role] as const);
}
