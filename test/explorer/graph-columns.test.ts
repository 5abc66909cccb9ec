/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { parse } from 'csv-parse/sync';
import { SaxesParser } from 'saxes';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import type { ClaimRecord, GraphRecords } from '../../src/model/record.ts';
import { EVIDENCE, notice, organisation, tender } from '../db/sample-records.ts';
import { WRITTEN } from '../graph.ts';
import { hasChromium, LOOKS, useBrowser } from './browser.ts';
import { fillWithSeed, openSite, type Site } from './site.ts';

const FIRMS = 150;
const TENDERS = 120;

/** The same numbers at each run. */
function randomNumbers(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
    return state % below;
  };
}

/** Firms that bid on tenders by chance, alone or together, for five buyers; names are long. */
function market(): GraphRecords {
  const random = randomNumbers(7);
  const tenders = Array.from({ length: TENDERS }, (_, index) => `t${index}`);
  const claims = tenders.flatMap((each): ClaimRecord[] => [
    {
      kind: 'PROCUREMENT_ROLE',
      tender: each,
      organisation: `buyer-${random(5)}`,
      role: 'BUYER',
      evidence: EVIDENCE,
    },
    ...Array.from({ length: 2 }, (): ClaimRecord => {
      const parties = new Set(Array.from({ length: 1 + random(3) }, () => `firm-${random(FIRMS)}`));
      return {
        kind: 'BID',
        tender: each,
        parties: [...parties].map((firm, index) => ({
          organisation: firm,
          role: parties.size === 1 ? 'SOLE' : index === 0 ? 'LEAD' : 'MEMBER',
        })),
        evidence: EVIDENCE,
      } as ClaimRecord;
    }),
  ]);
  const firms = Array.from({ length: FIRMS }, (_, index) =>
    organisation(`firm-${index}`, {
      slug: `firm-${index}`,
      name: `Gesellschaft für Wasserbau und Landschaftspflege Nummer ${index}`,
    }),
  );
  const buyers = Array.from({ length: 5 }, (_, index) =>
    organisation(`buyer-${index}`, {
      slug: `buyer-${index}`,
      name: `Syndicat intercommunal des eaux ${index}`,
    }),
  );
  const works = tenders.map((each, index) =>
    tender({
      ref: each,
      keys: [`test:${each}`],
      slug: `works-${each}`,
      name: `Renewal of the main pipes of quarter ${index}, with everything that belongs to it`,
      published: `2024-0${1 + (index % 9)}-10`,
    }),
  );
  return { nodes: [notice, ...firms, ...buyers, ...works], claims, mentions: [] };
}

const openMarket = () =>
  openSite({
    fill: (database) => {
      fillWithSeed(database);
      writeRecords(database, market(), { now: WRITTEN });
    },
    env: { PUBLIC_URL: 'https://greffe.example' },
  });

let site: Site;
beforeAll(async () => {
  site = await openMarket();
});
afterAll(() => site.close());

async function page(address: string): Promise<string> {
  const { status, text } = await site.get(address);
  expect(status).toBe(200);
  return text;
}

/** Where each thing stands, by its global id. */
function placesOf(text: string): Map<string, string> {
  const found = text.matchAll(/data-thing="([^"]+)"[^>]*>.*?<rect x="([^"]+)" y="([^"]+)"/g);
  return new Map(Array.from(found, ([, id = '', x, y]) => [id, `${x} ${y}`]));
}

function codeOf(id: string): string {
  const [type = '', number] = id.split(':');
  return `${type.charAt(0)}${Number(number).toString(36)}`;
}

