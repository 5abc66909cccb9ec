import { readFileSync } from 'node:fs';
import type { GreffeDatabase } from '../../../db/connection/client.ts';
import { createNodeFinder } from '../../../db/read/node/node-finder.ts';
import { type WriteCounts, writeRecords } from '../../../db/write/batch/writer.ts';
import { RecordRejected, SourceUnusable } from '../../../domain/error.ts';
import { DossierInvalid, type FoundProblem } from './problem.ts';
import { type DossierText, readTraced, recordsOf, type TracedRecords } from './read.ts';

/**
 * Writes what dossiers say into a database, in one transaction: all of it or, when anything is wrong in any of them, nothing.
 * The files may refer to each other's nodes and to those of the database. Importing them again changes nothing.
 *
 * @param options `now` is the instant that new and changed rows are stamped with; by default the clock's
 * @throws DossierInvalid naming file, line and column of all that is wrong
 * @throws SourceUnusable for a file that can't be read; DatabaseUnusable as of `writeRecords`
 */
export function importDossiers(
  database: GreffeDatabase,
  paths: readonly string[],
  options?: { now?: Date },
): WriteCounts {
  const records = readTraced(distinct(paths).map(readText), createNodeFinder(database));
  try {
    const { nodes, claims, mentions } = records;
    const batch = { nodes: recordsOf(nodes), claims: recordsOf(claims), mentions: recordsOf(mentions) };
    return writeRecords(database, batch, { ...options, source: paths.join(', ') });
  } catch (error) {
    const problem = error instanceof RecordRejected ? placeOf(error, records) : undefined;
    throw problem ? new DossierInvalid([problem]) : error;
  }
}

function distinct(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}

function readText(path: string): DossierText {
  try {
    return { file: path, text: new TextDecoder('utf-8', { fatal: true }).decode(readFileSync(path)) };
  } catch (error) {
    throw new SourceUnusable(path, reasonOf(error), { cause: error });
  }
}

function reasonOf(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT') return 'there is no such file';
  if (code === 'EISDIR') return 'this is a folder; name the files in it';
  if (code === 'EACCES') return 'it is not readable; check its permissions';
  if (code === 'ERR_ENCODING_INVALID_ENCODED_DATA') return 'it is not UTF-8 text';
  return error instanceof Error ? error.message : String(error);
}

/** Where in its file the record stands that the writer refused. */
function placeOf(rejected: RecordRejected, records: TracedRecords): FoundProblem | undefined {
  const [, list, index] = /^\/(nodes|claims|mentions)\/(\d+)/.exec(rejected.locator) ?? [];
  if (list === undefined) return undefined;
  const traced = records[list as keyof TracedRecords][Number(index)];
  return traced?.problem?.(() => rejected.reason);
}
