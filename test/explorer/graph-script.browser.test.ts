/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { readFileSync } from 'node:fs';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { writeRecords } from '../../src/db/write/batch/writer.ts';
import { WRITTEN } from '../graph.ts';
import { axeFaults, hasChromium, LOOKS, useBrowser } from './browser.ts';
import { lateRecords } from './late-news.ts';
import { fillWithSeed, openSite, type Site } from './site.ts';

const HDH = '/en/graph?seed=health-data-hub';

/** Where things stand on the screen, by their ids; asked in one go, since the picture may be replaced meanwhile. */
function placesOn(page: Page): Promise<Record<string, string>> {
  return page.evaluate(() =>
    Object.fromEntries(
      [...document.querySelectorAll('a[data-thing]')].map((each) => {
        const { x, y } = each.getBoundingClientRect();
        return [(each as SVGElement).dataset.thing, `${Math.round(x)} ${Math.round(y)}`];
      }),
    ),
  );
}

function parameter(page: Page, name: string): string | null {
  return new URL(page.url()).searchParams.get(name);
}

function hasFocus(locator: Locator): Promise<boolean> {
  return locator.evaluate((element) => element === document.activeElement);
}

describe.skipIf(!hasChromium)('the script of the graph page', () => {
  const { visit } = useBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await openSite({
      fill: (database) => {
        fillWithSeed(database);
        writeRecords(database, lateRecords(), { now: WRITTEN });
      },
    });
  });
  afterAll(() => site.close());

  /** Opens the graph around the hub; what the page was before any step stays in `window.first`. */
  const at = <T>(address: string, use: (page: Page) => Promise<T>) =>
    visit(site.url + address, LOOKS.light, async (page, { complaints, elsewhere }) => {
      await page.evaluate(() => Object.assign(window, { first: true }));
      const result = await use(page);
      expect(await page.evaluate(() => 'first' in window)).toBe(true);
      expect([complaints, elsewhere]).toEqual([[], []]);
      return result;
    });
  const thing = (page: Page, name: string) => page.locator('a[data-thing]', { hasText: name });
  const settled = (page: Page, name: string, value: unknown) =>
    expect.poll(() => parameter(page, name)).toEqual(value);
  /** Until the page is as known on the day: with Back and Forward the address is so before it. */
  const shown = (page: Page, day: string) =>
    expect.poll(() => page.locator('#known-day').inputValue()).toBe(day);

  it('selects a name, keeps it in focus on its spot, and Back undoes that', () =>
    at(HDH, async (page) => {
      const tender = thing(page, 'Transitional');
      const before = await placesOn(page);
      await tender.click();
      await settled(page, 'pick', 'tj');
      expect(await page.locator('.panel-name').innerText()).toContain('Transitional hosting');
      expect(await hasFocus(tender)).toBe(true);
      expect(await placesOn(page)).toEqual(before);
      expect(await axeFaults(page)).toEqual([]);
      await page.goBack();
      await settled(page, 'pick', null);
      await page.getByText('Select a name or a line').waitFor();
    }));

  it('is walked by keyboard alone: Tab enters once, arrows walk, e opens, h hides, Escape selects nothing', () =>
    at(HDH, async (page) => {
      await page.getByRole('link', { name: 'With and against' }).focus();
      await page.keyboard.press('Tab');
      expect(await hasFocus(thing(page, 'Health Data Hub').and(page.locator('[data-opened]')))).toBe(true);
      await page.keyboard.press('ArrowRight');
      await page.keyboard.press('Home');
      await page.keyboard.press('End');
      const last = thing(page, 'Sovereign');
      expect(await hasFocus(last)).toBe(true);
      const before = await placesOn(page);
      await page.keyboard.press('e');
      await settled(page, 'open', 'tk.*');
      await thing(page, 'OVHcloud').waitFor();
      expect(await hasFocus(last)).toBe(true);
      expect(await placesOn(page)).toMatchObject(before);
      await page.keyboard.press('Enter');
      await settled(page, 'pick', 'tk');
      await page.keyboard.press('Escape');
      await settled(page, 'pick', null);
      await page.keyboard.press('h');
      await settled(page, 'hide', 'tk');
      await last.waitFor({ state: 'detached' });
      expect(await page.evaluate(() => document.activeElement?.hasAttribute('data-thing'))).toBe(true);
      await page.keyboard.press('Tab');
      expect(await page.evaluate(() => document.activeElement?.closest('.paper'))).toBeNull();
    }));

  it('shows what is not shown yet by the panel, which keeps the focus', () =>
    at(`${HDH}&pick=tj`, async (page) => {
      await page.getByRole('link', { name: 'Show: Bid' }).click();
      await settled(page, 'open', 'tj.b');
      await thing(page, 'OVHcloud').waitFor();
      expect(await page.evaluate(() => document.activeElement?.closest('.panel') !== null)).toBe(true);
    }));

  it('selects a line, and shows who says so', () =>
    at(`${HDH}&open=tj.b`, async (page) => {
      await page.locator('a[data-claim]', { hasText: 'OVHcloud' }).locator('circle').first().click();
      await page.locator('.panel .quote, .panel .locator').first().waitFor();
      expect(parameter(page, 'pick')).toMatch(/^c/);
      expect(await page.locator('.panel').innerText()).toContain('Unconfirmed');
      expect(await page.locator('a[data-claim].near').count()).toBe(1);
    }));

  it('shows what the number beside a name counts, and lights up the lines of what is pointed at', () =>
    at(`${HDH}&open=tj.b`, async (page) => {
      const opacities = () =>
        page
          .locator('a[data-ends]')
          .evaluateAll((all) => all.map((each) => Number(getComputedStyle(each).opacity)));
      expect(new Set(await opacities())).toEqual(new Set([1]));
      await thing(page, 'OVHcloud').hover();
      expect(new Set(await opacities())).toEqual(new Set([0.22, 1]));
      await page.getByRole('heading', { level: 1 }).hover();
      expect(new Set(await opacities())).toEqual(new Set([1]));
      await thing(page, 'OVHcloud').locator('.unseen').click();
      await settled(page, 'open', 'tj.b,ob.*');
      await thing(page, 'SecNumCloud').waitFor();
    }));

  it('selects in the sheet: a firm, and one of its bids', () =>
    at('/en/graph?seed=health-data-hub&view=sheet', async (page) => {
      await thing(page, 'Docaposte').click();
      await page.locator('.panel-name', { hasText: 'Docaposte' }).waitFor();
      await page.locator('a[data-claim].near').first().click();
      await page.locator('.panel .locator').first().waitFor();
      expect(parameter(page, 'pick')).toMatch(/^c/);
    }));

  it('walks the matrix along its rows and columns, selects a cell in focus on its spot, and Back undoes that', () =>
    at('/en/graph?seed=health-data-hub&view=matrix', async (page) => {
      const before = await placesOn(page);
      const focused = () => page.evaluate(() => document.activeElement?.querySelector('title')?.textContent);
      await page.getByRole('link', { name: 'With and against' }).focus();
      await page.keyboard.press('Tab');
      const row = await focused();
      await page.keyboard.press('ArrowRight');
      const cell = await focused();
      expect(cell).toMatch(`${row}, `);
      await page.keyboard.press('Enter');
      await page.locator('.panel .meetings a').first().waitFor();
      expect(parameter(page, 'pick')).toMatch(/^o\w+,o\w+$/);
      expect(await focused()).toBe(cell);
      expect(await placesOn(page)).toEqual(before);
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('ArrowLeft');
      expect(await focused()).toBe(row);
      await page.keyboard.press('Escape');
      await settled(page, 'pick', null);
      await page.goBack();
      await settled(page, 'pick', expect.stringMatching(/,/));
      await page
        .locator('.panel .meetings')
        .first()
        .getByRole('link', { name: 'Shortlisted' })
        .first()
        .click();
      await page.locator('.panel .locator').first().waitFor();
    }));

  it('goes to a day of the past by a range, along which nothing moves', () =>
    at(HDH, async (page) => {
      const today = await placesOn(page);
      await page.getByRole('slider', { name: 'As known on' }).focus();
      for (const day of ['2026-04-01', '2026-03-01', '2026-02-06']) {
        await page.keyboard.press('ArrowLeft');
        await settled(page, 'known', day);
      }
      await page.goBack();
      await shown(page, '2026-03-01');
      await page.goForward();
      await shown(page, '2026-02-06');
      await thing(page, 'Late owner').waitFor({ state: 'detached' });
      const past = await placesOn(page);
      expect(Object.keys(past).length).toBeLessThan(Object.keys(today).length);
      expect(today).toMatchObject(past);
      await page.keyboard.press('End');
      await thing(page, 'Late owner').waitFor();
      expect(await placesOn(page)).toEqual(today);
    }));

  it.each(['sheet', 'matrix'])('goes back by a range in the %s, too, where firms keep their rows', (view) =>
    at(`${HDH}&view=${view}`, async (page) => {
      const today = await placesOn(page);
      const firm = thing(page, 'Late owner').first();
      await page.getByRole('slider', { name: 'As known on' }).focus();
      await page.keyboard.press('Home');
      await settled(page, 'known', '2026-02-06');
      await firm.waitFor({ state: 'detached' });
      expect(today).toMatchObject(await placesOn(page));
      await page.keyboard.press('End');
      await settled(page, 'known', null);
      await firm.waitFor();
      expect(await placesOn(page)).toEqual(today);
    }),
  );

  it('makes a PNG file of double size, under the policy of the page', () =>
    at(HDH, async (page) => {
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: 'PNG' }).click(),
      ]);
      expect(download.suggestedFilename()).toBe('graph.png');
      const png = readFileSync(await download.path());
      const { text: svg } = await site.get('/en/graph.svg?seed=health-data-hub');
      expect(png.toString('latin1', 1, 4)).toBe('PNG');
      expect(png.readUInt32BE(16)).toBe(2 * Number(/<svg[^>]* width="(\d+)"/.exec(svg)?.[1]));
      // A picture of one colour is smaller.
      expect(png.length).toBeGreaterThan(20_000);
    }));

  it('grows by Ctrl and wheel about the point, and stays so at the next step', () =>
    at(HDH, async (page) => {
      const tender = thing(page, 'Transitional').locator('path');
      const before = await tender.boundingBox();
      await page.mouse.move((before?.x ?? 0) + 5, (before?.y ?? 0) + 5);
      await page.keyboard.down('Control');
      await page.mouse.wheel(0, -200);
      await page.keyboard.up('Control');
      const width = () =>
        page
          .locator('svg.drawing')
          .first()
          .evaluate((svg) => Number(svg.getAttribute('width')));
      await expect.poll(width).toBeGreaterThan(1_800);
      const after = await tender.boundingBox();
      expect(Math.abs((after?.x ?? 0) - (before?.x ?? 0))).toBeLessThan(12);
      expect(after?.width).toBeGreaterThan((before?.width ?? 0) * 1.3);
      const large = await width();
      await tender.click();
      await settled(page, 'pick', 'tj');
      expect(await width()).toBe(large);
    }));
});