function titlesOf(text: string): string[] {
  return [...text.matchAll(/data-claim="[^"]*"[^>]*><title>([^<]+)</g)].map(([, title = '']) => title);
}

/** The largest picture of at most so many things where one was opened after the other. */
async function walkTo(most: number): Promise<string> {
  const seed = '/en/graph?seed=buyer-0,buyer-1,buyer-2';
  const opening = (entries: readonly string[]) =>
    entries.length === 0 ? seed : `${seed}&open=${entries.join(',')}`;
  const entriesOf = async (address: string) =>
    Array.from(placesOf(await page(address)).keys(), (id) => `${codeOf(id)}.*`);
  let entries: string[] = [];
  for (let level = 0; level < 4; level++)
    entries = [...new Set([...entries, ...(await entriesOf(opening(entries)))])].slice(0, 190);
  let [fits, exceeds] = [0, entries.length + 1];
  while (exceeds - fits > 1) {
    const middle = Math.floor((fits + exceeds) / 2);
    const { length } = await entriesOf(opening(entries.slice(0, middle)));
    if (length <= most) fits = middle;
    else exceeds = middle;
  }
  return opening(entries.slice(0, fits));
}

/** Runs in the page: how many names there are, how many pairs of them overlap, and how many a line crosses that does not end there. */
function measureNames(): { count: number; overlaps: number; crossed: number } {
  const names = [...document.querySelectorAll<SVGElement>('a[data-thing]')].map((thing) => ({
    id: thing.dataset.thing ?? '',
    boxes: [...thing.querySelectorAll('text')].map((text) => text.getBoundingClientRect()),
  }));
  const isOver = (a: DOMRect, b: DOMRect) =>
    a.left < b.right && b.left < a.right && a.top < b.bottom - 4 && b.top < a.bottom - 4;
  const pairs = names.flatMap((one, index) =>
    names.slice(index + 1).filter(({ boxes }) => boxes.some((a) => one.boxes.some((b) => isOver(a, b)))),
  );
  const crossed = new Set<string>();
  for (const line of document.querySelectorAll<SVGElement>('a[data-ends]')) {
    const ends = line.dataset.ends?.split(' ') ?? [];
    const path = line.querySelector<SVGPathElement>('.line');
    const matrix = path?.getScreenCTM();
    if (!path || !matrix) continue;
    const length = path.getTotalLength();
    for (let at = 0; at < length; at += 5) {
      const { x, y } = path.getPointAtLength(at).matrixTransform(matrix);
      const hit = names.find(({ boxes }) =>
        boxes.some((box) => x > box.left + 2 && x < box.right - 2 && y > box.top + 3 && y < box.bottom - 3),
      );
      if (hit && !ends.includes(hit.id)) crossed.add(hit.id);
    }
  }
  return { count: names.length, overlaps: pairs.length, crossed: crossed.size };
}

const HDH = '/en/graph?seed=health-data-hub';

async function openedHub(): Promise<string> {
  const first = await page(HDH);
  const tenders = [...placesOf(first).keys()].filter((id) => id.startsWith('tender:'));
  return `${HDH}&open=${tenders.map((id) => `${codeOf(id)}.*`).join(',')}`;
}

describe('who with whom', () => {
  it('moves nothing when something is opened, however often', async () => {
    const random = randomNumbers(3);
    const open: string[] = [];
    let places = placesOf(await page('/en/graph?seed=buyer-0'));
    for (let step = 0; step < 70; step += 1) {
      const ids = [...places.keys()];
      open.push(`${codeOf(ids[random(ids.length)] ?? '')}.*`);
      const now = placesOf(await page(`/en/graph?seed=buyer-0&open=${open.join(',')}`));
      for (const [id, place] of places) expect(now.get(id)).toBe(place);
      places = now;
    }
    expect(places.size).toBeGreaterThan(100);
    expect(new Set(places.values()).size).toBe(places.size);
  });

  it('draws a bid once, at which its parties meet, and each line as a row of the table', async () => {
    const text = await page(await openedHub());
    const bids = titlesOf(text).filter((title) => title.includes(': Bid,'));
    expect(bids.sort()).toEqual([
      'Cloud Temple, Atos, Docaposte → Sovereign hosting of the Health Data Hub: Bid, Expected to bid, Unconfirmed, Expected',
      'Cloud Temple, Atos, Docaposte → Transitional hosting of the Health Data Hub: Bid, Shortlisted, Unconfirmed',
      'OVHcloud → Sovereign hosting of the Health Data Hub: Bid, Expected to bid, Unconfirmed, Expected',
      'OVHcloud → Transitional hosting of the Health Data Hub: Bid, Shortlisted, Unconfirmed',
    ]);
    const rows = /<tbody>([\s\S]*)<\/tbody>/.exec(text)?.[1]?.match(/<tr/g) ?? [];
    expect(rows).toHaveLength(titlesOf(text).length);
  });

  it('draws how sure a claim is on its line, and whether it is so on its head', async () => {
    const text = await page(HDH);
    expect(text).toMatch(
      /Microsoft Azure → Health Data Hub: Hosting, Unconfirmed, Expected<.*line-unconfirmed".*head-open"/,
    );
    expect(text).toMatch(
      /Microsoft Azure → Health Data Hub: Hosting, Reported<\/title><[^>]*line-reported"\/><[^>]*class="head head-reported"/,
    );
  });

  it('shows documents only when they are asked for', async () => {
    const ids = (text: string) => [...placesOf(text).keys()].filter((id) => id.startsWith('article:'));
    const first = await page(HDH);
    const [hub = ''] = placesOf(first).keys();
    expect(ids(first)).toEqual([]);
    expect(ids(await page(`${HDH}&open=${codeOf(hub)}.d`)).length).toBeGreaterThan(0);
  });

  it('leaves places of hidden things, of other kinds and of other days empty, and moves nothing', async () => {
    const all = placesOf(await page(await openedHub()));
    const address = await openedHub();
    for (const [change, isLess] of [
      ['hide=o4,p10', true],
      ['off=bq', false],
      ['st=ou', false],
      ['min=2', true],
      ['path=o9,r11', false],
      ['known=2026-02-05', true],
    ]) {
      const shown = placesOf(await page(`${address}&${change}`));
      expect([change, shown.size < all.size]).toEqual([change, isLess]);
      for (const [id, place] of shown) expect([change, all.get(id) ?? place]).toEqual([change, place]);
    }
  });

  it('holds what a chain brought where it is when more is opened, and opens that too', async () => {
    const address = '/en/graph?seed=buyer-0';
    const first = placesOf(await page(address));
    const [seed = '', ...others] = first.keys();
    const opened = others.slice(0, 9).map((id) => `${codeOf(id)}.*`);
    const far = [...placesOf(await page(`${address}&open=${opened.join(',')}`)).keys()].at(-1) ?? '';
    const chain = `${codeOf(seed)},${codeOf(far)}`;
    let places = placesOf(await page(`${address}&path=${chain}`));
    const brought = [...places.keys()].filter((id) => !first.has(id));
    expect(brought).toContain(far);
    const open: string[] = [];
    for (const id of [[...first.keys()].at(3), ...brought, [...first.keys()].at(-1)]) {
      open.push(`${codeOf(id ?? '')}.*`);
      const now = placesOf(await page(`${address}&open=${open.join(',')}&path=${chain},0`));
      for (const [each, place] of places) expect([each, now.get(each)]).toEqual([each, place]);
      if (brought.includes(id ?? '')) expect(now.size).toBeGreaterThan(places.size);
      places = now;
    }
    const panel = await page(`${address}&path=${chain}&pick=${codeOf(far)}`);
    expect(panel).toMatch(new RegExp(`open=${codeOf(far)}\\.\\w&amp;path=${chain},0&`));
  });

  it('draws neither kinds nor standings that are left out, and counts them still', async () => {
    const address = await openedHub();
    const titles = titlesOf(await page(`${address}&off=b&st=u`));
    expect(titles.length).toBeGreaterThan(0);
    expect(titles.filter((title) => title.includes(': Bid,'))).toEqual([]);
    expect(titles.filter((title) => !title.includes('Unconfirmed'))).toEqual([]);
    expect(await page(`${address}&off=b`)).toMatch(/Bids<[^>]*>, not drawn<.*?class="num">4</);
  });

  it('collapses what is taken out of the address', async () => {
    const address = await openedHub();
    const opened = placesOf(await page(address));
    const collapsed = placesOf(await page(address.replace(/,[^,]*$/, '')));
    expect(collapsed.size).toBeLessThan(opened.size);
    for (const [id, place] of collapsed) expect(opened.get(id)).toBe(place);
  });

  it('puts parameters in order, and leaves out what is so without them', async () => {
    const { status, headers } = await site.get('/en/graph?st=dour&pick=tj&hide=o4,o4&seed=atos&off=rb&min=');
    expect([status, headers.location]).toEqual([303, '/en/graph?seed=atos&hide=o4&off=br&pick=tj']);
  });

  it('takes at most 15 kB compressed with 60 things, and 30 kB with 200', async () => {
    expect(await site.sizeOf(await walkTo(60))).toBeLessThan(15_000);
    expect(await site.sizeOf(await walkTo(200))).toBeLessThan(30_000);
  });

  it('is the same, byte for byte, on a server that was started anew', async () => {
    const again = await openMarket();
    try {
      for (const address of [HDH, '/fr/graph.svg?seed=buyer-0', '/en/graph?seed=buyer-0&view=sheet'])
        expect((await again.get(address)).text).toBe(await page(address));
    } finally {
      await again.close();
    }
  });

  it('refuses codes that it does not know, each by its name', async () => {
    const long = `open=${Array.from({ length: 300 }, (_, index) => `o${index + 1000}.*`).join(',')}`;
    for (const wrong of [
      'open=o4',
      'open=z4.*',
      'open=o4.y',
      'open=o4.*,',
      long,
      'hide=x1',
      'off=z',
      'st=x',
      'min=0',
      'path=o4',
      'path=o4,rh,x',
      'path=o4,o4',
      'pick=4',
      'pick=o0',
      'pick=c',
    ]) {
      const { status, text } = await site.get(`${HDH}&${wrong}`);
      expect([wrong, status]).toEqual([wrong, 400]);
      expect(text).toContain(`<code>${wrong.split('=')[0]}</code>`);
    }
  });
});

/** Names of the elements of a file that has to be well-formed. */
function elementsOf(xml: string): string[] {
  const names: string[] = [];
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name }) => void names.push(name));
  parser.write(xml).close();
  return names;
}

