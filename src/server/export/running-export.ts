import type { Logger } from 'pino';
import { type MaybePromise, mapMaybePromise } from '../../domain/maybe-promise.ts';
import type { Manifest, WrittenExport } from '../../export/manifest.ts';
import type { ExportEnd, ExportTally } from '../metrics/export-tally.ts';
import type { ExportPlace } from './export-places.ts';
import type { BegunExport, ExportContent, ExportSource } from './export-source.ts';
import { type ExportBounds, ExportStream, HeldTooLong, TooSlow } from './export-stream.ts';

/** What exports run with. */
export interface ExportRoom {
  readonly source: ExportSource;
  readonly logger: Logger;
  readonly tally: ExportTally;
  readonly bounds: ExportBounds;
}

/** What is asked to be exported, and by which request. */
export interface AskedExport extends ExportContent {
  readonly requestId: string;
  readonly place: ExportPlace;
}

/** Why an export was broken off that is no fault of ours. */
const REASONS = [
  [TooSlow, 'the client was too slow'],
  [HeldTooLong, 'the state of the database would be held too long'],
] as const;

/** An export from its beginning to its end, when it is counted and logged. Its state of the database is let go when all is made. */
export class RunningExport {
  readonly #room: ExportRoom;
  readonly #asked: AskedExport;
  readonly #begun: BegunExport;
  readonly #startedAt = performance.now();
  #isOver = false;

  private constructor(room: ExportRoom, asked: AskedExport, begun: BegunExport) {
    this.#room = room;
    this.#asked = asked;
    this.#begun = begun;
    room.tally.begin();
  }

  /** @throws DatabaseUnusable, and BadUserInput for a filter by a node that there is not */
  static start(room: ExportRoom, asked: AskedExport): MaybePromise<RunningExport> {
    return mapMaybePromise(room.source.begin(asked), (begun) => new RunningExport(room, asked, begun));
  }

  /** Its bytes. A fault on the way breaks the stream off, which is all that a client can be told by then. */
  stream(): ExportStream {
    const stream = new ExportStream(this.#begun, this.#room.bounds, () => this.#letGo());
    stream.on('error', (error) => {
      const reason = REASONS.find(([type]) => error instanceof type)?.[1];
      if (reason === undefined) this.#end('failed', error);
      else this.#end('aborted', undefined, reason);
    });
    stream.on('close', () =>
      stream.readableEnded ? this.#end('complete') : this.#end('aborted', undefined, 'the client went'),
    );
    return stream;
  }

  /** Its manifest: the export is made and thrown away. Undefined when `signal` was aborted. */
  async describe(signal: AbortSignal): Promise<Manifest | undefined> {
    try {
      const written = await this.#measureAll(signal);
      if (!written) {
        this.#end('aborted');
        return undefined;
      }
      const manifest = await this.#begun.describe(written);
      this.#end('complete');
      return manifest;
    } catch (error) {
      this.#end('failed', error);
      throw error;
    }
  }

  async #measureAll(signal: AbortSignal): Promise<WrittenExport | undefined> {
    while (!signal.aborted) {
      const { written } = await this.#begun.next();
      if (written) return written;
    }
    return undefined;
  }

  /** All that is read from the database is read. */
  #letGo(): void {
    this.#begun.stop();
    this.#asked.place.made();
  }

  #end(end: ExportEnd, error?: unknown, reason?: string): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#letGo();
    this.#asked.place.leave();
    const { tally, logger } = this.#room;
    const { format, filter, requestId } = this.#asked;
    tally.end(format.name, end, this.#begun.bytes);
    if (error !== undefined) logger.error({ requestId, err: error }, 'Internal error');
    const durationMs = Math.round(performance.now() - this.#startedAt);
    const { bytes } = this.#begun;
    const isFiltered = filter !== undefined;
    logger.info({ requestId, format: format.name, isFiltered, end, reason, bytes, durationMs }, 'export');
  }
}
