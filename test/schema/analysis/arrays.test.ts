import { expect, it } from 'vitest';
import { inventMarket } from '../../../bench/market.ts';
import { EDGE_KINDS } from '../../../src/db/edge.ts';
import { createWriter } from '../../../src/db/write/batch/writer.ts';
import { STANDINGS } from '../../../src/domain/claim.ts';
import { freshDatabase } from '../../db/fresh-database.ts';
import { openGraph, type TestGraph, WRITTEN } from '../../graph.ts';
import { hostileGraph } from '../compiled/hostile-graph.ts';
import { hostileSeries } from '../compiled/hostile-series.ts';
import { Random } from '../compiled/random.ts';

interface Both {
  readonly arrays: TestGraph;
  readonly sql: TestGraph;
}

/** One graph, of which analyses read edges and bids from arrays, and by SQL. */
async function withBoth(
  fill: (graph: TestGraph) => void,
  compare: (both: Both) => Promise<void>,
): Promise<void> {
  const database = freshDatabase();
  const [arrays, sql] = [openGraph(database, { arrays: true }), openGraph(database)];
  try {
    fill(sql.graph);
    await compare({ arrays: arrays.graph, sql: sql.graph });
  } finally {
    for (const { close } of [arrays, sql]) close();
    database.close();
  }
}

interface Asked {
  readonly document: string;
  readonly variables?: Record<string, unknown>;
}

