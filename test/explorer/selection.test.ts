import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { indicatorWords } from '../../src/explorer/words/indicator.ts';
import type { ClaimRecord } from '../../src/model/record.ts';
import { aboutTender, bid, bidEvent, EVIDENCE, organisation, tender } from '../db/sample-records.ts';
import { WRITTEN } from '../graph.ts';
import { htmlFaults } from './html-faults.ts';
import { openSite, type Site } from './site.ts';

const TENDERS = ['road', 'bridge', 'cloud', 'ward', 'bed'];
const CPVS: Record<string, string> = {
  road: '45233000',
  bridge: '45221000',
  cloud: '72000000',
  ward: '33100000',
  bed: '33100000',
};

/** Alpha and beta always bid together, gamma alone, and on the cloud alone. */
const bids = (on: string): ClaimRecord[] => {
  if (on === 'ward' || on === 'bed') return [];
  const joint = { ...bid('alpha', 'beta'), ref: `joint-${on}`, tender: on, evidence: EVIDENCE };
  const alone = { ...bid('gamma'), ref: `alone-${on}`, tender: on, evidence: EVIDENCE };
  if (on === 'cloud') return [alone];
  return [joint, alone, { ...bidEvent(`joint-${on}`, 'WON'), tender: on } as ClaimRecord];
};

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill(database) {
      const nodes = [
        ...TENDERS.map((ref) =>
          tender({
            ref,
            keys: [`test:${ref}`],
            slug: ref,
            name: ref,
            cpvs: [CPVS[ref] ?? ''],
            procedure: 'OPEN',
            bidsFrom: '2024-01-01',
            deadline: '2024-01-03',
            publishedBidCount: ref === 'cloud' ? 1 : 2,
            ...(ref === 'cloud' && { places: ['FRB04'] }),
          }),
        ),
        ...['alpha', 'beta', 'gamma'].map((ref) => organisation(ref, { slug: ref })),
      ];
      const many = Array.from({ length: 9 }, (_, index) => `m${index}`);
      const crowd = { ...bid(...many), ref: 'crowd', tender: 'ward', evidence: EVIDENCE };
      const against = many.map((each) => ({
        ...bid(each),
        ref: `own-${each}`,
        tender: 'bed',
        evidence: EVIDENCE,
      }));
      writeRecords(
        database,
        aboutTender(
          [...TENDERS.flatMap(bids), crowd, ...against],
          [...nodes, ...many.map((ref) => organisation(ref, { slug: ref }))],
        ),
        { now: WRITTEN },
      );
    },
  });
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

async function page(path: string): Promise<string> {
  const { status, text } = await site.get(path);
  expect({ path, status }).toEqual({ path, status: 200 });
  expect(await htmlFaults(text)).toEqual([]);
  return text;
}

/** The rows of the CSV that a page leads to. */
async function csvOf(path: string): Promise<Record<string, string>[]> {
  const address = /href="([^"]+\.csv[^"]*)"/.exec(await page(path))?.[1] ?? '';
  const { headers, text } = await site.get(address.replaceAll('&amp;', '&'));
  expect(headers['content-type']).toBe('text/csv; charset=utf-8');
  return parse(text, { bom: true, columns: true });
}

