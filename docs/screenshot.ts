import { spawn } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

/** Makes the README's picture: serves the seed, opens GraphiQL in Chromium, opens and runs the first question. */
const TARGET = fileURLToPath(new URL('graphiql.png', import.meta.url));
const CLI = fileURLToPath(new URL('../src/cli.ts', import.meta.url));
const PORT = '4873';

const database = join(mkdtempSync(join(tmpdir(), 'greffe-')), 'greffe.db');
const server = spawn(process.execPath, [CLI, 'serve'], {
  env: { ...process.env, PORT, DATABASE_URL: database, LOG_LEVEL: 'warn' },
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
  const page = await browser.newPage({ viewport: { width: 1360, height: 820 } });
  await page.goto(`http://127.0.0.1:${PORT}/graphql`);
  await page.locator('#questions a').first().click();
  await page.getByRole('button', { name: /Execute query/i }).click();
  await page.locator('.result-window').getByText('CANCELLED').first().waitFor();
  await page.waitForTimeout(500);
  await page.screenshot({ path: TARGET });
  await browser.close();
} finally {
  server.kill();
}
