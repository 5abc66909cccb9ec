import { stat } from 'node:fs/promises';
import type { GreffeDatabase } from '../db/connection/client.ts';
import { type OutdatedImport, outdatedImports } from '../db/log/outdated-import.ts';
import type { ImportSummary } from './import-summary.ts';
import { STANDARD_INPUT } from './input.ts';
import { SOURCES } from './registry.ts';
import { type ImportOptions, runImport } from './run.ts';

/** The files that older versions of the sources read. */
export function findOutdated(database: GreffeDatabase): OutdatedImport[] {
  return outdatedImports(database, new Map(SOURCES.map(({ name, version = 1 }) => [name, version])));
}

export interface AgainSummary {
  /** Of each source, and of each choice about it. */
  readonly imports: readonly ImportSummary[];
  /** Files that are not where they were. */
  readonly notFound: readonly OutdatedImport[];
}

/** Reads those files again that are where they were, by the sources and with the choices of then. */
export async function importAgain(
  database: GreffeDatabase,
  options: Omit<ImportOptions, 'includeTests' | 'publishedAt' | 'resume' | 'force'> = {},
): Promise<AgainSummary> {
  const outdated = findOutdated(database);
  const isThere = await Promise.all(outdated.map(({ file }) => isFile(file)));
  const found = outdated.filter((_, position) => isThere[position]);
  const imports: ImportSummary[] = [];
  for (const source of SOURCES) {
    const ofSource = found.filter(({ source: name }) => name === source.name);
    for (const files of Map.groupBy(ofSource, choicesOf).values()) {
      if (options.signal?.aborted) break;
      const paths = files.map(({ file }) => file);
      const { includeTests = false, publishedAt } = files[0] ?? {};
      const chosen = { includeTests, ...(publishedAt !== undefined && { publishedAt }) };
      imports.push(await runImport(database, source, paths, { ...options, ...chosen }));
    }
  }
  return { imports, notFound: outdated.filter((_, position) => !isThere[position]) };
}

function choicesOf({ includeTests, publishedAt }: OutdatedImport): string {
  return JSON.stringify([includeTests, publishedAt]);
}

async function isFile(path: string): Promise<boolean> {
  if (path === STANDARD_INPUT) return false;
  try {
    return !(await stat(path)).isDirectory();
  } catch {
    return false;
  }
}
