import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from 'playwright-core';

/** Makes the pictures of the README and of the docs: serves the seed, opens pages of it, and GraphiQL with its first question. */
const PICTURES = fileURLToPath(new URL('pictures/', import.meta.url));
const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const PORT = '4873';
const URL_OF_SERVER = `http://127.0.0.1:${PORT}`;
const WIDTH = 1360;
/** Of 100: text stays sharp, and a picture is half of what it is as PNG. */
const QUALITY = 80;
/** A busy machine makes pages, too. */
const PATIENCE_MS = 120_000;

interface Picture {
  readonly name: string;
  readonly path: string;
  readonly height: number;
  /** What is done with the page before it is taken. */
  readonly prepare?: (page: Page) => Promise<void>;
}

const TAKEN: readonly Picture[] = [
  { name: 'tender', path: '/en/tender/hdh-transitional-hosting', height: 980 },
  { name: 'search', path: '/en/search?q=hosting', height: 760 },
  { name: 'organisation', path: '/en/organisation/health-data-hub', height: 980 },
  { name: 'co-bidding', path: '/en/co-bidding', height: 820 },
  { name: 'graph', path: '/en/graph?seed=health-data-hub', height: 900 },
  { name: 'graphiql', path: '/graphql', height: 820, prepare: askFirstQuestion },
];

const folder = mkdtempSync(join(tmpdir(), 'greffe-'));
const server = spawn(process.execPath, [CLI, 'serve'], {
  env: {
    ...process.env,
    PORT,
    DATABASE_URL: join(folder, 'greffe.db'),
    LOG_LEVEL: 'warn',
    PUBLIC_URL: 'https://greffe.example',
  },
  stdio: ['ignore', 'inherit', 'pipe'],
});
try {
  await once(server.stderr, 'data');
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM_PATH ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
    ],
  });
  mkdirSync(PICTURES, { recursive: true });
  for (const picture of TAKEN) await take(browser, picture);
  await browser.close();
} finally {
  server.kill();
  await once(server, 'exit');
  rmSync(folder, { recursive: true });
}

/** As WebP, which the browser's own protocol knows. */
async function take(browser: Browser, { name, path, height, prepare }: Picture): Promise<void> {
  const page = await browser.newPage({ viewport: { width: WIDTH, height }, colorScheme: 'light' });
  page.setDefaultTimeout(PATIENCE_MS);
  await page.goto(`${URL_OF_SERVER}${path}`);
  await page.evaluate('document.fonts.ready');
  await prepare?.(page);
  const session = await page.context().newCDPSession(page);
  const { data } = await session.send('Page.captureScreenshot', { format: 'webp', quality: QUALITY });
  writeFileSync(join(PICTURES, `${name}.webp`), Buffer.from(data, 'base64'));
  await page.close();
}

async function askFirstQuestion(page: Page): Promise<void> {
  await page.locator('#questions a').first().click();
  await page.getByRole('button', { name: /Execute query/i }).click();
  await page.locator('.result-window').getByText('CANCELLED').first().waitFor();
  await page.waitForTimeout(500);
}
