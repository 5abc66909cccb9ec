import { flagUnusualAmounts } from '../../../db/check/amount-plausibility.ts';
import type { GreffeDatabase } from '../../../db/connection/client.ts';
import { isEmpty } from '../../../db/connection/is-empty.ts';
import { stateWhatColumnsShow } from '../../../db/connection/upgrade.ts';
import { waitForLock, writeLocked } from '../../../db/connection/write-lock.ts';
import { COPY_SOURCE } from '../../../db/copy/copy-walk.ts';
import { openDraft, publishDraft, removeDraft } from '../../../db/copy/draft.ts';
import { settleImports } from '../../../db/copy/import-number.ts';
import { COPY_VERSION, VERSION_WITHOUT_DOCUMENTS } from '../../../db/copy/version.ts';
import {
  type ImportEntry,
  type ImportedFile,
  type ImportLog,
  noProgress,
  openImportLog,
} from '../../../db/log/import-log.ts';
import { deriveAnew, distrustColumns } from '../../../db/write/derive/derive-anew.ts';
import { GreffeError, SourceUnusable } from '../../../domain/error.ts';
import type { FileSummary, ImportSummary } from '../../import-summary.ts';
import { totalOf } from '../../import-summary.ts';
import { hashInput, type InputFile } from '../../input.ts';
import { RejectsFile } from '../../rejects-file.ts';
import { LineBatches, type LineReading } from './line-batches.ts';

export interface RestoreOptions extends LineReading {
  /** File for lines that can't be taken, made at the first. Default `jsonl-<start>.rejects.jsonl` in the working folder. */
  readonly rejectsFile?: string | undefined;
  /** The clock that the log is dated by. */
  readonly now?: () => Date;
  /** Told when another process holds the lock on the database. */
  readonly onWait?: () => void;
}

/** The database holds something else than the graph that is to be restored. */
export class DatabaseNotEmpty extends GreffeError {
  constructor(location: string, file: string) {
    super(
      'DATABASE_NOT_EMPTY',
      `Database ${location} holds a graph already. ${file} is the copy of a graph with its ids: restore it into an empty database.`,
    );
  }
}

/**
 * Makes an empty database hold the graph that `greffe export jsonl` wrote into a file: nodes and claims with their ids, slugs,
 * dates, revisions and merges, so that what the original would find the same in a later import, the copy does too. What is derived
 * from other rows alone (edges, the full-text index, medians, statuses and values) is made anew.
 *
 * A line that can't be taken is rejected by its number, and so are those that refer to it; the rest goes in. All of it is made in a
 * draft beside the database, and moved into that at the end, in one transaction. Restoring that was stopped or killed goes on with the
 * draft when the same file is given again; one that came to its end is not repeated.
 *
 * @throws DatabaseNotEmpty when something else is in the database, DatabaseUnusable, SourceUnusable when it is no such file
 */
export async function restoreGraph(
  database: GreffeDatabase,
  input: InputFile,
  options: RestoreOptions = {},
): Promise<ImportSummary> {
  const { signal, now = () => new Date() } = options;
  const started = performance.now();
  const log = openImportLog(database);
  const file: ImportedFile = {
    source: COPY_SOURCE,
    reading: JSON.stringify({ version: COPY_VERSION }),
    file: input.path,
    sha256: (await hashInput(input, signal)).sha256,
    sizeBytes: input.sizeBytes,
  };
  const last = log.lastOf(file);
  if (last?.status === 'COMPLETE') {
    removeDraft(database);
    return summaryOf(fileSummary(input, 'UNCHANGED', last), started);
  }
  const isFilled = !isEmpty(database);
  if (isFilled && last === undefined) throw new DatabaseNotEmpty(database.location, input.path);
  const restoring = { input, file, options, now, started };
  // One in memory is gone with its process; one that an older version has filled in part has no draft.
  if (database.sqlite.memory || isFilled) return restoreInto(database, restoring);
  return restoreByDraft(database, restoring);
}

interface Restoring {
  readonly input: InputFile;
  readonly file: ImportedFile;
  readonly options: RestoreOptions;
  readonly now: () => Date;
  readonly started: number;
}

async function restoreByDraft(database: GreffeDatabase, restoring: Restoring): Promise<ImportSummary> {
  const { input, file, options } = restoring;
  const draft = openDraftOf(database, file);
  let summary: ImportSummary;
  try {
    summary = await restoreInto(draft, restoring, true);
  } catch (error) {
    draft.close();
    if (!(error instanceof SourceUnusable)) throw error;
    removeDraft(database);
    await logUnusable(database, restoring, error);
    throw error;
  }
  draft.close();
  if (summary.isStopped) return summary;
  const { onWait } = options;
  if (!(await waitForLock(database, () => publishDraft(database), { onWait }))) {
    throw new DatabaseNotEmpty(database.location, input.path);
  }
  removeDraft(database);
  return summary;
}

