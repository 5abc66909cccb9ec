import type { PartialDate } from '../../domain/partial-date.ts';
import { dateInWords } from '../sentence/date-words.ts';
import type { Language } from '../sentence/verb.ts';
import { bibtexOf } from './bibtex.ts';
import type { CitedPlace } from './cited.ts';
import { type CslDate, type CslItem, cslOf } from './csl.ts';
import { locatorInFile } from './locator.ts';

/** A citation, in the forms that texts, bibliographies and programs use. */
export interface Citation {
  /** From which the others are written. */
  readonly item: CslItem;
  /** In English. */
  readonly text: string;
  readonly bibtex: string;
  /** CSL-JSON: one item. */
  readonly csl: string;
  /** Where in the file, or, without one, in the document. */
  readonly locator: string | null;
  readonly url: string | null;
}

/** The citation of a place in a document. */
export function citationOf(place: CitedPlace): Citation {
  const csl = cslOf(place);
  return {
    item: csl,
    text: textOf(csl, 'EN'),
    bibtex: bibtexOf(csl),
    csl: JSON.stringify(csl),
    locator: locatorInFile(place),
    url: place.url,
  };
}

interface Words {
  readonly published: (date: PartialDate) => string;
  readonly awarded: (date: PartialDate) => string;
  readonly separator: string;
}

const isDay = (date: PartialDate) => date.length >= DAY_LENGTH;
const DAY_LENGTH = 10;

const WORDS: Readonly<Record<Language, Words>> = {
  EN: {
    published: (date) => `published ${dateInWords(date, 'EN')}`,
    awarded: (date) => `awarded ${dateInWords(date, 'EN')}`,
    separator: '; ',
  },
  FR: {
    published: (date) => `publié ${isDay(date) ? 'le' : 'en'} ${dateInWords(date, 'FR')}`,
    awarded: (date) => `attribué ${isDay(date) ? 'le' : 'en'} ${dateInWords(date, 'FR')}`,
    separator: '\u202f; ',
  },
};

/** An item of CSL-JSON as a line of text: who, what, its number, when; where, by which hash; the address. Titles and places stay as they are. */
export function textOf(item: CslItem, language: Language): string {
  const { author = [], title, number, issued, 'event-date': awarded, note, URL: url } = item;
  const words = WORDS[language];
  const numbered = number === undefined ? title : `${title} (${number})`;
  const dates = [issued && words.published(dateOf(issued)), awarded && words.awarded(dateOf(awarded))];
  const what = [...author.map(({ literal }) => literal), numbered, ...dates];
  return `${[what.filter(Boolean).join(', '), note, url].filter(Boolean).join(words.separator)}.`;
}

function dateOf({ 'date-parts': [parts = []] }: CslDate): PartialDate {
  const [year = 0, ...rest] = parts;
  return [String(year).padStart(4, '0'), ...rest.map((part) => String(part).padStart(2, '0'))].join(
    '-',
  ) as PartialDate;
}
