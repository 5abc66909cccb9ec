import { openInput } from '../../../src/ingest/open-input.ts';

/** Run by a test: shows what is read from standard input. */
try {
  for await (const file of openInput({ path: '-', sizeBytes: undefined }, { endings: ['.json'] })) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of file.bytes) chunks.push(chunk);
    process.stdout.write(`${file.name} = ${Buffer.concat(chunks)}\n`);
  }
} catch (error) {
  process.stdout.write(`${(error as Error).message}\n`);
}
