import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  axeFaults,
  COLOUR_RULES,
  foreignOn,
  hasChromium,
  LOOKS,
  sidewaysPixels,
  sidewaysTables,
  useBrowser,
} from './browser.ts';
import { fillWithHardCases } from './hard-cases.ts';
import { HARD_PAGES, PAGES_OF_SEED } from './pages.ts';
import { openSite, type Site } from './site.ts';

const { light, phone, scriptless } = LOOKS;
const PAGES = [...PAGES_OF_SEED, ...HARD_PAGES];

describe.skipIf(!hasChromium)('every page in a browser', () => {
  const { visit } = useBrowser();
  let site: Site;
  /** What each page says with scripts, from its first visit. */
  const said = new Map<string, string>();
  beforeAll(async () => {
    site = await openSite({ fill: fillWithHardCases });
  });
  afterAll(() => site.close());

  it.each(PAGES)(
    '%s is accessible in light and dark, on a phone and in forced colours, fits, and asks nobody else',
    async (path) => {
      await visit(`${site.url}/en${path}`, light, async (page, { elsewhere, complaints }) => {
        const faults: Record<string, string[]> = { light: await axeFaults(page) };
        await page.emulateMedia({ colorScheme: 'dark' });
        faults.dark = await axeFaults(page, COLOUR_RULES);
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
        faults.forced = await axeFaults(page, COLOUR_RULES);
        await page.emulateMedia({ forcedColors: 'none' });
        await page.setViewportSize(phone.viewport);
        faults.phone = await axeFaults(page);
        expect(faults).toEqual({ light: [], dark: [], forced: [], phone: [] });
        expect(await sidewaysPixels(page)).toBe(0);
        await page.setViewportSize(light.viewport);
        said.set(path, await textOf(page));
        expect(elsewhere).toEqual([]);
        // Chromium writes the status of a page that is not there to the console.
        expect(complaints.filter((each) => !each.includes('404'))).toEqual([]);
      });
    },
  );

  it.each(PAGES)(
    '%s has nothing but French in French, where it and its tables fit a phone too',
    async (path) => {
      await visit(`${site.url}/fr${path}`, phone, async (page) => {
        expect(await foreignOn(page)).toEqual([]);
        expect(await sidewaysPixels(page)).toBe(0);
        expect(await sidewaysTables(page)).toEqual([]);
      });
    },
  );

  it.each(PAGES)('%s says the same without scripts', async (path) => {
    const read = (look: typeof light | typeof scriptless) => visit(`${site.url}/en${path}`, look, textOf);
    expect(await read(scriptless)).toBe(said.get(path) ?? (await read(light)));
  });
});

/** The text of a page without the controls that stand in for each other, and say so by their class. */
async function textOf(page: Page): Promise<string> {
  const controls = page.locator('.scripted, .unscripted');
  await controls.evaluateAll((all) => all.map((each) => each.remove()));
  return page.locator('main').innerText();
}
