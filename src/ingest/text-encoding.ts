import { isAscii, isUtf8 } from 'node:buffer';
import { SourceUnusable } from '../domain/error.ts';
import type { SourceFile } from './source.ts';

/** How much of a file is looked at for its byte order mark and XML declaration. */
const OPENING_BYTES = 256;

const ASSUMED = 'windows-1252';

/** Names of encodings of one byte that publishers use for what is windows-1252 (a superset of ISO-8859-1's printable characters). */
const LATIN = /^(?:iso[-_]?8859[-_]?1|latin-?1|l1|us-ascii|ascii|windows-1252|cp-?1252)$/i;

/**
 * The text of a file, piece by piece, without byte order mark.
 *
 * The encoding is what the byte order mark says, else what an XML declaration says, else UTF-8. A file that declares nothing and,
 * after nothing but ASCII, holds bytes that are not UTF-8 is read as windows-1252, and `file.note` says so: it is what such files
 * are, and every byte has a character in it. In a file that was UTF-8 up to there, broken bytes become U+FFFD, as many are in
 * published data already: whoever keeps such a text flags it (LOST_ACCENTS) and never guesses.
 *
 * @throws SourceUnusable for an empty file, one that can't be read, and a declared encoding that is not known
 */
export async function* readText(file: SourceFile): AsyncGenerator<string> {
  let opening: Uint8Array | undefined = new Uint8Array(0);
  let decoder: Decoder | undefined;
  for await (const chunk of file.bytes) {
    if (opening !== undefined) {
      opening = opening.length === 0 ? chunk : Buffer.concat([opening, chunk]);
      if (opening.length < OPENING_BYTES) continue;
      decoder = decoderFor(file, opening);
      const text = decoder.decode(opening);
      opening = undefined;
      if (text !== '') yield text;
    } else {
      const text = (decoder as Decoder).decode(chunk);
      if (text !== '') yield text;
    }
  }
  if (opening !== undefined) {
    if (opening.length === 0) throw new SourceUnusable(file.name, 'the file is empty');
    decoder = decoderFor(file, opening);
    const text = decoder.decode(opening);
    if (text !== '') yield text;
  }
  const rest = (decoder as Decoder).end();
  if (rest !== '') yield rest;
}

interface Decoder {
  decode(bytes: Uint8Array): string;
  /** What was held back for the rest of a character. */
  end(): string;
}

function decoderFor(file: SourceFile, opening: Uint8Array): Decoder {
  const [first, second, third] = opening;
  if (first === 0xef && second === 0xbb && third === 0xbf) return named(file, 'utf-8');
  if (first === 0xff && second === 0xfe) return named(file, 'utf-16le');
  if (first === 0xfe && second === 0xff) return named(file, 'utf-16be');
  // UTF-16 without a mark: XML and JSON start with an ASCII character.
  if (first === 0 && second !== 0) return named(file, 'utf-16be');
  if (second === 0 && first !== 0) return named(file, 'utf-16le');
  const declared = /^\s*<\?xml[^>]*?\sencoding\s*=\s*["']([^"']+)["']/i.exec(
    Buffer.from(opening.subarray(0, OPENING_BYTES)).toString('latin1'),
  )?.[1];
  if (declared === undefined || /^utf-?8$/i.test(declared)) return undeclared(file, declared !== undefined);
  return named(file, LATIN.test(declared) ? ASSUMED : declared);
}

function named(file: SourceFile, encoding: string): Decoder {
  let decoder: TextDecoder;
  try {
    decoder = new TextDecoder(encoding);
  } catch (error) {
    throw new SourceUnusable(file.name, `its encoding ${JSON.stringify(encoding)} is not known`, {
      cause: error,
    });
  }
  return { decode: (bytes) => decoder.decode(bytes, { stream: true }), end: () => decoder.decode() };
}

/** Strict UTF-8 until it is not; then windows-1252 when all was ASCII so far, else U+FFFD for what is broken. */
function undeclared(file: SourceFile, saysUtf8: boolean): Decoder {
  let held: Uint8Array = new Uint8Array(0);
  let allAscii = true;
  let offset = 0;
  let settled: Decoder | undefined;

  function settle(bytes: Uint8Array): Decoder {
    const at = offset + firstBroken(bytes);
    if (allAscii && !saysUtf8 && isAscii(bytes.subarray(0, at - offset))) {
      file.note?.(`not UTF-8 from byte ${at} on: read as ${ASSUMED}`);
      return named(file, ASSUMED);
    }
    file.note?.(`not UTF-8 at byte ${at}: broken characters are shown as U+FFFD`);
    return named(file, 'utf-8');
  }

  return {
    decode(chunk) {
      if (settled !== undefined) return settled.decode(chunk);
      const bytes = held.length === 0 ? chunk : Buffer.concat([held, chunk]);
      const end = bytes.length - unfinishedBytes(bytes);
      const whole = bytes.subarray(0, end);
      if (!isUtf8(whole)) {
        settled = settle(bytes);
        return settled.decode(bytes);
      }
      allAscii &&= isAscii(whole);
      offset += end;
      held = bytes.slice(end);
      return Buffer.from(whole.buffer, whole.byteOffset, whole.byteLength).toString('utf8');
    },
    end() {
      if (settled !== undefined) return settled.end();
      if (held.length === 0) return '';
      settled = settle(held);
      return settled.decode(held) + settled.end();
    },
  };
}

/** How many bytes at the end begin a character of UTF-8 that is not whole yet: 0 to 3. */
function unfinishedBytes(bytes: Uint8Array): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] as number;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

/** Position of the first byte that makes what came up to it no UTF-8; by halving, as the check itself says only yes or no. */
function firstBroken(bytes: Uint8Array): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >>> 1;
    const part = bytes.subarray(0, middle);
    if (isUtf8(part.subarray(0, middle - unfinishedBytes(part)))) good = middle;
    else bad = middle;
  }
  // The start of the character that breaks, not its middle.
  return good - unfinishedBytes(bytes.subarray(0, good));
}
