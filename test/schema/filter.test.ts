import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { SOURCE_NAMES } from '../../src/domain/source-name.ts';
import { SOURCES } from '../../src/ingest/registry.ts';
import { decpSource } from '../../src/ingest/sources/decp/source.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { type Answer, openGraph, type TestGraph, withGraph } from '../graph.ts';
import { publishedData, type TestImport, withImport } from '../ingest/with-import.ts';

const HEAD =
  'uid,id,acheteur_id,acheteur_nom,acheteur_departement_code,titulaire_id,titulaire_nom,montant,dateNotification,lieuexecution_code,lieuexecution_typecode';

/** A contract of a buyer in Hérault, performed where it says. */
function contract(number: string, place = '', date = '2024-12-26'): string {
  const where = place === '' ? ',' : `${place},Code département`;
  return `21999001700010${number},${number},21999001700010,Commune de Valbrune,34,90100001800019,Toitures Marlot,48000,${date},${where}`;
}

const TABLE = [
  HEAD,
  contract('HERE'),
  contract('PARIS', '75', '2024-11'),
  contract('THERE', '34', '2024'),
].join('\n');

async function on(database: TestImport['database'], use: (graph: TestGraph) => Promise<void>): Promise<void> {
  const { graph, close } = openGraph(database);
  try {
    await use(graph);
  } finally {
    close();
  }
}

async function numbers(graph: TestGraph, filter: string): Promise<string[]> {
  const answer = await graph.query(
    `{ tenders(filter: {${filter}}, first: 100) { totalCount nodes { identifiers { value } } } }`,
  );
  const found = answer.tenders.nodes.map(({ identifiers }: Answer) => identifiers[0]?.value.slice(14) ?? '');
  expect(found).toHaveLength(answer.tenders.totalCount);
  return found.sort();
}

describe('tenders of a region', () => {
  it('are performed there, or else have their buyer there', () =>
    withImport(decpSource, async ({ database, importContent, problems }) => {
      await importContent('table.csv', TABLE);
      await on(database, async (graph) => {
        expect(await numbers(graph, 'region: "FRJ13"')).toEqual(['HERE', 'THERE']);
        expect(await numbers(graph, 'region: "FRJ"')).toEqual(['HERE', 'THERE']);
        expect(await numbers(graph, 'region: "fr1"')).toEqual(['PARIS']);
        expect(await numbers(graph, 'not: { region: "FRJ13" }')).toEqual(['PARIS']);
        const { organisations } = await graph.query(
          '{ organisations(filter: { region: "FRJ1" }) { nodes { name address { region nuts } } } }',
        );
        expect(organisations.nodes).toEqual([
          { name: 'Commune de Valbrune', address: { region: 'Hérault', nuts: 'FRJ13' } },
        ]);
      });
      expect(problems()).toEqual([]);
    }));

  it.each(['Hérault', 'ZZ1', 'F', 'FRJ134'])('are not asked for by %s, which is no code', (region) =>
    withGraph(async (graph) => {
      const place = 'filter.region';
      expect(await graph.refusal(`{ tenders(filter: { region: "${region}" }) { totalCount } }`)).toEqual({
        code: 'BAD_USER_INPUT',
        message: `${place}: "${region}" is not the start of a NUTS code: a country and up to three letters or digits, such as "FRB".`,
      });
    }),
  );
});

describe('tenders by where they come from', () => {
  it('are of a source, and of no other', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      await importContent('table.csv', TABLE);
      await on(database, async (graph) => {
        expect(await numbers(graph, 'source: "decp"')).toEqual(['HERE', 'PARIS', 'THERE']);
        expect(await numbers(graph, 'source: "ocds"')).toEqual([]);
      });
    }));

  it('are not asked for by an unknown source', () =>
    withGraph(async (graph) => {
      expect((await graph.refusal('{ tenders(filter: { source: "boamp" }) { totalCount } }')).message).toBe(
        `filter.source: "boamp" is not one of ${SOURCE_NAMES.join(', ')}.`,
      );
      expect([...SOURCE_NAMES].sort()).toEqual(SOURCES.map(({ name }) => name).sort());
    }));

  it('have a publisher', () =>
    withImport(ocdsSource, async ({ database, importContent }) => {
      for (const [name, id] of [
        ['Town', 'a'],
        ['Village', 'b'],
      ]) {
        await importContent(`${id}.json`, {
          publisher: { name },
          releases: [
            {
              ocid: `ocds-xxxxxx-${id}`,
              id,
              date: '2024-05-01',
              tag: ['tender'],
              tender: { id, title: `Roof ${id}` },
            },
          ],
        });
      }
      await on(database, async (graph) => {
        const { tenders } = await graph.query(
          '{ tenders(filter: { publisher: { slug: "town" } }) { totalCount nodes { title } } }',
        );
        expect(tenders).toEqual({ totalCount: 1, nodes: [{ title: 'Roof a' }] });
      });
    }));
});

