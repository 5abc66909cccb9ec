import { words } from '../language.ts';

/** What citations say, of a claim and of any page. */
export const citationWords = words(
  {
    citePage: 'Cite this page',
    separator: '; ',
    asBibtex: 'BibTeX',
    asCsl: 'CSL-JSON (Zotero, Pandoc)',
    asKnownOn: (day: string) => `as known on ${day}`,
    validOn: (day: string) => `valid on ${day}`,
    dataOf: (day: string, number: number) =>
      number === 0 ? `data of ${day}` : `data of ${day}, import ${number}`,
  },
  {
    citePage: 'Citer cette page',
    separator: ' ; ',
    asBibtex: 'BibTeX',
    asCsl: 'CSL-JSON (Zotero, Pandoc)',
    asKnownOn: (day: string) => `état connu au ${day}`,
    validOn: (day: string) => `valable au ${day}`,
    dataOf: (day: string, number: number) =>
      number === 0 ? `données du ${day}` : `données du ${day}, import ${number}`,
  },
);
