import type { Transform } from 'node:stream';
import { promisify } from 'node:util';
import {
  brotliCompress,
  brotliCompressSync,
  constants,
  createBrotliCompress,
  createGzip,
  gzip,
  gzipSync,
} from 'node:zlib';
import type { MaybePromise } from '../../domain/maybe-promise.ts';

/** The codings in which answers are sent, as `Content-Encoding` names them. */
export type Encoding = 'br' | 'gzip';

/** Below this many bytes an answer fits into a few packets as it is. */
export const LEAST_BYTES = 4_096;

/** Up to this many bytes it takes under a millisecond here, and three times the processor's time in another thread. */
const MOST_BYTES_AT_ONCE = 262_144;

/** The quickest levels: the next ones take three times as long for a tenth fewer bytes. */
const GZIP = { level: 1 };
/** A window of 256 kB holds all that is compressed at once, and takes less memory than the usual one. */
const BROTLI = { params: { [constants.BROTLI_PARAM_QUALITY]: 1, [constants.BROTLI_PARAM_LGWIN]: 18 } };

const GZIP_WELL = { level: 6 };
const BROTLI_WELL = { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } };

const brotliAside = promisify(brotliCompress);
const gzipAside = promisify(gzip);

const MAX_REMEMBERED = 200;
const MAX_REMEMBERED_CHARACTERS = 200;

/** Chooses by the `Accept-Encoding` header; undefined where the body goes out as it is. */
export type EncodingChoice = (acceptEncoding: string | null | undefined) => Encoding | undefined;

/**
 * Makes the function that chooses by `Accept-Encoding` (RFC 9110, section 12.5.3): the higher quality, and brotli where both have the
 * same. Clients send the same few headers again and again, so choices are remembered, boundedly.
 */
export function createEncodingChoice(): EncodingChoice {
  const remembered = new Map<string, Encoding | undefined>();
  return (accept) => {
    if (accept == null || accept === '') return undefined;
    if (remembered.has(accept)) return remembered.get(accept);
    const choice = chooseEncoding(accept);
    if (accept.length <= MAX_REMEMBERED_CHARACTERS && remembered.size < MAX_REMEMBERED)
      remembered.set(accept, choice);
    return choice;
  };
}

function chooseEncoding(accept: string): Encoding | undefined {
  const qualities = new Map<string, number>();
  for (const part of accept.toLowerCase().split(',')) {
    const [name = '', ...parameters] = part.split(';').map((piece) => piece.trim());
    const quality = Number(parameters.find((parameter) => parameter.startsWith('q='))?.slice(2) ?? 1);
    qualities.set(name === 'x-gzip' ? 'gzip' : name, quality);
  }
  const any = qualities.get('*') ?? 0;
  const [brotli, gzipped] = [qualities.get('br') ?? any, qualities.get('gzip') ?? any];
  if (brotli > 0 && brotli >= gzipped) return 'br';
  return gzipped > 0 ? 'gzip' : undefined;
}

/** Compresses a whole answer: at once up to 256 kB, in another thread above. */
export function compress(bytes: Uint8Array, encoding: Encoding): MaybePromise<Buffer<ArrayBuffer>> {
  if (bytes.length > MOST_BYTES_AT_ONCE) {
    return encoding === 'br' ? brotliAside(bytes, BROTLI) : gzipAside(bytes, GZIP);
  }
  return encoding === 'br' ? brotliCompressSync(bytes, BROTLI) : gzipSync(bytes, GZIP);
}

/** Compresses what is large and kept, which is worth three times the work for a third fewer bytes; in another thread. */
export function compressWell(bytes: Uint8Array, encoding: Encoding): Promise<Buffer<ArrayBuffer>> {
  return encoding === 'br' ? brotliAside(bytes, BROTLI_WELL) : gzipAside(bytes, GZIP_WELL);
}

/** Compresses what is made bit by bit. */
export function createCompressor(encoding: Encoding): Transform {
  return encoding === 'br' ? createBrotliCompress(BROTLI) : createGzip(GZIP);
}