describe('tenders that are named one by one', () => {
  it('are those of the list, by slug, id or identifier, under the other conditions and in every order', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      await importContent('table.csv', TABLE);
      await on(database, async (graph) => {
        const { tenders } = await graph.query(
          '{ tenders(first: 10) { nodes { id slug identifiers { value } } } }',
        );
        const [a, b] = tenders.nodes;
        const number = (node: Answer) => node.identifiers[0].value.slice(14);
        const two = `among: [{ slug: "${a.slug}" }, { identifier: { scheme: "DECP", value: "${b.identifiers[0].value}" } }]`;
        expect(await numbers(graph, two)).toEqual([number(a), number(b)].sort());
        expect(await numbers(graph, `${two}, not: { among: [{ id: "${a.id}" }] }`)).toEqual([number(b)]);
        expect(await numbers(graph, 'among: []')).toEqual([]);
        const ordered = await graph.query(
          `{ tenders(filter: {${two}}, orderBy: DATE_ASC, last: 1) { nodes { id } } }`,
        );
        expect(ordered.tenders.nodes).toHaveLength(1);
      });
    }));

  it('are refused where one is not there, or there are more than a hundred', () =>
    withGraph(async (graph) => {
      graph.importSeed();
      const refused = async (among: string) =>
        (await graph.refusal(`{ tenders(filter: { among: [${among}] }) { totalCount } }`)).message;
      const { tenders } = await graph.query('{ tenders(first: 1) { nodes { slug } } }');
      const known = `{ slug: "${tenders.nodes[0].slug}" }`;
      expect(await refused(`${known}, { slug: "nothing" }`)).toBe(
        'filter.among[1]: there is no Tender with the slug "nothing".',
      );
      expect(await refused(`{ id: "organisation:1" }`)).toBe(
        'filter.among[0].id: "organisation:1" is no id of type Tender, such as "tender:42".',
      );
      expect(await refused(Array(101).fill(known).join(', '))).toBe(
        'filter.among: 101 nodes are too many; name at most 100.',
      );
    }));
});

describe('tenders by what is known of them', () => {
  it('have bids, a named winner, or a flag of their own or of their claims', () =>
    withImport(ocdsSource, async ({ database, importContent }) => {
      const tender = (id: string) => ({
        ocid: `ocds-xxxxxx-${id}`,
        id,
        date: '2024-05-01',
        tag: ['tender'],
        tender: { id, title: id },
      });
      await importContent('package.json', {
        releases: [
          tender('quiet'),
          {
            ...tender('asked'),
            bids: {
              details: [
                { id: '1', tenderers: [{ name: 'A', id: 'a' }], value: { amount: 0, currency: 'EUR' } },
              ],
            },
          },
          {
            ...tender('won'),
            tag: ['award'],
            awards: [{ id: '1', status: 'active', suppliers: [{ name: 'B', id: 'b' }] }],
          },
        ],
      });
      await on(database, async (graph) => {
        const titles = async (filter: string) => {
          const { tenders } = await graph.query(
            `{ tenders(filter: {${filter}}) { totalCount nodes { title } } }`,
          );
          expect(tenders.totalCount).toBe(tenders.nodes.length);
          return tenders.nodes.map(({ title }: Answer) => title).sort();
        };
        expect(await titles('hasBids: true')).toEqual(['asked', 'won']);
        expect(await titles('hasBids: false')).toEqual(['quiet']);
        expect(await titles('hasNamedWinner: true')).toEqual(['won']);
        expect(await titles('hasNamedWinner: false')).toEqual(['asked', 'quiet']);
        expect(await titles('qualityFlag: [ZERO_AMOUNT]')).toEqual(['asked']);
        expect(await titles('qualityFlag: [CUT_TEXT]')).toEqual([]);
      });
      // Of many flags of a kind each row's own are looked for, of few the rows that have them: the answer is the same.
      database.sqlite.exec(
        "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1500) INSERT INTO quality_flags (node_id, flag, field, published, day) SELECT (SELECT min(id) FROM organisations), 'ZERO_AMOUNT', 'value', i, '' FROM n",
      );
      await on(database, async (graph) => {
        const { found, others } = await graph.query(
          '{ found: tenders(filter: { qualityFlag: [ZERO_AMOUNT] }) { nodes { title } } others: tenders(filter: { not: { qualityFlag: [ZERO_AMOUNT, CUT_TEXT] } }) { totalCount } }',
        );
        expect([found.nodes, others.totalCount]).toEqual([[{ title: 'asked' }], 2]);
      });
    }));

  it('are found by the index of what is asked, and in the order of the list', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      await importContent('table.csv', TABLE);
      const plan = database.sqlite
        .prepare<[], { detail: string }>(
          "EXPLAIN QUERY PLAN SELECT tender_id FROM tender_regions WHERE nuts >= 'FRJ' AND nuts < 'FRJ~'",
        )
        .all();
      expect(plan[0]?.detail).toContain('SEARCH tender_regions USING PRIMARY KEY');
    }));
});

