import { claimPath } from '../../address.ts';
import type { ClaimQuery } from '../../operations.ts';
import type { View } from '../../view.ts';
import { claimWords } from '../../words/claim.ts';

type Claim = NonNullable<ClaimQuery['claim']>;

/** A claim as something that can be cited, in three forms of the same. */
export interface ClaimCitation {
  readonly text: string;
  readonly bibtex: string;
  readonly csl: string;
}

/** What a citation says of a claim: its sentence, its standing, name and revision, the day asked, how new the data is, and the address. */
export function citeClaim(
  view: View,
  claim: Claim,
  data: ClaimQuery['dataState'],
  now: string,
): ClaimCitation {
  const words = claimWords[view.language];
  const { format } = view;
  const known = view.known ?? now;
  const url = addressOf(view, claim.name, known);
  const note = [
    view.words.standing[claim.standing],
    claim.modality === 'EXPECTED' && view.words.standing.EXPECTED,
    words.inRevision(claim.revision),
    words.asKnownOn(format.date(known)),
    data.imported !== null && words.dataOf(format.day(data.imported), data.importNumber),
  ]
    .filter((part) => part !== false)
    .join(', ');
  const day = { 'date-parts': [known.split('-').map(Number)] };
  const csl = {
    id: claim.name,
    type: 'entry',
    title: claim.sentence,
    'container-title': view.words.site,
    issued: { 'date-parts': [claim.knownFrom.split('-').map(Number)] },
    accessed: day,
    language: view.language,
    URL: url,
    note,
  };
  return {
    text: `${claim.sentence} (${note}). ${view.words.site}, ${claim.name}. ${url}`,
    bibtex: bibtexOf({
      name: claim.name,
      title: claim.sentence,
      year: claim.knownFrom.slice(0, 4),
      site: view.words.site,
      url,
      note,
      known,
    }),
    csl: JSON.stringify(csl, null, 2),
  };
}

/** With the day, so that who follows it sees what was seen. */
function addressOf(view: View, name: string, known: string): string {
  const valid = view.valid === undefined ? '' : `&valid=${view.valid}`;
  return `${view.publicUrl}/${view.language}${claimPath(name)}?known=${known}${valid}`;
}

interface Entry {
  readonly name: string;
  readonly title: string;
  readonly year: string;
  readonly site: string;
  readonly url: string;
  readonly note: string;
  readonly known: string;
}

function bibtexOf({ name, title, year, site, url, note, known }: Entry): string {
  // Braces around the title keep its capitals.
  const fields = [
    ['title', `{${escaped(title)}}`],
    ['author', `{${escaped(site)}}`],
    ['year', year],
    ['howpublished', `\\url{${url}}`],
    ['urldate', known],
    ['note', escaped(note)],
  ];
  return `@misc{${name},\n${fields.map(([field, value]) => `  ${field} = {${value}}`).join(',\n')}\n}`;
}

const SPECIAL: Readonly<Record<string, string>> = {
  '\\': '\\textbackslash{}',
  '~': '\\textasciitilde{}',
  '^': '\\textasciicircum{}',
};

/** A text that LaTeX sets as it stands. */
function escaped(text: string): string {
  return text.replaceAll(/[\\~^#$%&_{}]/g, (character) => SPECIAL[character] ?? `\\${character}`);
}
