import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, englishOn, hasChromium, LOOKS, sidewaysPixels, useBrowser } from './browser.ts';
import { fillWithHardCases } from './hard-cases.ts';
import { HARD_PAGES, PAGES_OF_SEED } from './pages.ts';
import { openSite, type Site } from './site.ts';

const { light, phone, scriptless } = LOOKS;
const PAGES = [...PAGES_OF_SEED, ...HARD_PAGES];

describe.skipIf(!hasChromium)('every page in a browser', () => {
  const { visit } = useBrowser();
  let site: Site;
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
        faults.dark = await axeFaults(page);
        await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' });
        faults.forced = await axeFaults(page);
        await page.emulateMedia({ forcedColors: 'none' });
        await page.setViewportSize(phone.viewport);
        faults.phone = await axeFaults(page);
        expect(faults).toEqual({ light: [], dark: [], forced: [], phone: [] });
        expect(await sidewaysPixels(page)).toBe(0);
        expect(elsewhere).toEqual([]);
        // Chromium writes the status of a page that is not there to the console.
        expect(complaints.filter((each) => !each.includes('404'))).toEqual([]);
      });
    },
  );

  it.each(PAGES)('%s has no English in French, where it fits a phone too', async (path) => {
    await visit(`${site.url}/fr${path}`, phone, async (page) => {
      expect(await englishOn(page)).toEqual([]);
      expect(await axeFaults(page)).toEqual([]);
      expect(await sidewaysPixels(page)).toBe(0);
    });
  });

  it.each(PAGES)('%s says the same without scripts', async (path) => {
    const readText = (look: typeof light | typeof scriptless) =>
      visit(`${site.url}/en${path}`, look, async (page) => {
        // Controls that stand in for each other, and say so by their class.
        const controls = page.locator('.scripted, .unscripted');
        await controls.evaluateAll((all) => all.map((each) => each.remove()));
        return page.locator('main').innerText();
      });
    expect(await readText(scriptless)).toBe(await readText(light));
  });
});
