import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/db/check/check.ts';
import { mergeNodes, unmergeNode } from '../../src/db/merge/merge.ts';
import type { OrganisationRecord } from '../../src/model/record.ts';
import { dumpRows } from '../db/graph-dump.ts';
import { recordsOf, row, withDatabase } from '../db/memory-graph.ts';
import { aboutTender, bid, bidEvent, buyer, organisation } from '../db/sample-records.ts';
import { type Answer, type TestGraph, withGraph } from '../graph.ts';

const SIREN = '303265045';
const NORTH = `${SIREN}00011`;
const SOUTH = `${SIREN}00029`;
const OTHER = '55203253400638';

function establishment(ref: string, siret: string, more: Partial<OrganisationRecord> = {}) {
  return organisation(ref, { keys: [], identifiers: [{ scheme: 'SIRET', value: siret }], ...more });
}

const north = establishment('north', NORTH, { name: 'Bouchard Nord', addressLocality: 'Lille' });
const south = establishment('south', SOUTH, { name: 'Bouchard Sud', statedOn: '2026-03-01' });
const other = establishment('other', OTHER, { name: 'Vidal' });

const COMPANY = `query($scheme: String!, $value: String!) {
  organisation(by: { identifier: { scheme: $scheme, value: $value } }) {
    name
    establishments { totalCount nodes { scheme value name locality organisation { name } } }
    bids { totalCount nodes { status parties { nodes { organisation { name } role } } establishments { establishment { value } } } }
    procurements { nodes { establishments { establishment { value name } } } }
  }
}`;

async function company({ query }: TestGraph, scheme: string, value: string): Promise<Answer> {
  return (await query(COMPANY, { scheme, value })).organisation;
}

describe('a company and its establishments', () => {
  it('is one organisation, found by its SIREN and by each SIRET', () =>
    withGraph(async (graph) => {
      graph.write(recordsOf({ nodes: [north, south, other] }));
      const found = await company(graph, 'SIREN', SIREN);
      expect(found.name).toBe('Bouchard Sud');
      expect(found.establishments).toEqual({
        totalCount: 2,
        nodes: [
          {
            scheme: 'SIRET',
            value: NORTH,
            name: 'Bouchard Nord',
            locality: 'Lille',
            organisation: { name: 'Bouchard Sud' },
          },
          {
            scheme: 'SIRET',
            value: SOUTH,
            name: 'Bouchard Sud',
            locality: null,
            organisation: { name: 'Bouchard Sud' },
          },
        ],
      });
      expect(await company(graph, 'SIRET', NORTH)).toEqual(found);
      expect(await company(graph, 'SIRET', SOUTH)).toEqual(found);
      expect((await company(graph, 'SIRET', OTHER)).establishments.totalCount).toBe(1);
    }));

  it('is one party of a bid of two of its establishments, which the bid keeps', () =>
    withGraph(async (graph) => {
      graph.write(
        aboutTender([bid('north', 'south', 'other'), bidEvent('bid', 'WON')], [north, south, other]),
      );
      const { bids } = await company(graph, 'SIREN', SIREN);
      expect(bids.totalCount).toBe(1);
      expect(bids.nodes).toEqual([
        {
          status: 'WON',
          parties: {
            nodes: [
              { organisation: { name: 'Bouchard Sud' }, role: 'MEMBER' },
              { organisation: { name: 'Vidal' }, role: 'MEMBER' },
            ],
          },
          establishments: [NORTH, SOUTH, OTHER].map((value) => ({ establishment: { value } })),
        },
      ]);
    }));

  it('is the buyer whose service buys, by that service', () =>
    withGraph(async (graph) => {
      graph.write(aboutTender([buyer('north')], [north, south]));
      expect((await company(graph, 'SIREN', SIREN)).procurements.nodes).toEqual([
        { establishments: [{ establishment: { value: NORTH, name: 'Bouchard Nord' } }] },
      ]);
    }));

  it('is ranked as one, or by its establishments where that is asked', () =>
    withGraph(async (graph) => {
      const won = [bid('north', 'south', 'other'), bidEvent('bid', 'WON'), buyer('south')];
      graph.write(aboutTender(won, [north, south, other]));
      const RANKED =
        'nodes { organisation { name } establishment { value organisation { name } } bidCount wonCount }';
      const { tenderStatistics: of, organisation: buying }: Answer = await graph.query(
        `{ tenderStatistics {
            unit: topBidders { bidderCount ${RANKED} } place: topBidders(per: ESTABLISHMENT, by: WON) { bidderCount ${RANKED} }
            buyer: topBuyers(per: ESTABLISHMENT) { buyerCount nodes { organisation { name } establishment { value } figures { tenderCount } } } }
          organisation(by: { identifier: { scheme: "SIREN", value: "${SIREN}" } }) { topBidders(per: ESTABLISHMENT) { ${RANKED} } } }`,
      );
      const ranked = (name: string, value: string | null) => ({
        organisation: { name },
        establishment: value === null ? null : { value, organisation: { name } },
        bidCount: 1,
        wonCount: 1,
      });
      expect(of.unit).toEqual({
        bidderCount: 2,
        nodes: [ranked('Bouchard Sud', null), ranked('Vidal', null)],
      });
      const places = [ranked('Vidal', OTHER), ranked('Bouchard Sud', SOUTH), ranked('Bouchard Sud', NORTH)];
      expect(of.place).toEqual({ bidderCount: 3, nodes: places });
      expect(buying.topBidders.nodes).toEqual(places);
      expect(of.buyer).toEqual({
        buyerCount: 1,
        nodes: [
          {
            organisation: { name: 'Bouchard Sud' },
            establishment: { value: SOUTH },
            figures: { tenderCount: 1 },
          },
        ],
      });
    }));

  it('that buys from itself is told, on the tender and on the bid', () =>
    withGraph(async (graph) => {
      graph.write(
        aboutTender(
          [bid('north', 'other'), { ...bid('atos'), ref: 'second' }, buyer('south')],
          [north, south, other],
        ),
      );
      const { tenders, bids, none }: Answer = await graph.query(
        `{ tenders(filter: { hasBidByBuyer: true }) { totalCount nodes { hasBidByBuyer bids { nodes { bidder { name } isByBuyer } } } }
           none: tenders(filter: { hasBidByBuyer: false }) { totalCount }
           bids: organisation(by: { identifier: { scheme: "SIREN", value: "${SIREN}" } }) { bids(filter: { isByBuyer: true }) { totalCount } } }`,
      );
      expect([tenders.totalCount, none.totalCount, bids.bids.totalCount]).toEqual([1, 0, 1]);
      expect(tenders.nodes[0].hasBidByBuyer).toBe(true);
      expect(tenders.nodes[0].bids.nodes.map(({ isByBuyer }: Answer) => isByBuyer).sort()).toEqual([
        false,
        true,
      ]);
    }));

  it('is named with its establishment in sentences, where that is one of several', () =>
    withGraph(async (graph) => {
      const lyon = { ...south, addressLocality: 'Lyon' };
      const both = { ...bid('north', 'south'), ref: 'both' };
      const claims = [bid('north', 'other'), bidEvent('bid', 'WON'), both, buyer('south')];
      graph.write(aboutTender(claims, [north, lyon, other]));
      const { tenders }: Answer = await graph.query(
        `{ tenders { nodes {
            bids(orderBy: KNOWN_FROM_ASC) { nodes { sentence events { nodes { sentence } } } }
            buyers { nodes { sentence french: sentence(language: FR) } } } } }`,
      );
      const [{ bids, buyers }] = tenders.nodes;
      expect(bids.nodes).toEqual([
        {
          sentence: 'Bouchard Sud (establishment in Lille), in a group of 2, won Hébergement.',
          events: { nodes: [{ sentence: 'Bouchard Sud (establishment in Lille) won Hébergement.' }] },
        },
        { sentence: 'Bouchard Sud bid on, and lost, Hébergement.', events: { nodes: [] } },
      ]);
      expect(buyers.nodes).toEqual([
        {
          sentence: 'Bouchard Sud is the buyer of Hébergement.',
          french: "Bouchard Sud est l'acheteur de Hébergement.",
        },
      ]);
      const statementsFor = async (first: number) => {
        await graph.query(`{ tenders { nodes { bids(first: ${first}) { nodes { sentence } } } } }`);
        return graph.statements();
      };
      expect(await statementsFor(2)).toBe(await statementsFor(1));
    }));

  it('has no establishment by a SIRET that fails its check', () =>
    withGraph(async (graph) => {
      const wrong = establishment('wrong', '30326504500012', { name: 'Bouchard Est', keys: ['k:east'] });
      graph.write(recordsOf({ nodes: [north, wrong] }));
      expect((await company(graph, 'SIREN', SIREN)).establishments.totalCount).toBe(1);
    }));
});

