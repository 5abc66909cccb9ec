import { parse } from 'csv-parse/sync';
import type { GraphQLInputObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { aboutTender, buyer, euros, event, organisation, tender, valuation } from '../db/sample-records.ts';
import { SCHEMA, WRITTEN } from '../graph.ts';
import { htmlFaults } from './html-faults.ts';
import { fillWithSeed, openSite, type Site } from './site.ts';

const MANY = 120;

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill(database) {
      fillWithSeed(database);
      const roads = Array.from({ length: MANY }, (_, index) => index + 1);
      writeRecords(
        database,
        {
          ...aboutTender(
            [
              buyer('town'),
              event('LAUNCHED', { date: '2024-03-01' }),
              valuation('ESTIMATE', euros(125_000_50)),
            ],
            [
              organisation('town', { name: 'Town of Lyon', slug: 'town', country: 'FR' }),
              ...roads.map((number) =>
                tender({
                  ref: `road-${number}`,
                  keys: [`test:road-${number}`],
                  slug: `road-${number}`,
                  name: `Road ${String(number).padStart(3, '0')}`,
                  cpvs: ['45233000'],
                  country: 'FR',
                  published: `2024-01-${String((number % 28) + 1).padStart(2, '0')}`,
                }),
              ),
              tender({ ref: 'sum', keys: ['test:sum'], slug: 'formula', name: '=1+1', published: '2024-05' }),
            ],
          ),
        },
        { now: WRITTEN },
      );
    },
  });
});
afterAll(async () => {
  await site.close();
  expect(site.faults).toEqual([]);
});

const get = async (path: string): Promise<string> => {
  const { status, text } = await site.get(path);
  expect({ path, status }).toEqual({ path, status: 200 });
  return text;
};

const names = (markup: string): string[] =>
  [...markup.matchAll(/<th scope="row"><a href="[^"]*"><bdi[^>]*>([^<]*)<\/bdi>/g)].map(
    (match) => match[1] ?? '',
  );

const nextOf = (markup: string): string | undefined =>
  /<a href="([^"]+)" rel="next">/.exec(markup)?.[1]?.replaceAll('&amp;', '&');

