import type { MaybePromise } from '../../domain/maybe-promise.ts';
import type { ExportFormat } from '../../export/format.ts';
import type { Manifest, WrittenExport } from '../../export/manifest.ts';
import type { MeasuredPiece } from '../../export/measure.ts';
import type { Language } from '../../model/sentence/verb.ts';
import type { WrittenFilter } from '../../schema/argument/tender-filter-text.ts';
import type { SlugLists } from '../slug-lists.ts';
import type { ReadLinkedData } from './linked-data.ts';

/** From where everything is read that GraphQL does not ask for: exports, linked data, the slugs of all nodes. */
export interface ExportSource {
  /**
   * Begins an export of the state that the graph is in now.
   *
   * @throws DatabaseUnusable, and BadUserInput for a filter by a node that there is not
   */
  begin(content: ExportContent): MaybePromise<BegunExport>;
  readonly readLinkedData: ReadLinkedData;
  readonly slugs: SlugLists;
}

/** What an export is of. */
export interface ExportContent {
  readonly format: ExportFormat;
  readonly filter: WrittenFilter | undefined;
  readonly language: Language;
}

/** What gives bytes piece by piece. */
export interface PieceSource {
  next(): Promise<MeasuredPiece>;
  /** Ends the work early; doing it again changes nothing. */
  stop(): void;
}

/** An export under way. It reads one state of the graph until it is stopped. */
export interface BegunExport extends PieceSource {
  /** Bytes that were given so far. */
  readonly bytes: number;
  /** Its manifest, once all is written. */
  describe(written: WrittenExport): Promise<Manifest>;
}
