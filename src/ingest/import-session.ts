import type { GreffeDatabase } from '../db/connection/client.ts';
import type { LockOptions } from '../db/connection/write-lock.ts';
import type { ImportLog, ImportProgress } from '../db/log/import-log.ts';
import type { PlacementLog } from '../db/log/placement-log.ts';
import type { StoredTexts } from '../db/write/document/stored-text.ts';
import type { AdmittingWriter } from './admission/admission.ts';
import type { RejectsFile } from './rejects-file.ts';
import type { SeriesLimits } from './series-limit.ts';
import type { Source, SourceOptions } from './source.ts';

/** What all files of one import are written with. */
export interface ImportSession {
  readonly database: GreffeDatabase;
  readonly writer: AdmittingWriter;
  /** Where documents stand in files is noted there. */
  readonly placements: PlacementLog;
  /** Kept texts of documents that only say what changed. */
  readonly texts: StoredTexts;
  readonly log: ImportLog;
  readonly source: Source;
  readonly sourceOptions: SourceOptions;
  readonly rejects: RejectsFile;
  readonly lock: LockOptions;
  readonly batchDocuments: number;
  readonly seriesLimits: SeriesLimits;
  /** Files of so many bytes are read in a thread of their own. */
  readonly threadBytes: number;
  readonly signal: AbortSignal | undefined;
  readonly now: () => Date;
  readonly onRead: (bytes: number) => void;
  /** Told of what each batch wrote. */
  readonly onWritten: (progress: Readonly<ImportProgress>) => void;
}
