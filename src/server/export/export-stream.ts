import { Readable } from 'node:stream';
import type { PieceSource } from './export-source.ts';
import { Spool } from './spool.ts';

/** What a client may take of what others need. */
export interface ExportBounds {
  /** Slower than that, while it is waited for, a client is cut off. */
  readonly minBytesPerSecond: number;
  /** How long that is watched before it is judged. */
  readonly windowMs: number;
  /** Made in advance of what is taken, in a temporary file. */
  readonly maxSpoolBytes: number;
  /** How long a state of the database may be held. */
  readonly maxHoldMs: number;
}

/** A client takes too little for too long. */
export class TooSlow extends Error {}

/** Not all was made within the time for which a state may be held: the spool was full. */
export class HeldTooLong extends Error {}

/**
 * The bytes of an export. They are made in turns with everything else that waits, as fast as a spool has room, so that the state of the
 * database is let go soon, and given as fast as they are taken. Destroying the stream ends the work. It destroys itself when its
 * client is too slow or a state would be held too long.
 */
export class ExportStream extends Readable {
  readonly #pieces: PieceSource;
  readonly #bounds: ExportBounds;
  readonly #onMade: () => void;
  readonly #spool: Spool;
  readonly #timers: NodeJS.Timeout[] = [];
  #isStarted = false;
  #isMade = false;
  #isWanted = false;
  #isGiving = false;
  #wakeMaker: (() => void) | undefined;
  /** Since when the client is waited for; undefined while it waits for us. */
  #waitsSince: number | undefined;
  #waitedMs = 0;
  #takenBytes = 0;

  /** @param onMade told once when all is made, or nothing more will be */
  constructor(pieces: PieceSource, bounds: ExportBounds, onMade: () => void = () => undefined) {
    super();
    this.#pieces = pieces;
    this.#bounds = bounds;
    this.#onMade = onMade;
    this.#spool = new Spool(bounds.maxSpoolBytes);
  }

  override _read(): void {
    this.#isWanted = true;
    this.#noteTaken();
    if (!this.#isStarted) this.#start();
    void this.#give();
  }

  #start(): void {
    this.#isStarted = true;
    const { windowMs, maxHoldMs } = this.#bounds;
    const hold = setTimeout(() => this.#isMade || this.destroy(new HeldTooLong()), maxHoldMs);
    this.#timers.push(hold.unref(), setInterval(() => this.#judge(), windowMs).unref());
    this.#make().catch((error: Error) => this.destroy(error));
  }

  async #make(): Promise<void> {
    while (!this.destroyed) {
      if (!this.#spool.hasRoom) {
        await new Promise<void>((resolve) => {
          this.#wakeMaker = resolve;
        });
        continue;
      }
      const { bytes, written } = await this.#pieces.next();
      if (this.destroyed) return;
      if (bytes.length > 0) await this.#spool.add(bytes);
      if (written) this.#end();
      void this.#give();
      if (written) return;
    }
  }

  #end(): void {
    if (this.#isMade) return;
    this.#isMade = true;
    this.#onMade();
  }

  /** Gives what there is, if it is wanted. */
  async #give(): Promise<void> {
    if (this.#isGiving || !this.#isWanted || this.destroyed) return;
    this.#isGiving = true;
    try {
      const bytes = await this.#spool.take();
      this.#isGiving = false;
      if (this.destroyed) return;
      if (bytes) {
        this.#isWanted = false;
        this.#waitsSince = performance.now();
        this.#takenBytes += bytes.length;
        if (this.#spool.hasRoom) this.#wakeMaker?.();
        this.push(bytes);
      } else if (this.#isMade && this.#spool.isEmpty) this.push(null);
      else if (!this.#spool.isEmpty) void this.#give();
    } catch (error) {
      this.destroy(error as Error);
    }
  }

  #noteTaken(): void {
    if (this.#waitsSince !== undefined) this.#waitedMs += performance.now() - this.#waitsSince;
    this.#waitsSince = undefined;
  }

  /** Time in which we were slow is not counted against the client. */
  #judge(): void {
    const waiting = this.#waitsSince;
    this.#noteTaken();
    if (waiting !== undefined) this.#waitsSince = performance.now();
    const { minBytesPerSecond, windowMs } = this.#bounds;
    const isSlow = this.#takenBytes < (minBytesPerSecond * this.#waitedMs) / 1000;
    if (this.#waitedMs > windowMs / 2 && isSlow) this.destroy(new TooSlow());
    this.#waitedMs = 0;
    this.#takenBytes = 0;
  }

  override _destroy(error: Error | null, done: (error: Error | null) => void): void {
    for (const timer of this.#timers) clearTimeout(timer);
    this.#pieces.stop();
    this.#end();
    this.#wakeMaker?.();
    this.#spool.close().then(
      () => done(error),
      () => done(error),
    );
  }
}
