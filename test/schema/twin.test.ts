import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/db/check/check.ts';
import { decpSource } from '../../src/ingest/sources/decp/source.ts';
import { type Answer, openGraph, type TestGraph } from '../graph.ts';
import { withImport } from '../ingest/with-import.ts';

const COLUMNS =
  'id,codeCPV,acheteur_id,acheteur_nom,titulaire_id,titulaire_nom,montant,dateNotification,procedure';
const TOWN = '21750001600019';
const ALPHA = '55208131766522';
const BETA = '54205118000066';

/** A row of a table: one holder of one contract. */
interface Row {
  readonly number: string;
  readonly holder?: string;
  readonly amount?: number;
  readonly day?: string;
  readonly cpv?: string;
  readonly procedure?: string;
  readonly buyer?: string;
}

function table(rows: readonly Row[]): string {
  const lines = rows.map(
    ({
      number,
      holder = ALPHA,
      amount = 1000,
      day = '2024-03-01',
      cpv = '45210000',
      procedure = 'Procédure adaptée',
      buyer = TOWN,
    }) => [number, cpv, buyer, `Town ${buyer}`, holder, `Firm ${holder}`, amount, day, procedure].join(','),
  );
  return [COLUMNS, ...lines].join('\n');
}

/** Imports tables one after the other, and asks. */
async function withTables(
  tables: readonly (readonly Row[])[],
  test: (given: { graph: TestGraph; add(rows: readonly Row[]): Promise<void> }) => Promise<void>,
): Promise<void> {
  await withImport(decpSource, async ({ database, importContent, rejects }) => {
    let count = 0;
    const add = async (rows: readonly Row[]) => {
      await importContent(`${++count}.csv`, table(rows));
    };
    for (const rows of tables) await add(rows);
    await test({ graph: openGraph(database).graph, add });
    expect(rejects()).toEqual([]);
    expect(checkDatabase(database)).toEqual([]);
  });
}

const TENDERS =
  '{ tenders(orderBy: NAME_ASC) { nodes { identifiers { value } isDuplicate qualityFlags { flag field } sameAs { totalCount nodes { identifiers { value } } } bids { nodes { isDuplicate } } } } }';

const numberOf = ({ identifiers: [{ value }] }: Answer): string => value.slice(TOWN.length);

async function duplicates(graph: TestGraph): Promise<Record<string, string[]>> {
  const { tenders } = await graph.query(TENDERS);
  for (const { isDuplicate, qualityFlags, bids } of tenders.nodes) {
    expect(qualityFlags.some(({ flag }: Answer) => flag === 'DUPLICATE_PUBLICATION')).toBe(isDuplicate);
    if (isDuplicate) expect(bids.nodes.every((bid: Answer) => bid.isDuplicate)).toBe(true);
  }
  return Object.fromEntries(
    tenders.nodes
      .filter(({ isDuplicate }: Answer) => isDuplicate)
      .map((tender: Answer) => [numberOf(tender), tender.sameAs.nodes.map(numberOf).sort()]),
  );
}

