import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { checkDatabase } from '../../src/db/check/check.ts';
import { csvFormat } from '../../src/export/csv/format.ts';
import { jsonlFormat } from '../../src/export/jsonl/format.ts';
import { decpSource } from '../../src/ingest/sources/decp/source.ts';
import { importDossiers } from '../../src/ingest/sources/dossier/import.ts';
import { ocdsSource } from '../../src/ingest/sources/ocds/source.ts';
import { cslOf } from '../../src/model/citation/csl.ts';
import { exported, linesOf } from '../export/exported.ts';
import { withRestored } from '../export/jsonl/restored.ts';
import { type Answer, openGraph, SEED, WRITTEN } from '../graph.ts';
import { fixture } from '../ingest/decp/harness.ts';
import { publishedData, type TestImport, withImport } from '../ingest/with-import.ts';

const HEAD = 'uid,id,acheteur_id,acheteur_nom,titulaire_id,titulaire_nom,montant,dateNotification';
const BUYER = '21999001700010,Commune de Valbrune';
const TABLE = [
  HEAD,
  `2199900170001024A,24A,${BUYER},90100001800019,Toitures Marlot,48000,2024-12-26`,
  `2199900170001024B,24B,${BUYER},90100001800019,Toitures Marlot,100,2024-11-02`,
  `2199900170001024B,24B,${BUYER},90100002600012,Bois & Fils,100,2024-11-02`,
].join('\n');

/** What the API answers on a database that files were imported into. */
async function ask(database: TestImport['database'], document: string): Promise<Answer> {
  const { graph, close } = openGraph(database);
  try {
    return await graph.query(document);
  } finally {
    close();
  }
}

const PLACEMENTS =
  '{ articles(orderBy: KNOWN_FROM_ASC) { nodes { title url placements { totalCount nodes { locator import { file sha256 source } } } } } }';
const CITATIONS =
  '{ tenders(orderBy: KNOWN_FROM_ASC) { nodes { bids(first: 2) { nodes { evidence(first: 2) { nodes { locator citation { text french: text(language: FR) bibtex csl locator url } } } } } } } }';

function placesOf(answer: Answer): string[] {
  return answer.articles.nodes.flatMap(({ title, placements }: Answer) =>
    placements.nodes.map(
      ({ locator, import: { file } }: Answer) => `${title} @ ${file.split('/').at(-1)}: ${locator}`,
    ),
  );
}

function citationsOf(answer: Answer): Answer[] {
  return answer.tenders.nodes.flatMap(({ bids }: Answer) =>
    bids.nodes.flatMap(({ evidence }: Answer) => evidence.nodes.map(({ citation }: Answer) => citation)),
  );
}

