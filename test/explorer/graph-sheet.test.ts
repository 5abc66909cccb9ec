import { parse } from 'csv-parse/sync';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, GraphRecords } from '../../src/model/record.ts';
import { DAY, EVIDENCE, notice, organisation, tender } from '../db/sample-records.ts';
import { WRITTEN } from '../graph.ts';
import { openSite, type Site } from './site.ts';

const TENDERS = 66;

function bid(of: string, parties: readonly string[], more: object = {}): ClaimRecord {
  return {
    kind: 'BID',
    tender: of,
    parties: parties.map((each, index) => ({
      organisation: each,
      role: parties.length === 1 ? 'SOLE' : index === 0 ? 'LEAD' : 'MEMBER',
    })),
    evidence: EVIDENCE,
    ...more,
  } as ClaimRecord;
}

function buys(of: string, who = 'town', evidence: ClaimRecord['evidence'] = EVIDENCE): ClaimRecord {
  return { kind: 'PROCUREMENT_ROLE', tender: of, organisation: who, role: 'BUYER', evidence } as ClaimRecord;
}

function ended(ref: string, of: string, event: string): ClaimRecord {
  return {
    kind: 'TENDER_EVENT',
    tender: of,
    bid: ref,
    event,
    date: '2024-09-12',
    evidence: EVIDENCE,
  } as ClaimRecord;
}

function dated(slug: string, published: string | undefined, more: object = {}) {
  return tender({
    ref: slug,
    keys: [`test:${slug}`],
    slug,
    name: `Works ${slug}`,
    ...(published && { published }),
    ...more,
  });
}

const LATER = { evidence: [{ article: 'later', standing: 'REPORTED', locator: '/p[1]' }] } as const;
const LATER_DAY = '2026-03-01';

/** A second document tells who won the first tender, who else bid on it, and of a tender before it. */
const GROWING: Pick<GraphRecords, 'nodes' | 'claims'> = {
  nodes: [
    { ...notice, ref: 'later', slug: 'later', name: 'Later news', published: LATER_DAY, statedOn: LATER_DAY },
    organisation('port', { slug: 'port', name: 'Port of Testing' }),
    organisation('early', { slug: 'early', name: 'Early' }),
    organisation('late', { slug: 'late', name: 'Late', statedOn: LATER_DAY }),
    dated('quay', '2025-05-01'),
    dated('crane', '2025-02-01', { statedOn: LATER_DAY }),
  ],
  claims: [
    buys('quay', 'port'),
    buys('crane', 'port', LATER.evidence),
    bid('quay', ['early'], { ref: 'early-quay' }),
    bid('quay', ['late'], { ref: 'late-quay', ...LATER }),
    { ...ended('late-quay', 'quay', 'WON'), ...LATER },
    { ...ended('early-quay', 'quay', 'REJECTED'), ...LATER },
    bid('crane', ['early', 'late'], LATER),
  ],
};

const many = Array.from({ length: TENDERS }, (_, index) => `many-${String(index).padStart(2, '0')}`);

const RECORDS: GraphRecords = {
  nodes: [
    notice,
    ...GROWING.nodes,
    organisation('town', { slug: 'town', name: 'Town of Testing' }),
    organisation('alpha', { slug: 'alpha', name: 'Alpha' }),
    organisation('beta', { slug: 'beta', name: 'Beta' }),
    organisation('gamma', { slug: 'gamma', name: 'Gamma' }),
    organisation('twin-1', { slug: 'twin-1', name: 'Twin' }),
    organisation('twin-2', { slug: 'twin-2', name: 'Twin' }),
    organisation('serial', { slug: 'serial', name: 'Serial bidder' }),
    dated('school', '2024-02-01', { publishedBidCount: 5 }),
    dated('roof', '2025-03-10', { lots: [{ number: '1' }, { number: '2' }] }),
    dated('road', undefined),
    ...many.map((slug, index) =>
      dated(slug, `20${String(10 + Math.floor(index / 12))}-0${1 + (index % 9)}-02`),
    ),
  ],
  claims: [
    ...GROWING.claims,
    ...['school', 'roof', 'road'].map((each) => buys(each)),
    bid('school', ['alpha', 'beta'], { ref: 'joint' }),
    bid('school', ['gamma'], { ref: 'lone' }),
    ended('joint', 'school', 'WON'),
    ended('lone', 'school', 'REJECTED'),
    bid('roof', ['gamma'], { ref: 'roof-1', lot: '1' }),
    bid('roof', ['gamma'], { ref: 'roof-2', lot: '2' }),
    bid('roof', ['beta'], { ref: 'roof-3', lot: '1' }),
    ended('roof-1', 'roof', 'WON'),
    bid('road', ['twin-1']),
    bid('road', ['twin-2']),
    ...many.map((slug) => bid(slug, ['serial'])),
  ],
  mentions: [],
};