/** Asks both, and tells how many of the answers said anything. */
async function compareAnswers({ arrays, sql }: Both, questions: readonly Asked[]): Promise<number> {
  let telling = 0;
  for (const { document, variables = {} } of questions) {
    const expected = await sql.query(document, variables);
    expect(await arrays.query(document, variables), `${document} ${JSON.stringify(variables)}`).toEqual(
      expected,
    );
    if (/"(nodes|paths|communities)":\[\{/.test(JSON.stringify(expected))) telling += 1;
  }
  return telling;
}

const PATHS = `query ($from: ID!, $to: ID!, $maxHops: Int!, $kinds: [ClaimKind!], $standing: [Standing!], $through: Boolean!, $first: Int!) {
  paths(from: { id: $from }, to: { id: $to }, maxHops: $maxHops, kinds: $kinds, standing: $standing, throughDocuments: $through, first: $first) {
    complete reason
    paths { hops standing knownFrom steps { from { id } to { id } reading claim { id kind } } }
  }
}`;

/** Paths between two random nodes under random conditions. */
function pathQuestion(random: Random, ids: readonly string[]): Asked {
  const some = <T>(values: readonly T[]) => values.filter(() => random.chance(0.5));
  return {
    document: PATHS,
    variables: {
      from: random.pick(ids),
      to: random.pick(ids),
      maxHops: random.pick([1, 2, 3, 4, 5, 6]),
      kinds: random.chance(0.3) ? [random.pick(EDGE_KINDS), ...some(EDGE_KINDS)] : null,
      standing: random.chance(0.3) ? [random.pick(STANDINGS), ...some(STANDINGS)] : null,
      through: random.chance(0.5),
      first: random.pick([1, 5, 100]),
    },
  };
}

const ORGANISATION = `query ($id: ID!) {
  node(id: $id) {
    ... on Organisation {
      byBids: topBidders(by: BIDS) { ...Top }
      byWon: topBidders(by: WON) { ...Top }
      byAwarded: topBidders(by: AWARDED, currency: "EUR") { ...Top nodes { ...Amounts } }
      rivals(first: 50) {
        totalCount complete reason coverage { complete winnersOnly partial unknown }
        nodes { organisation { id } tenderCount first last won { ...C } lost { ...C } bothWon { ...C } contestCount { ...C } contests(first: 5) { certain outcome tender { id } bids(first: 5) { id status } rivalBids(first: 5) { id } } }
      }
      coBidders(first: 50) {
        totalCount complete bids { ...C } jointBids { ...C }
        nodes { organisation { id } jointBids { ...C } won { ...C } first last }
      }
    }
  }
}
fragment Amounts on TopBidder { awarded { amount currency } unknownAmountCount flaggedAmountCount }
fragment Top on TopBidders { bidderCount tenderCount complete nodes { organisation { id } bidCount wonCount } }
fragment C on ClaimCount { certain possible }`;

const NEIGHBOURHOOD = `query ($id: ID!) {
  neighbourhood(of: { id: $id }, depth: 3, limit: 12) { cutNodes complete nodes { distance hiddenClaims node { id } } edges { claim { id } from { id } to { id } reading } }
}`;

const MARKET = `{
  coBiddings(first: 50) {
    totalCount complete bids { ...C } jointBids { ...C }
    nodes { organisations { id } jointBids { ...C } won { ...C } tenderCount first last bids(first: 3) { id } }
  }
  joint: bidderCommunities(by: JOINT) { ...Communities }
  rival: bidderCommunities(by: RIVAL) { ...Communities }
  tenderStatistics {
    total { ...Figures }
    byStatus { status figures { ...Figures } }
    byCpvDivision { division sharedCount figures { ...Figures } }
    topBidders(by: WON, first: 50) { bidderCount nodes { organisation { id } bidCount wonCount ...Amounts } }
    complete
  }
  coded: tenderStatistics(filter: { cpv: "72" }) {
    topBidders(by: BIDS, first: 50) { bidderCount nodes { organisation { id } ...Amounts } }
  }
}
fragment Amounts on TopBidder { awarded { amount currency } unknownAmountCount flaggedAmountCount }
fragment C on ClaimCount { certain possible }
fragment Communities on BidderCommunities {
  modularity tenderCount organisationCount pairCount tooLargeCount
  communities(first: 10) { nodes { size linkCount outsideLinkCount members(first: 10) { nodes { linkCount organisation { id } } } } }
}
fragment Figures on TenderFigures {
  tenderCount bids { certain possible unknown } withoutBidCount bidderCount singleBids { certain possible unknown }
}`;

/** The ids of all nodes of a graph. */
async function idsOf({ query }: TestGraph): Promise<string[]> {
  const answer = await query(`{
    organisations(first: 100) { nodes { id } } tenders(first: 100) { nodes { id } } people(first: 100) { nodes { id } }
    articles(first: 100) { nodes { id } } regulations(first: 100) { nodes { id } }
  }`);
  return Object.values(answer as Record<string, { nodes: { id: string }[] }>).flatMap(({ nodes }) =>
    nodes.map(({ id }) => id),
  );
}

function questionsAbout(ids: readonly string[], random: Random, paths: number): Asked[] {
  const about = (document: string, chosen: readonly string[]) =>
    chosen.map((id) => ({ document, variables: { id } }));
  return [
    ...Array.from({ length: paths }, () => pathQuestion(random, ids)),
    ...about(
      ORGANISATION,
      ids.filter((id) => id.startsWith('organisation:')),
    ),
    ...about(
      NEIGHBOURHOOD,
      ids.filter(() => random.chance(0.3)),
    ),
    { document: MARKET },
  ];
}

it('gives the same answers of arrays as of SQL, where claims are taken back, disputed, expected and merged', async () => {
  const now = Date.now();
  let telling = 0;
  for (const seed of [1, 2, 3, now]) {
    const random = new Random(seed);
    await withBoth(
      (graph) => {
        graph.write(hostileGraph(random));
        const { rejected } = createWriter(graph.database).writeDocuments(hostileSeries(random));
        expect([...rejected.values()]).toEqual([]);
      },
      async (both) => {
        telling += await compareAnswers(both, questionsAbout(await idsOf(both.sql), random, 40));
      },
    );
  }
  // Questions without answers would prove nothing.
  expect(telling).toBeGreaterThan(90);
});

it('gives the same answers of arrays as of SQL on a market', async () => {
  const random = new Random(7);
  await withBoth(
    ({ database }) => {
      const writer = createWriter(database);
      for (const records of inventMarket({ organisations: 80, tenders: 400 })) {
        writer.write(records, { source: 'market', now: WRITTEN });
      }
    },
    async (both) => {
      const ids = await idsOf(both.sql);
      expect(await compareAnswers(both, questionsAbout(ids, random, 60))).toBeGreaterThan(120);
    },
  );
});

it('is read by SQL as of a day', async () => {
  const random = new Random(5);
  await withBoth(
    (graph) => {
      graph.write(hostileGraph(random));
      createWriter(graph.database).writeDocuments(hostileSeries(random));
    },
    async (both) => {
      const ids = await idsOf(both.sql);
      const questions = questionsAbout(ids, random, 10).map(({ document, variables }) => ({
        document: document
          .replace(/^(query \(.*?\)|) *\{/, '$1 @asOf(knownOn: "2025-01-31") {')
          .replace(/^ @/, 'query @'),
        ...(variables && { variables }),
      }));
      await compareAnswers(both, questions);
    },
  );
});
