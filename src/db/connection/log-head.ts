import { readSync } from 'node:fs';
import { endianness } from 'node:os';
import { keptDescriptor } from './kept-descriptor.ts';

/** What the log's index begins with, twice: https://sqlite.org/walformat.html, section 2.2. */
const HEAD_BYTES = 48;
const PAGE_SIZE_AT = 14;
const FRAMES_AT = 16;
const PAGES_AT = 20;
/** The number of frames, of pages, the last frame's checksum, the log's two salts. */
const IDENTITY = [FRAMES_AT, 40] as const;
const SALTS = [32, 40] as const;
const LARGEST_PAGE = 65_536;

/** A writer changes the two copies one after the other: they agree when it is done. */
const ATTEMPTS = 100;

const isLittle = endianness() === 'LE';

/** What the index of a database's log says of the last commit. */
export class LogHead {
  readonly #bytes: Buffer;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  /** Names the commit: no other one has the same. */
  get name(): string {
    return this.#bytes.subarray(...IDENTITY).toString('base64url');
  }

  /** Pages in the log, each with a head of its own; 0 when all is in the file. */
  get frames(): number {
    return this.#number(FRAMES_AT);
  }

  /** Of the database as of this commit. */
  get pages(): number {
    return this.#number(PAGES_AT);
  }

  get pageBytes(): number {
    const stated = isLittle ? this.#bytes.readUInt16LE(PAGE_SIZE_AT) : this.#bytes.readUInt16BE(PAGE_SIZE_AT);
    return stated === 1 ? LARGEST_PAGE : stated;
  }

  /** Drawn at random whenever the log begins anew. */
  get salts(): Buffer {
    return this.#bytes.subarray(...SALTS);
  }

  /** How many bytes the log has got since an earlier commit. */
  bytesSince(earlier: LogHead): number {
    const frames = this.salts.equals(earlier.salts) ? this.frames - earlier.frames : this.frames;
    return frames * this.pageBytes;
  }

  #number(at: number): number {
    return isLittle ? this.#bytes.readUInt32LE(at) : this.#bytes.readUInt32BE(at);
  }
}

/**
 * What a database's log holds now; undefined when there is no log, `UNKNOWN` when whoever wrote it died amid it: nobody knows the state
 * until the next one repairs the index.
 *
 * @param path of the database
 */
export function readLogHead(path: string): LogHead | 'UNKNOWN' | undefined {
  const descriptor = keptDescriptor(`${path}-shm`);
  if (descriptor === undefined) return undefined;
  const both = Buffer.alloc(2 * HEAD_BYTES);
  for (let attempt = 0; attempt < ATTEMPTS; attempt++) {
    if (readSync(descriptor, both, 0, both.length, 0) < both.length) return undefined;
    const head = both.subarray(0, HEAD_BYTES);
    if (head.equals(both.subarray(HEAD_BYTES))) return new LogHead(head);
  }
  return 'UNKNOWN';
}
