import { LRUCache } from 'lru-cache';
import { MAX_DOCUMENTS_OF_SERIES } from '../db/write/document/document-writer.ts';
import { quoted } from '../domain/error.ts';

/** How much one series may hold and cost, so that what an import takes stays bounded. */
export interface SeriesLimits {
  readonly documents: number;
  /** Claims that its documents may state together in one import, with those of later ones that are stated anew. */
  readonly statements: number;
}

/**
 * Minutes of work at the most. A release that is one of many mostly states the few claims that it may change; only where any claim may
 * follow from any other does each state all that goes on.
 */
export const SERIES_LIMITS: SeriesLimits = { documents: MAX_DOCUMENTS_OF_SERIES, statements: 20_000_000 };

/** Of so many series it is kept what they have stated: one that comes again behind as many others is counted anew. */
const KEPT_SERIES = 10_000;

/** How many claims the documents of each series have stated in one import. */
export class SeriesWork {
  private readonly statements = new LRUCache<string, number>({ max: KEPT_SERIES });

  of(series: string): number {
    return this.statements.get(series) ?? 0;
  }

  add(series: string, statements: number): void {
    this.statements.set(series, this.of(series) + statements);
  }
}

/** Why a series of so many documents, which have stated so many claims in this import, gets no further one; undefined when it may. */
export function whyTooMuch(
  series: string,
  documents: number,
  statements: number,
  limits: SeriesLimits,
): string | undefined {
  if (documents >= limits.documents) {
    return `the series ${quoted(series)} has ${documents} documents already, which is the most that is kept`;
  }
  if (statements < limits.statements) return undefined;
  return `the documents of the series ${quoted(series)} have stated ${statements} claims in this import, each all that goes on of the ${documents} before it: at most ${limits.statements} are stated`;
}
