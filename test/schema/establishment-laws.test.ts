import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { ClaimRecord } from '../../src/model/record.ts';
import { recordsOf } from '../db/memory-graph.ts';
import { organisation } from '../db/sample-records.ts';
import { bid, tender } from '../graph/competition/bidding-records.ts';
import { type Answer, type TestGraph, withGraph } from '../graph.ts';

/** Two companies of three establishments each, and one of a single establishment. */
const COMPANIES: Readonly<Record<string, readonly string[]>> = {
  '303265045': ['30326504500011', '30326504500029', '30326504500037'],
  '552032534': ['55203253400612', '55203253400620', '55203253400638'],
  '329338883': ['32933888300088'],
};
const SITES = Object.values(COMPANIES).flat();
const companyOf = (siret: string) => siret.slice(0, 9);

/** Bids, each on one of four tenders by some establishments, won or not. */
const bids = fc.array(
  fc.record({
    tender: fc.constantFrom('t0', 't1', 't2', 't3'),
    sites: fc.uniqueArray(fc.constantFrom(...SITES), { minLength: 1, maxLength: 4 }),
    hasWon: fc.boolean(),
  }),
  { minLength: 1, maxLength: 12 },
);
type Bids = typeof bids extends fc.Arbitrary<infer T> ? T : never;

function write(graph: TestGraph, made: Bids): void {
  const sites = SITES.map((siret) =>
    organisation(siret, { keys: [], identifiers: [{ scheme: 'SIRET', value: siret }] }),
  );
  const claims: ClaimRecord[] = made.flatMap(({ tender: slug, sites: parties, hasWon }, index) =>
    bid(slug, parties, { key: `bid-${index}`, status: hasWon ? 'WON' : 'SUBMITTED' }),
  );
  const tenders = ['t0', 't1', 't2', 't3'].map((slug) => tender(slug));
  graph.write(recordsOf({ nodes: [...sites, ...tenders], claims }));
}

const QUESTION = `query($by: NodeBy!) {
  organisation(by: $by) {
    bids(first: 100) { totalCount nodes { id tender { slug } establishments { establishment { value } } } }
    bidOutcomes { bidCount }
  }
  tenderStatistics(filter: { bidder: $by }) { total { tenderCount } }
  ranked: tenderStatistics {
    topBidders { nodes { bidCount wonCount organisation { identifiers { value } } } }
    places: topBidders(per: ESTABLISHMENT) { nodes { bidCount establishment { value } } }
  }
}`;

/** What is told of the company that is found by a number. */
async function ask(graph: TestGraph, scheme: string, value: string): Promise<Answer> {
  return graph.query(QUESTION, { by: { identifier: { scheme, value } } });
}

it('has as bids of a company those of its establishments, each once', () =>
  fc.assert(
    fc.asyncProperty(bids, (made) =>
      withGraph(async (graph) => {
        write(graph, made);
        for (const [siren, sites] of Object.entries(COMPANIES)) {
          const own = made.filter((one) => one.sites.some((site) => companyOf(site) === siren));
          const { organisation: company, tenderStatistics, ranked } = await ask(graph, 'SIREN', siren);
          const found = company.bids.nodes.map(({ tender: { slug }, establishments }: Answer) => [
            slug,
            ...establishments.map(({ establishment }: Answer) => establishment.value).sort(),
          ]);
          const stated = own.map(({ tender: slug, sites: parties }) => [slug, ...parties.toSorted()]);
          expect(found.sort()).toEqual(stated.sort());
          expect([company.bids.totalCount, company.bidOutcomes.bidCount]).toEqual([own.length, own.length]);
          const tenders = new Set(own.map(({ tender: slug }) => slug));
          expect(tenderStatistics.total.tenderCount).toBe(tenders.size);
          // The union, not the sum: a bid of two of its establishments is one bid of it, and one of each.
          const ofSites = sites.map((site) => made.filter((one) => one.sites.includes(site)));
          expect(new Set(ofSites.flat()).size).toBe(own.length);
          const counts = new Map(
            ranked.places.nodes.map(({ bidCount, establishment }: Answer) => [establishment.value, bidCount]),
          );
          for (const [index, site] of sites.entries()) {
            expect([site, counts.get(site) ?? 0]).toEqual([site, ofSites[index]?.length]);
          }
          const rank = ranked.topBidders.nodes.find(({ organisation: { identifiers } }: Answer) =>
            identifiers.some(({ value }: Answer) => value === siren),
          );
          expect([rank?.bidCount ?? 0, rank?.wonCount ?? 0]).toEqual([
            own.length,
            own.filter(({ hasWon }) => hasWon).length,
          ]);
          for (const site of sites) {
            expect(await ask(graph, 'SIRET', site)).toEqual({
              organisation: company,
              tenderStatistics,
              ranked,
            });
          }
        }
      }),
    ),
    { numRuns: 12 },
  ));

const PARTIES = `query($first: Int, $sites: Int) {
  tender(by: { slug: "t0" }) {
    bids(first: 100) { nodes {
      establishments { establishment { value } }
      parties(first: $first) { nodes { organisation { identifiers { value } } establishments(first: $sites) { establishment { value } } } }
    } }
  }
}`;

const numbers = (named: Answer): string[] => named.map(({ establishment }: Answer) => establishment.value);

it.for(['compiled', 'ordinary'] as const)(
  'has each establishment of a bid at its own party, %s',
  (executor) =>
    fc.assert(
      fc.asyncProperty(bids, (made) =>
        withGraph(
          async (graph) => {
            write(graph, made);
            const { tender: found } = await graph.query(PARTIES);
            for (const one of found.bids.nodes) {
              for (const { organisation: company, establishments } of one.parties.nodes) {
                const siren = company.identifiers.find(({ value }: Answer) => value in COMPANIES).value;
                const own = numbers(one.establishments).filter((site) => companyOf(site) === siren);
                expect(own).not.toEqual([]);
                expect(numbers(establishments)).toEqual(own);
              }
            }
          },
          { executor },
        ),
      ),
      { numRuns: 6 },
    ),
);

it('reads the establishments of all parties in one statement, as many of each as asked', () =>
  withGraph(
    async (graph) => {
      write(graph, [
        { tender: 't0', sites: SITES, hasWon: true },
        { tender: 't0', sites: SITES.slice(1, 4), hasWon: false },
      ]);
      const { tender: found } = await graph.query(PARTIES, { sites: 2 });
      const perParty = found.bids.nodes.map(({ parties }: Answer) =>
        parties.nodes.map(({ establishments }: Answer) => establishments.length),
      );
      expect(perParty.map((counts: number[]) => counts.sort()).sort()).toEqual([
        [1, 2],
        [1, 2, 2],
      ]);
      const all = graph.statements();
      await graph.query(PARTIES, { first: 1, sites: 2 });
      expect(graph.statements()).toBe(all);
    },
    { executor: 'ordinary' },
  ));
