import { flagUnusualAmounts } from '../db/check/amount-plausibility.ts';
import { inBulk } from '../db/connection/bulk-writing.ts';
import type { GreffeDatabase } from '../db/connection/client.ts';
import {
  type ImportEntry,
  type ImportedFile,
  type ImportProgress,
  noProgress,
  openImportLog,
} from '../db/log/import-log.ts';
import { openPlacementLog } from '../db/log/placement-log.ts';
import { openStoredTexts } from '../db/write/document/stored-text.ts';
import { createAdmittingWriter } from './admission/admission.ts';
import { importFile } from './file-import.ts';
import { withSlowHeapGrowth } from './heap-growth.ts';
import { ImportBatch } from './import-batch.ts';
import type { ImportSession } from './import-session.ts';
import {
  type FileImport,
  type FileSummary,
  type ImportSummary,
  summaryOf,
  totalOf,
} from './import-summary.ts';
import { findInputs, type HashedInput, hashInput, type InputFile } from './input.ts';
import { readPageAddress } from './published-at.ts';
import { RejectsFile } from './rejects-file.ts';
import { SERIES_LIMITS, type SeriesLimits, SeriesWork } from './series-limit.ts';
import type { Source, SourceOptions } from './source.ts';

export interface ImportOptions extends SourceOptions {
  /** Go on where an earlier import of the same files stopped, was killed or failed. Default false. */
  readonly resume?: boolean;
  /** Read files again that were imported before without anything rejected. Default false. */
  readonly force?: boolean;
  /** File for rejections, made at the first. Default `<source>-<start>.rejects.jsonl` in the working folder. */
  readonly rejectsFile?: string | undefined;
  /** Ends the import after the batch that is being written; its checkpoint stands. */
  readonly signal?: AbortSignal | undefined;
  /** The clock that rows are stamped by. */
  readonly now?: () => Date;
  readonly onProgress?: (progress: ImportState) => void;
  /** Documents that are written in one transaction. Default 500: more is no faster and keeps other writers waiting. */
  readonly batchDocuments?: number;
  /** How much one series may hold. Default `SERIES_LIMITS`. */
  readonly seriesLimits?: SeriesLimits;
  /** Files of so many bytes on disk are read in a thread of their own. Default 2 MB: of smaller ones, starting it takes longer. */
  readonly threadBytes?: number;
  /** How long another process may hold the lock on the database before that is an error. Default: one minute. */
  readonly maxWaitMs?: number;
  /** Told when there is a wait for it. */
  readonly onWait?: () => void;
}

const BATCH_DOCUMENTS = 500;
const THREAD_BYTES = 2_000_000;

/** How far an import is. */
export interface ImportState {
  readonly file: string;
  readonly readBytes: number;
  /** Of all files; undefined when that is not known beforehand. */
  readonly totalBytes: number | undefined;
  readonly written: Readonly<ImportProgress>;
}

/**
 * Imports files of one source into a database: each that is there and can be read goes in, document by document.
 *
 * A file whose bytes were imported whole before, by the same version of the source and with nothing rejected, is not read again:
 * what a document states stands for good and later documents outweigh it whatever the order, so a second reading changes
 * nothing. Importing goes on at the next file after one that is unusable.
 *
 * @throws DatabaseUnusable when the database can't be written: all batches before stand, and `resume` goes on from there
 * @throws GreffeError (REJECTS_UNWRITABLE)
 */
export function runImport(
  database: GreffeDatabase,
  source: Source,
  paths: readonly string[],
  options: ImportOptions = {},
): Promise<ImportSummary> {
  return withSlowHeapGrowth(() => inBulk(database, () => importAll(database, source, paths, options)));
}

