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

const NOWHERE = { x: 0, y: 0, width: 0, height: 0 };

const EXAMPLES = [
  {
    name: 'Tenders',
    question: 'Which tenders?',
    group: 'Lists',
    query: 'query Tenders($first: Int) { tenders(first: $first) { nodes { name } } }',
    variables: '{"first": 3}',
  },
  { name: 'Organisation', query: '# One organisation\nquery Organisation { organisation { name } }' },
];

interface Seen {
  readonly requests: string[];
  readonly answers: { readonly url: string; readonly method: string; readonly status: number }[];
  readonly complaints: string[];
  /** Of the server's log. */
  readonly lines: Record<string, unknown>[];
  readonly url: string;
}

describe.skipIf(!hasChromium)('GraphiQL in a browser', () => {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  afterAll(() => browser?.close());

  /** Opens GraphiQL in a fresh profile; tells every request the page made and everything it complained of. */
  async function withGraphiql(
    use: (page: Page, seen: Seen) => Promise<void>,
    path = '/graphql',
    viewport = { width: 1280, height: 800 },
  ): Promise<void> {
    await withToy(
      async ({ url, lines }) => {
        const context = await browser.newContext({ viewport });
        const page = await context.newPage();
        const requests: string[] = [];
        const answers: { url: string; method: string; status: number }[] = [];
        const complaints: string[] = [];
        page.on('response', (response) =>
          answers.push({
            url: response.url(),
            method: response.request().method(),
            status: response.status(),
          }),
        );
        page.on('request', (request) => requests.push(request.url()));
        page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
        page.on('pageerror', (error) => complaints.push(error.message));
        try {
          await page.goto(`${url}${path}`);
          await page.locator('.graphiql-query-editor .view-lines').waitFor({ state: 'attached' });
          await page.waitForFunction(() => 'graphiqlStore' in window);
          await use(page, { requests, answers, complaints, lines, url });
        } finally {
          await context.close();
        }
      },
      {},
      { examples: EXAMPLES, readState: () => 'one' },
    );
  }

  const tabTitles = (page: Page) => page.locator('.graphiql-tab').allInnerTexts();

  const openQuestion = async (page: Page, question: string) => {
    await page.locator('#questions a', { hasText: question }).click();
    await page.locator('#questions').waitFor({ state: 'hidden' });
  };
  const inEditor = (page: Page, text: string) =>
    page.locator('.graphiql-query-editor', { hasText: text }).waitFor();
  const inAddress = (page: Page, name: string) => new URL(page.url()).searchParams.get(name);
  /** Just after a change of tabs the page may still run what stood in the one before. */
  const runUntil = (page: Page, text: string) =>
    vi.waitFor(
      async () => {
        await page.locator('.graphiql-execute-button').click();
        await page.locator('.result-window', { hasText: text }).waitFor({ timeout: 3_000 });
      },
      { timeout: 30_000 },
    );

  it('begins with the questions, opens and runs them, and asks nobody but its own server', async () => {
    await withGraphiql(async (page, { requests, complaints, url }) => {
      expect(await page.title()).toBe('Greffe');
      const gear = await page.locator('.graphiql-sidebar button').last().boundingBox();
      expect((gear?.y ?? 9_999) + (gear?.height ?? 0)).toBeLessThanOrEqual(800);
      expect(await page.locator('#questions h2').allInnerTexts()).toEqual(['LISTS', 'MORE QUESTIONS']);
      expect(await page.locator('#questions li').allInnerTexts()).toEqual([
        'Which tenders?',
        'One organisation',
      ]);
      await openQuestion(page, 'Which tenders?');
      await page.locator('.graphiql-execute-button').click();
      await page.locator('.result-window', { hasText: 'Tender 2' }).waitFor();
      // Its variables say three.
      expect(await page.locator('.result-window').textContent()).not.toContain('Tender 3');
      await page.locator('#questions-open').click();
      await openQuestion(page, 'One organisation');
      await inEditor(page, 'organisation');
      await runUntil(page, 'organisation');
      expect((await tabTitles(page)).map((title) => title.trim())).toEqual(['Tenders', 'Organisation']);
      // A question that is open already gets no second tab.
      await page.locator('#questions-open').click();
      await openQuestion(page, 'Which tenders?');
      await inEditor(page, 'tenders');
      expect(await tabTitles(page)).toHaveLength(2);

      const elsewhere = requests.filter(
        (request) => !/^(blob:|data:)/.test(request) && new URL(request).origin !== url,
      );
      expect(elsewhere).toEqual([]);
      expect(requests.filter((request) => request === `${url}/graphql`).length).toBeGreaterThan(2);
      expect(complaints).toEqual([]);
    });
  });

  it('asks for the schema once, and lets the browser keep it', async () => {
    await withGraphiql(async (page, { answers, lines }) => {
      const introspections = () =>
        answers
          .filter(({ url }) => url.includes('IntrospectionQuery'))
          .map(({ method, status }) => [method, status]);
      await openQuestion(page, 'One organisation');
      await runUntil(page, 'organisation');
      expect(introspections()).toEqual([['GET', 200]]);
      expect(lines.filter((line) => line.operationName === 'IntrospectionQuery')).toHaveLength(1);
      await page.reload();
      await inEditor(page, 'organisation');
      await runUntil(page, 'organisation');
      // The second time nothing was sent and nothing executed.
      expect(lines.filter((line) => line.operationName === 'IntrospectionQuery')).toHaveLength(1);
      expect(lines.filter(({ status }) => status === 304)).toHaveLength(1);
    });
  });

  it('completes from the schema, which its workers read', async () => {
    await withGraphiql(async (page, { complaints }) => {
      await openQuestion(page, 'One organisation');
      await inEditor(page, 'organisation');
      await page.locator('.graphiql-query-editor .view-lines').click();
      await page.keyboard.press('Control+Home');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('query Q { organisation { na');
      await page.keyboard.press('Control+Space');
      await page.locator('.suggest-widget', { hasText: 'name' }).waitFor();
      expect(complaints).toEqual([]);
    });
  });

  it('has the same tabs after a reload, and no questions in the way', async () => {
    await withGraphiql(async (page) => {
      await openQuestion(page, 'One organisation');
      await inEditor(page, 'organisation');
      await expect.poll(() => inAddress(page, 'query')).toContain('organisation');
      // GraphiQL stores its tabs a moment later.
      await page.waitForFunction(() => localStorage.getItem('graphiql:tabState')?.includes('organisation'));
      await page.reload();
      await inEditor(page, 'organisation');
      expect((await tabTitles(page)).map((title) => title.trim())).toEqual(['Tenders', 'Organisation']);
      expect(await page.locator('#questions').isVisible()).toBe(false);
      await page.getByRole('tab', { name: 'Tenders' }).click();
      await page.locator('.graphiql-editor-tool', { hasText: '"first": 3' }).waitFor();
    });
  });

  it('opens the query of a shared address first and in view, and keeps its variables in the address', async () => {
    await withGraphiql(
      async (page) => {
        expect((await tabTitles(page)).map((title) => title.trim())).toEqual(['Shared']);
        expect(await page.locator('#questions').isVisible()).toBe(false);
        await page.locator('.graphiql-execute-button').click();
        await page.locator('.result-window', { hasText: '42' }).waitFor();
        expect(inAddress(page, 'variables')).toBe('{"n":42}');
        for (let count = 0; count < 12; count++) await page.locator('.graphiql-tab-add').click();
        await page.goto(`${page.url().split('?')[0]}?query=%7Bcount(upTo:7)%7D`);
        await inEditor(page, 'upTo:7');
        const shown = await page.locator('.graphiql-tab-active').boundingBox();
        expect((shown?.x ?? 9_999) + (shown?.width ?? 0)).toBeLessThanOrEqual(1_280);
        await runUntil(page, '7');
      },
      `/graphql?query=${encodeURIComponent('query Shared($n: Int) { count(upTo: $n) }')}&variables=%7B%22n%22:42%7D`,
    );
  });

  it('opens an operation that is named in the address, with its variables, and says when there is none of that name', async () => {
    await withGraphiql(async (page) => {
      await inEditor(page, 'query Tenders(');
      await expect.poll(() => inAddress(page, 'variables')).toBe('{"first":2}');
      expect(inAddress(page, 'query') ?? 'query Tenders').toContain('query Tenders');
      await page.goto(`${page.url().split('?')[0]}?operation=Nobody`);
      await inEditor(page, 'There is no operation of this name here: Nobody');
    }, '/graphql?operation=Tenders&variables=%7B%22first%22:2%7D');
  });

  it('writes what is edited into the address, with its variables', async () => {
    await withGraphiql(async (page) => {
      await openQuestion(page, 'Which tenders?');
      await page.locator('.graphiql-editor-tool .view-lines').first().click();
      for (const key of ['Control+End', 'ArrowLeft', 'Backspace', '1']) await page.keyboard.press(key);
      await expect.poll(() => inAddress(page, 'variables')).toBe('{"first": 1}');
      expect(inAddress(page, 'query')).toContain('query Tenders');
    });
  });

  it('remembers what was run', async () => {
    await withGraphiql(async (page) => {
      await openQuestion(page, 'One organisation');
      await inEditor(page, 'organisation');
      await runUntil(page, 'organisation');
      await page.getByRole('button', { name: 'Show History' }).click();
      await page.locator('.graphiql-history-item', { hasText: 'Organisation' }).first().waitFor();
    });
  });

  it('puts no boxes around letters of other scripts', async () => {
    await withGraphiql(
      async (page) => {
        expect(await page.locator('.graphiql-query-editor', { hasText: 'Київ' }).count()).toBe(1);
        await page.waitForTimeout(500);
        expect(await page.locator('.unicode-highlight').count()).toBe(0);
      },
      `/graphql?query=${encodeURIComponent('{ organisations(slugs: ["Київ а е о", "Αθήνα", "é’–"]) { name } }')}`,
    );
  });

  it('can be used on a phone: nothing is cut off, and answers stand below queries', async () => {
    await withGraphiql(
      async (page) => {
        await openQuestion(page, 'One organisation');
        await inEditor(page, 'organisation');
        await runUntil(page, 'organisation');
        const boxOf = async (selector: string) =>
          (await page.locator(selector).first().boundingBox()) ?? NOWHERE;
        const [query, answer, bar, sidebar] = [
          await boxOf('.graphiql-query-editor'),
          await boxOf('.result-window'),
          await boxOf('#bar'),
          await boxOf('.graphiql-sidebar'),
        ];
        expect(query.width).toBeGreaterThan(340);
        expect(answer.width).toBeGreaterThan(340);
        expect(query.height).toBeGreaterThan(200);
        expect(answer.height).toBeGreaterThan(200);
        expect(answer.y).toBeGreaterThanOrEqual(query.y + query.height);
        expect(bar.y).toBe(0);
        expect(sidebar.y + sidebar.height).toBeLessThanOrEqual(800);
        const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        expect(overflow).toBeLessThanOrEqual(0);
      },
      '/graphql',
      { width: 390, height: 800 },
    );
  });

  it('runs no other script and talks to no other host', async () => {
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
