import { readFileSync } from 'node:fs';
import type { GreffeDatabase } from '../../../db/connection/client.ts';
import { createNodeFinder } from '../../../db/read/node/node-finder.ts';
import type { WriteCounts } from '../../../db/write/batch/writer.ts';
import { quoted, type RecordRejected, SourceUnusable } from '../../../domain/error.ts';
import { createAdmittingWriter } from '../../admission/admission.ts';
import { dossierDocument, dossierKey } from './document-record.ts';
import { logDossiers } from './log.ts';
import { DossierInvalid, type FoundProblem } from './problem.ts';
import {
  type DossierText,
  graphRecords,
  readTraced,
  type TracedDossier,
  type TracedRecords,
} from './read.ts';

/**
 * Writes what dossiers say into a database, in one transaction: all of it or, when anything is wrong in any of them, nothing.
 * The files may refer to each other's nodes and to those of the database. Importing them again changes nothing; a dossier that was
 * edited replaces all that it said.
 *
 * @param options `now` is the instant that new and changed rows are stamped with; by default the clock's
 * @throws DossierInvalid naming file, line and column of all that is wrong
 * @throws SourceUnusable for a file that can't be read; DatabaseUnusable as of `writeDocuments`
 */
export function importDossiers(
  database: GreffeDatabase,
  paths: readonly string[],
  options?: { now?: Date },
): WriteCounts {
  const texts = distinct(paths).map(readText);
  const dossiers = readTraced(texts, createNodeFinder(database));
  requireDistinct(dossiers);
  const documents = dossiers.map((dossier) => {
    const records = graphRecords(dossier);
    return { records, document: dossierDocument(dossierKey(dossier), records), source: dossier.file };
  });
  const { now = new Date() } = options ?? {};
  const { counts } = createAdmittingWriter(database).writeDocuments(documents, {
    now,
    also({ rejected, counts: written }) {
      for (const [position, error] of rejected) throw explained(error, dossiers[position]);
      const files = dossiers.map((dossier, position) => ({
        dossier,
        document: (documents[position] as (typeof documents)[number]).document,
        bytes: texts.find(({ file }) => file === dossier.file)?.bytes ?? Buffer.alloc(0),
      }));
      logDossiers(database, files, written, now);
    },
  });
  return counts;
}

function requireDistinct(dossiers: readonly TracedDossier[]): void {
  const files = new Map<string, string>();
  const problems = dossiers.flatMap((dossier) => {
    const key = dossierKey(dossier);
    const other = files.get(key);
    files.set(key, dossier.file);
    if (other === undefined) return [];
    const isNamed = dossier.id !== undefined;
    const what = isNamed ? `the id ${quoted(dossier.id)}` : 'the name and the default article';
    return [dossier.problem(() => `${other} has ${what} too; expected another id`)];
  });
  if (problems.length > 0) throw new DossierInvalid(problems);
}

function distinct(paths: readonly string[]): string[] {
  return [...new Set(paths)];
}

function readText(path: string): DossierText & { readonly bytes: Buffer } {
  try {
    const bytes = readFileSync(path);
    return { file: path, bytes, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
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

function explained(rejected: RecordRejected, records: TracedDossier | undefined): Error {
  const problem = records && placeOf(rejected, records);
  return problem ? new DossierInvalid([problem]) : rejected;
}

/** Where in its file the record stands that the writer refused. */
function placeOf(rejected: RecordRejected, records: TracedRecords): FoundProblem | undefined {
  const [, list, index] = /^\/(nodes|claims|mentions)\/(\d+)/.exec(rejected.locator) ?? [];
  if (list === undefined) return undefined;
  const traced = records[list as keyof TracedRecords][Number(index)];
  return traced?.problem?.(() => rejected.reason);
}
