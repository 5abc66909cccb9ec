import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { Session } from '../../db/read/row/session.ts';
import { walkTenders } from '../../db/read/tender/tender-walk.ts';
import { readTenderBids, stepsOf } from '../competition/tender-bids.ts';
import { runInSlices, type Work } from '../scheduler.ts';
import { type Limits, SearchBudget, type StopReason } from '../search-budget.ts';
import { type LinkKind, linksOn } from './bidder-link.ts';
import { LinkTable } from './link-table.ts';
import type { Partition } from './partition.ts';
import { partitionAside } from './partition-worker.ts';

export interface CommunityMember {
  readonly organisation: number;
  /** Sum of its links to the other members. */
  readonly weight: number;
}

/** Organisations that are linked to each other more than to others. */
export interface Community {
  readonly size: number;
  /** Sum of the links between its members. */
  readonly within: number;
  /** Sum of the links to organisations of other communities. */
  readonly across: number;
  /** The member that is linked most within; of several the one with the smallest id. */
  readonly lead: number;
  /** Those that are linked most within first, then in order of id. */
  readonly members: () => CommunityMember[];
}

export interface CommunitySearch {
  /** The largest first, then those that are linked most within, then in order of their leads' ids. */
  readonly communities: readonly Community[];
  readonly tenderCount: number;
  /** Tenders that link nobody because they are published under longer numbers, too; not in `tenderCount`. */
  readonly duplicates: number;
  readonly organisationCount: number;
  /** Pairs of organisations that are linked. */
  readonly pairCount: number;
  /** Bids or lots that link nobody because too many organisations meet on them. */
  readonly tooLarge: number;
  /** Null when nobody is linked. */
  readonly modularity: number | null;
  /** Why not all tenders were looked at; undefined when they were. */
  readonly stopped: StopReason | undefined;
}

/** An edge of the limits is a party of a bid that is read; the time is that for reading. */
interface CommunityLimits extends Limits {
  readonly pairs: number;
}

export const COMMUNITY_LIMITS: CommunityLimits = { edges: 2_000_000, timeoutMs: 20_000, pairs: 200_000 };

/** Links that are counted between two chances to give way. */
const LINKS_PER_STEP = 1_000;

/**
 * Communities of the organisations that bid on the tenders of a checked filter, linked by joint bids or by rivalry, as known and
 * valid on the days asked. Stops reading at its limits, and then says so; what it has read by then is divided all the same.
 */
export async function findBidderCommunities(
  session: Session,
  { filter, by }: { readonly filter?: FilterValue | undefined; readonly by: LinkKind },
  limits = COMMUNITY_LIMITS,
): Promise<CommunitySearch> {
  const { table, ...found } = await runInSlices(collectLinks(session, filter, by, limits));
  const parts = table.size === 0 ? undefined : await partitionAside(table.links());
  return {
    ...found,
    communities: parts ? communitiesOf(parts) : [],
    organisationCount: table.organisationCount,
    pairCount: table.size,
    modularity: parts?.modularity ?? null,
  };
}

interface CollectedLinks {
  readonly table: LinkTable;
  readonly tenderCount: number;
  readonly duplicates: number;
  readonly tooLarge: number;
  readonly stopped: StopReason | undefined;
}

function* collectLinks(
  session: Session,
  filter: FilterValue | undefined,
  by: LinkKind,
  limits: CommunityLimits,
): Work<CollectedLinks> {
  const budget = new SearchBudget(limits);
  const table = new LinkTable();
  const found = { table, tenderCount: 0, duplicates: 0, tooLarge: 0 };
  let counted = 0;
  for (const ids of walkTenders(session, filter)) {
    yield;
    for (const step of stepsOf(ids)) {
      const { tenders, stopped } = yield* readTenderBids(session, step, budget);
      if (stopped) return { ...found, stopped };
      for (const tender of tenders) {
        if (tender.isDuplicate) {
          found.duplicates += 1;
          continue;
        }
        for (const link of linksOn(tender, by)) {
          if (link === 'TOO_LARGE') found.tooLarge += 1;
          else table.add(...link);
          if (++counted % LINKS_PER_STEP === 0) yield;
        }
        found.tenderCount += 1;
        if (table.size >= limits.pairs) return { ...found, stopped: 'EDGE_BUDGET' };
      }
    }
  }
  return { ...found, stopped: undefined };
}

function communitiesOf({ organisations, weights, sizes, within, across }: Partition): Community[] {
  let start = 0;
  return Array.from(sizes, (size, index) => {
    const first = start;
    start += size;
    return {
      size,
      within: within[index] as number,
      across: across[index] as number,
      lead: organisations[first] as number,
      members: () =>
        Array.from(organisations.subarray(first, first + size), (organisation, place) => ({
          organisation,
          weight: weights[first + place] as number,
        })),
    };
  });
}
