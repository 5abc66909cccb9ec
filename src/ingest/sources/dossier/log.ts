import { createHash } from 'node:crypto';
import type { GreffeDatabase } from '../../../db/connection/client.ts';
import { countWritten, type ImportedFile, noProgress, openImportLog } from '../../../db/log/import-log.ts';
import { openPlacementLog } from '../../../db/log/placement-log.ts';
import type { WriteCounts } from '../../../db/write/batch/writer.ts';
import type { DocumentRecord } from '../../../model/document.ts';
import type { TracedDossier } from './read.ts';

const SOURCE = 'dossier';

/** A dossier that is written. */
interface WrittenDossier {
  readonly dossier: TracedDossier;
  readonly document: DocumentRecord;
  readonly bytes: Buffer;
}

/**
 * Logs dossiers as imports, and where in them the articles stand that they describe. To be called in the transaction that writes them.
 * The same bytes are logged once.
 *
 * @param counts of all files together: they stand with the first
 */
export function logDossiers(
  database: GreffeDatabase,
  files: readonly WrittenDossier[],
  counts: WriteCounts,
  now: Date,
): void {
  const log = openImportLog(database);
  const placements = openPlacementLog(database.sqlite);
  const fresh = files
    .map((each) => ({ ...each, file: fileOf(each) }))
    .filter(({ file }) => !log.lastOf(file));
  const [first] = fresh;
  for (const { dossier, document, file } of fresh) {
    const isFirst = file === first?.file;
    const progress = noProgress();
    if (isFirst) countWritten(progress, counts, 1);
    else progress.documents = 1;
    const notes = isFirst ? [] : [`What it changed is counted with ${first?.file.file}.`];
    const id = log.record(file, progress, notes, now);
    for (const { record, problem } of dossier.nodes) {
      if (record.type !== 'ARTICLE' || record.isReference || problem === undefined) continue;
      if (record.slug === undefined) continue;
      placements.placeDescribed(id, document, record.slug, `line ${problem(() => '').line}`);
    }
  }
}

function fileOf({ dossier, document, bytes }: WrittenDossier): ImportedFile {
  return {
    source: SOURCE,
    reading: JSON.stringify({ version: Number(document.reading) }),
    file: dossier.file,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    sizeBytes: bytes.length,
  };
}