let site: Site;
beforeAll(async () => {
  site = await openSite({
    fill: (database) => void writeRecords(database, RECORDS, { now: WRITTEN }),
    env: { PUBLIC_URL: 'https://greffe.example' },
  });
});
afterAll(() => site.close());

async function page(address: string): Promise<string> {
  const { status, text } = await site.get(address);
  expect(status).toBe(200);
  return text;
}

/** What readers are told of each mark, or of each cell. */
function marksOf(text: string): string[] {
  return [...text.matchAll(/<a [^>]*(?:data-claim|data-ends)=[^>]*><title>([^<]+)<\/title>/g)].map(
    ([, title = '']) => title,
  );
}

/** Where each name and cell stands, by what it is about. */
function placesOf(text: string): Map<string, string> {
  const found = text.matchAll(
    /data-thing="([^"]+)"[^>]*><title>[^<]*<\/title><rect x="([^"]+)" y="([^"]+)"/g,
  );
  return new Map(Array.from(found, ([, ids = '', x, y]) => [ids, `${x} ${y}`]));
}

function codeOf(id: string): string {
  const [type = '', number] = id.split(':');
  return `${type.charAt(0)}${Number(number).toString(36)}`;
}

function panelOf(text: string): string {
  return /data-part="panel">([\s\S]*?)<details class="full graph-table">/.exec(text)?.[1] ?? '';
}

/** Without markup. */
function wordsOf(text: string): string {
  return text
    .replace(/<svg.*?<\/svg>|<\/?bdi[^>]*>|<\/a>|<span class="visually-hidden">/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');
}

function rowsOf(text: string): number {
  const body = /<tbody>([\s\S]*)<\/tbody>/.exec(text)?.[1] ?? '';
  return body.match(/<tr/g)?.length ?? 0;
}

describe('bids over time', () => {
  it('has a row for each firm, a mark for what it did on each tender, and the same rows in its table', async () => {
    const text = await page('/en/graph?seed=town&view=sheet');
    expect(marksOf(text).sort()).toEqual([
      'Alpha, Works school: Won',
      'Beta, Works roof: Bid',
      'Beta, Works school: Won',
      'Gamma, Works roof: Won, Bid',
      'Gamma, Works school: Rejected',
      'Twin, Works road: Bid',
      'Twin, Works road: Bid',
    ]);
    expect(rowsOf(text)).toBe(7);
  });

  it('joins the parties of one bid, and no others', async () => {
    const text = await page('/en/graph?seed=town&view=sheet');
    expect(text.match(/class="bar"/g)).toHaveLength(1);
    expect(await page('/en/graph?seed=road&view=sheet')).not.toContain('class="bar"');
  });

  it('puts undated tenders first, then years', async () => {
    const text = await page('/en/graph?seed=town&view=sheet');
    const years = [...text.matchAll(/class="faint strong">(no date stated|\d{4})</g)].map(([, word]) => word);
    expect(years).toEqual(['no date stated', '2024', '2025']);
  });

  it('says how many bids were received where that is more than are named', async () => {
    expect(await page('/en/graph?seed=school&view=sheet')).toContain('class="over strong">5</text>');
  });

  it('tells namesakes apart, or says that nothing does', async () => {
    expect(
      (await page('/en/graph?seed=road&view=sheet')).match(/class="faint" dx="4">no identifier/g),
    ).toHaveLength(2);
  });

  it('draws the latest tenders, and says that there are more', async () => {
    const text = await page('/en/graph?seed=serial&view=sheet');
    expect(text).toContain('The latest 60 tenders are drawn; there are more.');
    expect(text).toContain('Works many-65');
    expect(text).not.toContain('Works many-00');
    expect(marksOf(text)).toHaveLength(60);
  });

  it('is of several things at once, each named once in the address', async () => {
    const { status, headers } = await site.get('/en/graph?seed=school,road,school&view=sheet');
    expect([status, headers.location]).toEqual([303, '/en/graph?seed=school,road&view=sheet']);
    expect(marksOf(await page('/en/graph?seed=school,road&view=sheet'))).toHaveLength(5);
  });

  it('refuses what it does not know', async () => {
    expect((await site.get('/en/graph?seed=a/b')).status).toBe(400);
    expect((await site.get('/en/graph?seed=town&view=network')).status).toBe(400);
    expect((await site.get('/en/graph?seed=nobody-of-this-name&view=sheet')).status).toBe(404);
  });
});

describe('with and against', () => {
  it('counts on how many tenders two firms bid against each other and together, and who won', async () => {
    const text = await page('/en/graph?seed=town&view=matrix');
    expect(marksOf(text).sort()).toEqual([
      'Beta, Alpha: together on 1 tender',
      'Beta, Gamma: against each other on 2 tenders, won 1 : 1',
      'Gamma, Alpha: against each other on 1 tender, won 0 : 1',
      'Twin, Twin: against each other on 1 tender, won 0 : 0',
    ]);
    expect(rowsOf(text)).toBe(4);
  });

  it('tells of two firms on which tenders they met, who won, and leads to who says so', async () => {
    const address = '/en/graph?seed=town&view=matrix';
    const text = await page(address);
    const cell = /<a href="([^"]+)" data-thing="([^"]+)" data-ends[^>]*><title>Beta, Gamma: against/.exec(
      text,
    );
    const [, href = '', ids = ''] = cell ?? [];
    expect(href).toBe(`${address}&pick=${ids.split(' ').map(codeOf).join(',')}`.replaceAll('&', '&amp;'));
    const picked = await page(href.replaceAll('&amp;', '&'));
    const panel = panelOf(picked);
    expect(wordsOf(panel)).toContain(
      'Against each other on 2 tenders, won 1 : 1 Works school 1 Feb 2024 · Town of Testing Beta: Won Gamma: Rejected Works roof',
    );
    expect(picked.match(/aria-current="true"/g)).toHaveLength(1);
    const [, claim = ''] = /href="([^"]+)">Rejected</.exec(panel) ?? [];
    expect(panelOf(await page(claim.replaceAll('&amp;', '&')))).toContain('class="evidence-list"');
    // The same two the other way round: below the diagonal, where they never met together.
    expect(
      wordsOf(panelOf(await page(`${address}&pick=${ids.split(' ').reverse().map(codeOf).join(',')}`))),
    ).toContain('won 1 : 1');
    const firm = panelOf(await page(`${address}&pick=${codeOf(ids.split(' ')[0] ?? '')}`));
    expect(wordsOf(firm)).toContain(
      'Met here Gamma against each other on 2 tenders, won 1 : 1 Alpha together on 1 tender',
    );
  });
});