describe('places of documents', () => {
  it('are the rows of a table, all of a contract with several holders', () =>
    withImport(decpSource, async ({ database, importContent, problems }) => {
      await importContent('table.csv', TABLE);
      expect(placesOf(await ask(database, PLACEMENTS)).sort()).toEqual([
        'Award notice of contract 24A of Commune de Valbrune @ table.csv: row 1',
        'Award notice of contract 24B of Commune de Valbrune @ table.csv: rows 2, 3',
      ]);
      expect(problems()).toEqual([]);
    }));

  it('are two where a document stands twice in a file, and one more for each other file that has it', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      const contract = JSON.parse(readFileSync(fixture('contract.json'), 'utf8')).marches[0];
      await importContent('twice.json', { marches: [contract, contract] });
      await importContent('again.json', { marches: [contract] });
      const title = 'Award notice of contract 2018A001 of Commune de Valbrune';
      expect(placesOf(await ask(database, PLACEMENTS))).toEqual([
        `${title} @ twice.json: /marches/0`,
        `${title} @ twice.json: /marches/1`,
        `${title} @ again.json: /marches/0`,
      ]);
    }));

  it('are noted once, however often the same bytes are read', () =>
    withImport(decpSource, async ({ importContent, values }) => {
      await importContent('table.csv', TABLE);
      await importContent('table.csv', TABLE, { force: true });
      await importContent('other-name.csv', TABLE, { force: true });
      expect(values('SELECT count(*) FROM placements')).toEqual([2]);
    }));

  it('are the pointers of releases in a package', () =>
    withImport(ocdsSource, async ({ database, importContent }) => {
      const release = (id: string) => ({
        ocid: `ocds-xxxxxx-${id}`,
        id,
        date: '2024-05-01',
        tag: ['tender'],
        tender: { id, title: `Roof ${id}` },
      });
      await importContent('package.json', {
        uri: 'https://example.org/package',
        releases: [release('1'), release('2')],
      });
      const answer = await ask(database, PLACEMENTS);
      expect(placesOf(answer).sort()).toEqual([
        'Tender notice: Roof 1 @ package.json: /releases/0',
        'Tender notice: Roof 2 @ package.json: /releases/1',
      ]);
      expect(answer.articles.nodes.map(({ url }: Answer) => url)).toEqual([
        'https://example.org/package',
        'https://example.org/package',
      ]);
    }));

  it('are the lines of a dossier, which is an import as well, logged once', () =>
    withImport(decpSource, async ({ database, rows, problems }) => {
      importDossiers(database, [SEED], { now: WRITTEN });
      importDossiers(database, [SEED], { now: WRITTEN });
      expect(rows('SELECT source, status, documents FROM imports')).toEqual([
        { source: 'dossier', status: 'COMPLETE', documents: 1 },
      ]);
      const lines = readFileSync(SEED, 'utf8').split('\n');
      const placed = rows(
        'SELECT p.locator, a.slug FROM placements p JOIN articles a ON a.id = p.article_id',
      );
      expect(placed).toHaveLength(2);
      for (const { locator, slug } of placed) {
        const line = Number(/^line (\d+)$/.exec(locator)?.[1]);
        expect(lines.slice(line - 2, line).join('\n')).toContain(`${slug}:`);
      }
      expect(problems()).toEqual([]);
    }));

  it('go with a copy of the whole graph, and with one of a part as far as its documents stood there', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      await importContent('table.csv', TABLE);
      const before = await ask(database, PLACEMENTS);
      await withRestored(exported(database, jsonlFormat).text, async (copy) => {
        expect(await ask(copy, PLACEMENTS)).toEqual(before);
      });
      await importContent(
        'other.csv',
        `${HEAD}\n2199900170001024C,24C,${BUYER},90100001800019,Toitures Marlot,70,2024-11-03`,
      );
      const part = exported(database, jsonlFormat, {
        bidder: { identifier: { scheme: 'SIREN', value: '901000026' } },
      }).text;
      expect(linesOf(part).filter(({ record }) => record === 'import')).toEqual([
        expect.objectContaining({ number: 1, reading: '{}', items: 1, documents: 1, status: 'COMPLETE' }),
      ]);
      await withRestored(part, async (copy, { rejected }) => {
        expect(rejected).toBe(0);
        expect(placesOf(await ask(copy, PLACEMENTS))).toEqual([
          'Award notice of contract 24B of Commune de Valbrune @ table.csv: rows 2, 3',
        ]);
        expect(citationsOf(await ask(copy, CITATIONS))[0].text).toContain('table.csv, rows 2, 3');
        expect(checkDatabase(copy)).toEqual([]);
        expect(linesOf(exported(copy, jsonlFormat).text).slice(1)).toEqual(linesOf(part).slice(1));
      });
    }));
});

