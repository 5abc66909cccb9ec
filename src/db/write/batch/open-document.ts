import type { DocumentRecord } from '../../../model/document.ts';

/** A document that is being written. */
export interface OpenDocument {
  readonly record: DocumentRecord;
  readonly id: number;
  /** The article that it is a text of; null of a dossier. */
  readonly articleId: number | null;
  readonly seriesId: number | null;
  /** Whether it takes the place of what was read of it before, or of what its article supported without a document. */
  readonly replaces: boolean;
  /** Claims that it says. */
  readonly says: Set<number>;
  /** Of a part-wise source: the claims that the state before the document has. */
  readonly open: Set<number> | undefined;
  /** Where only what the document may change is given: the claims of the state before it that were part of that. */
  formerly?: ReadonlySet<number>;
}
