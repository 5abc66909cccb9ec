import { MAX_DOCUMENTS_OF_SERIES } from '../db/write/document/document-writer.ts';
import { quoted } from '../domain/error.ts';

/** How much one series may hold, so that what it costs stays bounded. */
export interface SeriesLimits {
  readonly documents: number;
  /** Of its documents and the claims that they have said, the product: each document of a part-wise source states all that goes on. */
  readonly statements: number;
}

/** Thousands of documents that go on with thousands of claims: minutes of work at the most. */
export const SERIES_LIMITS: SeriesLimits = { documents: MAX_DOCUMENTS_OF_SERIES, statements: 20_000_000 };

/** Why a series of so many documents, which have said so many claims, gets no further one; undefined when it may. */
export function whyTooMuch(
  series: string,
  documents: number,
  claims: number,
  limits: SeriesLimits,
): string | undefined {
  if (documents >= limits.documents) {
    return `the series ${quoted(series)} has ${documents} documents already, which is the most that is kept`;
  }
  if ((documents + 1) * claims <= limits.statements) return undefined;
  return `the series ${quoted(series)} has ${documents} documents already that have said ${claims} claims, and all of those would be stated once more: a series may make at most ${limits.statements} such statements`;
}
