import type { SourceFile } from '../../../src/ingest/source.ts';

/** A file that is read in pieces of a few bytes, so that characters and tokens are cut in the middle. */
export function fileOf(
  content: string | Uint8Array,
  { name = 'file', size = 3, notes = [] as string[] } = {},
): SourceFile {
  const bytes = Buffer.from(content as string);
  return {
    name,
    note: (text) => notes.push(text),
    bytes: (async function* () {
      for (let start = 0; start < bytes.length; start += size) yield bytes.subarray(start, start + size);
    })(),
  };
}

/** All that comes, and the message of the error that ended it. */
export async function taken<T>(items: AsyncIterable<T>): Promise<{ items: T[]; error?: string }> {
  const list: T[] = [];
  try {
    for await (const item of items) list.push(item);
    return { items: list };
  } catch (error) {
    return { items: list, error: (error as Error).message };
  }
}
