import type { Database } from 'better-sqlite3';
import { eq, sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import type { PartyRole } from '../../model/words/claim.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { bound } from '../statement/fixed.ts';
import { bidParties, bids } from '../tables/bid.ts';
import { restatedParties } from '../tables/merge.ts';
import { distinctParties, type Parties } from '../write/claim/bid-party.ts';
import type { EdgeKeeper, OnMoved } from './canonical-ends.ts';
import type { DetachedNodes } from './detached-node.ts';
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
  detached: DetachedNodes,
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

  /** Of several that stand for one stated party the first has its role, and the others bid with it. */
  function standingFor(bidId: number, statedId: number, role: PartyRole): Parties {
    return detached
      .standingFor(bidId, statedId)
      .map((id, position) => [id, position > 0 && LEADING.has(role) ? 'MEMBER' : role] as const);
  }

  function settle(bidId: number, onMoved: OnMoved): void {
    const now = partiesIn(current, bidId);
    const known = partiesIn(restated, bidId);
    const asStated = known.length > 0 ? known : now;
    const standing = asStated.flatMap(([id, role]) => standingFor(bidId, id, role));
    const target = distinctParties(standing.map(([id, role]) => [canonical.of(id), role] as const));
    const isElsewhere = JSON.stringify(target) !== JSON.stringify(asStated);
    replace(restated, bidId, isElsewhere ? asStated : []);
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

/** Roles that one party of a bid has alone. */
const LEADING: ReadonlySet<PartyRole> = new Set(['SOLE', 'LEAD']);

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
