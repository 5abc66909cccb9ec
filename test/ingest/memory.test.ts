import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const READER = fileURLToPath(new URL('read-generated.ts', import.meta.url));

/** Far less than what is read: only what streams comes to the end. */
const OLD_SPACE_MIB = 32;
const READ_MIB = 96;

it.each(['json', 'jsonl', 'csv', 'xml'])('reads %s of any length in little memory', (form) => {
  const args = [`--max-old-space-size=${OLD_SPACE_MIB}`, READER, form, String(READ_MIB)];
  const { stdout, stderr, status } = spawnSync(process.execPath, args, { encoding: 'utf8' });
  expect(status, stderr).toBe(0);
  const { items, residentMiB } = JSON.parse(stdout);
  expect(items).toBeGreaterThan(100_000);
  // Node itself takes about 60.
  expect(residentMiB).toBeLessThan(220);
});
