import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { axeFaults, hasChromium, LOOKS, sidewaysPixels, useBrowser } from './browser.ts';
import { fillWithMarket } from './market.ts';
import { openSite, type Site } from './site.ts';

const { light, phone } = LOOKS;

/** What the example dossier has none of: bids with amounts, a text that is kept, names of other scripts, a page that says that nothing is known. */
const HARD = [
  '/organisation/firm',
  '/organisation/town?flags=yes',
  '/organisation/cyrillic',
  '/organisation/hostile',
  '/organisation/paper',
  '/article/notice',
  '/path?from=Firm+Ltd&to=law',
];

describe.skipIf(!hasChromium)('pages of things in a browser', () => {
  const { visit } = useBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ fill: fillWithMarket });
  });
  afterAll(() => site.close());

  it.each(HARD)('%s is accessible in dark and on a phone, and fits', async (path) => {
    await visit(`${site.url}/fr${path}`, phone, async (page, { elsewhere, complaints }) => {
      const faults: Record<string, string[]> = { phone: await axeFaults(page) };
      expect(await sidewaysPixels(page)).toBe(0);
      await page.setViewportSize(light.viewport);
      await page.emulateMedia({ colorScheme: 'dark' });
      faults.dark = await axeFaults(page);
      expect(faults).toEqual({ phone: [], dark: [] });
      expect([elsewhere, complaints]).toEqual([[], []]);
    });
  });

  it('lead by links from an organisation over a chain to a claim and its document', async () => {
    await visit(`${site.url}/en/organisation/firm`, light, async (page) => {
      await page.getByRole('link', { name: 'How is it connected to …' }).click();
      expect(await page.getByRole('combobox', { name: 'From' }).inputValue()).toBe('firm');
      await page.getByRole('combobox', { name: 'To' }).fill('law');
      await page.keyboard.press('Enter');
      await page.getByRole('heading', { name: 'How Firm and law are connected' }).waitFor();
      await page.getByRole('link', { name: 'Unconfirmed' }).first().click();
      await page.getByText('Cite this claim').waitFor();
      expect(new URL(page.url()).pathname).toMatch(/^\/en\/claim\/ownership\.firm\.[a-z0-9]{10}$/);
      await page.getByRole('link', { name: 'The road' }).first().click();
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('The road');
    });
  });

  it('keep the day asked on the way, and show what was known then', async () => {
    await visit(`${site.url}/en/organisation/firm?known=2025-02-28`, light, async (page) => {
      expect(await page.locator('main').innerText()).toContain(
        'Nothing of this name was known on 28 Feb 2025.',
      );
    });
    await visit(`${site.url}/en/organisation/firm?known=2025-03-01`, light, async (page) => {
      await page.getByRole('link', { name: 'partner' }).first().click();
      expect(page.url()).toBe(`${site.url}/en/organisation/partner?known=2025-03-01`);
    });
  });

  it('lead from a passage of the text to the claim that it supports', async () => {
    await visit(`${site.url}/en/article/notice`, light, async (page) => {
      const reference = page.locator('.body a.ref').first();
      const target = await reference.getAttribute('href');
      await reference.click();
      expect(await page.locator(`${target} .quote`).first().innerText()).toContain('Firm and Partner');
    });
  });

  it('print with all sources, and with what is folded in but for what programs read', async () => {
    await visit(`${site.url}/en/claim/bid:1`, light, async (page) => {
      await page.emulateMedia({ media: 'print' });
      expect(await page.locator('.citation').first().isVisible()).toBe(true);
      expect(await page.getByText('@misc{').first().isVisible()).toBe(false);
      expect((await page.pdf()).length).toBeGreaterThan(5_000);
    });
  });
});
