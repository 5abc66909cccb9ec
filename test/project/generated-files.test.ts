import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));

const { scripts } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));

/** Tests that hold a file of the project to what the code makes of it. */
const KEEPERS = readdirSync(join(ROOT, 'test'), { recursive: true, encoding: 'utf8' })
  .map((file) => ({
    file: `test/${file}`,
    text: file.endsWith('.test.ts') ? readFileSync(join(ROOT, 'test', file), 'utf8') : '',
  }))
  .filter(({ text }) => /^ *await expect.*\.toMatchFileSnapshot\(/m.test(text));

it('writes every file that a test holds to the code with `npm run update`', () => {
  expect(KEEPERS.length).toBeGreaterThan(0);
  expect(KEEPERS.filter(({ file }) => !scripts.update.includes(file))).toEqual([]);
});

it('says so where such a test fails', () => {
  expect(KEEPERS.filter(({ text }) => !text.includes('`npm run update`')).map(({ file }) => file)).toEqual(
    [],
  );
});
