import type { DocumentRecord } from '../../../model/document.ts';
import type { GraphRecords } from '../../../model/record.ts';

/** What one document states, and the file that rejections name. */
export interface SourcedRecords {
  readonly records: GraphRecords;
  /** Absent: it stands for itself, is never taken back, and what it says is only ever added to. */
  readonly document?: DocumentRecord | undefined;
  readonly source: string;
}
