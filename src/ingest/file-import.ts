import { createHash } from 'node:crypto';
import { type ImportEntry, type ImportedFile, noProgress } from '../db/log/import-log.ts';
import type { ImportBatch } from './import-batch.ts';
import type { ImportSession } from './import-session.ts';
import type { FileImport } from './import-summary.ts';
import type { InputFile } from './input.ts';
import { type Reading, readInput } from './read-input.ts';
import { readInThread } from './reading-thread.ts';
import { SOURCES } from './registry.ts';
import type { SourceItem } from './source.ts';

/**
 * Reads one file, item by item, into batches that it shares with the files around it.
 *
 * @param goesOn an import of the same bytes that did not come to its end: what it dealt with is read, and not written again
 * @returns what is whole once the last batch was written
 * @throws DatabaseUnusable, GreffeError when the database or the rejections can't be written; what is wrong with the file itself
 *   is in its summary
 */
export async function importFile(
  session: ImportSession,
  batch: ImportBatch,
  input: InputFile,
  file: ImportedFile,
  goesOn: ImportEntry | undefined,
): Promise<FileImport> {
  const { signal, now } = session;
  const of = fileImport(file, goesOn, now());
  await batch.open(of, !isSmall(session, input));
  const resumedAt = goesOn?.items ?? 0;
  const hash = createHash('sha256');
  const onBytes = (count: number, bytes?: Uint8Array) => {
    if (file.sha256 === undefined && bytes !== undefined) hash.update(bytes);
    session.onRead(count);
  };
  const notes: string[] = [];
  let isUsable = true;
  let seen = 0;
  for await (const reading of readingsOf(session, input, file, resumedAt, onBytes)) {
    if (reading === undefined) {
      seen++;
    } else if ('item' in reading) {
      seen++;
      if (seen > resumedAt) await batch.add(of, reading.file, reading.item);
    } else {
      notes.push(sentenceOf(reading));
      isUsable &&= !('unusable' in reading);
    }
  }
  const isStopped = signal?.aborted === true;
  const status = isStopped ? 'STOPPED' : isUsable ? 'COMPLETE' : 'UNUSABLE';
  const sha256 = file.sha256 ?? (status === 'COMPLETE' ? hash.digest('hex') : undefined);
  of.end = { status, sha256, notes, now: now() };
  return of;
}

function fileImport(file: ImportedFile, goesOn: ImportEntry | undefined, started: Date): FileImport {
  return { file, goesOn, started, id: undefined, written: noProgress(), skippedFor: {}, end: undefined };
}

/** One that takes long, or comes from a pipe that may wait, shares no transaction with those before it. */
function isSmall({ threadBytes }: ImportSession, { sizeBytes }: InputFile): boolean {
  return sizeBytes !== undefined && sizeBytes < threadBytes;
}

function readingsOf(
  session: ImportSession,
  input: InputFile,
  file: ImportedFile,
  skip: number,
  onBytes: (count: number, bytes?: Uint8Array) => void,
) {
  const { source, sourceOptions: options, signal } = session;
  // Starting a thread takes a quarter of a second; it knows the sources by their names, and can't hash for this one.
  const mayBeThread = file.sha256 !== undefined && !isSmall(session, input) && SOURCES.includes(source);
  if (!mayBeThread) return readInput(source, options, input, { onBytes, signal });
  return readInThread({ source: source.name, options, input, skip }, onBytes, signal);
}

function sentenceOf(reading: Exclude<Reading, { item: SourceItem }>): string {
  return 'note' in reading ? `${reading.file}: ${reading.note}` : reading.unusable.message;
}
