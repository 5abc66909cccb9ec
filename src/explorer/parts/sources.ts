import type { SourcesFragment } from '../operations.ts';

const SOURCES = ['ocds', 'eforms', 'decp', 'prozorro', 'anac', 'bods', 'dossier'] as const;

/** What was read of a kind of source. */
export interface ReadSource {
  readonly source: (typeof SOURCES)[number];
  readonly files: number;
  /** When the last file was read; undefined when none was. */
  readonly last: string | undefined;
}

/** Each kind of source, whether or not a file of it was read. */
export function readSources(data: SourcesFragment): ReadSource[] {
  return SOURCES.map((source) => {
    const { totalCount, nodes } = data[source];
    return { source, files: totalCount, last: nodes[0]?.finished ?? nodes[0]?.started };
  });
}
