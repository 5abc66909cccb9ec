import { today } from '../../domain/partial-date.ts';
import { type Html, html, shortened } from '../html.ts';
import type { View } from '../view.ts';
import { citationWords } from '../words/citation.ts';

/** Something that can be cited, in three forms of the same. */
export interface Citation {
  readonly text: string;
  readonly bibtex: string;
  readonly csl: string;
}

/** What is cited. */
export interface Cited {
  /** What managers of references call it: letters, digits, dots and hyphens. */
  readonly key: string;
  readonly title: string;
  /** Since when it is there: a date as precise as it is known. */
  readonly issued: string;
  /** How it stands, before the days and the date of the data. */
  readonly notes: readonly string[];
  /** What it is called besides its title, such as the name of a claim. */
  readonly name?: string;
  /** Path, without the language; absent for the address of the page. */
  readonly path?: string;
}

/**
 * A citation with the day asked, how new the data is, and the address that shows the same later: as known on the day on which it was
 * looked at.
 */
export function citationOf(view: View, { key, title, issued, notes, name, path }: Cited): Citation {
  const { words, publicUrl, language, valid } = view;
  const known = view.known ?? today();
  const days = { known, valid };
  const address = path === undefined ? view.onDays(days) : `/${language}${path}${view.daysQuery(days)}`;
  const url = `${publicUrl}${address}`;
  const note = [...notes, ...conditions(view, known)].join(', ');
  const called = name === undefined ? '' : `, ${name}`;
  const csl = {
    id: key,
    type: 'entry',
    title,
    'container-title': words.site,
    issued: dateParts(issued),
    accessed: dateParts(known),
    language,
    URL: url,
    note,
  };
  return {
    text: `${title} (${note}). ${words.site}${called}. ${url}`,
    bibtex: bibtexOf({ key, title, year: issued.slice(0, 4), site: words.site, url, note, known }),
    csl: JSON.stringify(csl, null, 2),
  };
}

/** The days asked, and the date of the data. */
function conditions(view: View, known: string): string[] {
  const words = citationWords[view.language];
  const { format, valid, dataState } = view;
  return [
    words.asKnownOn(format.date(known)),
    ...(valid === undefined ? [] : [words.validOn(format.date(valid))]),
    ...(dataState?.imported == null
      ? []
      : [words.dataOf(format.day(dataState.imported), dataState.importNumber)]),
  ];
}

function dateParts(date: string): object {
  return { 'date-parts': [date.slice(0, 10).split('-').map(Number)] };
}

/** The text, and behind summaries the two forms for managers of references. */
export function citationBlock(view: View, { text, bibtex, csl }: Citation): Html {
  const words = citationWords[view.language];
  return html`<p class="citation" dir="auto">${text}</p>
<details class="cite"><summary>${words.asBibtex}</summary><pre tabindex="0">${bibtex}</pre></details>
<details class="cite"><summary>${words.asCsl}</summary><pre tabindex="0">${csl}</pre></details>`;
}

const MAX_TITLE = 200;

/** How to cite the page itself: a thing, or a list with what was asked of it. Null where no data stands on it. */
export function pageCitation(view: View, title: string): Html | null {
  const words = citationWords[view.language];
  const { dataState, path, selection } = view;
  if (dataState === undefined) return null;
  const known = view.known ?? today();
  const cited = {
    key: `greffe${path.replaceAll(/[^a-z0-9]+/gi, '-').replace(/-$/, '')}-${known}`,
    title: [shortened(title, MAX_TITLE), ...selection].join(words.separator),
    issued: dataState.imported ?? known,
    notes: [],
  };
  return html`<details class="cite"><summary>${words.citePage}</summary>${citationBlock(view, citationOf(view, cited))}</details>`;
}

interface Entry {
  readonly key: string;
  readonly title: string;
  readonly year: string;
  readonly site: string;
  readonly url: string;
  readonly note: string;
  readonly known: string;
}

function bibtexOf({ key, title, year, site, url, note, known }: Entry): string {
  // Braces around the title keep its capitals.
  const fields = [
    ['title', `{${escaped(title)}}`],
    ['author', `{${escaped(site)}}`],
    ['year', year],
    ['howpublished', `\\url{${url}}`],
    ['urldate', known],
    ['note', escaped(note)],
  ];
  return `@misc{${key},\n${fields.map(([field, value]) => `  ${field} = {${value}}`).join(',\n')}\n}`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  '\u202f': '\\,',
};

/** A text that LaTeX sets as it stands. */
function escaped(text: string): string {
  return text.replaceAll(/[\\~^#$%&_{}\u202f]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}