async function importAll(
  database: GreffeDatabase,
  source: Source,
  paths: readonly string[],
  options: ImportOptions,
): Promise<ImportSummary> {
  const { signal, now = () => new Date() } = options;
  const started = performance.now();
  const { files: inputs, passedOver, problems } = await findInputs(paths, source.endings);
  const log = openImportLog(database);
  const rejects = openRejects(source, options, log, now());
  const written = noProgress();
  let readBytes = 0;
  let file = '';
  const totalBytes = sumOfSizes(inputs);
  const tell = () => options.onProgress?.({ file, readBytes, totalBytes, written });
  const session: ImportSession = {
    database,
    writer: createAdmittingWriter(database),
    placements: openPlacementLog(database.sqlite),
    texts: openStoredTexts(database),
    log,
    source,
    sourceOptions: {
      includeTests: options.includeTests ?? false,
      ...(options.publishedAt !== undefined && { publishedAt: readPageAddress(options.publishedAt) }),
    },
    rejects,
    lock: { onWait: options.onWait, signal, maxWaitMs: options.maxWaitMs },
    batchDocuments: options.batchDocuments ?? BATCH_DOCUMENTS,
    threadBytes: options.threadBytes ?? THREAD_BYTES,
    seriesLimits: options.seriesLimits ?? SERIES_LIMITS,
    seriesWork: new SeriesWork(),
    signal,
    now,
    onRead(bytes) {
      readBytes += bytes;
      tell();
    },
    onWritten(progress) {
      Object.assign(written, totalOf([written, progress]));
      tell();
    },
  };
  const outcomes: (FileSummary | FileImport)[] = [];
  const batch = new ImportBatch(session);
  try {
    for (const input of inputs) {
      if (signal?.aborted) break;
      file = input.path;
      const before = readBytes;
      outcomes.push(await importOne(session, batch, input, options));
      readBytes = before + (input.sizeBytes ?? readBytes - before);
      tell();
    }
    await batch.flush();
  } finally {
    rejects.close();
  }
  const files = outcomes.map((outcome) => ('outcome' in outcome ? outcome : summaryOf(outcome)));
  const amounts = await flagUnusualAmounts(database, session.lock);
  return {
    source: source.name,
    files,
    passedOver,
    problems: problems.map(({ message }) => message),
    ...totalOf(files),
    rejectsFile: rejects.bytes > 0 ? rejects.path : undefined,
    amountsFlagged: amounts.flagged,
    amountsUnflagged: amounts.unflagged,
    isStopped: signal?.aborted === true,
    seconds: (performance.now() - started) / 1000,
  };
}

async function importOne(
  session: ImportSession,
  batch: ImportBatch,
  input: InputFile,
  { resume = false, force = false }: ImportOptions,
): Promise<FileSummary | FileImport> {
  const { log, source, sourceOptions, signal } = session;
  let hashed: HashedInput;
  try {
    hashed = await hashInput(input, signal);
  } catch (error) {
    const outcome = signal?.aborted ? 'STOPPED' : 'UNUSABLE';
    const notes = signal?.aborted ? [] : [(error as Error).message];
    return { file: input.path, outcome, resumedAt: 0, skippedFor: {}, notes, ...noProgress() };
  }
  const { sha256 } = hashed;
  const file: ImportedFile = {
    source: source.name,
    reading: JSON.stringify({ version: source.version ?? 1, ...sourceOptions }),
    file: input.path,
    sha256,
    sizeBytes: input.sizeBytes,
  };
  // The log tells of a file that it is the same as another one when that is written.
  if (batch.holds(sha256)) await batch.flush();
  const last = log.lastOf(file);
  if (!force && last !== undefined && changesNothing(last, resume)) return unchanged(input, last);
  const goesOn = resume && last !== undefined && last.status !== 'COMPLETE' ? last : undefined;
  return importFile(session, batch, hashed, file, goesOn);
}

/**
 * Whether reading a file again would change nothing. What was rejected might be taken by now, as the writer refuses what does not
 * fit to what is in the database: such a file is only left alone when an import of several files goes on.
 */
function changesNothing(last: ImportEntry, resume: boolean): boolean {
  return last.status === 'COMPLETE' && (resume || last.rejected === 0);
}

function unchanged(input: InputFile, { rejected }: ImportEntry): FileSummary {
  const counts = { ...noProgress(), rejected };
  return { file: input.path, outcome: 'UNCHANGED', resumedAt: 0, skippedFor: {}, notes: [], ...counts };
}

function openRejects(
  source: Source,
  { resume, rejectsFile }: ImportOptions,
  log: ReturnType<typeof openImportLog>,
  now: Date,
): RejectsFile {
  const instant = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const fresh = rejectsFile ?? `${source.name}-${instant}.rejects.jsonl`;
  if (!resume) return new RejectsFile(fresh);
  const path = rejectsFile ?? log.unfinishedRejects(source.name) ?? fresh;
  return new RejectsFile(path, log.rejectsBytes(path));
}

function sumOfSizes(inputs: readonly InputFile[]): number | undefined {
  return inputs.reduce<number | undefined>(
    (sum, { sizeBytes }) => (sum === undefined || sizeBytes === undefined ? undefined : sum + sizeBytes),
    0,
  );
}
