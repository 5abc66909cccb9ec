import { describe, expect, it } from 'vitest';
import { decpSource } from '../../src/ingest/sources/decp/source.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { type Answer, openGraph, type TestGraph, withGraph } from '../graph.ts';
import { type TestImport, withImport } from '../ingest/with-import.ts';

const TABLE = `uid,id,acheteur_id,acheteur_nom,acheteur_departement_code,titulaire_id,titulaire_nom,titulaire_departement_code,montant,dateNotification
21999001700010A,A,21999001700010,Commune de Valbrune,75,90100001800019,Toitures Marlot,34,48000,2024-12-01
21999001700010B,B,21999001700010,Commune de Valbrune,75,90100001800027,Toitures Marlot,59,52000,2024-12-02
21999001700010C,C,21999001700010,Commune de Valbrune,75,90100001800035,Toitures Marlot,,61000,2024-12-03
`;

async function on(database: TestImport['database'], use: (graph: TestGraph) => Promise<void>): Promise<void> {
  const { graph, close } = openGraph(database);
  try {
    await use(graph);
  } finally {
    close();
  }
}

describe('a bidder of several establishments', () => {
  it('is of the region of the one that bids, and where no document places that one, of its seat', () =>
    withImport(decpSource, async ({ database, importContent, problems }) => {
      await importContent('table.csv', TABLE);
      await on(database, async (graph) => {
        const found = await graph.query(`{
          here: tenders(filter: { bidderRegion: "frj" }) { nodes { identifiers { value } } }
          north: tenders(filter: { bidderRegion: "FRE11" }, orderBy: DATE_ASC) { nodes { identifiers { value } } }
          other: tenders(filter: { not: { bidderRegion: "FR" } }) { totalCount }
          buyersRegion: tenders(filter: { bidderRegion: "FR101" }) { totalCount }
          organisations(filter: { region: "FRJ13" }) { nodes {
            name address { nuts }
            establishments { nodes { value nuts } }
            bids(filter: { bidderRegion: "FRJ13" }) { totalCount nodes { value { amount } } }
          } }
          tenderStatistics(filter: { bidderRegion: "FRJ13" }) { total { tenderCount } }
        }`);
        const numbers = (list: Answer) =>
          list.nodes.map((each: Answer) => each.identifiers[0]?.value.slice(14));
        expect(numbers(found.here)).toEqual(['A']);
        expect(numbers(found.north)).toEqual(['B', 'C']);
        expect(found.other.totalCount).toBe(0);
        expect(found.buyersRegion.totalCount).toBe(0);
        expect(found.organisations.nodes).toEqual([
          {
            name: 'Toitures Marlot',
            address: { nuts: 'FRE11' },
            establishments: {
              nodes: [
                { value: '90100001800019', nuts: 'FRJ13' },
                { value: '90100001800027', nuts: 'FRE11' },
                { value: '90100001800035', nuts: null },
              ],
            },
            bids: { totalCount: 1, nodes: [{ value: { amount: '48000.00' } }] },
          },
        ]);
        expect(found.tenderStatistics.total.tenderCount).toBe(1);
      });
      expect(problems()).toEqual([]);
    }));

  it('is asked for by a code of NUTS', () =>
    withGraph(async (graph) => {
      expect(await graph.refusal('{ tenders(filter: { bidderRegion: "Hérault" }) { totalCount } }')).toEqual({
        code: 'BAD_USER_INPUT',
        message:
          'filter.bidderRegion: "Hérault" is not the start of a NUTS code: a country and up to three letters or digits, such as "FRB".',
      });
    }));
});

describe('statistics of a region', () => {
  it('have the tenders that the list has, however much of the code is given', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      await importContent('table.csv', TABLE.replaceAll(',75,', ',34,'));
      await on(database, async (graph) => {
        for (const region of ['FR', 'fr', 'FRJ', 'frj13']) {
          const { tenders, tenderStatistics } = await graph.query(
            `{ tenders(filter: { region: "${region}" }) { totalCount } tenderStatistics(filter: { region: "${region}" }) { total { tenderCount } } }`,
          );
          expect([region, tenders.totalCount, tenderStatistics.total.tenderCount]).toEqual([region, 3, 3]);
        }
      });
    }));
});

/** Regions of addresses, their countries, and the codes that they have. */
const ADDRESSES: readonly (readonly [region: string, country: string, nuts: string | null])[] = [
  ['UKI32', 'United Kingdom', 'UKI32'],
  ['UKI', 'GB', 'UKI'],
  ['ITC4', 'IT', 'ITC4'],
  // Names that have the letters of codes.
  ['LIMA', 'PE', null],
  ['ROMA', 'IT', null],
  ['DEAL', 'DE', null],
  ['UKI32', 'FR', null],
  ['Greater London', 'GB', null],
];

describe('an address of OCDS', () => {
  it('has a code of NUTS where its region is one of its country', () =>
    withImport(ocdsSource, async ({ database, importContent }) => {
      const parties = ADDRESSES.map(([region, countryName], index) => ({
        id: `b${index}`,
        name: `Bidder ${index}`,
        roles: ['tenderer'],
        address: { region, countryName },
      }));
      const tenderers = parties.map(({ id, name }) => ({ id, name }));
      const release = {
        ocid: 'ocds-1-1',
        id: '1',
        date: '2024-05-01T00:00:00Z',
        tag: ['tender'],
        parties,
        tender: { id: 't', title: 'Roof', tenderers },
      };
      await importContent('r.json', JSON.stringify({ releases: [release] }));
      await on(database, async (graph) => {
        const { organisations } = await graph.query(
          '{ organisations(orderBy: NAME_ASC) { nodes { name address { region nuts } } } }',
        );
        expect(organisations.nodes).toEqual(
          ADDRESSES.map(([region, _, nuts], index) => ({
            name: `Bidder ${index}`,
            address: { region, nuts },
          })),
        );
      });
    }));
});
