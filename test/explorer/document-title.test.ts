import { afterAll, beforeAll, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { NOTICE_KINDS } from '../../src/explorer/words/document-title.ts';
import { NOTICE_TYPES, ROOT_TYPES } from '../../src/ingest/sources/eforms/code-list.ts';
import { RELEASE_KINDS } from '../../src/ingest/sources/ocds/article.ts';
import type { NodeRecord } from '../../src/model/record.ts';
import { WRITTEN } from '../graph.ts';
import { openSite, type Site } from './site.ts';

/** Titles that importers make for documents that have none, and how a French page calls them. */
const TITLES: readonly (readonly [english: string, french: string])[] = [
  [
    'Award notice of contract 2024S of Sarthe Habitat',
    'Avis d’attribution du contrat 2024S de Sarthe Habitat',
  ],
  ['Award notice of contract 12 A', 'Avis d’attribution du contrat 12 A'],
  ['Amendment 1 of contract 7 of Ville', 'Avenant 1 du contrat 7 de Ville'],
  ['Subcontract 2 of concession contract 7', 'Sous-traitance 2 de la concession 7'],
  ['Person statement 019a93f1', 'Déclaration de personne 019a93f1'],
  ['Ownership-or-control statement c2', 'Déclaration de propriété ou de contrôle c2'],
  ['ProZorro tender UA-1, as of 2024-03-02', 'Marché ProZorro UA-1, état du 2 mars 2024'],
  ['Law 190 data set 2013 of Comune', 'Données de la loi 190 2013 de Comune'],
  ['Contract notice 516080-2024: Travaux', 'Avis de marché 516080-2024\u202f: Travaux'],
  ['Change to contract notice 5-2024', 'Modification\u202f: avis de marché 5-2024'],
  ['Tender notice: Fournitures', 'Avis d’appel d’offres\u202f: Fournitures'],
  // What somebody wrote is as it was written.
  ['Who won the contract notice', 'Who won the contract notice'],
  ['Contract notice', 'Contract notice'],
];

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill(database) {
      const nodes = TITLES.map(([name], index) => ({
        type: 'ARTICLE',
        ref: `a${index}`,
        slug: `a${index}`,
        kind: 'NOTICE',
        name,
        language: 'it',
        statedOn: '2024-01-01',
      })) as NodeRecord[];
      writeRecords(database, { nodes, claims: [], mentions: [] }, { now: WRITTEN });
    },
  });
});
afterAll(() => site.close());

const heading = async (language: string, index: number) =>
  /<h1[^>]*>([^<]*)<\/h1>/.exec((await site.get(`/${language}/article/a${index}`)).text);

it('documents whose title was made up are called in the language of the page', async () => {
  for (const [index, [english, french]] of TITLES.entries()) {
    expect((await heading('fr', index))?.[1]).toBe(french);
    expect((await heading('en', index))?.[1]).toBe(english);
  }
});

it('a made-up title is in no language of the document', async () => {
  expect((await heading('en', 0))?.[0]).not.toContain('lang=');
  expect((await heading('en', TITLES.length - 1))?.[0]).toContain('lang="it"');
});

it('every kind of notice that importers name has a French name, and no other', () => {
  const eforms = [...Object.values(NOTICE_TYPES), ...Object.values(ROOT_TYPES)].map(({ title }) => title);
  const ocds = RELEASE_KINDS.map(([, kind]) => kind);
  const named = new Set([...eforms, ...ocds, 'Procurement notice']);
  expect(Object.keys(NOTICE_KINDS).sort()).toEqual([...named].sort());
});
