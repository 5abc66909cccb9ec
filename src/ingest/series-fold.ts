import type { JsonObject } from './json-value.ts';
import type { FoldablePart, PartwiseSource, SourceFile, StatedPart } from './source.ts';

/** A document of a series, whose text may have to be fetched. */
export interface FoldedDocument {
  readonly key: string;
  readonly moment: string;
  text(): JsonObject;
}

/**
 * Puts documents of one series together, in their order. What each states is made when it is asked for and not kept, so that a long series
 * takes no more memory than one of its states.
 */
export class SeriesFold<D extends FoldedDocument> {
  readonly documents: readonly D[];
  private readonly source: PartwiseSource;
  private readonly textsBefore: () => Iterable<JsonObject>;
  private readonly refused = new Set<number>();
  /** How many documents are in the state. */
  private folded = 0;
  private state: unknown;
  /** The state before the place of the last document: another text of the same place takes that one's place. */
  private before: unknown;
  private isOpen = false;

  /** @param textsBefore those that stand before the first of the documents */
  constructor(source: PartwiseSource, documents: readonly D[], textsBefore: () => Iterable<JsonObject>) {
    this.source = source;
    this.documents = documents;
    this.textsBefore = textsBefore;
  }

  /** Leaves out a document that could not be written: later ones do not follow from it. */
  refuse(position: number): void {
    this.refused.add(position);
    if (position < this.folded) this.isOpen = false;
  }

  /** What the series says after the document. */
  stated(position: number, part: FoldablePart, file: Pick<SourceFile, 'name'>): StatedPart {
    if (!this.isOpen || position < this.folded) this.open();
    while (this.folded < position) {
      const next = this.folded;
      if (this.refused.has(next)) this.folded++;
      else this.fold(next, (this.documents[next] as D).text());
    }
    this.fold(position, part.text);
    return this.source.state(this.state, part, file);
  }

  private open(): void {
    let state: unknown;
    for (const text of this.textsBefore()) state = this.source.fold(state, text);
    this.state = state;
    this.before = state;
    this.folded = 0;
    this.isOpen = true;
  }

  private fold(position: number, text: JsonObject): void {
    if (!this.takesPlace(position)) this.before = this.state;
    this.state = this.source.fold(this.before, text);
    this.folded = position + 1;
  }

  /** Whether the document is another text of the place of the one before it. */
  private takesPlace(position: number): boolean {
    const { key, moment } = this.documents[position] as D;
    const last = this.documents[position - 1];
    return last !== undefined && last.key === key && last.moment === moment;
  }
}
