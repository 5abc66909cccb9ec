import { Readable } from 'node:stream';
import { extract } from 'tar-stream';
import { type Entry, getFileNameLowLevel, openPromise } from 'yauzl';
import { SourceUnusable } from '../domain/error.ts';
import { guardOf, gunzip, isGzip, isTar, isZip, peek, requireKnownCompression } from './decompression.ts';
import { hasEnding, type InputFile, unreadable } from './input.ts';
import type { SourceFile } from './source.ts';

/**
 * The files in a zip archive whose names have one of the endings, in the order of its directory. One that is damaged or encrypted
 * throws when its bytes are read; the others can be read all the same.
 *
 * @param onBytes told how many bytes of the archive each entry takes, after it was read
 * @throws SourceUnusable when it is damaged as a whole, or none fits
 */
export async function* openZip(
  input: InputFile,
  endings: readonly string[],
  onBytes?: (count: number) => void,
): AsyncGenerator<SourceFile> {
  // Names are only shown, so odd ones do no harm; decoding them here keeps one of them from making the whole unusable.
  const zip = await openPromise(input.path, { lazyEntries: true, autoClose: false, decodeStrings: false });
  const grow = guardOf(input.path, () => input.sizeBytes ?? 0);
  let found = 0;
  try {
    for await (const entry of zip.eachEntry()) {
      const inner = nameOf(entry);
      if (!isWanted(inner, endings)) continue;
      found++;
      const name = labelOf(input.path, inner);
      const open = async () => {
        if (entry.isEncrypted()) throw new SourceUnusable(name, 'it is encrypted');
        return zip.openReadStreamPromise(entry);
      };
      yield { name, bytes: readEntry(name, open, entry.compressedSize, grow) };
      onBytes?.(entry.compressedSize);
    }
  } finally {
    zip.close();
  }
  if (found === 0) throw nothingIn(input.path, endings);
}

function nameOf(entry: Entry): string {
  return getFileNameLowLevel(entry.generalPurposeBitFlag, entry.fileNameRaw, entry.extraFields, false);
}

/** The files in a tar archive whose names have one of the endings, in its order. @throws SourceUnusable when it is damaged, or none fits */
export async function* openTar(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  endings: readonly string[],
): AsyncGenerator<SourceFile> {
  const source = Readable.from(bytes, { objectMode: false });
  const tar = extract();
  source.on('error', (error) => tar.destroy(error));
  source.pipe(tar);
  let found = 0;
  try {
    for await (const entry of tar) {
      const { name: inner, type, size = 0 } = entry.header;
      const chunks = entry[Symbol.asyncIterator]() as AsyncIterator<Uint8Array>;
      if (type === 'file' && isWanted(inner, endings)) {
        found++;
        const label = labelOf(name, inner);
        // Without `return`: leaving one entry early must not end the archive.
        const bytes = { [Symbol.asyncIterator]: () => ({ next: () => chunks.next() }) };
        yield { name: label, bytes: readEntry(label, async () => bytes, size) };
      }
      while (!(await chunks.next()).done) {
        // The next entry stands behind the rest of this one.
      }
    }
  } finally {
    source.destroy();
    tar.destroy();
  }
  if (found === 0) throw nothingIn(name, endings);
}

function isWanted(name: string, endings: readonly string[]): boolean {
  const parts = name.split('/');
  // What macOS adds to archives has the names of the files it describes.
  if (parts.includes('__MACOSX') || parts.at(-1)?.startsWith('.')) return false;
  return hasEnding(name, endings);
}

/** A name for messages: control characters in it could do anything to a terminal. */
function labelOf(archive: string, inner: string): string {
  return `${archive}!${inner.replaceAll(/\p{Cc}/gu, '?')}`;
}

function nothingIn(name: string, endings: readonly string[]): SourceUnusable {
  return new SourceUnusable(name, `no file in this archive ends in ${endings.join(', ')}`);
}

async function* readEntry(
  name: string,
  open: () => Promise<AsyncIterable<Uint8Array>>,
  sizeBytes: number,
  grow?: (unpackedBytes: number) => void,
): AsyncGenerator<Uint8Array> {
  try {
    const { opening, bytes } = await peek(await open());
    if (isZip(opening) || isTar(opening)) {
      throw new SourceUnusable(name, 'an archive within an archive is not read');
    }
    requireKnownCompression(name, opening);
    for await (const chunk of isGzip(opening) ? gunzip(name, bytes, () => sizeBytes) : bytes) {
      grow?.(chunk.length);
      yield chunk;
    }
  } catch (error) {
    throw unreadable(name, error);
  }
}
