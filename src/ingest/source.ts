import type { RecordRejected } from '../domain/error.ts';
import type { DocumentRecord } from '../model/document.ts';
import type { GraphRecords } from '../model/record.ts';

/** A file, or an entry of an archive, or standard input: decompressed bytes with a name to call it by. */
export interface SourceFile {
  /** Path as given; of an archive's entry `archive.zip!entry.json`; `-` for standard input. */
  readonly name: string;
  /** The bytes, once. Whoever reads stops the reading by leaving the loop. */
  readonly bytes: AsyncIterable<Uint8Array>;
  /** Says something about the file as a whole that whoever imports should know: the encoding that was assumed, for example. */
  readonly note?: (text: string) => void;
}

/**
 * One document of a file, such as a release, a notice or a contract: what it states, by records whose
 * refs hold within it. Its article record is among the nodes, and every claim's evidence names it.
 */
export interface StatedDocument {
  /** Where it stands in its file: JSON pointer, XPath or row. */
  readonly locator: string;
  readonly records: GraphRecords;
  /** Where it stands among the documents of its series. Absent: what it says is only ever added to. */
  readonly document?: Omit<DocumentRecord, 'reading'>;
}

/** A document, or a part of one, that can't be understood; the rest goes in. */
export interface RejectedDocument {
  readonly locator: string;
  readonly rejected: RecordRejected;
  /** What was rejected, as published, cut to a size that can be kept. */
  readonly content: string;
}

/**
 * A document that is understood and left out on purpose: test data, a release that is only linked. It is counted by its reason
 * and is no failure.
 */
export interface SkippedDocument {
  readonly locator: string;
  /** Why, in words that are the same for all documents left out for it: "test data", "linked release, not fetched". */
  readonly skipped: string;
}

export type SourceItem = StatedDocument | RejectedDocument | SkippedDocument;

/** What a person running an import may choose about a source. */
export interface SourceOptions {
  /** Take in what publishers mark as test data, such as ProZorro's `mode: test`. Default false. */
  readonly includeTests?: boolean;
}

/**
 * A kind of published data. `read` turns the bytes of one file into documents, one after another and in
 * constant memory; it writes nothing and knows no database.
 */
export interface Source {
  /** Name on the command line and in keys: `ocds`. */
  readonly name: string;
  /** What it reads, for `--help`. */
  readonly description: string;
  /** File name endings that a folder is searched for, in lower case: `.json`. Compressed ones are found too. */
  readonly endings: readonly string[];
  /**
   * Raised by one whenever the same file would state something else than before: files read by another version are read again.
   * Default 1.
   */
  readonly version?: number;
  /**
   * @throws SourceUnusable when the file as a whole is not of this source; items already given stand.
   */
  read(file: SourceFile, options: SourceOptions): AsyncIterable<SourceItem>;
}
