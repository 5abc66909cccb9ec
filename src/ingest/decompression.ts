import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { SourceUnusable } from '../domain/error.ts';

/** Bytes whose beginning is known. */
export interface Peeked {
  readonly opening: Buffer;
  /** All of the bytes, from the first on. */
  readonly bytes: AsyncIterable<Uint8Array>;
}

/** As much as tells a tar archive from others. */
const OPENING_BYTES = 512;

const CHUNK_BYTES = 256 * 1024;

/**
 * Decompressed data beyond this size must not be more than so many times the compressed: no published data is, what is made to
 * fill a disk or to run for ever is.
 */
const UNGUARDED_BYTES = 64 * 1024 * 1024;
const MAX_RATIO = 250;

/** The bytes with their first 512, or fewer when there are no more. */
export async function peek(bytes: AsyncIterable<Uint8Array>): Promise<Peeked> {
  const iterator = bytes[Symbol.asyncIterator]();
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < OPENING_BYTES) {
    const { value, done } = await iterator.next();
    if (done) break;
    chunks.push(value);
    length += value.length;
  }
  return { opening: Buffer.concat(chunks).subarray(0, OPENING_BYTES), bytes: continued(chunks, iterator) };
}

async function* continued(
  chunks: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* chunks;
    for (;;) {
      const { value, done } = await iterator.next();
      if (done) return;
      yield value;
    }
  } finally {
    await iterator.return?.();
  }
}

/** @throws SourceUnusable naming the compression when it is none that is read */
export function requireKnownCompression(name: string, opening: Buffer): void {
  const hex = opening.toString('hex', 0, 8);
  const other = OTHER_COMPRESSIONS.find(([magic]) => hex.startsWith(magic));
  if (other === undefined) return;
  throw new SourceUnusable(name, `it is compressed by ${other[1]}; decompress it, or use gzip or zip`);
}

const OTHER_COMPRESSIONS: readonly (readonly [magic: string, name: string])[] = [
  ['425a68', 'bzip2'],
  ['fd377a585a00', 'xz'],
  ['28b52ffd', 'zstd'],
  ['377abcaf271c', '7-Zip'],
  ['526172211a07', 'RAR'],
];

export function isGzip(opening: Buffer): boolean {
  return opening[0] === 0x1f && opening[1] === 0x8b;
}

export function isZip(opening: Buffer): boolean {
  return opening[0] === 0x50 && opening[1] === 0x4b && (opening[2] === 3 || opening[2] === 5);
}

export function isTar(opening: Buffer): boolean {
  return opening.toString('latin1', 257, 262) === 'ustar';
}

/**
 * What gzip packed.
 *
 * @param compressedBytes how many bytes that was so far
 * @throws SourceUnusable when it unpacks to more than any published data does
 */
export async function* gunzip(
  name: string,
  bytes: AsyncIterable<Uint8Array>,
  compressedBytes: () => number,
): AsyncGenerator<Uint8Array> {
  const source = Readable.from(bytes, { objectMode: false });
  // The error comes to whoever reads.
  const unpacked = pipeline(source, createGunzip({ chunkSize: CHUNK_BYTES }), () => {});
  const grow = guardOf(name, compressedBytes);
  try {
    for await (const chunk of unpacked as AsyncIterable<Uint8Array>) {
      grow(chunk.length);
      yield chunk;
    }
  } finally {
    unpacked.destroy();
    source.destroy();
  }
}

/** Counts what was unpacked, and throws SourceUnusable when it is too much for what it was unpacked from. */
export function guardOf(name: string, compressedBytes: () => number): (unpackedBytes: number) => void {
  let total = 0;
  return (unpackedBytes) => {
    total += unpackedBytes;
    if (total > UNGUARDED_BYTES && total > MAX_RATIO * compressedBytes()) {
      throw new SourceUnusable(name, `it unpacks to more than ${MAX_RATIO} times its size`);
    }
  };
}