describe('the list of tenders', () => {
  it('goes through all of them page by page, without one twice', async () => {
    const seen: string[] = [];
    for (let path: string | undefined = '/en/tenders?cpv=45&order=NAME_ASC'; path !== undefined; ) {
      const markup = await get(path);
      seen.push(...names(markup));
      path = nextOf(markup);
    }
    expect(seen).toHaveLength(MANY);
    expect(seen).toEqual([...new Set(seen)].sort());
  });

  it('says how many there are, how many the filters leave out, and what is in no sum', async () => {
    const markup = await get('/en/tenders?cpv=45');
    expect(markup).toContain('<strong>120 tenders</strong> · 4 left out by the filters');
    expect(markup).toContain('120 tenders have no known value, and are in no sum.');
    expect(markup).toContain('Of 120 tenders no source says how many bids were received.');
    expect(markup).toContain('<strong>50 of 120 rows</strong>');
  });

  it.each([
    ['buyer=town', ['Hébergement']],
    ['publishedFrom=2024-05&publishedUntil=2024-06', ['=1+1']],
    ['valueMin=100000&currency=EUR&q=hebergement', ['Hébergement']],
    ['status=CANCELLED', ['Transitional hosting of the Health Data Hub']],
    [
      'status=PLANNED&status=CANCELLED',
      ['Transitional hosting of the Health Data Hub', 'Sovereign hosting of the Health Data Hub'],
    ],
    [
      'bidder=atos&hasBids=yes',
      ['Transitional hosting of the Health Data Hub', 'Sovereign hosting of the Health Data Hub'],
    ],
    ['requires=secnumcloud', ['Sovereign hosting of the Health Data Hub']],
    ['standing=UNCONFIRMED&valueStatus=NOT_PUBLISHED', ['Sovereign hosting of the Health Data Hub']],
    ['starts=road%2000&country=FRA', Array.from({ length: 9 }, (_, index) => `Road 00${index + 1}`)],
  ])('is filtered by %s', async (query, expected) => {
    const { status, headers, text } = await site.get(`/en/tenders?${query}`);
    const markup = status === 303 ? await get(headers.location ?? '') : text;
    expect(names(markup).sort()).toEqual([...expected].sort());
    expect(await htmlFaults(markup)).toEqual([]);
  });

  it('is sorted by its columns, which say so', async () => {
    const markup = await get('/en/tenders?q=hosting&order=NAME_ASC');
    expect(markup).toContain('<th scope="col" aria-sort="ascending">');
    expect(markup).toContain('href="/en/tenders?q=hosting&amp;order=NAME_DESC"');
    expect(names(markup)[0]).toBe('Sovereign hosting of the Health Data Hub');
  });

  it.each([
    ['cpv=4x', 'cpv', '4x'],
    ['status=OPEN', 'status', 'OPEN'],
    ['from=2024-13', 'from', '2024-13'],
    ['valueMin=-5', 'valueMin', '-5'],
    ['order=price', 'order', 'price'],
    ['region=QQ', 'region', 'QQ'],
    ['from=2027&until=2020', 'until', '2020'],
    ['bidsMin=10&bidsMax=9', 'bidsMax', '9'],
    ['valueMin=10&valueMax=2', 'valueMax', '2'],
  ])('refuses %s, and says which', async (query, parameter, value) => {
    const { status, text } = await site.get(`/fr/tenders?${query}`);
    expect(status).toBe(400);
    expect(text).toContain(`<code>${parameter}</code>`);
    expect(text).toContain(`<code>${value}</code>`);
  });

  it('takes a span within a year, whose end is that year', async () => {
    expect((await site.get('/fr/tenders?from=2024-05&until=2024')).status).toBe(200);
  });

  it.each(['buyer=health', 'bidder=health+data'])(
    'refuses %s, with the names that may be meant',
    async (query) => {
      const { status, text } = await site.get(`/fr/tenders?cpv=72&${query}`);
      expect(status).toBe(400);
      const [parameter] = query.split('=');
      expect(text).toContain(`<code>${parameter}</code>`);
      expect(text).toContain(
        `href="/fr/tenders?cpv=72&amp;${parameter}=health-data-hub"><bdi>Health Data Hub</bdi>`,
      );
      expect(text).not.toContain('BAD_USER_INPUT');
    },
  );

  it('gives its rows as CSV, exactly those, with nothing that a sheet would run', async () => {
    const markup = await get('/en/tenders?order=NAME_ASC');
    const address = /href="([^"]+\.csv[^"]*)"/.exec(markup)?.[1]?.replaceAll('&amp;', '&') ?? '';
    const { headers, text } = await site.get(address);
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="tenders.csv"');
    const rows: string[][] = parse(text, { bom: true });
    expect(rows.slice(1).map(([title = '']) => title.replace(/^'/, ''))).toEqual(names(markup));
    expect(text).not.toMatch(/(^|,)=1/m);
    const hosting = rows.find(([title]) => title === 'Hébergement') ?? [];
    expect(hosting.slice(1, 5)).toEqual(['Town of Lyon', 'LAUNCHED', '125000.50', 'EUR']);
  });

  it('has a field for every filter of the API: a new one needs a line in tender-filter.ts and tender-form.ts', async () => {
    const values: Record<string, string> = {
      q: 'road',
      status: 'AWARDED',
      cpv: '45',
      buyer: 'town',
      bidder: 'atos',
      alsoBidder: 'cloud-temple',
      requires: 'secnumcloud',
      publisher: 'town',
      from: '2020',
      publishedFrom: '2020',
      awardedFrom: '2020',
      deadlineFrom: '2020',
      newsFrom: '2020',
      valueMin: '1',
      valueStatus: 'KNOWN',
      valueIsPartial: 'no',
      bidsMin: '1',
      hasBids: 'yes',
      hasWinner: 'no',
      bidByBuyer: 'no',
      duplicate: 'no',
      procedure: 'OPEN',
      country: 'FR',
      region: 'FRK',
      bidderRegion: 'FRK',
      standing: 'OFFICIAL',
      source: 'ocds',
      flag: 'ZERO_AMOUNT',
      missing: 'status',
      starts: 'R',
    };
    const form = await get('/en/tenders');
    expect(Object.keys(values).filter((name) => !form.includes(`name="${name}"`))).toEqual([]);
    const { headers } = await site.get(`/en/tenders.graphql?${new URLSearchParams(values)}`);
    const opened = await site.get(headers.location ?? '');
    const { searchParams } = new URL(opened.headers.location ?? '', site.url);
    const { filter } = JSON.parse(searchParams.get('variables') ?? '{}');
    const { TenderFilter } = SCHEMA.getTypeMap();
    const fields = Object.keys((TenderFilter as GraphQLInputObjectType).getFields());
    // Those that put others together, and lists of tenders one by one, are no fields of a form.
    const others = ['and', 'or', 'not', 'among'];
    expect(fields.filter((field) => !(field in filter) && !others.includes(field))).toEqual([]);
  });

  it('leads to all bids of the selection, as an export', async () => {
    const markup = await get('/en/tenders?cpv=45');
    const address = /href="(\/export\/csv[^"]*)"/.exec(markup)?.[1]?.replaceAll('&amp;', '&') ?? '';
    expect(new URL(address, site.url).searchParams.get('filter')).toBe('{"cpv":"45"}');
    expect((await site.get(address)).status).toBe(200);
  });

  it('says so where nothing is as asked', async () => {
    expect(await get('/en/tenders?q=nothing+such')).toContain('No tender is as asked.');
  });
});

describe('the list of organisations', () => {
  it.each([
    ['country=FRA&q=lyon', ['Town of Lyon']],
    ['bidOn=hdh-transitional-hosting', ['Atos', 'Cloud Temple', 'Docaposte', 'OVHcloud']],
    ['starts=cloud', ['Cloud Temple']],
  ])('is filtered by %s', async (query, expected) => {
    const { status, headers, text } = await site.get(`/en/organisations?${query}`);
    const markup = status === 303 ? await get(headers.location ?? '') : text;
    expect(names(markup)).toEqual(expected);
    expect(await htmlFaults(markup)).toEqual([]);
  });

  it('has those with most bids first, when asked', async () => {
    const markup = await get('/fr/organisations?order=BIDS_DESC');
    expect(markup).toContain('aria-sort="descending"');
    expect(names(markup)[0]).toMatch(/Atos|Cloud Temple|Docaposte|OVHcloud/);
  });

  it('gives its rows as CSV', async () => {
    const { text } = await site.get('/en/organisations.csv?q=lyon');
    const rows: string[][] = parse(text, { bom: true });
    expect(rows[1]?.slice(0, 3)).toEqual(['Town of Lyon', 'OTHER', 'FR']);
  });
});

describe('the lists of people, laws and documents', () => {
  it('stand on the first page, each with as many rows as it counts', async () => {
    const home = await get('/en/');
    for (const path of ['people', 'regulations', 'articles']) {
      const [, count] = new RegExp(`<b>(\\d+)</b> <a href="/en/${path}">`).exec(home) ?? [];
      const markup = await get(`/en/${path}`);
      expect(markup).toMatch(new RegExp(`<strong>${count} `));
      expect(markup.match(/<th scope="row">/g)).toHaveLength(Math.min(Number(count), 50));
      const rows: object[] = parse((await site.get(`/en/${path}.csv`)).text, { bom: true, columns: true });
      expect(rows).toHaveLength(Math.min(Number(count), 50));
      expect((await site.get(`/en/${path}?after=zzz`)).status).toBe(400);
    }
  });

  it('take filters, and say what they leave out', async () => {
    expect(await get('/en/people?starts=agn')).toMatch(/<strong>1 person<\/strong> · \d+ left out/);
    expect(await get('/fr/regulations?kind=STATUTE&jurisdiction=US')).toContain('<bdi>Cloud Act</bdi>');
    expect(await get('/en/articles?kind=NEWS&publishedFrom=2026-02&order=PUBLISHED_ASC')).toContain(
      'aria-sort="ascending"',
    );
    expect(await get('/fr/people?starts=zzz')).toContain('Rien ne correspond.');
  });
});

describe('the search', () => {
  it('shows what a hit is, and why it was found', async () => {
    const markup = await get('/en/search?q=HDH');
    expect(markup).toContain('<span class="aspect">also called</span>');
    expect(await get('/en/search?q=cloud+temple')).toContain(
      '<bdi><mark>Cloud</mark> <mark>Temple</mark></bdi>',
    );
    expect(markup).toMatch(/<mark>HDH<\/mark>/);
  });

  it('asks whether a near spelling was meant', async () => {
    const markup = await get('/en/search?q=Microsfot');
    expect(markup).toContain('Did you mean <a href="/en/organisation/microsoft">');
  });

  it('shows one kind of results, and says which', async () => {
    const markup = await get('/en/search?q=hosting&type=TENDER');
    expect(markup).toContain(
      '<a href="/en/search?q=hosting&amp;type=TENDER" aria-current="page">Tenders</a>',
    );
    expect(markup).not.toContain('<div class="hit-kind">Article');
  });

  it('says by years how many tenders have these words, and leads to them', async () => {
    const markup = await get('/en/search?q=road');
    expect(markup).toContain(
      'href="/en/tenders?q=road&amp;publishedFrom=2024&amp;publishedUntil=2024">2024</a> <span class="count">120</span>',
    );
  });

  it('goes on where there is more', async () => {
    const first = await get('/en/search?q=road&type=TENDER');
    const next = nextOf(first);
    expect(next).toMatch(/^\/en\/search\?q=road&type=TENDER&after=/);
    expect(await get(next ?? '')).not.toBe(first);
  });

  it.each(['', '?q=', '?q=%2B%2B'])('%s asks for a name', async (query) => {
    const { status, headers, text } = await site.get(`/en/search${query}`);
    const markup = status === 303 ? await get(headers.location ?? '') : text;
    expect(markup).toContain('Type a name, a contract or a number.');
  });

  it('says that nothing was found', async () => {
    const markup = await get(`/fr/search?q=${encodeURIComponent('<script>zzzqqq')}`);
    expect(markup).toContain('Rien de ce nom n’est connu ici.');
    expect(markup).toContain('value="&lt;script&gt;zzzqqq"');
    expect(await htmlFaults(markup)).toEqual([]);
  });
});
