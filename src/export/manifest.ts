import {
  countDocumentSources,
  type DocumentSource,
  readPublisherName,
  walkDocuments,
} from '../db/read/export/document-source.ts';
import { type Licence, licenceOf } from '../domain/licence.ts';
import type { ExportCounts, ExportFormat } from './format.ts';
import { closureOf, type Selection } from './selection.ts';

/** What was written. */
export interface WrittenExport {
  readonly counts: ExportCounts;
  readonly bytes: number;
  /** In hexadecimal. */
  readonly sha256: string;
}

/** Where the documents come from that an export relies on. */
export interface ManifestSource {
  /** The kind of data that they were imported as: `ocds`. Null of those that were entered by hand. */
  readonly source: string | null;
  /** Name of who published them; null when no document says. */
  readonly publisher: string | null;
  readonly documents: number;
  /** Null when it is not stated: whoever uses the data asks the publisher. */
  readonly licence: Licence | null;
}

/** What an export is and where it comes from, to be kept beside it. */
export interface Manifest extends WrittenExport {
  readonly format: string;
  readonly mediaType: string;
  /** Day, UTC. */
  readonly date: string;
  /** The filter for tenders; null for the whole graph. */
  readonly filter: unknown;
  readonly sources: readonly ManifestSource[];
}

const IDS_PER_STEP = 200;

/** Makes the manifest of an export; each yield is a chance to give way. */
export function* describeExport(
  { name, mediaType }: ExportFormat,
  selection: Selection,
  written: WrittenExport,
): Generator<undefined, Manifest> {
  const tally = new Map<string, DocumentSource>();
  for (const ids of yield* documentsOf(selection)) {
    for (const found of countDocumentSources(selection.session, ids)) {
      const key = `${found.source} ${found.publisher}`;
      const documents = (tally.get(key)?.documents ?? 0) + found.documents;
      tally.set(key, { ...found, documents });
    }
    yield;
  }
  return {
    format: name,
    mediaType,
    date: selection.day,
    filter: selection.filterText === null ? null : JSON.parse(selection.filterText),
    ...written,
    sources: [...tally.values()]
      .sort((a, b) => b.documents - a.documents || (a.publisher ?? 0) - (b.publisher ?? 0))
      .map((each) => shown(selection, each)),
  };
}

function* documentsOf(selection: Selection): Generator<undefined, Iterable<readonly number[]>> {
  const closure = yield* closureOf(selection);
  return closure ? closure.nodes.inPieces(IDS_PER_STEP) : walkDocuments(selection.session);
}

function shown({ session }: Selection, { source, publisher, documents }: DocumentSource): ManifestSource {
  return {
    source,
    publisher: publisher === null ? null : readPublisherName(session, publisher),
    documents,
    licence: (source === null ? undefined : licenceOf(source)) ?? null,
  };
}

/** The text of a manifest. */
export function manifestText(manifest: Manifest): string {
  return `${JSON.stringify(manifest, null, 2)}\n`;
}