describe('citations', () => {
  it('name author, document, number, date, file, row, column and hash, in three forms', () =>
    withImport(decpSource, async ({ database, importContent, values }) => {
      await importContent('table.csv', TABLE, { publishedAt: 'https://example.org/decp' });
      const [sha256] = values('SELECT sha256 FROM imports');
      const citation = citationsOf(await ask(database, CITATIONS)).find(({ text }) => text.includes('24A'));
      expect(citation.locator).toBe('row 1, column titulaire_id');
      expect(citation.url).toBe('https://example.org/decp');
      expect(citation.text).toBe(
        `Commune de Valbrune, Award notice of contract 24A of Commune de Valbrune (DECP 2199900170001024A), awarded 26 December 2024; table.csv, row 1, column titulaire_id, SHA-256 ${sha256}; https://example.org/decp.`,
      );
      expect(citation.french).toContain(
        `(DECP 2199900170001024A), attribué le 26 décembre 2024\u202f; table.csv, row 1,`,
      );
      expect(JSON.parse(citation.csl)).toEqual({
        id: 'commune-de-valbrune-2024-decp-2199900170001024a-row-1-column-titulaire-id',
        type: 'dataset',
        title: 'Award notice of contract 24A of Commune de Valbrune',
        author: [{ literal: 'Commune de Valbrune' }],
        'event-date': { 'date-parts': [[2024, 12, 26]] },
        number: 'DECP 2199900170001024A',
        language: 'fr',
        URL: 'https://example.org/decp',
        note: `table.csv, row 1, column titulaire_id, SHA-256 ${sha256}`,
      });
      expect(
        citation.bibtex,
      ).toBe(`@misc{commune-de-valbrune-2024-decp-2199900170001024a-row-1-column-titulaire-id,
  author = {{Commune de Valbrune}},
  title = {{Award notice of contract 24A of Commune de Valbrune}},
  year = {2024},
  month = {12},
  number = {DECP 2199900170001024A},
  howpublished = {\\url{https://example.org/decp}},
  note = {table.csv, row 1, column titulaire\\_id, SHA-256 ${sha256}}
}`);
    }));

  it('join the pointer of the release with that within it', () =>
    withImport(ocdsSource, async ({ database, importContent }) => {
      await importContent('package.json', {
        publisher: { name: 'Example & Sons {Ltd' },
        releases: [
          {
            ocid: 'ocds-b5fd17-1',
            id: '0c5a5f4e-2b5f-4f3a-9a0e-1c2d3e4f5a6b-1',
            date: '2024-05-01',
            tag: ['award'],
            tender: { id: '1', title: 'Roof' },
            awards: [{ id: 'a', status: 'active', suppliers: [{ name: 'Roofers' }] }],
          },
        ],
      });
      const [citation] = citationsOf(await ask(database, CITATIONS));
      expect(citation.locator).toMatch(/^\/releases\/0\/awards\/0/);
      expect(citation.url).toBe(
        'https://www.contractsfinder.service.gov.uk/Notice/0c5a5f4e-2b5f-4f3a-9a0e-1c2d3e4f5a6b',
      );
      expect(JSON.parse(citation.csl)).toMatchObject({
        type: 'document',
        author: [{ literal: 'Example & Sons {Ltd' }],
      });
      expect(citation.bibtex).toContain('author = {{Example \\& Sons \\textbraceleft{}Ltd}}');
    }));

  it('have ids of their own, however long and in whatever letters', () => {
    const place = (title: string, locator: string) => ({
      ...{ title, kind: 'NOTICE' as const, url: null, published: null, awarded: null, language: null },
      ...{ author: null, number: null, locator, file: null },
    });
    const long = 'A planning notice of a long name that goes on and on until its end is far away';
    const ids = [
      ...['/a[1]', '/a[2]'].map((locator) => cslOf(place(long, locator)).id),
      ...['Дах школи', 'Міст'].map((title) => cslOf(place(title, '/a')).id),
    ];
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z0-9][a-z0-9-]{0,139}$/);
  });

  it('stand in the sheet of bids', () =>
    withImport(decpSource, async ({ database, importContent, values }) => {
      await importContent('table.csv', TABLE);
      const { text } = exported(database, csvFormat);
      const [sha256] = values('SELECT sha256 FROM imports');
      expect(text).toContain(`,table.csv,${sha256},"rows 2, 3, column titulaire_id",`);
    }));

  it('are read for all evidence of a page together', () =>
    withImport(decpSource, async ({ database, importContent }) => {
      const rows = Array.from(
        { length: 60 },
        (_, at) => `21999001700010X${at},X${at},${BUYER},90100001800019,Toitures Marlot,100,2024-11-02`,
      );
      await importContent('table.csv', [HEAD, ...rows].join('\n'));
      const { graph, close } = openGraph(database);
      const statements: number[] = [];
      for (const first of [5, 50]) {
        const answer = await graph.query(
          `{ tenders(first: ${first}) { nodes { bids(first: 2) { nodes { evidence(first: 2) { nodes { citation { text } } } } } } } }`,
        );
        expect(citationsOf(answer)).toHaveLength(first);
        statements.push(graph.statements());
      }
      close();
      expect(statements[1]).toBe(statements[0]);
    }));

  it('refuse an address that is none, and name it', () =>
    withImport(decpSource, async ({ importContent }) => {
      await expect(importContent('table.csv', TABLE, { publishedAt: 'data.gouv.fr' })).rejects.toThrow(
        '--published-at: "data.gouv.fr" is not the address of a page',
      );
    }));
});

const TABLE_OF_2024 = publishedData('decp-2024-csv');
describe.skipIf(TABLE_OF_2024 === undefined)('the table of 2024', () => {
  it('is cited by the rows in which its contracts stand', () =>
    withImport(decpSource, async ({ database, importPaths, rows }) => {
      await importPaths([`${TABLE_OF_2024}/decp_2024H2_travaux_cpv4521.csv`]);
      const lines = readFileSync(`${TABLE_OF_2024}/decp_2024H2_travaux_cpv4521.csv`, 'utf8').split('\n');
      const placed = rows(
        `SELECT p.locator, a.name FROM placements p JOIN articles a ON a.id = p.article_id`,
      );
      expect(placed).toHaveLength(4352);
      for (const { locator, name } of placed) {
        const number = /^Award notice of contract (\S+)/.exec(name)?.[1];
        const numbers: number[] = locator
          .replace(/^rows? /, '')
          .split(', ')
          .map(Number);
        for (const row of numbers) if (number !== undefined) expect(lines[row]).toContain(number);
      }
      const answer = await ask(
        database,
        '{ tender(by: { identifier: { scheme: "DECP", value: "403040850000142024S" } }) { bids(first: 50) { nodes { evidence { nodes { citation { locator } } } } } } }',
      );
      const locators = answer.tender.bids.nodes.flatMap(({ evidence }: Answer) =>
        evidence.nodes.map(({ citation }: Answer) => citation.locator),
      );
      expect(locators).toContain('row 85, column titulaire_id');
    }));
});
