import { packJson, unpackJson } from '../db/write/document/packed-text.ts';
import { RecordRejected, SourceUnusable } from '../domain/error.ts';
import type { JsonObject } from './json-value.ts';
import type { Reading } from './read-input.ts';
import type { ReadItem, ReadPart } from './read-item.ts';
import type {
  PartDocument,
  PartwiseSource,
  RejectedDocument,
  SkippedDocument,
  StatedDocument,
  StatedPart,
} from './source.ts';

/** What came out of an input, for whoever imports. */
export type TakenReading =
  | Exclude<Reading, { item: unknown }>
  | { readonly file: string; readonly item: ReadItem };

/** What a thread that reads sends: readings as JSON, which takes less than a structured clone, and packed texts. */
export interface ReadingMessage {
  /** A list of `SentReading`. */
  readonly readings: string;
  /** Packed texts of the parts among them, one after another. */
  readonly texts: Uint8Array<ArrayBuffer>;
  /** How many bytes of the file were read since the last message. */
  readonly bytes: number;
  readonly isLast: boolean;
}

/** Errors are sent as their parts. */
interface SentRejection extends Pick<RejectedDocument, 'locator' | 'content'> {
  readonly rejected: readonly [source: string, locator: string, reason: string];
}

interface SentPart extends Pick<ReadPart, 'locator' | 'document' | 'characters'> {
  /** Length of its packed text. */
  readonly size: number;
  readonly alone?: Omit<StatedPart, 'rejected'> & { readonly rejected: readonly SentRejection[] };
}

/** Zero stands for an item that was dealt with before. */
type SentReading =
  | 0
  | { readonly file: string; readonly note: string }
  | { readonly file: string; readonly unusable: readonly [source: string, reason: string] }
  | { readonly file: string; readonly item: StatedDocument | SkippedDocument | SentRejection | SentPart };

/** Writes messages. */
export class MessageWriter {
  private readings: string[] = [];
  private texts: Uint8Array[] = [];
  private characters = 0;
  private readonly partwise: PartwiseSource | undefined;
  /** Series of which a document was read: what a later one states follows from that. */
  private readonly seen = new Set<string>();

  constructor(partwise: PartwiseSource | undefined) {
    this.partwise = partwise;
  }

  get isFull(): boolean {
    return this.readings.length >= MAX_READINGS || this.characters >= MAX_CHARACTERS;
  }

  /** Notes that an item was read that was dealt with before. */
  skip(): void {
    this.add(0);
  }

  write(reading: Reading): void {
    const { file } = reading;
    if ('unusable' in reading) {
      this.add({ file, unusable: [reading.unusable.source, reading.unusable.reason] });
    } else if ('note' in reading) {
      this.add(reading);
    } else if ('rejected' in reading.item) {
      this.add({ file, item: sentRejection(reading.item) });
    } else if ('kept' in reading.item) {
      this.add({ file, item: this.sentPart(file, reading.item) });
    } else {
      this.add({ file, item: reading.item });
    }
  }

  take(bytes: number, isLast: boolean): ReadingMessage {
    const { readings, texts } = this;
    const length = texts.reduce((sum, text) => sum + text.length, 0);
    const joined = new Uint8Array(length);
    let end = 0;
    for (const text of texts) {
      joined.set(text, end);
      end += text.length;
    }
    this.readings = [];
    this.texts = [];
    this.characters = 0;
    return { readings: `[${readings.join()}]`, texts: joined, bytes, isLast };
  }

  private add(sent: SentReading): void {
    const text = JSON.stringify(sent);
    this.readings.push(text);
    this.characters += text.length;
  }

  private sentPart(file: string, part: PartDocument): SentPart {
    const { locator, document, kept } = part;
    const packed = packJson(kept);
    this.texts.push(packed);
    this.characters += packed.length;
    const sent = { locator, document, characters: kept.length, size: packed.length };
    const alone = this.statedAlone(file, part);
    if (alone === undefined) return sent;
    return { ...sent, alone: { ...alone, rejected: alone.rejected.map(sentRejection) } };
  }

  private statedAlone(file: string, part: PartDocument): StatedPart | undefined {
    const { key } = part.document.series;
    if (this.partwise === undefined || this.seen.has(key)) return undefined;
    if (this.seen.size >= MAX_SEEN) this.seen.clear();
    this.seen.add(key);
    return this.partwise.state(this.partwise.fold(undefined, part.text), part, { name: file });
  }
}

const MAX_READINGS = 100;
const MAX_CHARACTERS = 1_000_000;
/** Of more series a first document may be stated in vain. */
const MAX_SEEN = 20_000;

function sentRejection({ locator, content, rejected }: RejectedDocument): SentRejection {
  return { locator, content, rejected: [rejected.source, rejected.locator, rejected.reason] };
}

/** The readings of a message; undefined for an item that was dealt with before. */
export function* readingsIn({ readings, texts }: ReadingMessage): Generator<TakenReading | undefined> {
  let start = 0;
  for (const sent of JSON.parse(readings) as SentReading[]) {
    if (sent === 0) yield undefined;
    else if ('unusable' in sent) yield { file: sent.file, unusable: new SourceUnusable(...sent.unusable) };
    else if ('note' in sent) yield sent;
    else if ('size' in sent.item) {
      const { size } = sent.item;
      yield { file: sent.file, item: takenPart(sent.item, texts.subarray(start, start + size)) };
      start += size;
    } else if ('rejected' in sent.item) yield { file: sent.file, item: takenRejection(sent.item) };
    else yield { file: sent.file, item: sent.item };
  }
}

function takenRejection({ locator, content, rejected }: SentRejection): RejectedDocument {
  return { locator, content, rejected: new RecordRejected(...rejected) };
}

function takenPart({ locator, document, characters, alone }: SentPart, packed: Uint8Array): ReadPart {
  return {
    locator,
    document,
    characters,
    pack: () => packed,
    // Most are never asked for: what they state alone is there.
    get text() {
      return unpackJson(packed) as JsonObject;
    },
    alone: alone && { ...alone, rejected: alone.rejected.map(takenRejection) },
  };
}
