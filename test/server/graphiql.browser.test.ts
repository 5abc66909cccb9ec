import { existsSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { withToy } from './toy.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';
const hasChromium = existsSync(CHROMIUM);
const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

describe.skipIf(!hasChromium)('GraphiQL in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  }, 60_000);
  afterAll(() => browser?.close());

  /** Opens GraphiQL in a fresh profile; tells every request the page made and everything it complained of. */
  async function withGraphiql(
    use: (page: Page, seen: { requests: string[]; complaints: string[]; url: string }) => Promise<void>,
    path = '/graphql',
  ): Promise<void> {
    await withToy(async ({ url }) => {
      const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
      const page = await context.newPage();
      const requests: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => requests.push(request.url()));
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      try {
        await page.goto(`${url}${path}`);
        await page.locator('.graphiql-query-editor .view-lines').waitFor();
        await use(page, { requests, complaints, url });
      } finally {
        await context.close();
      }
    });
  }

  const tabTitles = (page: Page) => page.locator('.graphiql-tab').allInnerTexts();

  it('shows the examples as tabs, runs one, and asks nobody but its own server', {
    timeout: 60_000,
  }, async () => {
    await withGraphiql(async (page, { requests, complaints, url }) => {
      expect(await page.title()).toBe('Greffe');
      expect((await tabTitles(page)).map((title) => title.trim())).toEqual(['Tenders', 'Organisation']);
      await page.locator('.graphiql-execute-button').click();
      await page.locator('.result-window', { hasText: 'Tender 2' }).waitFor();
      // Its variables say three.
      expect(await page.locator('.result-window').textContent()).not.toContain('Tender 3');
      await page.getByRole('tab', { name: 'Organisation' }).click();
      // The editor follows the tab a moment later.
      await page.locator('.graphiql-query-editor', { hasText: 'organisation' }).waitFor();
      // Just after a change of tabs the page may still run what stood in the one before.
      await vi.waitFor(
        async () => {
          await page.locator('.graphiql-execute-button').click();
          await page.locator('.result-window', { hasText: 'organisation' }).waitFor({ timeout: 3_000 });
        },
        { timeout: 30_000 },
      );

      const elsewhere = requests.filter(
        (request) => !/^(blob:|data:)/.test(request) && new URL(request).origin !== url,
      );
      expect(elsewhere).toEqual([]);
      expect(requests.filter((request) => request === `${url}/graphql`).length).toBeGreaterThan(2);
      expect(complaints).toEqual([]);
    });
  });

  it('completes from the schema, which its workers read', { timeout: 60_000 }, async () => {
    await withGraphiql(async (page, { complaints }) => {
      await page.getByRole('tab', { name: 'Organisation' }).click();
      await page.locator('.graphiql-query-editor .view-lines').click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('query Q { organisation { na');
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget', { hasText: 'name' }).waitFor();
      expect(complaints).toEqual([]);
    });
  });

  it('has the same tabs after a reload', { timeout: 60_000 }, async () => {
    await withGraphiql(async (page) => {
      await page.reload();
      await page.locator('.result-window').waitFor();
      await page.locator('.graphiql-editor-tool', { hasText: '"first": 3' }).waitFor();
      expect((await tabTitles(page)).map((title) => title.trim())).toEqual(['Tenders', 'Organisation']);
    });
  });

  it('opens the query of a shared address first', { timeout: 60_000 }, async () => {
    await withGraphiql(
      async (page) => {
        expect((await tabTitles(page)).map((title) => title.trim())).toEqual([
          'Shared',
          'Tenders',
          'Organisation',
        ]);
        await page.locator('.graphiql-execute-button').click();
        await page.locator('.result-window', { hasText: '42' }).waitFor();
      },
      `/graphql?query=${encodeURIComponent('query Shared($n: Int) { count(upTo: $n) }')}&variables=%7B%22n%22:42%7D`,
    );
  });

  it('runs no other script and talks to no other host', { timeout: 60_000 }, async () => {
    await withGraphiql(async (page) => {
      const reached = await page.evaluate(() =>
        fetch('http://127.0.0.1:9/').then(
          () => 'reached',
          (error) => String(error),
        ),
      );
      expect(reached).toContain('Failed to fetch');
      const inlined = await page.evaluate(() => {
        const script = document.createElement('script');
        script.textContent = 'window.injected = true';
        document.body.append(script);
        return 'injected' in window;
      });
      expect(inlined).toBe(false);
    });
  });
});

describe('the page of GraphiQL', () => {
  const html = { accept: 'text/html,application/xhtml+xml,*/*;q=0.8' };

  it('has a policy that permits its own script and its own origin only', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql', { headers: html });
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toMatch(/default-src 'none'; script-src 'sha256-[A-Za-z0-9+/]{43}='; worker-src blob:/);
      expect(policy).toContain("connect-src 'self'");
      expect(policy).not.toMatch(/https?:|\*|unsafe-eval|script-src[^;]*unsafe-inline/);
      expect(answer.headers.get('x-frame-options')).toBe('DENY');
    });
  });

  it('comes compressed, and not at all when the browser has it', async () => {
    await withToy(async ({ send }) => {
      const first = await send('/graphql', { headers: html });
      expect(first.headers.get('content-encoding')).toBe('gzip');
      expect(Number(first.headers.get('content-length'))).toBeLessThan(3_000_000);
      const etag = first.headers.get('etag') ?? '';
      const second = await send('/graphql', { headers: { ...html, 'if-none-match': etag } });
      expect([second.status, second.text]).toEqual([304, '']);
    });
  });

  it('can not be broken out of by an example', async () => {
    await withToy(
      async ({ send }) => {
        const answer = await send('/graphql', { headers: html });
        expect(answer.text).not.toContain('</script><b>');
        expect(answer.text).toContain('$& \\u003c/script>\\u003cb>');
      },
      {},
      { examples: [{ name: 'Odd', query: '{ count } # $& </script><b>' }] },
    );
  });

  it('is only for GET by browsers', async () => {
    await withToy(async ({ send }) => {
      const answer = await send('/graphql?query=%7B__typename%7D', {
        headers: { accept: 'application/json' },
      });
      expect(answer.body.data).toEqual({ __typename: 'Query' });
    });
  });
});
