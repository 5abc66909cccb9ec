import type { RecordRejected } from '../domain/error.ts';
import type { DocumentRecord, SeriesRecord } from '../model/document.ts';
import type { GraphRecords, NodeRef } from '../model/record.ts';
import type { JsonObject } from './json-value.ts';

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
  /** Where its article stands, where the document is only a part of that. */
  readonly articleLocator?: string;
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

/**
 * A document that only says what changed: what it states follows from all documents of its series together, and is made when it is
 * written.
 */
export interface PartDocument extends FoldablePart {
  /** The text as it is kept: JSON. */
  readonly kept: string;
}

/** What is needed of such a document to say what its series states after it. */
export interface FoldablePart {
  /** Where it stands in its file; of one that was read before its key. */
  readonly locator: string;
  readonly text: JsonObject;
  readonly document: PartRecord;
}

/** Where such a document stands. `hash` may leave out what the text has of its file. */
export type PartRecord = Pick<DocumentRecord, 'key' | 'moment' | 'day' | 'hash' | 'edition'> & {
  readonly series: SeriesRecord;
};

/** What the documents of a series say together, by the last of them. */
export interface StatedPart {
  /** Ref of the article that the document is. */
  readonly article: NodeRef;
  /** As of other documents. What the document itself does not touch has evidence that is carried. */
  readonly records: GraphRecords;
  /** `NOTHING` where a part of the document can't be understood. */
  readonly takesBack: 'DROPS' | 'NOTHING';
  /** Parts of it that can't be understood. */
  readonly rejected: readonly RejectedDocument[];
  /**
   * Of a source that only looks at what the document may change: what was said of that before it. What is said there and not in
   * `records` is dropped; all else that the series has said goes on. Absent: `records` are all that the series says.
   */
  readonly formerly?: GraphRecords;
}

/** How the documents of a part-wise source are put together. States are never changed: one may be gone on from more than once. */
export interface PartwiseSource<State = unknown> {
  /** What documents say together, with one more. */
  fold(state: State | undefined, text: JsonObject): State;
  state(state: State, document: FoldablePart, file: Pick<SourceFile, 'name'>): StatedPart;
}

export type SourceItem = StatedDocument | PartDocument | RejectedDocument | SkippedDocument;

/** What a person running an import may choose about a source. */
export interface SourceOptions {
  /** Take in what publishers mark as test data, such as ProZorro's `mode: test`. Default false. */
  readonly includeTests?: boolean;
  /** Address of the page on which the files were published: that of documents which have no address of their own. */
  readonly publishedAt?: string;
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
  /** Whether its documents have no addresses of their own, so that who imports may name the page of the file. */
  readonly hasNoAddresses?: true;
  /** Of a source that gives documents which only say what changed. */
  readonly partwise?: PartwiseSource;
  /**
   * @throws SourceUnusable when the file as a whole is not of this source; items already given stand.
   */
  read(file: SourceFile, options: SourceOptions): AsyncIterable<SourceItem>;
}
