import { asc, getTableColumns } from 'drizzle-orm';
import type { GreffeDatabase } from '../connection/client.ts';
import { drizzleOn } from '../statement/drizzle.ts';
import { imports } from '../tables/import.ts';

/** A file that an older version of its source read last: read again, it may state something else. */
export interface OutdatedImport {
  readonly source: string;
  /** The file as it was named. */
  readonly file: string;
  /** Version of the source by which it was read, and the one that would read it now. */
  readonly readBy: number;
  readonly version: number;
  /** What was chosen then. */
  readonly includeTests: boolean;
  readonly publishedAt?: string;
  readonly documents: number;
}

/**
 * Files that were read by older versions of their sources only, in the order in which they were read first. Bytes that the version of
 * now has read under another name are not among them.
 *
 * @param versions of the sources, by name; others are left out
 */
export function outdatedImports(
  { sqlite }: GreffeDatabase,
  versions: ReadonlyMap<string, number>,
): OutdatedImport[] {
  const { source, file, reading, sha256, status, documents } = getTableColumns(imports);
  const entries = drizzleOn(sqlite)
    .select({ source, file, reading, sha256, status, documents })
    .from(imports)
    .orderBy(asc(imports.id))
    .all();
  const done = new Set<string>();
  const older = new Map<string, OutdatedImport & { readonly sha256: string | null }>();
  for (const entry of entries) {
    const version = versions.get(entry.source);
    if (version === undefined) continue;
    const { version: readBy, ...chosen } = readingOf(entry.reading);
    const place = JSON.stringify([entry.source, entry.file]);
    const { source, file, sha256, documents } = entry;
    if (readBy < version) {
      older.set(place, { source, file, readBy, version, ...chosen, documents, sha256 });
    } else if (entry.status === 'COMPLETE' || entry.status === 'UNUSABLE') {
      older.delete(place);
      done.add(JSON.stringify([source, sha256]));
    }
  }
  return [...older.values()]
    .filter(({ source, sha256 }) => sha256 === null || !done.has(JSON.stringify([source, sha256])))
    .map(({ sha256: _, ...outdated }) => outdated);
}

function readingOf(
  text: string,
): Pick<OutdatedImport, 'includeTests' | 'publishedAt'> & { readonly version: number } {
  const { version, includeTests, publishedAt } = JSON.parse(text) as Record<string, unknown>;
  return {
    version: Number(version ?? 0),
    includeTests: includeTests === true,
    ...(typeof publishedAt === 'string' && { publishedAt }),
  };
}