describe('who bids together on a selection', () => {
  it('names each pair with its joint bids, all bids of each, and what can not be seen', async () => {
    const text = await page('/en/co-bidding?cpv=45');
    expect(text).toContain('<strong>1 pair</strong>');
    expect(text).toMatch(/alpha.*beta.*always together/s);
    expect(text).toContain('4 bids were read, 2 of them joint.');
    expect(text).toContain('href="/en/tenders?cpv=45"');
  });

  it('gives its pairs as CSV', async () => {
    const [pair, ...others] = await csvOf('/en/co-bidding?cpv=45');
    expect(others).toEqual([]);
    expect(pair).toMatchObject({
      first: 'alpha',
      second: 'beta',
      joint_bids: '2',
      joint_bids_possible: '0',
      bids_of_second: '2',
      won: '2',
      tenders: '2',
    });
    expect(pair?.second_address).toMatch(/^http.*\/en\/organisation\/beta$/);
  });

  it('leads from page to page, whichever of the lists is asked', async () => {
    for (const view of ['', 'view=against&']) {
      const first = await page(`/en/co-bidding?${view}cpv=33`);
      const next = /href="([^"]+)" rel="next"/.exec(first)?.[1]?.replaceAll('&amp;', '&') ?? '';
      expect(next).toContain('after=');
      const rows = (await page(next)).match(/<th scope="row">/g);
      expect(rows).toHaveLength(36 - 30);
    }
  });

  it('says so where nobody does, and refuses what it can not mean', async () => {
    expect(await page('/fr/co-bidding?cpv=72')).toContain(
      'Aucune offre commune n’est nommée sur ces marchés.',
    );
    for (const query of ['cpv=cloud', 'together=never', 'after=zzz'])
      expect({ query, status: (await site.get(`/en/co-bidding?${query}`)).status }).toEqual({
        query,
        status: 400,
      });
  });
});

describe('who bids against whom on a selection', () => {
  it('has each pair in both directions of a matrix, with who won of how many, and what can not be seen', async () => {
    const text = await page('/en/co-bidding?view=against&cpv=45');
    expect(text).toContain('<strong>2 pairs</strong>');
    expect(text).toContain('4 bids were read.');
    expect(text).toContain('<title>alpha, gamma: won 2 of 2 contests</title>');
    expect(text).toContain('<title>gamma, alpha: won 0 of 2 contests</title>');
    expect(text).not.toContain('<title>alpha, beta:');
    expect(await page('/en/co-bidding?view=against')).toMatch(
      /Of \d tenders it is not known whether all who bid are named/,
    );
  });

  it('names who never won first, and leads to the tenders on which both bid', async () => {
    const text = await page('/en/co-bidding?view=never');
    expect(text).toContain('<strong>2 pairs</strong>');
    expect(text).toMatch(/gamma.*never won against.*alpha/s);
    expect(text).toMatch(/<a href="\/en\/tender\/bridge">.*: the second won/);
    const both = /href="(\/en\/tenders\?bidder=gamma&amp;alsoBidder=alpha)"/.exec(text)?.[1] ?? '';
    const list = await page(both.replaceAll('&amp;', '&'));
    expect(list).toContain('<strong>2 tenders</strong>');
  });

  it('gives its pairs as CSV from the same side', async () => {
    const pairs = await csvOf('/en/co-bidding?view=never');
    expect(pairs).toHaveLength(2);
    for (const { first, second_won, contests, first_never_won } of pairs)
      expect([first, second_won, contests, first_never_won]).toEqual(['gamma', '2', '2', 'true']);
  });

  it('says so where nobody is seen to lose, in French too', async () => {
    const text = await page('/fr/co-bidding?view=never&cpv=72');
    expect(text).toContain('aucune paire n’est nommée dont l’un a gagné contre l’autre');
    expect(text).not.toContain('id="matrix"');
    // The form keeps the question.
    expect(text).toContain('<input type="hidden" name="view" value="never">');
    expect((await site.get('/en/co-bidding?view=always')).status).toBe(400);
  });
});