/** The draft of this file. What was begun of another one is of no use any more. */
function openDraftOf(database: GreffeDatabase, file: ImportedFile): GreffeDatabase {
  const draft = openDraft(database);
  if (isEmpty(draft) || openImportLog(draft).lastOf(file) !== undefined) return draft;
  draft.close();
  removeDraft(database);
  return openDraft(database);
}

function logUnusable(
  database: GreffeDatabase,
  { file, options, now }: Restoring,
  error: Error,
): Promise<void> {
  const log = openImportLog(database);
  return writeLocked(database, () => {
    const rejects = openRejects(log, undefined, options.rejectsFile, now());
    const id = log.start(file, rejects, now());
    log.finish(id, { status: 'UNUSABLE', sha256: file.sha256, notes: [error.message], now: now() });
    rejects.close();
  });
}

/** @param isDraft whether its rows are moved into another database, where they are made to be found */
async function restoreInto(
  database: GreffeDatabase,
  { input, file, options, now, started }: Restoring,
  isDraft = false,
): Promise<ImportSummary> {
  const { signal, onWait } = options;
  const log = openImportLog(database);
  const last = log.lastOf(file);
  const rejects = openRejects(log, last, options.rejectsFile, now());
  const start = () => {
    distrustColumns(database);
    return log.start(file, rejects, now(), last);
  };
  const id = await writeLocked(database, start, { signal, onWait });
  const batches = new LineBatches({ database, log, importId: id, rejects, lock: { onWait } });
  const finish = (status: 'COMPLETE' | 'STOPPED' | 'UNUSABLE', notes: string[] = []) =>
    writeLocked(database, () => log.finish(id, { status, sha256: file.sha256, notes, now: now() }), {
      onWait,
    });
  try {
    const isWhole = await batches.readAll(input, last?.items ?? 0, options);
    if (isWhole && batches.version === VERSION_WITHOUT_DOCUMENTS) {
      await writeLocked(database, () => stateWhatColumnsShow(database.sqlite), { onWait });
    }
    if (isWhole) await writeLocked(database, () => settleImports(database.sqlite), { onWait });
    // What the copy says of derived columns may be by the rules of another version, or follow from lines that were rejected.
    if (isWhole) deriveAnew(database, { now: now(), leavesSearch: isDraft });
    const amounts = isWhole ? await flagUnusualAmounts(database, { onWait }) : undefined;
    await finish(isWhole ? 'COMPLETE' : 'STOPPED');
    const summary = fileSummary(input, isWhole ? 'IMPORTED' : 'STOPPED', last, batches.total);
    return summaryOf(summary, started, amounts, rejects);
  } catch (error) {
    await finish('UNUSABLE', [(error as Error).message]);
    throw error;
  } finally {
    rejects.close();
  }
}

/** An import that goes on adds to the rejections of its first part. */
function openRejects(
  log: ImportLog,
  last: ImportEntry | undefined,
  given: string | undefined,
  now: Date,
): RejectsFile {
  const instant = now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
  const fresh = `${COPY_SOURCE}-${instant}.rejects.jsonl`;
  const path = given ?? (last && log.unfinishedRejects(COPY_SOURCE)) ?? fresh;
  return new RejectsFile(path, last ? log.rejectsBytes(path) : 0);
}

function fileSummary(
  input: InputFile,
  outcome: FileSummary['outcome'],
  last: ImportEntry | undefined,
  counts = { ...noProgress(), rejected: last?.rejected ?? 0 },
): FileSummary {
  const resumedAt = outcome === 'UNCHANGED' ? 0 : (last?.items ?? 0);
  return { file: input.path, outcome, resumedAt, skippedFor: {}, notes: [], ...counts };
}

function summaryOf(
  file: FileSummary,
  started: number,
  amounts = { flagged: 0, unflagged: 0 },
  rejects?: RejectsFile,
): ImportSummary {
  return {
    source: COPY_SOURCE,
    files: [file],
    passedOver: [],
    problems: [],
    ...totalOf([file]),
    rejectsFile: rejects && rejects.bytes > 0 ? rejects.path : undefined,
    amountsFlagged: amounts.flagged,
    amountsUnflagged: amounts.unflagged,
    isStopped: file.outcome === 'STOPPED',
    seconds: (performance.now() - started) / 1000,
  };
}
