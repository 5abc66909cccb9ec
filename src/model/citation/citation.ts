import { bibtexOf } from './bibtex.ts';
import type { Citation, CitedPlace } from './cited.ts';
import { type CslDate, type CslItem, cslOf } from './csl.ts';
import { locatorInFile } from './locator.ts';

/** The citation of a place in a document. */
export function citationOf(place: CitedPlace): Citation {
  const csl = cslOf(place);
  return {
    text: textOf(csl),
    bibtex: bibtexOf(csl),
    csl: JSON.stringify(csl),
    locator: locatorInFile(place),
    url: place.url,
  };
}

const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** An item of CSL-JSON as a line of text: who, what, its number, when; where, by which hash; the address. */
export function textOf(item: CslItem): string {
  const { author = [], title, number, issued, 'event-date': awarded, note, URL: url } = item;
  const numbered = number === undefined ? title : `${title} (${number})`;
  const dates = [issued && `published ${dateText(issued)}`, awarded && `awarded ${dateText(awarded)}`];
  const what = [...author.map(({ literal }) => literal), numbered, ...dates];
  return `${[what.filter(Boolean).join(', '), note, url].filter(Boolean).join('; ')}.`;
}

function dateText({ 'date-parts': [parts = []] }: CslDate): string {
  const [year, month, day] = parts;
  return [day, month === undefined ? undefined : MONTHS[month - 1], year]
    .filter((part) => part !== undefined)
    .join(' ');
}