describe('to take away', () => {
  it('has the columns as SVG, CSV and GEXF, with places', async () => {
    const text = await page(HDH);
    const address = '/en/graph.svg?seed=health-data-hub';
    const svg = await page(address);
    expect(elementsOf(svg)).toContain('svg');
    expect(titlesOf(svg)).toEqual(titlesOf(text));
    expect(await page(address)).toBe(svg);
    const rows = parse(await page('/en/graph.csv?seed=health-data-hub'), { columns: true, bom: true });
    expect(rows).toHaveLength(titlesOf(text).length);
    const gexf = elementsOf(await page('/en/graph.gexf?seed=health-data-hub'));
    expect(gexf.filter((name) => name === 'viz:position')).toHaveLength(placesOf(text).size);
  });
});

describe.skipIf(!hasChromium)('in a browser', () => {
  const { visit } = useBrowser();

  it('no two names overlap with up to 150 things, and lines cross at most 2 % of them', async () => {
    const address = await walkTo(150);
    await visit(`${site.url}${address}`, LOOKS.light, async (shown) => {
      const { count, overlaps, crossed } = await shown.evaluate(measureNames);
      expect(count).toBeGreaterThan(100);
      expect(count).toBeLessThanOrEqual(150);
      expect(overlaps).toBe(0);
      expect(crossed / count).toBeLessThanOrEqual(0.02);
    });
  });

  it('is walked without scripts, and Back undoes a step', async () => {
    await visit(`${site.url}${HDH}`, LOOKS.scriptless, async (shown) => {
      const count = () => shown.locator('a[data-thing]').count();
      const before = await count();
      await shown
        .getByLabel('Find in the picture')
        .selectOption('Transitional hosting of the Health Data Hub');
      await shown.getByRole('button', { name: 'Select' }).click();
      expect(await shown.locator('.panel-name').innerText()).toContain('Transitional hosting of the');
      await shown.getByRole('link', { name: 'Show: Bid' }).click();
      expect(await count()).toBeGreaterThan(before);
      await shown.goBack();
      expect(await count()).toBe(before);
      await shown.getByRole('link', { name: 'Bids over time' }).click();
      expect(await shown.locator('svg.drawing').first().textContent()).toContain('Docaposte');
      await shown.goBack();
      await shown.locator('a[data-thing]', { hasText: 'Transitional hosting' }).click();
      expect(new URL(shown.url()).pathname).toBe('/en/tender/hdh-transitional-hosting');
    });
  });
});

it('nothing of it is a fault of ours', () => expect(site.faults).toEqual([]));
