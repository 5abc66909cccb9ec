import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium } from 'playwright-core';

/** Makes the README's pictures: serves the seed, takes the tender of the story, opens GraphiQL and runs its first question. */
const TENDER = fileURLToPath(new URL('tender.png', import.meta.url));
const GRAPHIQL = fileURLToPath(new URL('graphiql.png', import.meta.url));
const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const PORT = '4873';
const URL_OF_SERVER = `http://127.0.0.1:${PORT}`;

const database = join(mkdtempSync(join(tmpdir(), 'greffe-')), 'greffe.db');
const server = spawn(process.execPath, [CLI, 'serve'], {
  env: {
    ...process.env,
    PORT,
    DATABASE_URL: database,
    LOG_LEVEL: 'warn',
    PUBLIC_URL: 'https://greffe.example',
  },
  stdio: ['ignore', 'inherit', 'pipe'],
});
try {
  await new Promise((resolve) => server.stderr.once('data', resolve));
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
  await takeTender(browser);
  await takeGraphiql(browser);
  await browser.close();
} finally {
  server.kill();
}

async function takeTender(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 980 } });
  await page.goto(`${URL_OF_SERVER}/en/tender/hdh-transitional-hosting`);
  await page.evaluate('document.fonts.ready');
  await page.screenshot({ path: TENDER });
}

async function takeGraphiql(browser: Browser): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
  await page.goto(`${URL_OF_SERVER}/graphql`);
  await page.locator('#questions a').first().click();
  await page.getByRole('button', { name: /Execute query/i }).click();
  await page.locator('.result-window').getByText('CANCELLED').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: GRAPHIQL });
}
