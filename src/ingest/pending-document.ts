import type { SourcedRecords, WrittenDocuments } from '../db/write/batch/writer.ts';
import { WHOLE_FILE } from '../model/citation/locator.ts';
import type { FileImport } from './import-summary.ts';
import { withAddress } from './published-at.ts';
import { isReadPart, type ReadItem, type ReadPart } from './read-item.ts';
import { rejection } from './rejection.ts';
import type { RejectedDocument, StatedDocument } from './source.ts';

/** An item that waits to be written. */
export interface PendingItem {
  /** The file, or the entry of an archive, that it stands in. */
  readonly file: string;
  readonly item: ReadItem;
  readonly of: FileImport;
}

/** A document that only says what changed, waiting. */
export interface PendingPart extends PendingItem {
  readonly item: ReadPart;
}

/** A document for the writer. */
export interface DocumentToWrite {
  /** What was read; undefined of one that is there already and follows from the batch. */
  readonly pending: PendingItem | undefined;
  /** Parts of it that could not be understood, which are known once it is made. */
  readonly rejected: readonly RejectedDocument[];
  make(): SourcedRecords;
  refuse(): void;
}

/** So many characters of a document's text make about one record. */
const CHARACTERS_PER_RECORD = 200;

/** About how many records an item states. */
export function weightOf(item: ReadItem): number {
  if (isReadPart(item)) return Math.ceil(item.characters / CHARACTERS_PER_RECORD);
  if (!('records' in item)) return 1;
  const { nodes, claims, mentions } = item.records;
  return nodes.length + claims.length + mentions.length;
}

export function isDocument(item: ReadItem): item is StatedDocument | ReadPart {
  return 'records' in item || isReadPart(item);
}

export function isPart(pending: PendingItem): pending is PendingPart {
  return isReadPart(pending.item);
}

/** A document that says all it has to say, for the writer; none of another item. */
export function wholeToWrite(
  pending: PendingItem,
  reading: string,
  publishedAt: string | undefined,
): DocumentToWrite[] {
  const { file, item } = pending;
  if (!('records' in item)) return [];
  const document = item.document && { ...item.document, reading };
  const records = publishedAt === undefined ? item.records : withAddress(item, publishedAt);
  const given = { records, source: file, document };
  return [{ pending, rejected: [], make: () => given, refuse: () => undefined }];
}

/** Why the writer did not take documents, as lines of the file of rejections say it. */
export function refusalsOf(
  documents: readonly DocumentToWrite[],
  rejected: WrittenDocuments['rejected'],
): Map<PendingItem, RejectedDocument> {
  const refusals = new Map<PendingItem, RejectedDocument>();
  for (const [position, { locator, reason }] of rejected) {
    const { pending } = documents[position] as DocumentToWrite;
    if (pending === undefined || !isDocument(pending.item)) continue;
    const why = `${locator}: ${reason}`;
    const content = contentAt(pending.item, locator);
    refusals.set(pending, rejection({ name: pending.file }, pending.item.locator, why, content));
  }
  return refusals;
}

/** The record that was refused; of a document that only says what changed its text. */
function contentAt(item: StatedDocument | ReadPart, locator: string): unknown {
  if (isReadPart(item)) return item.text;
  const [, list, index] = /^\/(nodes|claims|mentions)\/(\d+)/.exec(locator) ?? [];
  return (list && item.records[list as keyof StatedDocument['records']][Number(index)]) ?? '';
}

/** Where the article stands in the file that is imported: within an entry of it, where that is an archive. */
export function locatorIn(file: string, item: StatedDocument | ReadPart): string {
  const [, entry] = /!(.*)$/s.exec(file) ?? [];
  const locator = ('records' in item ? item.articleLocator : undefined) ?? item.locator;
  const place = locator === '' ? WHOLE_FILE : locator;
  return entry === undefined ? place : `${entry}, ${place}`;
}
