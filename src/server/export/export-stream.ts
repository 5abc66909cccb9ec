import { Readable } from 'node:stream';
import type { MeasuredExport } from '../../export/measure.ts';
import { runInSlices } from '../../graph/scheduler.ts';

/** A client that takes nothing for so long is gone, or holds what others wait for. */
export const STALL_MS = 60_000;

/**
 * The bytes of an export, made in turns with everything else that waits, and only as fast as they are taken. Destroying the stream
 * ends the work. Destroys itself when nothing is taken for `stallMs`.
 */
export class ExportStream extends Readable {
  readonly #measured: MeasuredExport;
  readonly #stallMs: number;
  #stall: NodeJS.Timeout | undefined;

  constructor(measured: MeasuredExport, stallMs = STALL_MS) {
    super();
    this.#measured = measured;
    this.#stallMs = stallMs;
  }

  override _read(): void {
    clearTimeout(this.#stall);
    runInSlices(this.#measured.next()).then(
      ({ bytes, written }) => {
        if (this.destroyed) return;
        this.#stall = setTimeout(() => this.destroy(), this.#stallMs).unref();
        if (bytes.length > 0) this.push(bytes);
        if (!written) {
          if (bytes.length === 0) this._read();
          return;
        }
        this.push(null);
      },
      (error: Error) => this.destroy(error),
    );
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    clearTimeout(this.#stall);
    this.#measured.stop();
    done(error);
  }
}
