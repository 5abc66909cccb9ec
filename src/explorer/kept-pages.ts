import { createHash } from 'node:crypto';
import { LRUCache } from 'lru-cache';
import type { MaybePromise } from '../domain/maybe-promise.ts';
import { mapMaybePromise } from '../domain/maybe-promise.ts';
import { compress, compressWell, type Encoding, LEAST_BYTES } from '../server/http/compression.ts';

/** From here on a page is worth the work of making it smaller: pictures of many things. */
const LARGE_BYTES = 65_536;

/** A page as it is sent, in each coding that was asked for so far. */
export class MadePage {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly etag: string;
  readonly bytes: Buffer<ArrayBuffer>;
  readonly #coded = new Map<Encoding, Buffer<ArrayBuffer>>();

  constructor(status: number, headers: Readonly<Record<string, string>>, body: string) {
    this.status = status;
    this.headers = headers;
    this.bytes = Buffer.from(body);
    // Weak, as it is the same for each coding.
    this.etag = `W/"${createHash('sha256').update(this.bytes).digest('base64url').slice(0, 27)}"`;
  }

  /** In memory, once each coding was asked for. */
  get size(): number {
    return this.bytes.length * 1.5 + 1_000;
  }

  /** Whether it is worth compressing. */
  get isLong(): boolean {
    return this.bytes.length >= LEAST_BYTES;
  }

  coded(encoding: Encoding): MaybePromise<Buffer<ArrayBuffer>> {
    const known = this.#coded.get(encoding);
    if (known) return known;
    const compressing =
      this.bytes.length < LARGE_BYTES ? compress(this.bytes, encoding) : compressWell(this.bytes, encoding);
    return mapMaybePromise(compressing, (bytes) => {
      this.#coded.set(encoding, bytes);
      return bytes;
    });
  }
}

/** Bytes of pages that each process keeps until the database changes. */
const MAX_BYTES = 16_777_216;

/** The pages made last, of one state of the database and one day: sentences are told by the day on which they are asked for. */
export class KeptPages {
  readonly #pages = new LRUCache<string, MadePage>({
    maxSize: MAX_BYTES,
    sizeCalculation: ({ size }) => Math.ceil(size),
  });
  #state = '';

  /** @param state of the database, with the day: pages of another one are forgotten */
  find(state: string, address: string): MadePage | undefined {
    this.#enter(state);
    return this.#pages.get(address);
  }

  keep(state: string, address: string, page: MadePage): void {
    this.#enter(state);
    this.#pages.set(address, page);
  }

  #enter(state: string): void {
    if (state === this.#state) return;
    this.#pages.clear();
    this.#state = state;
  }
}
