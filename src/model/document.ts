import type { NodeRef } from './claim-kind.ts';

/**
 * What a document takes back of what its series said before: `UNSAID`, all that it no longer says; `DROPS`, what the state after it no
 * longer has (of part-wise sources, whose documents only say what changed); `NOTHING`, as a part of it could not be read.
 */
export const TAKES_BACK = ['UNSAID', 'DROPS', 'NOTHING'] as const;
export type TakesBack = (typeof TAKES_BACK)[number];

/** The documents that speak for the same thing one after another. */
export interface SeriesRecord {
  /** Prefixed by the source: `ocds:ocds-213czf-000-00001`. */
  readonly key: string;
  /** Keys of other series that are one with this from this document's moment on. */
  readonly continues?: readonly string[];
  /** Sources' keys of bids and events that the document can't repeat, as it masks them, and does not take back. */
  readonly keeps?: readonly string[];
}

/** One text as published at one moment. */
export interface DocumentRecord {
  /** Its stable key, prefixed by the source; with `moment` it names one text. */
  readonly key: string;
  /**
   * Where it stands in its series: instant of publication, then whatever orders documents of one instant; sorts as text. Without a
   * series it is the day.
   */
  readonly moment: string;
  /** Day (`YYYY-MM-DD`) since which what it says is known. */
  readonly day: string;
  /** The article that it is a text of. Absent of a dossier: its evidence names several, and is known since those. */
  readonly article?: NodeRef;
  /** Absent: it stands for itself and nothing takes it back, as an article does. */
  readonly series?: SeriesRecord;
  /** Default `UNSAID`. */
  readonly takesBack?: TakesBack;
  /** Written anew, it replaces all that it said: nobody is told that it said otherwise. */
  readonly isEdited?: true;
  /** Hash of its text, as hexadecimal digits: the same text again changes nothing. */
  readonly hash: string;
  /** Version of the source by which the text was read: another one reads the same text again. Default empty. */
  readonly reading?: string;
  /** Instant of the file that has this text: of two texts of one moment the later one holds. */
  readonly edition?: string;
  /** Deflated: the text as a part-wise source needs it to be folded again; of an edited document what it states of nodes. */
  readonly raw?: Uint8Array;
  /** Of a part-wise source: one before it came in later, so that the same text says something else than when it was written. */
  readonly isRefolded?: true;
}
