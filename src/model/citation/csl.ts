import { hash } from 'node:crypto';
import type { PartialDate } from '../../domain/partial-date.ts';
import { withoutUndefined } from '../../domain/without-undefined.ts';
import type { ArticleKind } from '../words/node.ts';
import type { CitedPlace } from './cited.ts';
import { locatorInFile } from './locator.ts';

/** An item of CSL-JSON 1.0, with the members that citations of documents have. */
export interface CslItem {
  readonly id: string;
  readonly type: string;
  readonly title: string;
  readonly author?: readonly { readonly literal: string }[];
  readonly issued?: CslDate;
  /** When the award was that it tells of. */
  readonly 'event-date'?: CslDate;
  readonly number?: string;
  readonly language?: string;
  readonly URL?: string;
  readonly note?: string;
}

export interface CslDate {
  readonly 'date-parts': readonly (readonly number[])[];
}

const TYPES: Readonly<Record<ArticleKind, string>> = {
  NEWS: 'article-newspaper',
  REPORT: 'report',
  NOTICE: 'document',
  PRESS_RELEASE: 'article',
  LEGAL_TEXT: 'legislation',
  OTHER: 'document',
};

/** A row of a table is data; a notice is a document of its own. */
const OF_TABLE = /(?:^|, )rows? \d/;

/** A place in a document as an item of CSL-JSON. Its id follows from what it says: the same place has the same in every database. */
export function cslOf(place: CitedPlace): CslItem {
  const { title, kind, author, published, awarded, number, language, url, file } = place;
  const isOfTable = file !== null && OF_TABLE.test(file.locator);
  return {
    id: idOf(place),
    type: isOfTable ? 'dataset' : TYPES[kind],
    title,
    ...withoutUndefined({
      author: author === null ? undefined : [{ literal: author }],
      issued: dateOf(published),
      'event-date': dateOf(awarded),
      number: number ?? undefined,
      language: language ?? undefined,
      URL: url ?? undefined,
      note: noteOf(place),
    }),
  };
}

/** File, place and hash, by which anybody finds the very row. */
function noteOf(place: CitedPlace): string | undefined {
  const { file } = place;
  const parts = [file?.name, locatorInFile(place), file?.sha256 && `SHA-256 ${file.sha256}`];
  return parts.filter(Boolean).join(', ') || undefined;
}

function dateOf(date: PartialDate | null): CslDate | undefined {
  return date === null ? undefined : { 'date-parts': [date.slice(0, 10).split('-').map(Number)] };
}

const MAX_DOCUMENT_CHARACTERS = 80;
const MAX_PLACE_CHARACTERS = 40;
const HASH_CHARACTERS = 8;

/** A letter that an id has no place for. */
const OTHER_LETTER = /(?![a-z])\p{L}/u;

/** The document and the place in its file: citations of two rows stand in one bibliography. Of a long pointer the end tells it from others. */
function idOf(place: CitedPlace): string {
  const { author, published, awarded, number, title } = place;
  const said = [author, (published ?? awarded)?.slice(0, 4), number ?? title].filter(Boolean).join(' ');
  const document = plainWords([said]);
  // What is cut off, or written in other letters, may be all that tells two documents apart.
  const isWhole = document.length <= MAX_DOCUMENT_CHARACTERS && !OTHER_LETTER.test(withoutAccents(said));
  const words = [
    document.slice(0, MAX_DOCUMENT_CHARACTERS),
    isWhole ? '' : hash('sha256', said).slice(0, HASH_CHARACTERS),
    plainWords([locatorInFile(place)]).slice(-MAX_PLACE_CHARACTERS),
  ];
  return plainWords(words) || 'document';
}

/** Letters without accents and digits, in small letters, words joined by hyphens. */
function plainWords(texts: readonly (string | null | undefined)[]): string {
  const plain = withoutAccents(texts.filter(Boolean).join(' '));
  return plain.replaceAll(/[^a-z0-9]+/g, '-').replaceAll(/^-|-$/g, '');
}

function withoutAccents(text: string): string {
  return text.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();
}
