import type { CslItem } from './csl.ts';

/** An item of CSL-JSON as an entry of BibTeX, which LaTeX sets with the package `url`. */
export function bibtexOf(item: CslItem): string {
  const { id, author = [], title, number, issued, 'event-date': awarded, note, URL: url } = item;
  const [[year, month] = []] = (issued ?? awarded)?.['date-parts'] ?? [];
  // Braces around names of bodies: they are no first and last names. Those around titles keep capitals.
  const fields: [string, string | undefined][] = [
    ['author', author.map(({ literal }) => `{${escaped(literal)}}`).join(' and ') || undefined],
    ['title', `{${escaped(title)}}`],
    ['year', year?.toString()],
    ['month', month?.toString()],
    ['number', number && escaped(number)],
    ['howpublished', url && `\\url{${url.replaceAll(/[{}\\]/g, encodeURIComponent)}}`],
    ['note', note && escaped(note)],
  ];
  const lines = fields.flatMap(([name, value]) => (value === undefined ? [] : [`  ${name} = {${value}}`]));
  return `@misc{${id},\n${lines.join(',\n')}\n}`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
  // BibTeX counts braces that are escaped too: a single one would leave the entry open.
  '{': '\\textbraceleft{}',
  '}': '\\textbraceright{}',
};

/** A text that LaTeX sets as it stands. */
function escaped(text: string): string {
  return text.replaceAll(/[\\~^#$%&_{}]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}