describe('organisations', () => {
  it('are ordered by how many bids they are parties of, and found by a register', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      const other = contract('OTHER').replace('90100001800019,Toitures Marlot', '90100002600012,Bois');
      await importContent('table.csv', `${TABLE}\n${other}`);
      await on(database, async (graph) => {
        const { organisations } = await graph.query(
          '{ organisations(orderBy: BIDS_DESC, filter: { identifierScheme: "SIRET" }) { nodes { name bids { totalCount } } } }',
        );
        expect(organisations.nodes[0]).toEqual({ name: 'Toitures Marlot', bids: { totalCount: 3 } });
        expect(organisations.nodes.map(({ bids }: Answer) => bids.totalCount)).toEqual(
          organisations.nodes
            .map(({ bids }: Answer) => bids.totalCount)
            .toSorted((a: number, b: number) => b - a),
        );
        expect(
          (await graph.query('{ organisations(filter: { identifierScheme: "LEI" }) { totalCount } }'))
            .organisations,
        ).toEqual({ totalCount: 0 });
        const asked = (scheme: string) =>
          `{ organisations(filter: { not: { identifierScheme: "${scheme}" } }) { totalCount } }`;
        expect((await graph.query(asked('siret'))).organisations).toEqual({ totalCount: 0 });
        const place = 'filter.not.identifierScheme';
        const said = `${place}: no organisation has an identifier of the register`;
        for (const [scheme, message] of [
          ['SIRTE', `${said} "SIRTE"; did you mean "SIREN" or "SIRET"?`],
          ['coh', `${said} "COH"; did you mean "GB-COH"?`],
          ['Handelsregister', `${said} "HANDELSREGISTER"; known are SIREN, SIRET, VAT, LEI, `],
          [' ', `${place}: " " is not the name of a register, such as "LEI" or "GB-COH".`],
        ])
          expect(await graph.refusal(asked(scheme ?? ''))).toEqual({
            code: 'BAD_USER_INPUT',
            message: expect.stringContaining(message ?? ''),
          });
      });
    }));
});

describe('statistics', () => {
  it('are by region and by month, and add up to all, with those that could not be placed', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      await importContent('table.csv', TABLE);
      await on(database, async (graph) => {
        const { tenderStatistics: found } = await graph.query(
          '{ tenderStatistics { complete byRegion { region figures { tenderCount } } wide: byRegion(level: 1) { region sharedCount figures { tenderCount } } byMonth(of: AWARDED) { month figures { tenderCount } } } }',
        );
        expect(found).toEqual({
          complete: true,
          byRegion: [
            { region: 'FR101', figures: { tenderCount: 1 } },
            { region: 'FRJ13', figures: { tenderCount: 2 } },
          ],
          wide: [
            { region: 'FR1', sharedCount: 0, figures: { tenderCount: 1 } },
            { region: 'FRJ', sharedCount: 0, figures: { tenderCount: 2 } },
          ],
          byMonth: [
            { month: '2024-11', figures: { tenderCount: 1 } },
            { month: '2024-12', figures: { tenderCount: 1 } },
            { month: null, figures: { tenderCount: 1 } },
          ],
        });
        expect(
          (await graph.refusal('{ tenderStatistics { byRegion(level: 4) { region } } }')).message,
        ).toContain('level: 4 is not a level of NUTS from 1 to 3');
      });
    }));
});

const FOLDER = publishedData('decp-2024-csv');
describe.skipIf(FOLDER === undefined)('the table of 2024', () => {
  it('has as many contracts of building in Hérault, and of holders from there, as its lines say', () =>
    withImport(decpSource, async ({ database, importPaths, problems }) => {
      const path = `${FOLDER}/decp_2024H2_travaux_cpv4521.csv`;
      await importPaths([path]);
      // No cell before the department's holds a line break or an escaped quote.
      const cells = readFileSync(path, 'utf8')
        .split('\n')
        .map((line) =>
          Array.from(line.matchAll(/(?:"([^"]*)"|([^,]*))(?:,|$)/g), ([, quoted, plain]) => quoted ?? plain),
        );
      const [head = [], ...rows] = cells;
      const [uid, cpv, department, ofHolder] = [
        'uid',
        'codeCPV',
        'acheteur_departement_code',
        'titulaire_departement_code',
      ].map((name) => head.indexOf(name));
      const raw = new Set(
        rows
          .filter((row) => row[cpv ?? 0]?.startsWith('45') && row[department ?? 0] === '34')
          .map((row) => row[uid ?? 0]),
      );
      const held = new Set(rows.filter((row) => row[ofHolder ?? 0] === '34').map((row) => row[uid ?? 0]));
      await on(database, async (graph) => {
        const { tenders, ofBidders, tenderStatistics } = await graph.query(
          `{
            tenders(filter: { cpv: "45", region: "FRJ13" }) { totalCount }
            ofBidders: tenders(filter: { bidderRegion: "FRJ13" }) { totalCount }
            tenderStatistics(filter: { bidderRegion: "FRJ13" }) { total { tenderCount duplicateCount } }
          }`,
        );
        expect(tenders.totalCount).toBe(129);
        expect(raw.size).toBe(129);
        const { tenderCount, duplicateCount } = tenderStatistics.total;
        expect([ofBidders.totalCount, tenderCount + duplicateCount]).toEqual([held.size, held.size]);
      });
      expect(problems()).toEqual([]);
    }));
});
