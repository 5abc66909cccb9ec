import type { DocumentRecord } from '../../../model/document.ts';
import type { GraphRecords } from '../../../model/record.ts';

/** What one document states, and the file that rejections name. */
export interface SourcedRecords {
  readonly records: GraphRecords;
  /** Absent: it stands for itself, is never taken back, and what it says is only ever added to. */
  readonly document?: DocumentRecord | undefined;
  /**
   * Of a part-wise source that gives only what a document may change: what the series said of that before it. What is not said now is
   * dropped, and all else goes on. Absent: what a document does not say does not go on.
   */
  readonly formerly?: GraphRecords | undefined;
  readonly source: string;
}
