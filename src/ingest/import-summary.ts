import type { ImportEnd, ImportEntry, ImportedFile, ImportProgress } from '../db/log/import-log.ts';

/** What became of one file. */
export interface FileSummary extends Readonly<ImportProgress> {
  readonly file: string;
  /**
   * UNCHANGED: the same bytes were imported before by the same reading, so that reading them again would change nothing.
   * UNUSABLE: it could not be read to its end, or a file in it could not; what came before went in.
   */
  readonly outcome: 'IMPORTED' | 'UNCHANGED' | 'UNUSABLE' | 'STOPPED';
  /** How many items of the file were dealt with by an earlier, unfinished import of it. */
  readonly resumedAt: number;
  /** Counts of documents that were left out on purpose, by reason. */
  readonly skippedFor: Readonly<Record<string, number>>;
  /** Why it is unusable, which encoding was assumed, …: each a sentence that names the file. */
  readonly notes: readonly string[];
}

/** A file on its way into the database: what became of it as far as batches were committed. */
export interface FileImport {
  readonly file: ImportedFile;
  /** An import of the same bytes that did not come to its end, where this one goes on. */
  readonly goesOn: ImportEntry | undefined;
  readonly started: Date;
  /** Its row of the log; undefined until a batch with it was committed. */
  id: number | undefined;
  written: ImportProgress;
  readonly skippedFor: Record<string, number>;
  /** How it ended, once it is read. */
  end: ImportEnd | undefined;
}

/** What became of an import. */
export interface ImportSummary extends Readonly<ImportProgress> {
  readonly source: string;
  readonly files: readonly FileSummary[];
  /** Files of the folders that were given whose names do not end as the source's do. */
  readonly passedOver: readonly string[];
  /** Paths that lead to no readable file, each in a sentence. */
  readonly problems: readonly string[];
  /** Where the rejections are; undefined when there are none. */
  readonly rejectsFile: string | undefined;
  /** How many amounts have the flag UNUSUAL_AMOUNT since this import, and how many have it no more. */
  readonly amountsFlagged: number;
  readonly amountsUnflagged: number;
  /** It was asked to end before the end: `--resume` goes on from here. */
  readonly isStopped: boolean;
  readonly seconds: number;
}

/** Exit codes of an import: 0 all went in, 3 some was rejected or unusable, 1 nothing was usable, 130 it was stopped. */
export function exitCodeOf(summary: ImportSummary): 0 | 1 | 3 | 130 {
  if (summary.isStopped) return 130;
  const failures =
    summary.rejected +
    summary.problems.length +
    summary.files.filter(({ outcome }) => outcome === 'UNUSABLE').length;
  if (failures === 0) return 0;
  const hasUsable = summary.documents > 0 || summary.files.some(({ outcome }) => outcome === 'UNCHANGED');
  return hasUsable ? 3 : 1;
}

/** What the user is told of a file whose last batch is written. */
export function summaryOf({ file, goesOn, written, skippedFor, end }: FileImport): FileSummary {
  const { status = 'STOPPED', notes = [] } = end ?? {};
  return {
    file: file.file,
    outcome: status === 'COMPLETE' ? 'IMPORTED' : status,
    resumedAt: goesOn?.items ?? 0,
    skippedFor,
    notes,
    ...written,
  };
}

const COUNTS: readonly (keyof ImportProgress)[] = [
  'documents',
  'rejected',
  'skipped',
  'nodesCreated',
  'nodesChanged',
  'claimsCreated',
  'claimsChanged',
  'evidenceAdded',
];

/** The sum of each count. */
export function totalOf(parts: readonly Readonly<ImportProgress>[]): ImportProgress {
  const sum = (count: keyof ImportProgress) => parts.reduce((total, part) => total + part[count], 0);
  return Object.fromEntries(COUNTS.map((count) => [count, sum(count)])) as unknown as ImportProgress;
}
