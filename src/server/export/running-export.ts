import type { Logger } from 'pino';
import type { Session } from '../../db/read/row/session.ts';
import type { ExportFormat } from '../../export/format.ts';
import { describeExport, type Manifest, type WrittenExport } from '../../export/manifest.ts';
import { MeasuredExport } from '../../export/measure.ts';
import { type Selection, select } from '../../export/selection.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import type { WrittenFilter } from '../../schema/argument/tender-filter-text.ts';
import type { ExportEnd, ExportTally } from '../metrics/export-tally.ts';
import { ExportStream } from './export-stream.ts';

/** One state of the database to export from. */
export interface ExportSession {
  readonly session: Session;
  close(): void;
}

/** What exports run with. */
export interface ExportRoom {
  /** Holds the state that the database is in now. @throws DatabaseUnusable */
  readonly openSession: () => ExportSession;
  readonly logger: Logger;
  readonly tally: ExportTally;
}

/** What is asked to be exported, and by which request. */
export interface AskedExport {
  readonly format: ExportFormat;
  readonly filter: WrittenFilter | undefined;
  readonly requestId: string;
}

/** An export from its beginning to its end, when its state of the database is let go and it is counted and logged. */
export class RunningExport {
  readonly #room: ExportRoom;
  readonly #asked: AskedExport;
  readonly #held: ExportSession;
  readonly #selection: Selection;
  readonly #measured: MeasuredExport;
  readonly #startedAt = performance.now();
  #isOver = false;

  /** @throws DatabaseUnusable, and BadUserInput for a filter by a node that there is not */
  constructor(room: ExportRoom, asked: AskedExport) {
    this.#room = room;
    this.#asked = asked;
    this.#held = room.openSession();
    try {
      this.#selection = select(this.#held.session, asked.filter, new Date());
    } catch (error) {
      this.#held.close();
      throw error;
    }
    this.#measured = new MeasuredExport(asked.format.write(this.#selection));
    room.tally.begin();
  }

  /** Its bytes. A fault on the way breaks the stream off, which is all that a client can be told by then. */
  stream(): ExportStream {
    const stream = new ExportStream(this.#measured);
    stream.on('error', (error) => this.#end('failed', error));
    stream.on('close', () => this.#end(stream.readableEnded ? 'complete' : 'aborted'));
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
      const manifest = await runInSlices(describeExport(this.#asked.format, this.#selection, written));
      this.#end('complete');
      return manifest;
    } catch (error) {
      this.#end('failed', error);
      throw error;
    }
  }

  async #measureAll(signal: AbortSignal): Promise<WrittenExport | undefined> {
    while (!signal.aborted) {
      const { written } = await runInSlices(this.#measured.next());
      if (written) return written;
    }
    return undefined;
  }

  #end(end: ExportEnd, error?: unknown): void {
    if (this.#isOver) return;
    this.#isOver = true;
    this.#measured.stop();
    this.#held.close();
    const { tally, logger } = this.#room;
    const { format, filter, requestId } = this.#asked;
    tally.end(format.name, end, this.#measured.bytes);
    if (error !== undefined) logger.error({ requestId, err: error }, 'Internal error');
    const durationMs = Math.round(performance.now() - this.#startedAt);
    const { bytes } = this.#measured;
    const isFiltered = filter !== undefined;
    logger.info({ requestId, format: format.name, isFiltered, end, bytes, durationMs }, 'export');
  }
}
