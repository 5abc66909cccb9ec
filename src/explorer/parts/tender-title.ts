import { nodePath } from '../address.ts';
import { type Html, html } from '../html.ts';
import type { Language } from '../language.ts';
import type { View } from '../view.ts';
import { madeTenderTitle } from '../words/tender-title.ts';
import { name } from './name.ts';

/** What a tender's title follows from. */
export interface Titled {
  readonly title: string;
  readonly titleIsMakeshift: boolean;
  readonly identifiers?: readonly { readonly value: string }[];
}

/** A contract that no document gives a title: its number, in the reader's language, where that is what the title was made of. */
export function makeshiftTitle(
  language: Language,
  { title, titleIsMakeshift, identifiers = [] }: Titled,
): string | undefined {
  if (!titleIsMakeshift) return undefined;
  const [identifier] = identifiers;
  if (title === '' && identifier !== undefined)
    return madeTenderTitle(language, `Contract ${identifier.value}`)?.short;
  return madeTenderTitle(language, title)?.short;
}

/** A tender's title for a link or a heading. */
export function tenderTitle(language: Language, tender: Titled, maxCharacters?: number): Html {
  const made = makeshiftTitle(language, tender);
  return made === undefined ? name(tender.title, maxCharacters) : html`${made}`;
}

const MAX_LINKED = 110;

/** The same as a link to the tender's page. */
export function tenderLink(
  view: View,
  tender: Titled & { readonly slug: string },
  maxCharacters = MAX_LINKED,
): Html {
  return html`<a href="${view.link(nodePath('Tender', tender.slug))}">${tenderTitle(view.language, tender, maxCharacters)}</a>`;
}