describe('bids as known on another day', () => {
  const PORT = '/en/graph?seed=port&view=';

  it.each(['sheet', 'matrix'])(
    'leave the places of what was not known yet empty, and move nothing: %s',
    async (view) => {
      const today = placesOf(await page(PORT + view));
      const past = await page(`${PORT}${view}&known=${DAY}`);
      expect(placesOf(past).size).toBeGreaterThan(0);
      expect(placesOf(past).size).toBeLessThan(today.size);
      for (const [ids, place] of placesOf(past)) expect([ids, today.get(ids)]).toEqual([ids, place]);
      expect(past).toContain('2 of the things here were not known yet; their places stay empty.');
      expect(/<svg[^>]*viewBox[^>]*role="group"/.exec(past)?.[0]).toBe(
        /<svg[^>]*viewBox[^>]*role="group"/.exec(await page(PORT + view))?.[0],
      );
    },
  );

  it('are what documents said then, and the days to choose from are those on which that changed', async () => {
    expect(marksOf(await page(`${PORT}sheet`)).sort()).toEqual([
      'Early, Works crane: Bid',
      'Early, Works quay: Rejected',
      'Late, Works crane: Bid',
      'Late, Works quay: Won',
    ]);
    const past = await page(`${PORT}sheet&known=${DAY}`);
    expect(marksOf(past)).toEqual(['Early, Works quay: Bid']);
    const [, days = ''] = /<select id="known-day"[^>]*>(.*?)<\/select>/.exec(past) ?? [];
    expect([...days.matchAll(/value="([^"]*)"/g)].map(([, day]) => day)).toEqual([DAY, LATER_DAY, '']);
    // Nobody was there to be met.
    expect(marksOf(await page(`${PORT}matrix&known=${DAY}`))).toEqual([]);
    expect(marksOf(await page(`${PORT}sheet&known=2026-01-01`))).toEqual([]);
  });
});

describe('what is drawn of bids', () => {
  it('is chosen by standing, by how many tenders a firm bid on, and by hiding; nothing moves', async () => {
    const address = '/en/graph?seed=port&view=sheet';
    const today = await page(address);
    const idOf = (title: string) =>
      new RegExp(`data-thing="([^"]+)"[^>]*><title>${title}<`).exec(today)?.[1] ?? '';
    for (const [change, count] of [
      ['st=r', 3],
      ['min=2', 4],
      ['min=3', 0],
      [`hide=${codeOf(idOf('Late'))}`, 2],
      [`hide=${codeOf(idOf('Port of Testing: Works crane'))}`, 2],
    ] as const) {
      const text = await page(`${address}&${change}`);
      expect([change, marksOf(text).length]).toEqual([change, count]);
      for (const [ids, place] of placesOf(text))
        expect([ids, placesOf(today).get(ids)]).toEqual([ids, place]);
      expect([change, text.includes('not drawn: the choice')]).toEqual([change, count < 4]);
      expect(text).toContain('Start over');
    }
    expect(await page(`${address}&hide=${codeOf(idOf('Late'))}`)).toContain('aria-label="Show again: Late"');
    expect(wordsOf(panelOf(await page(`${address}&st=o`)))).toMatch(
      /Official, drawn 1 .*Reported, not drawn 2/,
    );
  });
});

describe('to take away', () => {
  it('is an SVG by itself, with title, key, day and address, the same at every reading', async () => {
    const address = '/en/graph.svg?seed=town&view=sheet';
    const { headers, text } = await site.get(address);
    expect(headers['content-type']).toBe('image/svg+xml; charset=utf-8');
    expect(headers['content-security-policy']).toContain('sandbox');
    expect(text).toContain('Town of Testing: bids over time');
    expect(text).toContain('https://greffe.example/en/graph?seed=town&amp;view=sheet');
    expect(text).toMatch(/as known on \d+ \w+ \d{4}/);
    expect(text).toContain('>Won</text>');
    expect(text).toContain('href="https://greffe.example/en/tender/roof"');
    expect(marksOf(text)).toHaveLength(7);
    expect((await site.get(address)).text).toBe(text);
  });

  it('is a table for programs', async () => {
    const { text } = await site.get('/en/graph.csv?seed=town&view=sheet');
    const rows = parse(text, { columns: true, bom: true }) as Record<string, string>[];
    expect(rows).toContainEqual(
      expect.objectContaining({ firm: 'Alpha', tender: 'Works school', status: 'WON', with: 'beta' }),
    );
    expect(rows).toHaveLength(8);
  });
});

describe('the sheet on the page of an organisation', () => {
  it('shows who bid on what a buyer buys, with the same as a table, and leads to the whole', async () => {
    const text = await page('/en/organisation/town');
    const [, sheet = ''] = /<section aria-labelledby="bought-sheet">([\s\S]*?)<\/section>/.exec(text) ?? [];
    expect(marksOf(sheet)).toHaveLength(7);
    expect(rowsOf(sheet)).toBe(7);
    expect(sheet).toContain('href="/en/graph?seed=town&amp;view=sheet"');
    expect(text).not.toContain('id="bid-sheet"');
  });

  it('shows the bids of a firm with those of others on the same tenders, the latest tenders of many', async () => {
    const alpha = await page('/fr/organisation/alpha');
    const [, sheet = ''] = /<section aria-labelledby="bid-sheet">([\s\S]*?)<\/section>/.exec(alpha) ?? [];
    expect(marksOf(sheet).map((mark) => mark.split(',')[0])).toEqual(['Alpha', 'Beta', 'Gamma']);
    expect(alpha).not.toContain('id="bought-sheet"');
    const serial = await page('/en/organisation/serial');
    expect(serial).toContain('The latest 10 tenders are drawn; there are more.');
  });
});

describe('what is selected in a sheet', () => {
  it('is a firm, a tender or a claim, each with its marks and the way to its page', async () => {
    const address = '/en/graph?seed=town&view=sheet';
    const text = await page(address);
    const [, firm = ''] = /data-thing="organisation:(\d+)"[^>]*><title>Gamma</.exec(text) ?? [];
    const gamma = await page(`${address}&pick=o${Number(firm).toString(36)}`);
    expect(gamma.match(/class="near picked-line"/g)).toHaveLength(2);
    expect(gamma).toContain('1 / 2 won / bid');
    const [, claim = ''] = /data-claim="bid:(\d+)"[^>]*><title>Alpha, Works school/.exec(text) ?? [];
    const joint = await page(`${address}&pick=c${Number(claim).toString(36)}`);
    expect(joint.match(/class="near picked-line"/g)).toHaveLength(2);
    expect(joint).toMatch(/class="panel-name" dir="auto">[^<]*Alpha/);
  });
});

it('nothing of it is a fault of ours', () => expect(site.faults).toEqual([]));