describe('figures of a selection', () => {
  it('tell who wins most, and lead to these tenders', async () => {
    const text = await page('/en/figures?cpv=45');
    expect(text).toContain('<strong>2 tenders</strong>');
    expect(text).toMatch(
      /href="\/en\/organisation\/alpha".*?>2<.*?href="\/en\/tenders\?cpv=45&amp;bidder=alpha">2</s,
    );
    expect(text).toMatch(/<th scope="row">Construction work \(45\)<\/th>.*?href="\/en\/tenders\?cpv=45">2</s);
    expect(text).toMatch(/<th scope="row">2024<\/th>.*?from=2024&amp;until=2024">2</s);
    // Without a region there is no list of those.
    expect(text).toMatch(/id="regions".*?unknown<\/span><\/th><td class="num" data-label="Tenders">2</s);
  });

  it('call regions by their names, in the form and in print too', async () => {
    expect(await page('/fr/figures')).toContain('<th scope="row">Centre-Val de Loire (FRB)</th>');
    expect(await page('/en/figures?level=3')).toContain('<th scope="row">Indre-et-Loire (FRB04)</th>');
    expect(await page('/en/tenders?region=DE2')).toContain('Region (NUTS): Bavaria (DE2)');
    expect(await page('/fr/tenders?region=DE212')).toContain('Région (NUTS)\u202f: Haute-Bavière (DE212)');
    expect(await page('/fr/tenders?region=EL')).toContain('Région (NUTS)\u202f: Grèce');
    expect(await page('/en/tenders?region=FRH01')).toContain('Region (NUTS): Côtes-d&#39;Armor (FRH01)');
  });

  it('call divisions of the CPV by their names, in the form and in print too', async () => {
    const french = await page('/fr/figures?cpv=45');
    expect(french).toContain('<th scope="row">Travaux de construction (45)</th>');
    expect(french).toContain('<option value="72">Services informatiques</option>');
    expect(french).toContain('Le code CPV commence par\u202f: Travaux de construction (45)');
    expect(await page('/en/tenders?cpv=9951')).toContain('CPV code begins with: 9951');
  });

  it('are a CSV, with the rows of every table', async () => {
    const rows = await csvOf('/en/figures?cpv=45');
    const [all] = rows;
    expect(all).toMatchObject({ table: 'all', tenders: '2', single_bids: '0', amounts_unknown: '2' });
    expect(rows.filter(({ table }) => table === 'winners').map(({ key, won }) => [key, won])).toEqual([
      ['alpha', '2'],
      ['beta', '2'],
      ['gamma', '0'],
    ]);
    const year = rows.find(({ table, key }) => table === 'years' && key === '2024');
    expect(year?.address).toMatch(/\/en\/tenders\?cpv=45&from=2024&until=2024$/);
  });

  it('are by amount, by another level of regions, and say so where there is none', async () => {
    expect(await page('/fr/figures?level=3&by=amount&cpv=45')).toContain(
      '<option value="3" selected>de niveau 3</option>',
    );
    expect(await page('/fr/figures?cpv=99')).toContain('Aucun marché');
    expect((await site.get('/en/figures?level=4')).status).toBe(400);
  });
});

describe('red flags of a selection', () => {
  it('counts them by rule, and shows each with its tender and inputs', async () => {
    const text = await page('/en/red-flags?rule=R018');
    expect(text).toContain('<strong>1 flag</strong> · 6 tenders looked at');
    expect(text).toMatch(/Single bid received<\/strong> <a href="\/en\/tender\/cloud">/);
    expect(text).toMatch(/<dt>bids received<\/dt><dd><span class="num">1<\/span>/);
  });

  it('is about the tenders of the filters', async () => {
    expect(await page('/en/red-flags?rule=R018&cpv=45')).toContain(
      'None of these rules flags anything here.',
    );
    expect(await page('/en/red-flags?cpv=45')).toContain('Short submission period');
    expect((await site.get('/en/red-flags?rule=R999')).status).toBe(400);
  });
});

it('what an indicator rests on has a French name, whichever it is', () => {
  const folder = new URL('../../src/graph/indicator/', import.meta.url);
  const texts = readdirSync(folder)
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(file, folder), 'utf8'));
  const named = texts.flatMap((text) => [
    ...[...text.matchAll(/\b(?:name|whole|part|bid): '([a-z][^']*)'/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/bidInput\('([^']+)'/g)].map(([, name = '']) => name),
    ...[...text.matchAll(/\bwhat: '([^']+)'/g)].map(([, what = '']) => `${what} compared`),
  ]);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((name) => indicatorWords.fr.input(name) === name)).toEqual([]);
});
