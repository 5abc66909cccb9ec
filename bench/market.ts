import type { GraphRecords, NodeRecord } from '../src/model/record.ts';
import { inventNews, inventNotice, mentionsInResult } from './market/article.ts';
import { openChance, Zipf } from './market/chance.ts';
import { inventParties } from './market/organisation.ts';
import { dayAfter, inventTender, type Market, type TenderStory } from './market/tender.ts';

const SEED = 20_260_206;

/** How large a market is; all else follows from these. */
export interface MarketSize {
  readonly organisations: number;
  /** A multiple of 200. Four bids, half an article and two mentions for each. */
  readonly tenders: number;
}

/** 20,000 organisations, 100,000 tenders, 400,000 bids, 50,000 articles and 200,000 mentions at scale 1. */
export function marketSize(scale: number): MarketSize {
  return {
    organisations: Math.max(80, Math.round(20_000 * scale)),
    tenders: Math.max(1, Math.round(500 * scale)) * TENDERS_PER_STEP,
  };
}

/** Exponents that give the busiest bidder about 11,000 of 400,000 bids, and the busiest buyer about 5,000 of 100,000 tenders. */
const BIDDER_EXPONENT = 0.8;
const BUYER_EXPONENT = 0.8;

/** How many of a hundred tenders have so many bids; four on average. */
const BID_COUNTS: readonly (readonly [bids: number, tenders: number])[] = [
  [0, 12],
  [1, 26],
  [2, 16],
  [3, 12],
  [4, 8],
  [5, 6],
  [6, 4],
  [7, 3],
  [8, 3],
  [9, 2],
  [10, 2],
  [12, 2],
  [15, 2],
  [20, 1],
  [63, 1],
];
const HUNDRED_BID_COUNTS = BID_COUNTS.flatMap(([bids, tenders]) => Array<number>(tenders).fill(bids));

const TENDERS_PER_BULLETIN = 5;
/** The pattern of bid counts twice, and so many bulletins that every second has a press article. */
const TENDERS_PER_STEP = 200;
const TENDERS_PER_BATCH = 1_000;
const FIRST_DAY = '2017-01-02';
const DAYS = 3_280;

/**
 * A market of public procurement, the same at every call, in batches for the writer. Skewed as real ones are: few organisations
 * buy and bid most, many tenders have one bid and few have dozens. Every claim names the notice it is found in.
 *
 * The first batch holds all organisations; later ones repeat those that they speak of, as a source's files do.
 */
export function* inventMarket({ organisations, tenders }: MarketSize): Generator<GraphRecords> {
  const chance = openChance(SEED);
  const parties = inventParties(chance, organisations);
  const market: Market = {
    chance,
    parties,
    buyerRanks: new Zipf(parties.buyers.length, BUYER_EXPONENT),
    bidderRanks: new Zipf(parties.bidders.length, BIDDER_EXPONENT),
  };
  // Which organisation is busy has nothing to do with when it was registered.
  yield { nodes: chance.shuffled([...parties.buyers, ...parties.bidders]), claims: [], mentions: [] };
  let batch = newBatch();
  for (let start = 0; start < tenders; start += TENDERS_PER_STEP) {
    const bidCounts = [...chance.shuffled(HUNDRED_BID_COUNTS), ...chance.shuffled(HUNDRED_BID_COUNTS)];
    for (let offset = 0; offset < TENDERS_PER_STEP; offset += TENDERS_PER_BULLETIN) {
      const first = start + offset;
      const day = dayAfter(FIRST_DAY, Math.floor((first / tenders) * DAYS));
      addBulletin(batch, market, {
        first,
        day,
        bidCounts: bidCounts.slice(offset, offset + TENDERS_PER_BULLETIN),
      });
    }
    if ((start + TENDERS_PER_STEP) % TENDERS_PER_BATCH === 0) {
      yield recordsOf(batch);
      batch = newBatch();
    }
  }
  if (batch.nodes.size > 0) yield recordsOf(batch);
}

interface MarketBatch {
  readonly nodes: Map<string, NodeRecord>;
  readonly claims: GraphRecords['claims'];
  readonly mentions: GraphRecords['mentions'];
}

function newBatch(): MarketBatch {
  return { nodes: new Map(), claims: [], mentions: [] };
}

function recordsOf({ nodes, claims, mentions }: MarketBatch): GraphRecords {
  return { nodes: [...nodes.values()], claims, mentions };
}

/** Adds the tenders that one call publishes together, the notices of call and result, and every second time a press article. */
function addBulletin(
  batch: MarketBatch,
  market: Market,
  { first, day, bidCounts }: { first: number; day: string; bidCounts: readonly number[] },
): void {
  const { chance } = market;
  const bulletin = first / TENDERS_PER_BULLETIN;
  const resultDay = dayAfter(day, 60 + chance.below(90));
  const notices = {
    call: inventNotice('Avis de marché', bulletin * 2, day),
    result: inventNotice('Avis d’attribution', bulletin * 2 + 1, resultDay),
  };
  const stories: TenderStory[] = bidCounts.map((bidCount, position) =>
    inventTender(market, { index: first + position, day, bidCount, notices }),
  );
  for (const node of [notices.call, notices.result]) batch.nodes.set(node.ref, node);
  for (const { tender, buyer, bidders, claims } of stories) {
    for (const node of [buyer, ...bidders, tender]) batch.nodes.set(node.ref, node);
    batch.claims.push(...claims);
  }
  batch.mentions.push(...mentionsInResult(notices.result, stories));
  if (bulletin % 2 === 1) {
    const news = inventNews(chance, { index: bulletin, day: resultDay, stories });
    batch.nodes.set(news.article.ref, news.article);
    batch.mentions.push(...news.mentions);
  }
}