describe('a contract that is published under two numbers', () => {
  it('is a duplicate under the shorter, and each names the other', () =>
    withTables([[{ number: '2024S0' }, { number: '2024S001' }]], async ({ graph }) => {
      const { tenders } = await graph.query(TENDERS);
      expect(
        tenders.nodes.map((tender: Answer) => [
          numberOf(tender),
          tender.isDuplicate,
          tender.qualityFlags,
          tender.sameAs.totalCount,
          tender.sameAs.nodes.map(numberOf),
          tender.bids.nodes,
        ]),
      ).toEqual([
        [
          '2024S0',
          true,
          [{ flag: 'DUPLICATE_PUBLICATION', field: 'identifiers' }],
          1,
          ['2024S001'],
          [{ isDuplicate: true }],
        ],
        ['2024S001', false, [], 1, ['2024S0'], [{ isDuplicate: false }]],
      ]);
    }));

  it.each<[string, Row]>([
    ['another holder', { number: '2024S001', holder: BETA }],
    ['another amount', { number: '2024S001', amount: 1001 }],
    ['another day', { number: '2024S001', day: '2024-03-02' }],
    ['another CPV code', { number: '2024S001', cpv: '45220000' }],
    ['another procedure', { number: '2024S001', procedure: "Appel d'offres ouvert" }],
    ['another buyer', { number: '2024S001', buyer: '21690123100011' }],
    ['a number that begins otherwise', { number: '2024T001' }],
  ])('is none with %s', (_, other) =>
    withTables([[{ number: '2024S0' }, other]], async ({ graph }) => {
      expect(await duplicates(graph)).toEqual({});
    }),
  );

  it('is one where a number was cut from several contracts, all of which stand under others', () =>
    withTables(
      [
        [
          { number: '2024', holder: ALPHA, amount: 10, cpv: '45210000' },
          { number: '2024', holder: BETA, amount: 20, cpv: '45220000' },
          { number: '202401', holder: ALPHA, amount: 10, cpv: '45210000' },
          { number: '202402', holder: BETA, amount: 20, cpv: '45220000' },
          { number: '202402', holder: ALPHA, amount: 30, cpv: '45220000' },
        ],
      ],
      async ({ graph }) => {
        expect(await duplicates(graph)).toEqual({ '2024': ['202401', '202402'] });
      },
    ));

  it('is none where one contract of the number stands nowhere else; its twin is named all the same', () =>
    withTables(
      [[{ number: '2024' }, { number: '2024', holder: BETA, amount: 20 }, { number: '202401' }]],
      async ({ graph }) => {
        const { tenders } = await graph.query(TENDERS);
        expect(
          tenders.nodes.map((tender: Answer) => [
            numberOf(tender),
            tender.isDuplicate,
            tender.sameAs.nodes.map(numberOf),
            tender.bids.nodes.map((bid: Answer) => bid.isDuplicate).sort(),
          ]),
        ).toEqual([
          ['2024', false, ['202401'], [false, true]],
          ['202401', false, ['2024'], [false]],
        ]);
      },
    ));

  it('is no longer one when its number gets a contract that stands nowhere else, and was one on the days before', () =>
    withTables([[{ number: '2024S0' }], [{ number: '2024S001' }]], async ({ graph, add }) => {
      expect(await duplicates(graph)).toEqual({ '2024S0': ['2024S001'] });
      await add([{ number: '2024S0', holder: BETA, amount: 5, day: '2024-06-01' }]);
      expect(await duplicates(graph)).toEqual({});
      const asked = await graph.query(
        'query @asOf(knownOn: "2024-05-31") { tenders(orderBy: NAME_ASC) { nodes { isDuplicate } } tenderStatistics { total { tenderCount duplicateCount } } }',
      );
      expect(asked.tenders.nodes).toEqual([{ isDuplicate: true }, { isDuplicate: false }]);
      expect(asked.tenderStatistics.total).toEqual({ tenderCount: 1, duplicateCount: 1 });
    }));

  it.each([false, true])('counts once, and what is left out is counted (edges in arrays: %s)', (arrays) =>
    withTables(
      [
        [
          { number: '2024', amount: 10 },
          { number: '202401', amount: 10 },
          { number: '202402', amount: 20 },
          // Two holders of one contract, published twice.
          ...['7', '701'].flatMap((number) => [
            { number, holder: ALPHA, amount: 40 },
            { number, holder: BETA, amount: 40 },
          ]),
        ],
      ],
      async ({ graph: { database } }) => {
        const { graph } = openGraph(database, { arrays });
        const asked = await graph.query(`{
          tenders { totalCount }
          once: tenders(filter: { isDuplicate: false }) { totalCount }
          tenderStatistics {
            total { ...F }
            byYear(of: AWARDED) { figures { ...F } }
            topBuyers { nodes { figures { ...F } } }
            topBidders(by: WON) { nodes { ...B } }
          }
          buyer: organisation(by: { identifier: { scheme: "SIRET", value: "${TOWN}" } }) { topBidders { nodes { ...B } } withAmounts: topBidders(by: AWARDED, currency: "EUR") { nodes { ...B awarded { amount } } } }
          bidder: organisation(by: { identifier: { scheme: "SIRET", value: "${ALPHA}" } }) {
            bidOutcomes { bidCount duplicateCount nodes { outcome count sums { amount } } }
            rivals { duplicateCount bids { certain } }
            coBidders { duplicateCount bids { certain } jointBids { certain } nodes { jointBids { certain } } }
          }
          coBiddings { duplicateCount bids { certain } jointBids { certain } }
          bidderCommunities(by: JOINT) { tenderCount duplicateCount communities { nodes { linkCount } } }
        }
        fragment F on TenderFigures { tenderCount duplicateCount values { sum { amount } count } bids { certain } bidderCount }
        fragment B on TopBidder { bidCount wonCount duplicateCount }`);
        const figures = {
          tenderCount: 3,
          duplicateCount: 2,
          values: [{ sum: { amount: '70.00' }, count: 3 }],
          bids: { certain: 3 },
          bidderCount: 2,
        };
        const bidders = [
          { bidCount: 3, wonCount: 3, duplicateCount: 2 },
          { bidCount: 1, wonCount: 1, duplicateCount: 1 },
        ];
        expect(asked).toEqual({
          tenders: { totalCount: 5 },
          once: { totalCount: 3 },
          tenderStatistics: {
            total: figures,
            byYear: [{ figures }],
            topBuyers: { nodes: [{ figures }] },
            topBidders: { nodes: bidders },
          },
          buyer: {
            topBidders: { nodes: bidders },
            withAmounts: {
              nodes: [
                { ...bidders[0], awarded: [{ amount: '70.00' }] },
                { ...bidders[1], awarded: [{ amount: '40.00' }] },
              ],
            },
          },
          bidder: {
            bidOutcomes: {
              bidCount: 3,
              duplicateCount: 2,
              nodes: [{ outcome: 'WON', count: 3, sums: [{ amount: '70.00' }] }],
            },
            rivals: { duplicateCount: 2, bids: { certain: 3 } },
            coBidders: {
              duplicateCount: 2,
              bids: { certain: 3 },
              jointBids: { certain: 1 },
              nodes: [{ jointBids: { certain: 1 } }],
            },
          },
          coBiddings: { duplicateCount: 2, bids: { certain: 3 }, jointBids: { certain: 1 } },
          bidderCommunities: {
            tenderCount: 3,
            duplicateCount: 2,
            communities: { nodes: [{ linkCount: 1 }] },
          },
        });
      },
    ),
  );

  it('is found whatever the order in which tables come in', async () => {
    const rows: readonly Row[] = [
      { number: '1', amount: 10 },
      { number: '12', amount: 10 },
      { number: '1234', amount: 10 },
      { number: '1', holder: BETA, amount: 20 },
      { number: '124', holder: BETA, amount: 20 },
      { number: '12', holder: BETA, amount: 30 },
      { number: '9', amount: 10 },
    ];
    for (const order of [
      rows,
      rows.toReversed(),
      rows.toSorted((a, b) => b.number.localeCompare(a.number)),
    ]) {
      await withTables(
        order.map((row) => [row]),
        async ({ graph }) => expect(await duplicates(graph)).toEqual({ '1': ['12', '1234', '124'] }),
      );
    }
  });
});
