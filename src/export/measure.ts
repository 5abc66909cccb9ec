import { createHash } from 'node:crypto';
import type { ExportCounts } from './format.ts';
import type { WrittenExport } from './manifest.ts';

/** Pieces are gathered to so many characters before they are handed on. */
const PIECE_CHARACTERS = 32_768;

/** A piece of an export in bytes; with the last one, what was written in all. */
export interface MeasuredPiece {
  readonly bytes: Buffer;
  readonly written: WrittenExport | undefined;
}

/** Takes an export together to pieces worth sending, and measures it. */
export class MeasuredExport {
  readonly #writing: Generator<string, ExportCounts>;
  readonly #hash = createHash('sha256');
  #bytes = 0;

  constructor(writing: Generator<string, ExportCounts>) {
    this.#writing = writing;
  }

  /** Bytes that were given so far. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Makes the next piece; each yield is a chance to give way. */
  *next(): Generator<undefined, MeasuredPiece> {
    let text = '';
    for (;;) {
      const step = this.#writing.next();
      if (step.done) return this.#measured(text, step.value);
      text += step.value;
      if (text.length >= PIECE_CHARACTERS) return this.#measured(text, undefined);
      yield;
    }
  }

  /** Ends the work early. */
  stop(): void {
    this.#writing.return({});
  }

  #measured(text: string, counts: ExportCounts | undefined): MeasuredPiece {
    const bytes = Buffer.from(text);
    this.#bytes += bytes.length;
    this.#hash.update(bytes);
    if (!counts) return { bytes, written: undefined };
    return { bytes, written: { counts, bytes: this.#bytes, sha256: this.#hash.digest('hex') } };
  }
}
