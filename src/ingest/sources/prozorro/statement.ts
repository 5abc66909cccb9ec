import type { Day, PartialDate } from '../../../domain/partial-date.ts';
import { DocumentBuilder } from '../../document-builder.ts';
import { isJsonObject, type JsonObject, kindOfJson } from '../../json-value.ts';
import { publishedText } from '../../published-value.ts';
import type { SourceFile } from '../../source.ts';

const ARTICLE = 'article';
export const TENDER = 'tender';

/** What is known of a version of a tender as a whole. */
interface Version {
  /** ProZorro's id of the tender, which all keys of its parts begin with. */
  readonly tenderId: string;
  readonly day: Day;
  readonly published: PartialDate;
}

/** The one document that a version of a tender is, while its parts are being stated. */
export class Statement extends DocumentBuilder implements Version {
  readonly tenderId: string;
  readonly day: Day;
  readonly published: PartialDate;
  /** Identifiers of the procuring entity, as `scheme:value`: a bidder that carries one was given it by mistake. */
  readonly buyers = new Set<string>();
  /** Keys of bids that this state of the tender lists and does not tell of: what was said of them before stays. */
  readonly keptBids = new Set<string>();
  private readonly rejectedAt = new Set<string>();

  constructor(file: Pick<SourceFile, 'name'>, locator: string, version: Version) {
    super(file, locator, ARTICLE);
    this.tenderId = version.tenderId;
    this.day = version.day;
    this.published = version.published;
  }

  /** The key of a part of the tender, the same in every version of it. */
  keyOf(...part: readonly string[]): string {
    return ['prozorro', this.tenderId, ...part].join(':');
  }

  /** A status outside its list proves nothing; none at all is not an unknown one. @param field as the tender bears the flag */
  flagUnknown(field: string, status: unknown, known: readonly string[]): void {
    const published = publishedText(status);
    if (published === undefined || known.includes(published)) return;
    this.flags.push({ flag: 'INVALID_CODE', field, published });
  }

  /** Several readers look at some lists: what they can't understand is rejected once. */
  override reject(pointer: string, reason: string, content: unknown): void {
    if (this.rejectedAt.has(pointer)) return;
    this.rejectedAt.add(pointer);
    super.reject(pointer, reason, content);
  }

  /** The objects of a list with their pointers. What is no object is rejected; a missing list is an empty one. */
  partsOf(owner: JsonObject, list: string, pointer = ''): { value: JsonObject; pointer: string }[] {
    const elements = owner[list];
    if (elements === undefined || elements === null) return [];
    if (!Array.isArray(elements)) {
      this.reject(`${pointer}/${list}`, `${kindOfJson(elements)} instead of a list`, elements);
      return [];
    }
    return elements.flatMap((value: unknown, position) => {
      const at = `${pointer}/${list}/${position}`;
      if (isJsonObject(value)) return [{ value, pointer: at }];
      this.reject(at, `${kindOfJson(value)} instead of an object`, value);
      return [];
    });
  }
}
