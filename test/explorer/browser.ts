/// <reference lib="dom" />
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll } from 'vitest';
import { ENGLISH_PHRASES } from './english-phrases.ts';

const CHROMIUM = process.env.CHROMIUM_PATH ?? '/usr/bin/chromium';

/** Tests of pages in a browser are skipped where there is none. */
export const hasChromium = existsSync(CHROMIUM);

const ARGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** How a page is looked at. */
export interface Looking extends BrowserContextOptions {
  readonly forcedColors?: 'active' | 'none' | null;
}

/** How long a page may take on a busy machine. */
const BUSY_MACHINE_MS = 120_000;

/** In each of these a page has to be without faults. */
export const LOOKS = {
  light: { viewport: { width: 1360, height: 1000 }, colorScheme: 'light' },
  dark: { viewport: { width: 1360, height: 1000 }, colorScheme: 'dark' },
  phone: { viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  forced: { viewport: { width: 1360, height: 1000 }, forcedColors: 'active' },
  scriptless: { viewport: { width: 1360, height: 1000 }, javaScriptEnabled: false },
} as const satisfies Record<string, Looking>;

/** What a page did that none may: requests to others, complaints on the console. */
export interface Seen {
  readonly elsewhere: readonly string[];
  readonly complaints: readonly string[];
}

export interface Visitor {
  /** Opens an address in a fresh profile, and closes it again. */
  visit<T>(address: string, look: Looking, use: (page: Page, seen: Seen) => Promise<T>): Promise<T>;
}

/** One browser for all tests of a file: call it where they are described. */
export function useBrowser(): Visitor {
  let browser: Browser;
  beforeAll(async () => {
    browser = await chromium.launch({ executablePath: CHROMIUM, args: ARGS });
  });
  afterAll(() => browser?.close());
  return {
    async visit(address, look, use) {
      const context = await browser.newContext(look);
      context.setDefaultTimeout(BUSY_MACHINE_MS);
      const page = await context.newPage();
      const { origin } = new URL(address);
      const elsewhere: string[] = [];
      const complaints: string[] = [];
      page.on('request', (request) => {
        if (new URL(request.url()).origin !== origin) elsewhere.push(request.url());
      });
      page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()));
      page.on('pageerror', (error) => complaints.push(error.message));
      try {
        await page.goto(address);
        return await use(page, { elsewhere, complaints });
      } finally {
        await context.close();
      }
    },
  };
}

/** What axe can find otherwise where nothing but colours differs. */
export const COLOUR_RULES: readonly string[] = ['color-contrast', 'link-in-text-block'];
const ALL_RULES = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** What axe finds wrong by its rules, or sets of them: a line each, the rule and where. */
export async function axeFaults(page: Page, rules: readonly string[] = ALL_RULES): Promise<string[]> {
  // The page's own policy lets no script in: this one comes from outside the page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(AXE);
  return page.evaluate(async (runOnly) => {
    // biome-ignore lint/suspicious/noExplicitAny: axe has no types in the page.
    const { violations } = await (globalThis as any).axe.run(document, {
      runOnly,
      resultTypes: ['violations'],
    });
    return violations.flatMap(({ id, nodes }: { id: string; nodes: { target: string[]; html: string }[] }) =>
      nodes.map(({ target, html }) => `${id}: ${target.join(' ')} ${html.slice(0, 120)}`),
    );
  }, rules);
}

/** By how many pixels the page is wider than its window. */
export function sidewaysPixels(page: Page): Promise<number> {
  return page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
}

/** The tables that are wider than their place, by their names. */
export function sidewaysTables(page: Page): Promise<(string | null)[]> {
  return page.evaluate(() =>
    [...document.querySelectorAll('.scroll:has(> table)')]
      .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth)
      .map((each) => each.getAttribute('aria-label')),
  );
}

/** Small words of English that no French text has. */
const ENGLISH_WORDS =
  'the|of|and|with|by|from|was|were|which|who|contract|tender|bid|bidder|buyer|award|lot of|notice';

/** A colon as in English; or a plain blank where French has a narrow one, which no line breaks at. */
const WRONG_BLANKS = String.raw`\p{L}: |[ \u00a0][:;?!»](?![\p{L}\p{N}])|«[ \u00a0]`;

/**
 * What is no French on a French page: English phrases of the pages' words, small English words, colons and blanks as English has them.
 * Names, titles and other texts of sources are in their own language: they stand in `bdi`, `code`, `pre` or something with `dir="auto"` or
 * a `lang` of its own, or are links and titles of pictures.
 */
export function foreignOn(page: Page): Promise<string[]> {
  const asked = { phrases: ENGLISH_PHRASES, words: ENGLISH_WORDS, blanks: WRONG_BLANKS };
  return page.evaluate(({ phrases, words, blanks }) => {
    const body = document.body.cloneNode(true) as HTMLElement;
    const titles = [...body.querySelectorAll('.drawing title')].map(({ textContent }) => textContent);
    for (const each of body.querySelectorAll(
      'bdi, code, pre, [dir=auto], [lang], script, .address, .drawing a, .drawing title, .panel option',
    ))
      each.remove();
    const attributes = [...body.querySelectorAll('[aria-label], [placeholder], [title], [alt]')].flatMap(
      (each) => ['aria-label', 'placeholder', 'title', 'alt'].map((name) => each.getAttribute(name) ?? ''),
    );
    const inLine = (parts: readonly (string | null)[]) => parts.join('\n').replace(/[ \t\n\r]+/g, ' ');
    const said = inLine([body.textContent, ...attributes]);
    const text = inLine([said, document.title]);
    const around = (pattern: string, where: string) =>
      [...where.matchAll(new RegExp(`.{0,20}(?:${pattern}).{0,10}`, 'giu'))].map(([found]) => found);
    return [
      ...phrases.filter((phrase) => new RegExp(`(?<![\\p{L}])${phrase}(?![\\p{L}])`, 'u').test(text)),
      ...around(`(?<![\\p{L}’'-])(?:${words})(?![\\p{L}-])`, said),
      ...around(blanks, `${said}\n${titles.join('\n')}`),
    ];
  }, asked);
}
