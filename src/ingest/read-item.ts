import { packJson } from '../db/write/document/packed-text.ts';
import type { FoldablePart, PartDocument, SourceItem, StatedPart } from './source.ts';

/** A document that only says what changed, as the importer holds it until it is written. */
export interface ReadPart extends FoldablePart {
  /** Length of its text. */
  readonly characters: number;
  /** Its text as it is kept, packed. */
  pack(): Uint8Array;
  /** What it states as the first of its series, where that was found when it was read. */
  readonly alone?: StatedPart | undefined;
}

/** What a source reads, as the importer holds it. */
export type ReadItem = Exclude<SourceItem, PartDocument> | ReadPart;

export function readItemOf(item: SourceItem): ReadItem {
  if (!('kept' in item)) return item;
  const { locator, text, document, kept } = item;
  return { locator, text, document, characters: kept.length, pack: () => packJson(kept) };
}

export function isReadPart(item: ReadItem): item is ReadPart {
  return 'pack' in item;
}
