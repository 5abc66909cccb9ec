import type { Database } from 'better-sqlite3';
import type { PartyRole } from '../../domain/claim.ts';
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
  const bidsOf = (table: string) =>
    sqlite.prepare<[number], number>(`SELECT bid_id FROM ${table} WHERE organisation_id = +?`).pluck();
  const partiesIn = (table: string) => ({
    read: sqlite
      .prepare<[number], [number, PartyRole]>(
        `SELECT organisation_id, role FROM ${table} WHERE bid_id = +? ORDER BY organisation_id`,
      )
      .raw(),
    clear: sqlite.prepare<[number]>(`DELETE FROM ${table} WHERE bid_id = +?`),
    add: sqlite.prepare<[number, number, PartyRole]>(
      `INSERT INTO ${table} (bid_id, organisation_id, role) VALUES (?, ?, ?)`,
    ),
  });
  const standing = bidsOf('bid_parties');
  const stated = bidsOf('restated_parties');
  const current = partiesIn('bid_parties');
  const restated = partiesIn('restated_parties');
  const copyWithdrawn = sqlite.prepare<[{ id: number }]>(
    'UPDATE bid_parties SET withdrawn = 1 WHERE bid_id = +@id AND (SELECT withdrawn FROM bids WHERE id = +@id)',
  );
  const replace = (of: typeof current, bidId: number, parties: Parties) => {
    of.clear.run(bidId);
    for (const [organisationId, role] of parties) of.add.run(bidId, organisationId, role);
  };

  function settle(bidId: number, onMoved: OnMoved): void {
    const now = current.read.all(bidId);
    const known = restated.read.all(bidId);
    const asStated = known.length > 0 ? known : now;
    const isMerged = asStated.some(([id]) => canonical.of(id) !== id);
    const target = distinctParties(asStated.map(([id, role]) => [canonical.of(id), role] as const));
    replace(restated, bidId, isMerged ? asStated : []);
    if (JSON.stringify(target) === JSON.stringify(now)) return;
    edges.unlink('BID', bidId);
    replace(current, bidId, target);
    copyWithdrawn.run({ id: bidId });
    edges.link('BID', bidId);
    onMoved('BID', bidId);
  }

  return {
    settle,
    settleStanding(nodeId, onMoved) {
      for (const bidId of standing.all(nodeId)) settle(bidId, onMoved);
    },
    settleStated(nodeId, onMoved) {
      for (const bidId of stated.all(nodeId)) settle(bidId, onMoved);
    },
  };
}
