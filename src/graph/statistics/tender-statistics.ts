import type { Per } from '../../db/read/bid/bidder-key.ts';
import type { FilterValue } from '../../db/read/collection/filter-value.ts';
import type { Session } from '../../db/read/row/session.ts';
import {
  COUNTED_TENDERS_PER_STATEMENT,
  type CountedTender,
  readCountedTenders,
  type TenderAspect,
} from '../../db/read/tender/counted-tender.ts';
import { walkTenders } from '../../db/read/tender/tender-walk.ts';
import { BidderRanking } from '../bidder/bidder-ranking.ts';
import type { Work } from '../scheduler.ts';
import { SearchBudget, type StopReason } from '../search-budget.ts';
import { type BidFigures, noBids, readBidFigures } from './bid-figures.ts';
import { Figures } from './figures.ts';
import { GROUPINGS, type GroupingName, type GroupKey } from './grouping.ts';

/** Figures that cost reading of their own: of values, of bids, of the organisations behind bids. */
export type FigurePart = 'VALUES' | 'BIDS' | 'BIDDERS';

/** What is asked of the tenders of a filter; nothing else is read. */
export interface StatisticsRequest {
  readonly groupings: ReadonlySet<GroupingName>;
  /** Figures of other parts mean nothing in the answer. */
  readonly parts: ReadonlySet<FigurePart>;
  /** What bidders are to be ranked as. */
  readonly ranksBidders: ReadonlySet<Per>;
}

export interface TenderStatistics {
  readonly groups: ReadonlyMap<GroupingName, ReadonlyMap<GroupKey, Figures>>;
  /** Of each grouping: figures of the tenders that are in several groups, once for each group after the first. */
  readonly repeated: ReadonlyMap<GroupingName, Figures>;
  readonly bidders: Readonly<Record<Per, BidderRanking>>;
  readonly tenderCount: number;
  /** Why not all tenders were read; undefined when they were. */
  readonly stopped: StopReason | undefined;
}

/** An edge is a bidder that a grouping tells apart, which is held until the end: with all of them some hundred megabytes. */
const LIMITS = { edges: 4_000_000, timeoutMs: 30_000 };
const EDGES_PER_TENDER = 4;

const NO_BIDS = noBids();

/**
 * Counts and sums over the tenders of a checked filter, as known and valid on the days asked, whole and in groups, in one walk.
 *
 * Stops after a million tenders, earlier when they have very many bidders, or after thirty seconds, and then says so.
 */
export function* computeTenderStatistics(
  session: Session,
  filter: FilterValue | undefined,
  request: StatisticsRequest,
  limits = LIMITS,
): Work<TenderStatistics> {
  const groups = new Map(Array.from(request.groupings, (name) => [name, new Map<GroupKey, Figures>()]));
  const repeated = new Map(Array.from(request.groupings, (name) => [name, new Figures()]));
  const bidders = { UNIT: new BidderRanking('UNIT'), ESTABLISHMENT: new BidderRanking('ESTABLISHMENT') };
  const aspects = aspectsOf(request);
  const question = {
    counts: request.parts.has('BIDS'),
    bidders: request.parts.has('BIDDERS'),
    winners: request.groupings.has('WINNER'),
    rankings: Object.values(bidders).filter(({ per }) => request.ranksBidders.has(per)),
  };
  const budget = new SearchBudget(limits);
  let tenderCount = 0;
  for (const found of walkTenders(session, filter)) {
    yield;
    for (const ids of chunksOf(found)) {
      const stopped = budget.exceeded();
      if (stopped) return { groups, repeated, bidders, tenderCount, stopped };
      const bids = yield* readBidFigures(session, ids, question);
      for (const tender of readCountedTenders(session, ids, aspects)) {
        const known = bids.get(tender.id) ?? NO_BIDS;
        addToGroups(groups, repeated, tender, known);
        budget.spend(EDGES_PER_TENDER + (known.bidders.size + known.winners.size) * groups.size);
      }
      tenderCount += ids.length;
      yield;
    }
  }
  return { groups, repeated, bidders, tenderCount, stopped: undefined };
}

function aspectsOf({ groupings, parts }: StatisticsRequest): Set<TenderAspect> {
  const aspects = new Set<TenderAspect>();
  for (const name of groupings) {
    const { aspect } = GROUPINGS[name];
    if (aspect) aspects.add(aspect);
  }
  if (parts.has('VALUES')) aspects.add('value');
  if (parts.has('BIDS')) aspects.add('publishedBidCount');
  return aspects;
}

function* chunksOf(ids: readonly number[]): Generator<readonly number[]> {
  for (let start = 0; start < ids.length; start += COUNTED_TENDERS_PER_STATEMENT) {
    yield ids.slice(start, start + COUNTED_TENDERS_PER_STATEMENT);
  }
}

function addToGroups(
  groups: ReadonlyMap<GroupingName, Map<GroupKey, Figures>>,
  repeated: ReadonlyMap<GroupingName, Figures>,
  tender: CountedTender,
  bids: BidFigures,
): void {
  for (const [name, figuresByKey] of groups) {
    const keys = GROUPINGS[name].keysOf(tender, bids);
    for (const [position, key] of keys.entries()) {
      if (position > 0) repeated.get(name)?.add(tender, bids);
      let figures = figuresByKey.get(key);
      if (!figures) {
        figures = new Figures();
        figuresByKey.set(key, figures);
      }
      figures.add(tender, bids);
      if (keys.length > 1 && tender.isDuplicate === 0) figures.shared += 1;
    }
  }
}
