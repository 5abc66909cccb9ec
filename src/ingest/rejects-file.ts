import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs';
import { GreffeError } from '../domain/error.ts';

/** One line of a file of rejections. */
export interface RejectLine {
  /** Name of the source: `ocds`. */
  readonly source: string;
  readonly file: string;
  /** JSON pointer, XPath or row within the file. */
  readonly locator: string;
  readonly reason: string;
  /** What was rejected, as published, cut to a size that can be kept. */
  readonly content: string;
}

/** The rejections of an import, as JSON Lines. The file is made at the first of them. */
export class RejectsFile {
  readonly path: string;
  /** Length of what was written so far. */
  bytes: number;
  private descriptor: number | undefined;

  /** @param keptBytes what of an earlier part of the import stands there and stays; what is beyond it was not for good */
  constructor(path: string, keptBytes = 0) {
    this.path = path;
    this.bytes = keptBytes;
  }

  /** @throws GreffeError (REJECTS_UNWRITABLE) when the file can't be written */
  append(lines: readonly RejectLine[]): void {
    if (lines.length === 0) return;
    const text = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    try {
      this.descriptor ??= this.open();
      for (let written = 0; written < text.length; ) {
        written += writeSync(this.descriptor, text, written, text.length - written, this.bytes + written);
      }
    } catch (error) {
      const reason = `Rejections can't be written to ${this.path}: ${(error as Error).message}.`;
      throw new GreffeError('REJECTS_UNWRITABLE', reason, { cause: error });
    }
    this.bytes += text.length;
  }

  close(): void {
    if (this.descriptor !== undefined) closeSync(this.descriptor);
    this.descriptor = undefined;
  }

  private open(): number {
    if (this.bytes === 0) return openSync(this.path, 'w');
    const descriptor = openSync(this.path, constants.O_RDWR | constants.O_CREAT, 0o666);
    this.bytes = Math.min(this.bytes, fstatSync(descriptor).size);
    ftruncateSync(descriptor, this.bytes);
    return descriptor;
  }
}
