/// <reference lib="dom" />
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, hasChromium, LOOKS, useBrowser } from './browser.ts';
import { openSite, type Site } from './site.ts';

const TENDER = '/en/tender/hdh-transitional-hosting';

describe.skipIf(!hasChromium)('what the script adds', () => {
  const { visit } = useBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  const at = <T>(path: string, use: (page: Page) => Promise<T>) => visit(site.url + path, LOOKS.light, use);

  it('opens a source beside its number, and gives the focus back', () =>
    at(TENDER, async (page) => {
      const ref = page.locator('#bids ~ .scroll a.ref').first();
      await ref.focus();
      await page.keyboard.press('Enter');
      const box = page.locator('.footnote-box');
      await box.waitFor({ state: 'visible' });
      expect(await box.innerText()).toContain('relying on');
      expect(await axeFaults(page)).toEqual([]);
      expect(await box.evaluate((element) => document.activeElement === element)).toBe(true);
      await page.keyboard.press('Escape');
      await box.waitFor({ state: 'hidden' });
      expect(await ref.evaluate((element) => document.activeElement === element)).toBe(true);
    }));

  it('completes a name by keyboard alone, from "/" on, and opens it on the same day', () =>
    at(`${TENDER}?known=2026-02-07`, async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('cloud t');
      const list = page.getByRole('listbox');
      await list.getByRole('option').first().waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      const chosen = page.getByRole('combobox');
      // No rule of axe looks at what is typed.
      const [ink, paper] = await chosen.evaluate((input) => {
        const { color, backgroundColor } = getComputedStyle(input);
        return [color, backgroundColor];
      });
      expect(ink).not.toBe(paper);
      const id = (await chosen.getAttribute('aria-activedescendant')) ?? '';
      expect(await page.locator(`[id="${id}"]`).innerText()).toContain('Cloud Temple');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/en/organisation/cloud-temple?known=2026-02-07');
    }));

  it('completes names of one type in a filter, which gets what its address needs', () =>
    at('/en/tenders', async (page) => {
      await page.locator('.more-filters summary').click();
      const field = page.locator('input[name=requires]');
      await field.fill('secn');
      await page.locator('.suggestions li').first().waitFor();
      expect(await axeFaults(page)).toEqual([]);
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Enter');
      expect(await field.inputValue()).toBe('secnumcloud');
      await page.keyboard.press('Enter');
      await page.waitForURL('**/en/tenders?requires=secnumcloud');
    }));

  it('closes the names by Escape, and still searches by Enter', () =>
    at('/en/', async (page) => {
      await page.keyboard.press('/');
      await page.keyboard.type('cloud');
      await page.getByRole('option').first().waitFor();
      await page.keyboard.press('Escape');
      expect(await page.getByRole('listbox').isVisible()).toBe(false);
      await page.keyboard.press('Enter');
      await page.waitForURL('**/en/search?q=cloud');
    }));
});

describe.skipIf(!hasChromium)('a page without script', () => {
  const { visit } = useBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  it('asks for another day by a form, and comes to the clean address', () =>
    visit(site.url + TENDER, LOOKS.scriptless, async (page) => {
      await page.locator('.clockbar summary').click();
      await page.getByLabel('As known on (day)').fill('2026-02-07');
      await page.getByRole('button', { name: 'Apply' }).click();
      expect(page.url()).toBe(`${site.url}${TENDER}?known=2026-02-07`);
      expect(await page.locator('.clockbar').innerText()).toContain('7 Feb 2026');
    }));

  it('filters a list by a form, and comes to the clean address', () =>
    visit(`${site.url}/fr/tenders`, LOOKS.scriptless, async (page) => {
      await page.getByLabel('Annulé').check();
      await page.getByRole('button', { name: 'Afficher' }).click();
      expect(page.url()).toBe(`${site.url}/fr/tenders?status=CANCELLED`);
      expect(await page.locator('table tbody tr').count()).toBe(1);
    }));

  it('leads from a number to its source and back', () =>
    visit(site.url + TENDER, LOOKS.scriptless, async (page) => {
      await page.locator('a.ref').first().click();
      expect(page.url()).toBe(`${site.url}${TENDER}#s1`);
      await page.locator('#s1 .back').click();
      expect(page.url()).toBe(`${site.url}${TENDER}#r1`);
    }));
});

describe.skipIf(!hasChromium)('a printed page', () => {
  const { visit } = useBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await openSite();
  });
  afterAll(() => site.close());

  it('has all rows, sources, days and its address, and no form', () =>
    visit(site.url + TENDER, LOOKS.light, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const text = await page.locator('body').innerText();
      for (const part of [
        'OVHcloud',
        'Docaposte',
        'paragraph 5',
        'As known today, ',
        TENDER,
        'An official document states it.',
      ])
        expect(text).toContain(part);
      expect(await page.locator('.search').isVisible()).toBe(false);
      expect((await page.pdf({ format: 'A4' })).length).toBeGreaterThan(10_000);
    }));
});
