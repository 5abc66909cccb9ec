import type { PartialDate } from '../../domain/partial-date.ts';
import type { ArticleKind } from '../words/node.ts';

/** What a citation of a place in a document is made from. */
export interface CitedPlace {
  /** Title of the document. */
  readonly title: string;
  readonly kind: ArticleKind;
  readonly url: string | null;
  readonly published: PartialDate | null;
  /** When the document says that the award was, where it does not say when it was published. */
  readonly awarded: PartialDate | null;
  readonly language: string | null;
  /** Who published or wrote it; of a notice without a publisher the buyer whose tender it is about. */
  readonly author: string | null;
  /** The document's own number, or that of the tender it is about: `DECP 403040850000142024S`. */
  readonly number: string | null;
  /** Where within the document; null for all of it. */
  readonly locator: string | null;
  /** Where the document stood; null of one that no file of an import has. */
  readonly file: CitedFile | null;
}

export interface CitedFile {
  /** Its name, without the folders of whoever imported it. */
  readonly name: string;
  readonly sha256: string | null;
  /** Where the document begins in it. */
  readonly locator: string;
}