it('is described as the latest document does, in any order', () => {
  const statements = [
    north,
    { ...north, name: 'Bouchard Lille', statedOn: '2026-05-01' },
    { ...north, name: 'Bouchard Nord-Est', statedOn: '2026-05-01' },
    { ...north, name: `SIRET ${NORTH}`, statedOn: '2026-06-01', nameIsMakeshift: true as const },
  ];
  fc.assert(
    fc.property(fc.shuffledSubarray(statements, { minLength: statements.length }), (order) => {
      withDatabase(
        (database) => {
          expect(row(database, 'SELECT name, locality, stated_on FROM establishments')).toEqual({
            name: 'Bouchard Nord-Est',
            locality: 'Lille',
            stated_on: '2026-05-01',
          });
        },
        ...order.map((record) => ({ nodes: [record] })),
      );
    }),
    { numRuns: 12 },
  );
});

it('brings its establishments into a merge, and takes them out of it', () => {
  withDatabase(
    (database) => {
      const before = dumpRows(database);
      const ids = [SOUTH, OTHER].map(
        (value) =>
          row<{ id: number }>(database, 'SELECT node_id AS id FROM identifiers WHERE value = ?', value).id,
      );
      const [from, into] = ids.map((id) => ({ type: 'ORGANISATION', id }) as const);
      if (from === undefined || into === undefined) throw new Error('Two organisations were expected.');
      mergeNodes(database, from, into);
      const owners = 'SELECT count(*) AS n FROM establishments WHERE organisation_id = ?';
      expect(row(database, owners, into.id)).toEqual({ n: 3 });
      expect(checkDatabase(database)).toEqual([]);
      unmergeNode(database, from);
      expect([row(database, owners, from.id), row(database, owners, into.id)]).toEqual([{ n: 2 }, { n: 1 }]);
      expect(dumpRows(database).establishments).toEqual(before.establishments);
      expect(checkDatabase(database)).toEqual([]);
    },
    aboutTender([bid('north', 'other')], [north, south, other]),
  );
});
