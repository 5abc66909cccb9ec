import { describeExport, type Manifest, type WrittenExport } from '../../export/manifest.ts';
import { MeasuredExport, type MeasuredPiece } from '../../export/measure.ts';
import { type Selection, select } from '../../export/selection.ts';
import { runInSlices } from '../../graph/scheduler.ts';
import { createSlugLists } from '../slug-lists.ts';
import type { ExportSession } from './export-session.ts';
import type { BegunExport, ExportContent, ExportSource } from './export-source.ts';
import { createLinkedData } from './linked-data.ts';

/**
 * Reads in this thread, in turns with everything else.
 *
 * @param openSession holds the state that the database is in now
 */
export function createLocalSource(openSession: () => ExportSession): ExportSource {
  return {
    begin: (content) => new LocalExport(openSession(), content),
    readLinkedData: createLinkedData(openSession),
    slugs: createSlugLists(openSession),
  };
}

/** An export that is made in this thread. Its state of the database is let go when it is stopped. */
export class LocalExport implements BegunExport {
  readonly #content: ExportContent;
  readonly #held: ExportSession;
  readonly #selection: Selection;
  readonly #measured: MeasuredExport;

  /** @throws BadUserInput for a filter by a node that there is not */
  constructor(held: ExportSession, content: ExportContent) {
    this.#content = content;
    this.#held = held;
    try {
      this.#selection = select(held.session, content.filter, new Date(), content.language);
    } catch (error) {
      held.close();
      throw error;
    }
    this.#measured = new MeasuredExport(content.format.write(this.#selection));
  }

  get bytes(): number {
    return this.#measured.bytes;
  }

  next(): Promise<MeasuredPiece> {
    return runInSlices(this.#measured.next());
  }

  describe(written: WrittenExport): Promise<Manifest> {
    return runInSlices(describeExport(this.#content.format, this.#selection, written));
  }

  stop(): void {
    this.#measured.stop();
    this.#held.close();
  }
}
