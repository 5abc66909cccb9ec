import type { SourcedRecords } from '../db/write/batch/writer.ts';
import { unpackJson } from '../db/write/document/packed-text.ts';
import type { StoredDocument, StoredTexts } from '../db/write/document/stored-text.ts';
import type { JsonObject } from './json-value.ts';
import type { PendingPart } from './pending-document.ts';
import { rejection } from './rejection.ts';
import { type FoldedDocument, SeriesFold } from './series-fold.ts';
import { type SeriesLimits, type SeriesWork, whyTooMuch } from './series-limit.ts';
import type { FoldablePart, PartwiseSource, RejectedDocument } from './source.ts';

/** A document that is to be written: one of the batch, or one that is there already and stands after such a one. */
interface PlacedDocument extends FoldedDocument {
  readonly pending: PendingPart | undefined;
  /** The file that rejections name. */
  readonly source: string;
  read(): { readonly raw: Uint8Array; readonly part: FoldablePart };
}

/** A document that is given to the writer. */
export interface PartToWrite {
  /** The one of the batch that it is; undefined of one that was there already. */
  readonly pending: PendingPart | undefined;
  /** Parts of it that can't be understood, once it was written. */
  rejected: readonly RejectedDocument[];
  /** What it states after those before it. */
  make(): SourcedRecords;
  /** Says that it could not be written. */
  refuse(): void;
}

/** What all batches of one import share. */
export interface PartSession {
  /** Kept texts of documents that only say what changed. */
  readonly texts: StoredTexts;
  readonly seriesLimits: SeriesLimits;
  readonly seriesWork: SeriesWork;
}

export interface PartBatch {
  /** In the order in which they are to be written. */
  readonly documents: readonly PartToWrite[];
  /** Documents of the batch of which the series has too many already. */
  readonly refused: ReadonlyMap<PendingPart, RejectedDocument>;
}

/**
 * What of a batch of a part-wise source is to be written: of each series all documents from the earliest new one on, as what each states
 * follows from those before it. Documents that are there with the same text are not; a series that gets nothing new is left alone.
 */
export function placeParts(
  pending: readonly PendingPart[],
  source: PartwiseSource,
  reading: string,
  session: PartSession,
): PartBatch {
  const { texts, seriesLimits, seriesWork } = session;
  const bySeries = Map.groupBy(pending, ({ item }) => item.document.series.key);
  const stored = Map.groupBy(texts.documentsOf([...bySeries.keys()]), ({ series }) => series);
  const refused = new Map<PendingPart, RejectedDocument>();
  const documents: PartToWrite[] = [];
  for (const [key, parts] of bySeries) {
    const known = stored.get(key) ?? [];
    const fresh = newOf(parts, known, reading, (part, documents) => {
      const reason = whyTooMuch(key, documents, seriesWork.of(key), seriesLimits);
      if (reason !== undefined) refused.set(part, refusalOf(part, reason));
      return reason !== undefined;
    });
    if (fresh.length > 0) documents.push(...foldedOf(key, fresh, known, source, reading, session));
  }
  return { documents, refused };
}

type Place = Pick<StoredDocument, 'hash' | 'reading'> & { readonly edition: string | null | undefined };

/**
 * The documents whose text is another one than that which holds at their place.
 *
 * @param isTooMuch asked of a document of a new place, with the number of places that there are
 */
function newOf(
  parts: readonly PendingPart[],
  known: readonly StoredDocument[],
  reading: string,
  isTooMuch: (part: PendingPart, documents: number) => boolean,
): PendingPart[] {
  const places = new Map<string, Place>(known.map((document) => [placeOf(document), document]));
  return parts.filter((part) => {
    const { document } = part.item;
    const held = places.get(placeOf(document));
    if (held !== undefined && holdsBefore(held, document, reading)) return false;
    if (held === undefined && isTooMuch(part, places.size)) return false;
    places.set(placeOf(document), { ...document, edition: document.edition, reading });
    return true;
  });
}

/** Of two texts of one place the later edition holds, else the one that comes later. */
function holdsBefore(held: Place, { hash, edition }: DocumentPlace, reading: string): boolean {
  if (held.edition && edition !== undefined && edition < held.edition) return true;
  return held.hash === hash && held.reading === reading;
}

type DocumentPlace = PendingPart['item']['document'];

function placeOf({ key, moment }: { readonly key: string; readonly moment: string }): string {
  return JSON.stringify([moment, key]);
}

function refusalOf({ file, item }: PendingPart, reason: string): RejectedDocument {
  return rejection({ name: file }, item.locator, reason, item.text);
}

function foldedOf(
  series: string,
  fresh: readonly PendingPart[],
  known: readonly StoredDocument[],
  source: PartwiseSource,
  reading: string,
  { texts, seriesWork }: PartSession,
): PartToWrite[] {
  const moments = fresh.map(({ item }) => item.document.moment).sort();
  const earliest = moments[0] as string;
  const renewed = new Set(fresh.map(({ item }) => placeOf(item.document)));
  const later = known.filter((each) => each.moment >= earliest && !renewed.has(placeOf(each)));
  const documents = [
    ...later.map((each) => placedStored(each, texts)),
    ...fresh.map((each) => placedPending(each)),
  ].sort((a, b) => compare(a.moment, b.moment) || compare(a.key, b.key));
  const fold = new SeriesFold(source, documents, () =>
    known.length === 0 ? [] : (texts.textsBefore(series, earliest) as Iterable<JsonObject>),
  );
  const onStated = (claims: number) => seriesWork.add(series, claims);
  return documents.map((_, position) => toWrite(fold, position, reading, known.length === 0, onStated));
}

function placedStored(stored: StoredDocument, texts: StoredTexts): PlacedDocument {
  const { key, moment, day, hash, edition, series } = stored;
  const document = { key, moment, day, hash, series: { key: series }, ...(edition !== null && { edition }) };
  const read = () => {
    const raw = texts.rawOf(stored.id);
    return { raw, part: { locator: key, text: unpackJson(raw) as JsonObject, document } };
  };
  return { key, moment, pending: undefined, source: key, read, text: () => read().part.text };
}

function placedPending(pending: PendingPart): PlacedDocument {
  const { file, item } = pending;
  const { key, moment } = item.document;
  const read = () => ({ raw: item.pack(), part: item });
  return { key, moment, pending, source: file, read, text: () => item.text };
}

/** @param isNew whether nothing stands before the first document */
function toWrite(
  fold: SeriesFold<PlacedDocument>,
  position: number,
  reading: string,
  isNew: boolean,
  onStated: (claims: number) => void,
): PartToWrite {
  const { pending, source, read } = fold.documents[position] as PlacedDocument;
  const made: PartToWrite = {
    pending,
    rejected: [],
    make() {
      const { raw, part } = read();
      const alone = position === 0 && isNew ? pending?.item.alone : undefined;
      const stated = alone ?? fold.stated(position, part, { name: source });
      const { records, article, takesBack, rejected, formerly } = stated;
      made.rejected = rejected;
      onStated(records.claims.length + (formerly?.claims.length ?? 0));
      const document = { ...part.document, article, takesBack, reading, raw };
      return { source, records, formerly, document: pending ? document : { ...document, isRefolded: true } };
    },
    refuse: () => fold.refuse(position),
  };
  return made;
}

function compare(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
