import { createReadStream } from 'node:fs';
import { Readable } from 'node:stream';
import { SourceUnusable } from '../domain/error.ts';
import { openTar, openZip } from './archive.ts';
import { gunzip, isGzip, isTar, isZip, peek, requireKnownCompression } from './decompression.ts';
import { type InputFile, STANDARD_INPUT, unreadable } from './input.ts';
import { otherFormat, recogniseWorkbook } from './known-format.ts';
import type { SourceFile } from './source.ts';

export interface OpenOptions {
  /** Names of an archive's entries that are read end so; in lower case. */
  readonly endings: readonly string[];
  /** Told how much was read from disk; with the bytes, unless they belong to a zip archive. */
  readonly onBytes?: (count: number, bytes?: Uint8Array) => void;
  /** Ends the reading, even while it waits. */
  readonly signal?: AbortSignal | undefined;
}

const CHUNK_BYTES = 256 * 1024;

/**
 * What is to be read of an input: itself, or the entries of an archive one after another, decompressed. What it is, is told by its
 * first bytes and not by its name: a `.tar.gz` may be a plain file, compressed.
 *
 * Nothing is written to disk: names of entries are only names. The bytes of one must be read, or left, before the next is asked for.
 *
 * @throws SourceUnusable when it can't be read, is compressed in another way, or an archive without a fitting entry
 */
export async function* openInput(
  input: InputFile,
  { endings, onBytes, signal }: OpenOptions,
): AsyncGenerator<SourceFile> {
  signal?.throwIfAborted();
  const raw = rawOf(input);
  const abort = () => raw.destroy(signal?.reason as Error);
  signal?.addEventListener('abort', abort, { once: true });
  let readBytes = 0;
  try {
    const { opening, bytes } = await peek(
      counted(raw, (chunk) => {
        readBytes += chunk.length;
        return chunk;
      }),
    );
    if (isZip(opening)) {
      const workbook = recogniseWorkbook(input.path, opening);
      if (workbook !== undefined) throw new SourceUnusable(input.path, otherFormat(workbook));
      if (input.sizeBytes === undefined) {
        throw new SourceUnusable(input.path, 'a zip archive must be a file: what is in it stands at its end');
      }
      raw.destroy();
      yield* openZip(input, endings, onBytes);
      return;
    }
    const told = counted(bytes, (chunk) => onBytes?.(chunk.length, chunk));
    if (isGzip(opening)) {
      const inner = await peek(gunzip(input.path, told, () => readBytes));
      if (isTar(inner.opening)) yield* openTar(input.path, inner.bytes, endings);
      else yield { name: input.path, bytes: naming(input.path, inner.bytes) };
    } else if (isTar(opening)) {
      yield* openTar(input.path, told, endings);
    } else {
      requireKnownCompression(input.path, opening);
      yield { name: input.path, bytes: naming(input.path, told) };
    }
  } catch (error) {
    throw unreadable(input.path, error);
  } finally {
    signal?.removeEventListener('abort', abort);
    raw.destroy();
  }
}

function rawOf({ path, content }: InputFile): Readable {
  if (content !== undefined) return Readable.from([content], { objectMode: false });
  return path === STANDARD_INPUT ? process.stdin : createReadStream(path, { highWaterMark: CHUNK_BYTES });
}

async function* counted(
  bytes: AsyncIterable<Uint8Array>,
  tell: (chunk: Uint8Array) => void,
): AsyncGenerator<Uint8Array> {
  for await (const chunk of bytes) {
    tell(chunk);
    yield chunk;
  }
}

/** The system's errors become ones that name the file. */
async function* naming(name: string, bytes: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  try {
    yield* bytes;
  } catch (error) {
    throw unreadable(name, error);
  }
}
