import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { LOOKS, useBrowser } from '../../../explorer/browser.ts';
import { openSite, type Site } from '../../../explorer/site.ts';
import type { AnalystGraph } from '../shared-graph.ts';

/** Somebody who begins at the first page, and has nothing but its links and forms. */
export interface Reader {
  readonly page: Page;
  /** Follows a link that the page shows. */
  follow(name: string | RegExp, within?: Locator): Promise<void>;
  /** Types into the search of the page, and opens the first result. */
  find(text: string): Promise<void>;
  /** Types into the fields of a list's form, by the names that they have in its address, and has it shown. */
  choose(fields: Readonly<Record<string, string>>): Promise<void>;
  /** The cells of the table of a section, row by row, in one line each. */
  rows(section: string): Promise<string[][]>;
  /** What the page says, in one line. */
  text(): Promise<string>;
}

/** Lets somebody read from the first page on; `script` says whether the browser runs any. */
export type Read = (use: (reader: Reader) => Promise<void>, options?: { script?: boolean }) => Promise<void>;

/** One server and one browser for all tests of a file, on the graph that they share. */
export function shareReader(given: () => AnalystGraph): () => Read {
  const { visit } = useBrowser();
  let site: Site;
  beforeAll(async () => {
    site = await openSite({ copyOf: given().database });
  });
  afterAll(async () => {
    await site.close();
    expect(site.faults).toEqual([]);
  });
  return () =>
    (use, { script = false } = {}) =>
      visit(`${site.url}/`, script ? LOOKS.light : LOOKS.scriptless, (page) => use(readerOf(page)));
}

function readerOf(page: Page): Reader {
  const main = page.locator('main');
  const reader: Reader = {
    page,
    async follow(name, within = page.locator('body')) {
      await within.getByRole('link', { name }).first().click();
      await page.waitForLoadState();
    },
    async find(text) {
      const field = page.locator('input[type="search"]').first();
      await field.fill(text);
      await field.press('Enter');
      await page.waitForURL('**/search?**');
      await page.waitForLoadState();
      await main.locator('.hits a').first().click();
      await page.waitForLoadState();
    },
    async choose(fields) {
      const form = main.locator('form.filters');
      const more = form.locator('details.more-filters');
      if ((await more.count()) > 0 && (await more.getAttribute('open')) === null)
        await more.locator('summary').click();
      for (const [name, value] of Object.entries(fields)) await fillIn(form, name, value);
      await form.getByRole('button').click();
      await page.waitForLoadState();
    },
    rows: (section) =>
      page
        .locator(`section[aria-labelledby="${section}"] tbody tr:not(.lot-head)`)
        .evaluateAll((all) =>
          all.map((row) =>
            [...row.querySelectorAll('th, td')].map((cell) =>
              (cell as HTMLElement).innerText.replace(/\s+/g, ' ').trim(),
            ),
          ),
        ),
    async text() {
      return (await main.innerText()).replace(/\s+/g, ' ');
    },
  };
  return reader;
}

async function fillIn(form: Locator, name: string, value: string): Promise<void> {
  const field = form.locator(`[name="${name}"]`);
  const kind = await field.first().evaluate(({ tagName }) => tagName);
  if ((await field.count()) > 1 || (await field.first().getAttribute('type')) === 'checkbox')
    return form.locator(`[name="${name}"][value="${value}"]`).check();
  if (kind === 'SELECT') await field.selectOption(value);
  else await field.fill(value);
}

/** The number at the beginning of a text: "1,234 tenders". */
export const numberIn = (text: string): number => Number(/\d[\d,]*/.exec(text)?.[0].replaceAll(',', ''));
