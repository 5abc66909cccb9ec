import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { pathToFileURL } from 'node:url';
import { generateRelease, type OcdsShape } from './ocds-release.ts';

/** How many characters are handed to the file at once. */
const CHUNK_CHARACTERS = 1 << 20;

/**
 * Writes an OCDS 1.1 JSON Lines file of `releases` releases with four bids each. The same number and seed give the same bytes.
 *
 *     node bench/ocds-generator.ts 100000 /tmp/releases.jsonl
 */
export async function generateOcdsFile(path: string, releases: number, shape: OcdsShape = {}): Promise<void> {
  const file = createWriteStream(path);
  let chunk = '';
  for (let position = 0; position < releases; position++) {
    chunk += `${JSON.stringify(generateRelease(position, releases, shape))}\n`;
    if (chunk.length < CHUNK_CHARACTERS && position < releases - 1) continue;
    if (!file.write(chunk)) await once(file, 'drain');
    chunk = '';
  }
  file.end();
  await once(file, 'finish');
}

async function main([count = '', path = '']: readonly string[]): Promise<void> {
  const releases = Number(count);
  if (!Number.isSafeInteger(releases) || releases < 1 || path === '') {
    process.stderr.write('usage: node bench/ocds-generator.ts RELEASES FILE\n');
    process.exitCode = 2;
    return;
  }
  await generateOcdsFile(path, releases);
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await main(process.argv.slice(2));
}
