import type { GreffeDatabase } from '../db/connection/client.ts';
import type { LockOptions } from '../db/connection/write-lock.ts';
import type { ImportLog, ImportProgress } from '../db/log/import-log.ts';
import type { PlacementLog } from '../db/log/placement-log.ts';
import type { AdmittingWriter } from './admission/admission.ts';
import type { PartSession } from './part-batch.ts';
import type { RejectsFile } from './rejects-file.ts';
import type { Source, SourceOptions } from './source.ts';

/** What all files of one import are written with. */
export interface ImportSession extends PartSession {
  readonly database: GreffeDatabase;
  readonly writer: AdmittingWriter;
  /** Where documents stand in files is noted there. */
  readonly placements: PlacementLog;
  readonly log: ImportLog;
  readonly source: Source;
  readonly sourceOptions: SourceOptions;
  readonly rejects: RejectsFile;
  readonly lock: LockOptions;
  readonly batchDocuments: number;
  /** Files of so many bytes are read in a thread of their own. */
  readonly threadBytes: number;
  readonly signal: AbortSignal | undefined;
  readonly now: () => Date;
  readonly onRead: (bytes: number) => void;
  /** Told of what each batch wrote. */
  readonly onWritten: (progress: Readonly<ImportProgress>) => void;
}
